import * as vscode from 'vscode';

/** The source that the server puts beside each of its findings. */
const SOURCE = '报告';

/** All findings of Baogao about a document, in the order of the text. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
  return own.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The findings at the cursor; where there is none, those of the cursor's line. */
export function findingsAt({ document, selection }: vscode.TextEditor): vscode.Diagnostic[] {
  const all = findingsOf(document.uri);
  const here = all.filter(({ range }) => range.contains(selection.active));
  const { line } = selection.active;
  return here.length > 0 ? here : all.filter(({ range }) => range.start.line <= line && line <= range.end.line);
}

/** The id of the rule that a finding is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
