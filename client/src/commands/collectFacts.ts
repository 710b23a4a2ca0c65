import * as vscode from 'vscode';
import { COLLECT_FACTS_REQUEST, type CollectedFacts, type DocumentParams } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { MARKDOWN_END } from '../markdownFile';
import type { Server } from '../server';

/**
 * Collects the figures of the active report into a fact sheet beside it, by which it is checked from then on. A sheet
 * that is there already is never written over: the collected one is shown for comparison.
 */
export async function collectFacts(server: Server): Promise<void> {
  const document = activeMarkdownEditor()?.document;
  if (!document) return;
  const params: DocumentParams = { uri: document.uri.toString() };
  const collected = await server.ask<CollectedFacts>(COLLECT_FACTS_REQUEST, params);
  if (!collected) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The figures could not be collected.'));
    return;
  }
  const sheet =
    collected.sheet === undefined
      ? await writeBeside(document, collected.text)
      : vscode.Uri.parse(collected.sheet, true);
  if (sheet && collected.sheet === undefined) {
    await show(await vscode.workspace.openTextDocument(sheet));
    return;
  }
  await show(await vscode.workspace.openTextDocument({ language: 'yaml', content: collected.text }));
  if (!sheet) return;
  const open = vscode.l10n.t('Open');
  const name = sheet.path.split('/').at(-1) ?? '';
  const message = vscode.l10n.t('There is a fact sheet already: {0}. Take over what it lacks.', name);
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await show(await vscode.workspace.openTextDocument(sheet));
  }
}

/** The new file; undefined where the draft is no file or none can be written beside it. */
async function writeBeside({ uri, isUntitled }: vscode.TextDocument, text: string): Promise<vscode.Uri | undefined> {
  if (isUntitled) return undefined;
  const target = uri.with({ path: `${uri.path.replace(MARKDOWN_END, '')}.数据.yaml` });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(target, { contents: new TextEncoder().encode(text), overwrite: false, ignoreIfExists: false });
  return (await vscode.workspace.applyEdit(edit)) ? target : undefined;
}

async function show(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}
