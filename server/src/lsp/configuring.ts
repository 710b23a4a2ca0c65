import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientState } from './clientState';
import { ConfigurationDiagnostics } from './configurationDiagnostics';
import type { FileAccess } from './fileAccess';
import { decodeClientSettings } from './settings';
import { isSameFile, type Workspace } from './workspace';

/** Milliseconds without typing after which a changed configuration file counts for the reports. */
const CONFIGURATION_DELAY = 200;

interface ConfiguringContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly state: ClientState;
  readonly workspace: Workspace;
  readonly access: FileAccess;
  /** Called when what the reports are checked against is another. */
  readonly changed: () => void;
}

/** Reads the settings of the client and the configuration files of the folders, at the start and after changes. */
export class Configuring {
  readonly #context: ConfiguringContext;
  readonly #diagnostics: ConfigurationDiagnostics;
  #loading: Promise<void> = Promise.resolve();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ConfiguringContext) {
    this.#context = context;
    this.#diagnostics = new ConfigurationDiagnostics(context.connection);
  }

  /** Asks a client that can be asked for its settings. */
  async readSettings(): Promise<void> {
    const { connection, state } = this.#context;
    if (!state.capabilities.workspace?.configuration) return;
    state.settings = decodeClientSettings(await connection.workspace.getConfiguration('baogao'));
  }

  /** Reads the configuration again, one reading after the other, so that the last one counts. */
  reload(settingsChanged = true): Promise<void> {
    this.#loading = this.#loading.then(() => this.#load(settingsChanged)).catch((error) => this.reportFailure(error));
    return this.#loading;
  }

  /** The same for what is being typed into a configuration file, once the writer pauses. */
  schedule(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.settle(), CONFIGURATION_DELAY);
  }

  /** Takes in what has been typed, without waiting for the writer to pause. */
  settle(): Promise<void> {
    if (this.#waiting === undefined) return this.#loading;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    return this.reload(false);
  }

  reportFailure(error: unknown): void {
    this.#context.connection.console.error(`配置读取失败：${String(error)}`);
  }

  async #load(settingsChanged: boolean): Promise<void> {
    const { connection, documents, state, workspace, access, changed } = this.#context;
    const filesChanged = await workspace.load(state.folders, access.readText);
    await this.#diagnostics.push(
      workspace.problems(),
      (uri) => state.pulls && documents.all().some((document) => isSameFile(document.uri, uri)),
      state.speak,
    );
    if (!filesChanged && !settingsChanged) return;
    state.epoch++;
    if (state.capabilities.workspace?.inlayHint?.refreshSupport) {
      connection.languages.inlayHint.refresh().catch(() => {});
    }
    changed();
  }
}
