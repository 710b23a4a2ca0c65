import * as vscode from 'vscode';
import { LAST_YEAR_REQUEST, type LastYearParams, type LastYearResult } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { likeness } from '../likeness';
import type { Server } from '../server';

/** Most files of the workspace that are offered. */
const FILE_LIMIT = 500;

/**
 * Puts last year's report beside that in the editor: asks which file it is, the likeliest first, shows the two as a
 * comparison, and has the findings of the comparison shown from then on until the report is closed.
 */
export async function compareLastYear(server: Server): Promise<void> {
  const document = activeMarkdownEditor()?.document;
  if (!document) return;
  const last = await pickReport(document.uri);
  if (!last) return;
  const params: LastYearParams = { uri: document.uri.toString(), lastYear: last.toString() };
  const result = await server.ask<LastYearResult>(LAST_YEAR_REQUEST, params);
  server.tellAgain(document, LAST_YEAR_REQUEST, (client) => client.sendRequest(LAST_YEAR_REQUEST, params));
  const [own, before] = [nameOf(document.uri), nameOf(last)];
  await vscode.commands.executeCommand('vscode.diff', last, document.uri, `${before} ↔ ${own}`);
  if (!result) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The reports could not be compared.'));
  } else if (result.problem !== undefined) {
    void vscode.window.showWarningMessage(result.problem);
  } else {
    const { years, passages, figures } = result;
    const message = vscode.l10n.t(
      'Compared with {0}: {1} years to look at, {2} passages unchanged, {3} figures of last year quoted differently. They are listed under Problems.',
      before,
      years,
      passages,
      figures,
    );
    void vscode.window.showInformationMessage(message);
  }
}

/** The file that the writer chooses; undefined when none. */
async function pickReport(own: vscode.Uri): Promise<vscode.Uri | undefined> {
  const title = vscode.l10n.t('Compare with last year’s report');
  const files = await vscode.workspace.findFiles('**/*.md', '**/node_modules/**', FILE_LIMIT);
  const others = files
    .filter((uri) => uri.toString() !== own.toString())
    .map((uri) => ({ uri, weight: likeness(uri.path, own.path) }))
    .sort((a, b) => b.weight - a.weight || (a.uri.path < b.uri.path ? -1 : 1));
  const browse = { label: `$(folder-opened) ${vscode.l10n.t('Another file…')}`, uri: undefined };
  const items = others.map(({ uri }) => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
    uri,
  }));
  const placeHolder = vscode.l10n.t('Which file is last year’s report?');
  const picked = await vscode.window.showQuickPick<{ label: string; uri: vscode.Uri | undefined }>([...items, browse], {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  if (!picked || picked.uri) return picked?.uri;
  const [chosen] = (await vscode.window.showOpenDialog({ title, filters: { Markdown: ['md', 'markdown'] } })) ?? [];
  return chosen;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
