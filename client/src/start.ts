import * as vscode from 'vscode';
import type { BaseLanguageClient, ErrorHandler } from 'vscode-languageclient';
import {
  type DocumentParams,
  LIST_FILES_REQUEST,
  READ_BYTES_REQUEST,
  READ_FILE_REQUEST,
} from '../../server/src/protocol';
import { toBase64 } from './base64';
import { registerCommands } from './commands';
import { looksChinese } from './looksChinese';
import { registerPaste } from './pasteProvider';
import { registerPreview } from './preview/previewManager';
import { ReportInfos } from './reportInfos';
import { Server } from './server';
import { registerStatus } from './status';
import { registerViews } from './views/views';
import { readBytes, readTextFile, workspaceFiles } from './workspaceFiles';
import { WorkspaceFindings } from './workspaceFindings';

/** Most files of the workspace that the links of a report are looked for among. */
const FILES_LIMIT = 5000;

/**
 * Wires everything that is the same on the desktop and in the web. Activation itself does next to nothing: the server
 * starts with the first Markdown document that holds Chinese, a `baogao.yaml`, or the first command, and decides by itself
 * which documents are reports. `canPrint` says whether the server runs where it can start a browser to print with.
 */
export function activateBaogao(
  context: vscode.ExtensionContext,
  createClient: (errorHandler: ErrorHandler) => BaseLanguageClient,
  canPrint: boolean,
): void {
  const server = new Server((errorHandler) => {
    const client = createClient(errorHandler);
    client.onRequest(READ_FILE_REQUEST, async ({ uri }: DocumentParams) => {
      return (await readTextFile(vscode.Uri.parse(uri, true))) ?? null;
    });
    client.onRequest(READ_BYTES_REQUEST, async ({ uri }: DocumentParams) => {
      const bytes = await readBytes(vscode.Uri.parse(uri, true));
      return bytes ? toBase64(bytes) : null;
    });
    client.onRequest(LIST_FILES_REQUEST, async () => {
      return (await workspaceFiles(/^[^.]/, FILES_LIMIT)).map((uri) => uri.toString());
    });
    return client;
  });
  const infos = new ReportInfos(server);
  const findings = new WorkspaceFindings(server, context.extensionUri);
  context.subscriptions.push(server, infos, findings);
  registerStatus(context, infos);
  registerViews(context, server, infos);
  const preview = registerPreview(context, server, infos);
  registerCommands(context, { server, infos, findings, preview, canPrint });
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
