import * as vscode from 'vscode';
import { activeMarkdownEditor } from '../activeReport';

/** Applies every safe fix of the active report as one step. */
export async function fixAll(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.baogao', apply: 'first' });
}
