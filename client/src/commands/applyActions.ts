import * as vscode from 'vscode';
import { activeMarkdownEditor } from '../activeReport';

const FIX_ALL = 'source.fixAll.baogao';
/** A question about a text is dropped when the text or the providers change meanwhile; so often it is asked again. */
const TRIES = 5;

/** Applies every safe fix of the active report as one step, and says how many there were. */
export async function fixAll(): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const { document } = editor;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { version } = document;
    const fixes = await safeFixes(document);
    if (fixes === 'dropped' || document.version !== version) continue;
    const { edit } = fixes;
    if (!edit) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing here can be corrected without a decision.'), 5000);
      return;
    }
    const count = edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    vscode.window.setStatusBarMessage(vscode.l10n.t('Corrected: {0}', count), 5000);
    return;
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('The text kept changing; try again.'), 5000);
}

async function safeFixes(document: vscode.TextDocument): Promise<{ edit?: vscode.WorkspaceEdit } | 'dropped'> {
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const provider = 'vscode.executeCodeActionProvider';
  try {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(provider, document.uri, all, FIX_ALL);
    const edit = actions.find(({ kind }) => kind?.value === FIX_ALL)?.edit;
    return edit ? { edit } : {};
  } catch {
    return 'dropped';
  }
}

/** Counts the numbers of the active report through; the writer chooses how far and sees the changes before they apply. */
export async function renumber(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  const kind = 'refactor.rewrite.renumber';
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'ifSingle' });
}
