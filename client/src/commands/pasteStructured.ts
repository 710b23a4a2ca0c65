import * as vscode from 'vscode';
import { activeMarkdownEditor } from '../activeReport';
import { pasteInterface, STRUCTURED_PASTE, structured } from '../pasteProvider';
import type { Server } from '../server';

/**
 * Pastes what was copied out of Word or a web page as structured Markdown. From VS Code 1.97 on its headings, tables and
 * footnotes come along; older versions give an extension the plain text alone, whose numbering is read all the same.
 */
export async function pasteStructured(server: Server): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  // A page in a browser may not read what was copied unless the writer pastes; there the text alone is to be had.
  if (pasteInterface() && vscode.env.uiKind === vscode.UIKind.Desktop) {
    await vscode.commands.executeCommand('editor.action.pasteAs', { kind: STRUCTURED_PASTE });
    return;
  }
  const text = await vscode.env.clipboard.readText();
  const pasted =
    text.trim() === '' ? undefined : await structured(server, { text }, editor.document, editor.selections);
  if (!pasted) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no text to paste.'), 5000);
    return;
  }
  await vscode.workspace.applyEdit(pasted.pictures);
  await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, pasted.text);
  });
}
