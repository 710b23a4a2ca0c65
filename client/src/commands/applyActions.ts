import * as vscode from 'vscode';
import { activeMarkdownEditor } from '../activeReport';

/** Applies every safe fix of the active report as one step. */
export async function fixAll(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.baogao', apply: 'first' });
}

/** Counts the numbers of the active report through; the writer chooses how far and sees the changes before they apply. */
export async function renumber(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  const kind = 'refactor.rewrite.renumber';
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'ifSingle' });
}
