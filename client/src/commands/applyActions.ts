import * as vscode from 'vscode';
import { activeMarkdownEditor } from '../activeReport';

const FIX_ALL = 'source.fixAll.baogao';
/** The server gives up on a text that has changed since; so often the new text is asked about. */
const TRIES = 3;

/** Applies every safe fix of the active report as one step, and says how many there were. */
export async function fixAll(): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const { document } = editor;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { version } = document;
    const edit = await safeFixes(document);
    if (document.version !== version) continue;
    if (!edit) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing here can be corrected without a decision.'), 5000);
      return;
    }
    const count = edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    vscode.window.setStatusBarMessage(vscode.l10n.t('Corrected: {0}', count), 5000);
    return;
  }
}

async function safeFixes(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const provider = 'vscode.executeCodeActionProvider';
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(provider, document.uri, all, FIX_ALL);
  return actions.find(({ kind }) => kind?.value === FIX_ALL)?.edit;
}

/** Counts the numbers of the active report through; the writer chooses how far and sees the changes before they apply. */
export async function renumber(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  const kind = 'refactor.rewrite.renumber';
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'ifSingle' });
}
