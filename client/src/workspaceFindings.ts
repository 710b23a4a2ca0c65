import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CHECK_TEXT_REQUEST, type CheckTextParams, type CheckTextResult } from '../../server/src/protocol';
import { hasChinese } from './looksChinese';
import { linkToRulePage } from './rulePages';
import type { Server } from './server';
import { readTextFile } from './workspaceFiles';

type Diagnostics = Parameters<BaseLanguageClient['protocol2CodeConverter']['asDiagnostics']>[0];

/**
 * The findings of reports that are not open, as the command that checks the workspace found them. They stay true: a file
 * that changes is checked again, one that is open is left to the editor until it is closed.
 */
export class WorkspaceFindings implements vscode.Disposable {
  readonly #server: Server;
  readonly #extensionUri: vscode.Uri;
  readonly #collection = vscode.languages.createDiagnosticCollection('baogao.workspace');
  /** Made with the first check, so that who never asks for one watches nothing. */
  readonly #watchers: vscode.Disposable[] = [];

  constructor(server: Server, extensionUri: vscode.Uri) {
    this.#server = server;
    this.#extensionUri = extensionUri;
  }

  /** Checks a file and shows what is found. Undefined when it cannot be read or is no report. */
  async check(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[] | undefined> {
    this.#watch();
    const open = openDocument(uri);
    const text = open?.getText() ?? (await readTextFile(uri));
    if (text === undefined || !hasChinese(text)) return this.#forget(uri);
    const params: CheckTextParams = { uri: uri.toString(), text };
    const result = await this.#server.ask<CheckTextResult>(CHECK_TEXT_REQUEST, params);
    if (!result?.isReport) return this.#forget(uri);
    const client = await this.#server.client();
    const found = await client.protocol2CodeConverter.asDiagnostics([...result.diagnostics] as Diagnostics);
    for (const diagnostic of found) linkToRulePage(this.#extensionUri, diagnostic);
    // The editor shows the findings of what is open itself.
    this.#collection.set(uri, openDocument(uri) ? [] : found);
    return found;
  }

  dispose(): void {
    this.#collection.dispose();
    for (const watcher of this.#watchers) watcher.dispose();
  }

  #forget(uri: vscode.Uri): undefined {
    this.#collection.delete(uri);
    return undefined;
  }

  #watch(): void {
    if (this.#watchers.length > 0) return;
    const files = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}');
    const again = (uri: vscode.Uri) => {
      if (this.#collection.has(uri) && !openDocument(uri)) void this.check(uri);
    };
    this.#watchers.push(
      files,
      files.onDidChange(again),
      files.onDidDelete((uri) => this.#collection.delete(uri)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (this.#collection.has(uri)) this.#collection.set(uri, []);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => again(uri)),
    );
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}
