import { Duplex } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type Registration,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server';
import { builtInData } from './knowledge';

/** The report that an editor opens unless a test says otherwise. */
export const REPORT_URI = 'file:///reports/report.md';

/** A pipe: what is written comes out at the other side. */
class Pipe extends Duplex {
  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.push(chunk);
    done();
  }
  override _read(): void {}
}

export interface Client {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  readonly files: Map<string, string>;
  /** What the editor answers for its settings. */
  settings: unknown;
  /** What the server registered after the start. */
  readonly registered: readonly Registration[];
  /** Diagnostics that the server pushed, newest last. */
  readonly pushed: { uri: string; version?: number; diagnostics: Diagnostic[] }[];
  /** Settles with the first pushed diagnostics that `accept` takes, within a limit. */
  pushedWhere(
    accept: (params: { uri: string; version?: number; diagnostics: Diagnostic[] }) => boolean,
  ): Promise<Diagnostic[]>;
  /** Settles when the server next asks for diagnostics to be pulled again. */
  refreshed(): Promise<void>;
  open(text: string, uri?: string): void;
  dispose(): void;
}

/** What a test may decide about server and editor. */
export interface StartOptions {
  /** The Markdown files that the server finds in the folder, and all its files. */
  readonly listed?: readonly string[];
  readonly files?: readonly string[];
  /** The language of the editor. */
  readonly locale?: string;
  /** What the editor says it can do besides. */
  readonly textDocument?: object;
}

/** Starts a server and an editor that talk through pipes; `pull` says whether the editor asks for diagnostics. */
export async function start(
  pull: boolean,
  { listed = [], files: papers = [], locale, textDocument = {} }: StartOptions = {},
): Promise<Client> {
  const up = new Pipe();
  const down = new Pipe();
  const files = new Map<string, string>();
  const client: { settings: unknown } = { settings: {} };
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), builtInData().knowledge, {
    today: () => ({ year: 2026, month: 11, day: 24 }),
    readTextFile: async (uri) => files.get(uri),
    listReports: async () => listed,
    listFiles: async () => papers,
    readFile: async (uri) => {
      const text = files.get(uri);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    documentTools: () => import('../../server/src/documentTools'),
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const registered: Registration[] = [];
  const pushed: Client['pushed'] = [];
  const waiting: { accept: (params: Client['pushed'][number]) => boolean; settle: (found: Diagnostic[]) => void }[] =
    [];
  connection.onNotification('textDocument/publishDiagnostics', (params: Client['pushed'][number]) => {
    pushed.push(params);
    for (const each of waiting) if (each.accept(params)) each.settle(params.diagnostics);
  });
  connection.onRequest('workspace/configuration', () => [client.settings]);
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations);
    return null;
  });
  const refreshes: (() => void)[] = [];
  connection.onRequest('workspace/diagnostic/refresh', () => {
    for (const settle of refreshes.splice(0)) settle();
    return null;
  });
  connection.listen();
  const result = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    ...(locale === undefined ? {} : { locale }),
    workspaceFolders: [{ uri: 'file:///reports', name: 'reports' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      textDocument: pull ? { diagnostic: {}, ...textDocument } : textDocument,
    },
  });
  await connection.sendNotification('initialized', {});
  const made: Omit<Client, 'settings'> = {
    connection,
    result,
    files,
    registered,
    pushed,
    pushedWhere: (accept) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`没有等到诊断；收到：${JSON.stringify(pushed)}`)), 5000);
        const settle = (found: Diagnostic[]) => {
          clearTimeout(timer);
          resolve(found);
        };
        const known = pushed.find(accept);
        if (known) settle(known.diagnostics);
        else waiting.push({ accept, settle });
      }),
    refreshed: () => new Promise((resolve) => refreshes.push(resolve)),
    open: (text, uri = REPORT_URI) =>
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      }),
    dispose: () => {
      connection.dispose();
      up.destroy();
      down.destroy();
    },
  };
  return Object.assign(client, made);
}
