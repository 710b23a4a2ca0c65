import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';
import { DEFAULT_CLIENT_SETTINGS, decodeClientSettings } from './settings';
import { type Speak, speechFor } from './speech';

/** What the client has said of itself, and how often what is checked against has changed. */
export class ClientState {
  settings = DEFAULT_CLIENT_SETTINGS;
  /** URIs of the workspace's folders. */
  folders: readonly string[] = [];
  options: InitializationOptions = {};
  capabilities: ClientCapabilities = {};
  speak: Speak = speechFor(undefined);
  /** Grows whenever results may change without a change of text, so that old result ids lose their worth. */
  epoch = 0;
  /** Settled when settings and workspace lists have been read. */
  ready: Promise<void> = Promise.resolve();

  initialize(params: InitializeParams): void {
    this.capabilities = params.capabilities;
    this.options = (params.initializationOptions ?? {}) as InitializationOptions;
    this.settings = decodeClientSettings(this.options.settings);
    this.speak = speechFor(params.locale);
    this.folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
  }

  /** Whether the client asks for diagnostics itself. */
  get pulls(): boolean {
    return this.capabilities.textDocument?.diagnostic !== undefined;
  }
}
