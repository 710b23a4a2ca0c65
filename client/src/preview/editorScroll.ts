import * as vscode from 'vscode';

/** Offset of the first character that the editor shows. */
export function topOffset(editor: vscode.TextEditor): number {
  const line = editor.visibleRanges[0]?.start.line ?? 0;
  return editor.document.offsetAt(new vscode.Position(line, 0));
}

/** The editor that shows the document, the active one first. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const wanted = uri.toString();
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.uri.toString() === wanted);
}

/** Puts the cursor at an offset of the document and shows it, in the editor that has it or beside the preview. */
export async function revealOffset(uri: vscode.Uri, offset: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const place = document.positionAt(offset);
  const viewColumn = editorOf(uri)?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: false });
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows the text of a preview in its editor. */
export async function revealSource(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, editorOf(uri)?.viewColumn ?? vscode.ViewColumn.One);
}
