import * as vscode from 'vscode';

/**
 * The code actions of a kind for a passage. Undefined when the question was dropped, because the text or the providers
 * changed meanwhile.
 */
export async function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<vscode.CodeAction[] | undefined> {
  const provider = 'vscode.executeCodeActionProvider';
  try {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(provider, document.uri, range, kind);
    return actions.filter((action) => action.kind?.value === kind || action.kind?.value.startsWith(`${kind}.`));
  } catch {
    return undefined;
  }
}

/** Applies an action as one step to undo; false when the text has changed meanwhile. */
export async function applyAction({ edit }: vscode.CodeAction): Promise<boolean> {
  return edit !== undefined && vscode.workspace.applyEdit(edit);
}

/** The whole text of a document. */
export function wholeRange(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}
