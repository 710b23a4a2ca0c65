import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language server, started when it is first needed and stopped with the extension. */
export class Server implements vscode.Disposable {
  readonly #create: () => BaseLanguageClient;
  readonly #started = new vscode.EventEmitter<BaseLanguageClient>();
  #running: Promise<BaseLanguageClient> | undefined;

  /** Fires once, before the server has started, so that handlers see its first words. */
  readonly onStart = this.#started.event;

  constructor(create: () => BaseLanguageClient) {
    this.#create = create;
  }

  get started(): boolean {
    return this.#running !== undefined;
  }

  /** The running server. */
  client(): Promise<BaseLanguageClient> {
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Asks the server; `undefined` when it has no answer, was stopped or the text has moved on meanwhile. */
  async ask<Result>(method: string, params?: object, token?: vscode.CancellationToken): Promise<Result | undefined> {
    const client = await this.client();
    try {
      // An `undefined` behind the parameters would count as one of them.
      const asked = token
        ? client.sendRequest<Result | null>(method, params, token)
        : client.sendRequest<Result | null>(method, params);
      return (await asked) ?? undefined;
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    void this.#running?.then((client) => client.stop()).catch(() => {});
    this.#started.dispose();
  }

  async #start(): Promise<BaseLanguageClient> {
    const client = this.#create();
    this.#started.fire(client);
    await client.start();
    return client;
  }
}
