import * as vscode from 'vscode';
import { IMPORT_REQUEST, type ImportParams, type ImportResult } from '../../../server/src/protocol';
import { fromBase64, toBase64 } from '../base64';
import { type LastFolder, parentOf, stemOf } from '../lastFolder';
import { freePictureFolder } from '../pictureFolder';
import type { Server } from '../server';
import { writeFile } from './resultActions';

/** Extensions that the import is offered for; what a file really is, its content says. */
const READABLE = ['docx', 'html', 'htm', 'txt'];

/** Makes a clean draft of a Word file or a web page, where the writer says, and opens it. */
export async function importReport(server: Server, folder: LastFolder, wanted: vscode.Uri | undefined): Promise<void> {
  const source = wanted ?? (await askSource(folder));
  if (!source) return;
  const start = wanted ? parentOf(source) : ((await folder.propose(source)) ?? parentOf(source));
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(start, `${stemOf(source)}.md`),
    filters: { Markdown: ['md'] },
    title: vscode.l10n.t('Save the draft as'),
  });
  if (!target) return;
  const pictureFolder = await freePictureFolder(target);
  const result = await read(server, source, pictureFolder);
  if (!result) return;
  if ('problem' in result) {
    void vscode.window.showErrorMessage(result.problem);
    return;
  }
  if (!(await writeFile(target, new TextEncoder().encode(result.markdown)))) return;
  for (const { path, base64 } of result.pictures) {
    if (!(await writeFile(vscode.Uri.joinPath(target, '..', path), fromBase64(base64)))) return;
  }
  await folder.remember(target);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target), { preview: false });
  if (result.notes.length > 0) void vscode.window.showWarningMessage(result.notes.join(' '));
}

async function askSource(folder: LastFolder): Promise<vscode.Uri | undefined> {
  const start = await folder.propose(vscode.window.activeTextEditor?.document.uri);
  const chosen = await vscode.window.showOpenDialog({
    ...(start ? { defaultUri: start } : {}),
    filters: { [vscode.l10n.t('Word files and web pages')]: READABLE },
    canSelectMany: false,
    title: vscode.l10n.t('Import a report'),
    openLabel: vscode.l10n.t('Import'),
  });
  return chosen?.[0];
}

async function read(server: Server, source: vscode.Uri, pictureFolder: string): Promise<ImportResult | undefined> {
  const name = source.path.split('/').at(-1) ?? '';
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Importing {0}', name),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(source);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { problem: vscode.l10n.t('The file could not be read: {0}', reason) };
    }
    const params: ImportParams = { base64: toBase64(bytes), pictureFolder };
    const result = await server.ask<ImportResult>(IMPORT_REQUEST, params, token);
    if (token.isCancellationRequested) return undefined;
    return result ?? { problem: vscode.l10n.t('The file could not be read: {0}', name) };
  });
}
