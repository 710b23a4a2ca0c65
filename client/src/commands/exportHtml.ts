import * as vscode from 'vscode';
import { type DocumentParams, HTML_REQUEST } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import type { Server } from '../server';

/** Writes a report, by default the one in the active editor, as one self-contained HTML file, where the writer says. */
export async function exportHtml(server: Server, wanted: vscode.Uri | undefined): Promise<void> {
  const uri = wanted ?? activeMarkdownEditor()?.document.uri;
  if (!uri) return;
  const params: DocumentParams = { uri: uri.toString() };
  const html = await server.ask<string>(HTML_REQUEST, params);
  if (html === undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The report could not be typeset.'));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    defaultUri: uri.with({ path: `${uri.path.replace(/\.[^./]*$/, '')}.html` }),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The file could not be written: {0}', reason));
    return;
  }
  const open = vscode.l10n.t('Open');
  const name = target.path.split('/').at(-1) ?? '';
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Written: {0}', name), open);
  if (answer === open) await vscode.env.openExternal(target);
}
