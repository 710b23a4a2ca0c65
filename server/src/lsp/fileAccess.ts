import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentParams, LIST_FILES_REQUEST, READ_BYTES_REQUEST, READ_FILE_REQUEST } from '../protocol';
import { fromBase64 } from '../text/base64';
import type { ClientState } from './clientState';
import type { ServerHost } from './host';
import { isSameFile } from './workspace';

/** Most files of a workspace that links look through. */
const FILES_LIMIT = 5000;

/** Reads and lists files, through the client where it offers to and by the host where it does not. */
export class FileAccess {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #state: ClientState;
  readonly #host: ServerHost;

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, state: ClientState, host: ServerHost) {
    this.#connection = connection;
    this.#documents = documents;
    this.#state = state;
    this.#host = host;
  }

  /** The text of a file, as it stands in the editor where it is open; undefined when it cannot be read. */
  readonly readText = async (uri: string): Promise<string | undefined> => {
    const documents = this.#documents;
    const open = documents.get(uri) ?? documents.all().find((document) => isSameFile(document.uri, uri));
    if (open) return open.getText();
    if (!this.#state.options.readFile) return this.#host.readTextFile(uri);
    const params: DocumentParams = { uri };
    return (await this.#connection.sendRequest<string | null>(READ_FILE_REQUEST, params)) ?? undefined;
  };

  /** The bytes of a file, or undefined when it cannot be read. */
  readonly readBytes = async (uri: string): Promise<Uint8Array | undefined> => {
    if (!this.#state.options.readBytes) return this.#host.readFile(uri);
    const params: DocumentParams = { uri };
    const base64 = await this.#connection.sendRequest<string | null>(READ_BYTES_REQUEST, params);
    return base64 === null ? undefined : fromBase64(base64);
  };

  /** The URIs of the Markdown files in the workspace's folders, at most `limit`. */
  async listReports(limit: number): Promise<readonly string[]> {
    const lists = this.#state.folders.map((uri) => this.#host.listReports?.(uri, limit) ?? []);
    return (await Promise.all(lists)).flat().slice(0, limit);
  }

  /** The URIs of the files that a report may refer to. */
  async listFiles(): Promise<readonly string[]> {
    if (this.#state.options.listFiles) return this.#connection.sendRequest<readonly string[]>(LIST_FILES_REQUEST);
    return (await Promise.all(this.#state.folders.map((uri) => this.#host.listFiles?.(uri, FILES_LIMIT) ?? []))).flat();
  }
}
