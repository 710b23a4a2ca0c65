import * as vscode from 'vscode';

/** How much of a document is looked at; a report shows its script in the first lines. */
const SAMPLE_LENGTH = 4000;

/** Whether a document is Markdown with Chinese near its beginning, so that it is worth starting the server for. */
export function looksChinese(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'markdown') return false;
  const start = new vscode.Position(0, 0);
  return hasChinese(document.getText(new vscode.Range(start, document.positionAt(SAMPLE_LENGTH))));
}

/** Whether a text has Chinese near its beginning. */
export function hasChinese(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text.slice(0, SAMPLE_LENGTH));
}
