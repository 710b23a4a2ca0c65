import * as vscode from 'vscode';
import { type BaseLanguageClient, type ErrorHandler, State } from 'vscode-languageclient';
import { Crashes } from './crashes';

/** Says something to the server. */
type Tell = (client: BaseLanguageClient) => Promise<unknown>;

/** The language server, started when it is first needed, again when it has crashed, and stopped with the extension. */
export class Server implements vscode.Disposable {
  readonly #create: (errorHandler: ErrorHandler) => BaseLanguageClient;
  readonly #started = new vscode.EventEmitter<BaseLanguageClient>();
  /** By the document and what it is about: what was said of open documents, which a new process does not know. */
  readonly #said = new Map<string, { readonly document: vscode.TextDocument; readonly tell: Tell }>();
  #running: Promise<BaseLanguageClient> | undefined;

  /** Fires once, before the server has started, so that handlers see its first words. */
  readonly onStart = this.#started.event;

  constructor(create: (errorHandler: ErrorHandler) => BaseLanguageClient) {
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

  /** Has the server told again when it was started again, as long as the document is open. */
  tellAgain(document: vscode.TextDocument, about: string, tell: Tell): void {
    this.#said.set(`${about} ${document.uri.toString()}`, { document, tell });
  }

  dispose(): void {
    void this.#running?.then((client) => client.stop()).catch(() => {});
    this.#started.dispose();
  }

  async #start(): Promise<BaseLanguageClient> {
    const crashes = new Crashes(
      () => client.state === State.Starting,
      () => void this.#offerRestart(client).catch(() => {}),
    );
    const client = this.#create(crashes);
    this.#started.fire(client);
    // One that cannot start is reported by its end, and may be started later.
    await client.start().catch(() => {});
    client.onDidChangeState(({ newState }) => {
      // One that ends again meanwhile is started again and told then.
      if (newState === State.Running) void this.#restarted(client).catch(() => {});
    });
    return client;
  }

  async #restarted(client: BaseLanguageClient): Promise<void> {
    // It is running before it has been told which documents are open.
    await client.start();
    for (const [key, { document, tell }] of this.#said) {
      if (document.isClosed) this.#said.delete(key);
      else await tell(client);
    }
  }

  async #offerRestart(client: BaseLanguageClient): Promise<void> {
    const again = vscode.l10n.t('Start it again');
    const log = vscode.l10n.t('Show the log');
    const message = vscode.l10n.t(
      'The check of reports failed several times in a row and was stopped. Your texts are not affected.',
    );
    const chosen = await vscode.window.showErrorMessage(message, again, log);
    if (chosen === again) await client.start();
    if (chosen === log) client.outputChannel.show();
  }
}
