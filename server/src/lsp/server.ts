import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import {
  type DocumentParams,
  FORCE_NOTIFICATION,
  LAST_YEAR_REQUEST,
  type LastYearParams,
  type LastYearResult,
  RENUMBER_ACTION,
  STRUCTURE_ACTION,
} from '../protocol';
import { lastYearResult } from '../service/lastYearResult';
import { CONFIG_FILE } from '../service/workspaceConfig';
import { Checking, COMPARISON_DELAY } from './checking';
import { ClientState } from './clientState';
import { FIX_ALL } from './codeActions';
import { Configuring } from './configuring';
import { registerFeatures } from './features';
import { FileAccess } from './fileAccess';
import { formattingOffer } from './formatting';
import type { ServerHost } from './host';
import { Notices } from './notices';
import { OpenReports } from './openReports';
import { decodeClientSettings } from './settings';
import { registerWatching, watchFiles } from './watching';
import { isYaml, Workspace } from './workspace';
import { WorkspaceFiles } from './workspaceFiles';

declare const BAOGAO_VERSION: string | undefined;

/** Starts answering on `connection`. Knows no file and no clock but what `host` and the client give. */
export function startServer(connection: Connection, builtIn: KnowledgeData, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(builtIn);
  const state = new ClientState();
  const access = new FileAccess(connection, documents, state, host);
  const files = new WorkspaceFiles(() => access.listFiles());
  const reports = new OpenReports({
    ...{ connection, documents, state, workspace, access, host },
    refresh: () => checking.refresh(),
  });
  const checking = new Checking({ connection, documents, state, workspace, reports, host });
  const notices = new Notices({ connection, state, reports, access, host });
  const configuring = new Configuring({
    ...{ connection, documents, state, workspace, access },
    changed() {
      reports.configureAll();
      checking.refresh();
      for (const { uri } of documents.all()) {
        notices.tellInfo(uri);
        notices.tellPages(uri);
      }
    },
  });

  connection.onInitialize((params) => {
    state.initialize(params);
    return offer(params);
  });
  connection.onInitialized(() => {
    state.ready = (async () => {
      if (state.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'baogao' });
      }
      await watchFiles(connection, state);
      await formattingOffer(state.capabilities).register(connection);
      await configuring.readSettings();
      await configuring.reload();
    })().catch((error: unknown) => configuring.reportFailure(error));
    if (state.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        state.folders = [...state.folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
        void configuring.reload();
      });
    }
  });
  connection.onDidChangeConfiguration(async (change) => {
    if (state.capabilities.workspace?.configuration) await configuring.readSettings();
    else state.settings = decodeClientSettings((change.settings as { baogao?: unknown } | null)?.baogao);
    await configuring.reload();
  });
  registerWatching(connection, { workspace, files, configuring, reports, notices });

  documents.onDidOpen(({ document }) => {
    if (isYaml(document.uri)) {
      if (workspace.concerns(document.uri)) configuring.schedule();
      return;
    }
    reports.opened(document);
    // The others are looked at again: they may repeat what this one says.
    if (reports.size > 1 && state.pulls) setTimeout(() => checking.refresh(), COMPARISON_DELAY);
  });
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    reports.changed(document);
    if (!reports.session(uri) && workspace.concerns(uri)) configuring.schedule();
    if (!state.pulls && !isYaml(uri)) checking.schedulePublish(uri);
    if (state.options.reportInfo) notices.scheduleInfo(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    reports.closed(uri);
    if (!isYaml(uri)) {
      if (!state.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    } else if (workspace.concerns(uri)) configuring.schedule();
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    await state.ready;
    await superseded(token);
    if (isYaml(uri)) await configuring.settle();
    return checking.answer(uri, previousResultId);
  });
  connection.onNotification(FORCE_NOTIFICATION, ({ uri }: DocumentParams) => {
    if (reports.force(uri)) notices.tellInfo(uri);
  });
  connection.onRequest(LAST_YEAR_REQUEST, async ({ uri, lastYear }: LastYearParams): Promise<LastYearResult | null> => {
    await state.ready;
    // Whoever asks for the comparison wants to see it, though the text may not look like a report.
    const session = reports.force(uri);
    if (!session) return null;
    await reports.compareWith(uri, lastYear);
    const result = lastYearResult(session, host.today());
    return result.problem === undefined ? result : { ...result, problem: state.speak(result.problem) };
  });

  registerFeatures(connection, {
    open: (uri) => reports.find(uri),
    host,
    inlay: () => state.settings.inlay,
    factSheet: (uri) => reports.factSheetOf(uri),
    readFile: access.readBytes,
    loadPictures: (uri) => notices.loadPictures(uri),
    papers: () => files.papers(),
    checkText: (uri, text) => checking.checkText(uri, text),
    speak: (text) => state.speak(text),
    ready: () => state.ready,
    superseded,
    knowledge: () => workspace.stateFor(`${state.folders[0] ?? ''}/`).knowledge,
    configuration: async (uri) => {
      const kind = isYaml(uri) ? workspace.kindOf(uri) : undefined;
      const text = documents.get(uri)?.getText();
      return kind === undefined || text === undefined
        ? undefined
        : { kind, text, knowledge: workspace.stateFor(uri).knowledge };
    },
    configTarget: async (uri) => {
      const folder = workspace.stateFor(uri).uri;
      if (folder === '') return undefined;
      const configUri = `${folder}/${CONFIG_FILE}`;
      const version = documents.get(configUri)?.version ?? null;
      const canCreate = state.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
      return { uri: configUri, text: await access.readText(configUri), version, canCreate };
    },
  });

  documents.listen(connection);
  connection.listen();
}

/** What the server can do, for a client of these abilities. */
function offer({ capabilities }: InitializeParams): InitializeResult {
  return {
    serverInfo: { name: 'baogao', version: typeof BAOGAO_VERSION === 'string' ? BAOGAO_VERSION : '0' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      diagnosticProvider: { identifier: 'baogao', interFileDependencies: false, workspaceDiagnostics: false },
      codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL, RENUMBER_ACTION, STRUCTURE_ACTION] },
      completionProvider: { triggerCharacters: ['、', '（', '(', '“', '#', '《'] },
      hoverProvider: true,
      documentSymbolProvider: { label: '报告' },
      foldingRangeProvider: true,
      documentLinkProvider: { resolveProvider: false },
      selectionRangeProvider: true,
      ...formattingOffer(capabilities).capabilities,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      inlayHintProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/**
 * Lets waiting messages in, then gives up when the request has been cancelled meanwhile: an answer about a text that
 * has changed since is of no use.
 */
async function superseded(token: CancellationToken): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, '文字已改动，请求作废');
}
