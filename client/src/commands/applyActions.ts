import * as vscode from 'vscode';
import { STRUCTURE_ACTION } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { actionsFor, applyAction, wholeRange } from './codeActions';

const FIX_ALL = 'source.fixAll.baogao';
/** A question about a text is dropped when the text or the providers change meanwhile; so often it is asked again. */
const TRIES = 5;

/** Applies every safe fix of the active report as one step, and says how many there were. */
export async function fixAll(): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const { document } = editor;
  const nothing = vscode.l10n.t('Nothing here can be corrected without a decision.');
  await applyFirst(
    document,
    () => wholeRange(document),
    FIX_ALL,
    nothing,
    (count) => vscode.l10n.t('Corrected: {0}', count),
  );
}

/** Makes Markdown of plain text that was pasted: the selection, or all of the active document. One step to undo. */
export async function structureText(): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const nothing = vscode.l10n.t('The text has its headings and paragraphs already.');
  const place = () => (editor.selection.isEmpty ? new vscode.Range(0, 0, 0, 0) : editor.selection);
  await applyFirst(editor.document, place, STRUCTURE_ACTION, nothing, () =>
    vscode.l10n.t('The text now has headings and paragraphs.'),
  );
}

/** Applies the first action of a kind and says what has been done in the status bar. */
async function applyFirst(
  document: vscode.TextDocument,
  place: () => vscode.Range,
  kind: string,
  nothing: string,
  done: (count: number) => string,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { version } = document;
    const actions = await actionsFor(document, place(), kind);
    if (!actions || document.version !== version) continue;
    const [action] = actions;
    if (!action?.edit) {
      vscode.window.setStatusBarMessage(nothing, 5000);
      return;
    }
    const count = action.edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
    if (!(await applyAction(action))) continue;
    vscode.window.setStatusBarMessage(done(count), 5000);
    return;
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('The text kept changing; try again.'), 5000);
}

/** Counts the numbers of the active report through; the writer chooses how far. One step to undo. */
export async function renumber(): Promise<void> {
  if (!activeMarkdownEditor()) return;
  const kind = 'refactor.rewrite.renumber';
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'ifSingle' });
}
