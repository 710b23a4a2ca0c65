import type * as vscode from 'vscode';
import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions';
import { activateBaogao } from './start';

/** Entry point on the desktop and on a remote machine: the server is a Node.js process of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  activateBaogao(
    context,
    (errorHandler) => {
      const run = { module, transport: TransportKind.ipc };
      const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
      return new LanguageClient('baogao', 'Baogao 报告', { run, debug }, clientOptions(context, errorHandler));
    },
    true,
  );
}
