import type * as vscode from 'vscode';
import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './clientOptions';
import { activateBaogao } from './start';

/** Entry point in VS Code for the Web: the same server runs in a web worker. */
export function activate(context: vscode.ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'serverWeb.js').toString(true);
  activateBaogao(
    context,
    (errorHandler) =>
      new LanguageClient('baogao', 'Baogao 报告', new Worker(script), clientOptions(context, errorHandler)),
    false,
  );
}
