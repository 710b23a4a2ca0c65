import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, READ_BYTES_REQUEST, READ_FILE_REQUEST } from '../../server/src/protocol';
import { toBase64 } from './base64';
import { registerCommands } from './commands';
import { looksChinese } from './looksChinese';
import { registerPaste } from './pasteProvider';
import { registerPreview } from './preview/previewManager';
import { ReportInfos } from './reportInfos';
import { Server } from './server';
import { registerStatus } from './status';
import { registerViews } from './views/views';

/**
 * Wires everything that is the same on the desktop and in the web. Activation itself does next to nothing: the server
 * starts with the first Markdown document that holds Chinese, a `baogao.yaml`, or the first command, and decides by itself
 * which documents are reports. `canPrint` says whether the server runs where it can start a browser to print with.
 */
export function activateBaogao(
  context: vscode.ExtensionContext,
  createClient: () => BaseLanguageClient,
  canPrint: boolean,
): void {
  const server = new Server(() => {
    const client = createClient();
    client.onRequest(READ_FILE_REQUEST, async ({ uri }: DocumentParams) => {
      const bytes = await readFile(uri);
      return bytes ? new TextDecoder().decode(bytes) : null;
    });
    client.onRequest(READ_BYTES_REQUEST, async ({ uri }: DocumentParams) => {
      const bytes = await readFile(uri);
      return bytes ? toBase64(bytes) : null;
    });
    return client;
  });
  const infos = new ReportInfos(server);
  context.subscriptions.push(server, infos);
  registerStatus(context, infos);
  registerViews(context, server, infos);
  const preview = registerPreview(context, server, infos);
  registerCommands(context, { server, infos, preview, canPrint });
  registerPaste(context, server);
  startWhenNeeded(context, server);
}

function startWhenNeeded(context: vscode.ExtensionContext, server: Server): void {
  const consider = (document: vscode.TextDocument) => {
    if (server.started || !(looksChinese(document) || document.uri.path.endsWith('/baogao.yaml'))) return;
    void server.client();
    for (const watcher of watchers) watcher.dispose();
  };
  const watchers = [
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)),
  ];
  context.subscriptions.push(...watchers);
  vscode.workspace.textDocuments.forEach(consider);
}

/** Largest file in bytes that is read for the server; no picture or list of a report comes near. */
const LARGEST_FILE = 32 << 20;

/** Reads a file for the server, which may live where there are no files. Undefined when there is none. */
async function readFile(uri: string): Promise<Uint8Array | undefined> {
  try {
    const file = vscode.Uri.parse(uri, true);
    if ((await vscode.workspace.fs.stat(file)).size > LARGEST_FILE) return undefined;
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}
