import * as vscode from 'vscode';

/** The active editor if it shows Markdown; else says so and returns undefined. */
export function activeMarkdownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'markdown') return editor;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a report (a Markdown file) first.'));
  return undefined;
}
