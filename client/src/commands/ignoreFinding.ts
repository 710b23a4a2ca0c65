import * as vscode from 'vscode';
import { IGNORE_ACTIONS } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { findingsAt } from '../findingsAt';
import { actionsFor, applyAction } from './codeActions';

/** Silences a finding at the cursor: in its paragraph, in its file, or in all reports of the folder. One step to undo. */
export async function ignoreFinding(how: keyof typeof IGNORE_ACTIONS): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const [first] = findingsAt(editor);
  if (!first) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no finding at the cursor.'), 5000);
    return;
  }
  const actions = await actionsFor(editor.document, placeOf(editor, first), IGNORE_ACTIONS[how]);
  if (!actions || actions.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('This finding cannot be ignored in that way.'), 5000);
    return;
  }
  const items = actions.map((action) => ({ label: action.title, action }));
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items);
  if (picked && (await applyAction(picked.action))) await saveOthers(editor.document, picked.action);
}

/** What was written into the office's settings counts for everybody only when it is on disk; the report itself is left to the writer. */
async function saveOthers(report: vscode.TextDocument, { edit }: vscode.CodeAction): Promise<void> {
  for (const [uri] of edit?.entries() ?? []) {
    if (uri.toString() !== report.uri.toString()) await (await vscode.workspace.openTextDocument(uri)).save();
  }
}

/** The cursor when it stands in a finding, else the finding of its line. */
function placeOf({ selection }: vscode.TextEditor, { range }: vscode.Diagnostic): vscode.Range {
  return range.contains(selection.active) ? new vscode.Range(selection.active, selection.active) : range;
}
