import * as vscode from 'vscode';

/**
 * The active editor if it shows Markdown. While a preview has the focus no editor is active; then it is the one
 * Markdown editor in view. Else says so and returns undefined.
 */
export function activeMarkdownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'markdown') return editor;
  const [only, second] = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === 'markdown');
  if (!editor && only && !second) return only;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a report (a Markdown file) first.'));
  return undefined;
}
