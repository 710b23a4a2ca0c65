import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import {
  type DocumentParams,
  FORCE_NOTIFICATION,
  type InitializationOptions,
  LAST_YEAR_REQUEST,
  type LastYearParams,
  type LastYearResult,
  LIST_FILES_REQUEST,
  PAGES_CHANGED_NOTIFICATION,
  READ_BYTES_REQUEST,
  READ_FILE_REQUEST,
  RENUMBER_ACTION,
  REPORT_INFO_NOTIFICATION,
  STRUCTURE_ACTION,
} from '../protocol';
import { lastYearResult } from '../service/lastYearResult';
import { looksLikeReport, ReportSession } from '../service/session';
import { CONFIG_FILE } from '../service/workspaceConfig';
import { fromBase64 } from '../text/base64';
import { besideUri, isAtOrBelow, readBeside } from './besideFiles';
import { FIX_ALL } from './codeActions';
import { ConfigurationDiagnostics, listDiagnostics, openConfigurationDiagnostics } from './configurationDiagnostics';
import { toDiagnostic } from './convert';
import { FactSheets } from './factSheets';
import { registerFeatures } from './features';
import { formattingOffer } from './formatting';
import type { ServerHost } from './host';
import { LastYearReports } from './lastYearReports';
import { ReportComparison, type ReportFiles } from './otherReports';
import { DEFAULT_CLIENT_SETTINGS, decodeClientSettings, mergeSettings } from './settings';
import { type Speak, speechFor } from './speech';
import { isSameFile, Workspace } from './workspace';
import { WorkspaceFiles } from './workspaceFiles';

/** Milliseconds without typing after which a changed configuration file counts for the reports. */
const CONFIGURATION_DELAY = 200;
/** Milliseconds after the first findings before files that are not open are read. */
const COMPARISON_DELAY = 1000;
/** Of files that links may lead to, and of folders, only that they come and go matters. */
const CAME_OR_WENT = WatchKind.Create | WatchKind.Delete;
/** Most files of a workspace that links look through. */
const FILES_LIMIT = 5000;

declare const BAOGAO_VERSION: string | undefined;

/** An open document with its session; what every feature works on. */
export interface OpenReport {
  readonly document: TextDocument;
  readonly session: ReportSession;
}

/** Starts answering on `connection`. Knows no file and no clock but what `host` and the client give. */
export function startServer(connection: Connection, builtIn: KnowledgeData, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  const sessions = new Map<string, ReportSession>();
  const workspace = new Workspace(builtIn);
  const comparison = new ReportComparison();
  const factSheets = new FactSheets();
  const lastYears = new LastYearReports();
  const configurationDiagnostics = new ConfigurationDiagnostics(connection);
  let settings = DEFAULT_CLIENT_SETTINGS;
  let folders: readonly string[] = [];
  let options: InitializationOptions = {};
  let capabilities: InitializeParams['capabilities'] = {};
  let speak: Speak = speechFor(undefined);
  /** Grows whenever results may change without a change of text, so that old result ids lose their worth. */
  let epoch = 0;
  let ready: Promise<void> = Promise.resolve();
  const reportedFailures = new Set<string>();

  const readFile = async (uri: string): Promise<Uint8Array | undefined> => {
    if (!options.readBytes) return host.readFile(uri);
    const params: DocumentParams = { uri };
    const base64 = await connection.sendRequest<string | null>(READ_BYTES_REQUEST, params);
    return base64 === null ? undefined : fromBase64(base64);
  };
  const loadPictures = async (uri: string): Promise<void> => {
    const session = sessions.get(uri);
    await session?.pictures.load(session.report, (target) => readBeside(uri, target, readFile));
  };
  /** Shows the pages of a report again, for a reason that is not its text. */
  const tellPages = (uri: string) => {
    const params: DocumentParams = { uri };
    if (options.pagesChanged) void connection.sendNotification(PAGES_CHANGED_NOTIFICATION, params);
  };
  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;
  const readText = async (uri: string): Promise<string | undefined> => {
    const open = documents.get(uri) ?? documents.all().find((document) => isSameFile(document.uri, uri));
    if (open) return open.getText();
    if (!options.readFile) return host.readTextFile(uri);
    const params: DocumentParams = { uri };
    return (await connection.sendRequest<string | null>(READ_FILE_REQUEST, params)) ?? undefined;
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    options = (params.initializationOptions ?? {}) as InitializationOptions;
    settings = decodeClientSettings(options.settings);
    speak = speechFor(params.locale);
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
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
  });

  const sessionSettings = (uri: string) => ({
    ...mergeSettings(settings, workspace.stateFor(uri).config),
    others: comparison.othersOf(uri),
    ...factSheets.settingsOf(uri),
    ...lastYears.settingsOf(uri),
  });
  /** Has the findings of all open reports shown anew. */
  const refresh = () => {
    if (!pulls()) for (const document of documents.all()) publish(document);
    // The client may have gone meanwhile.
    else if (capabilities.workspace?.diagnostics?.refreshSupport)
      void Promise.resolve()
        .then(() => connection.languages.diagnostics.refresh())
        .catch(() => {});
  };
  const load = async (settingsChanged: boolean) => {
    const changed = await workspace.load(folders, readText);
    await configurationDiagnostics.push(
      workspace.problems(),
      (uri) => pulls() && documents.all().some((document) => isSameFile(document.uri, uri)),
      speak,
    );
    if (!changed && !settingsChanged) return;
    epoch++;
    if (capabilities.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
    for (const [uri, session] of sessions) {
      session.configure(workspace.stateFor(uri).knowledge, sessionSettings(uri));
    }
    refresh();
    for (const { uri } of documents.all()) {
      tellInfo(uri);
      tellPages(uri);
    }
  };
  let loading: Promise<void> = Promise.resolve();
  /** Reads the configuration again, one reading after the other, so that the last one counts. */
  const reconfigure = (settingsChanged = true): Promise<void> => {
    loading = loading
      .then(() => load(settingsChanged))
      .catch((error: unknown) => connection.console.error(`配置读取失败：${String(error)}`));
    return loading;
  };
  let waitingToLoad: ReturnType<typeof setTimeout> | undefined;
  const scheduleLoad = () => {
    clearTimeout(waitingToLoad);
    waitingToLoad = setTimeout(loadNow, CONFIGURATION_DELAY);
  };
  /** Takes in what has been typed into configuration files, without waiting for the writer to pause. */
  const loadNow = (): Promise<void> => {
    if (waitingToLoad === undefined) return loading;
    clearTimeout(waitingToLoad);
    waitingToLoad = undefined;
    return reconfigure(false);
  };
  const readSettings = async () => {
    if (capabilities.workspace?.configuration) {
      settings = decodeClientSettings(await connection.workspace.getConfiguration('baogao'));
    }
  };

  connection.onInitialized(() => {
    ready = (async () => {
      if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'baogao' });
      }
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
        const watchers = [
          { globPattern: '**/*.{yaml,yml,csv,md,png,jpg,jpeg,gif,bmp,webp}', kind: WatchKind.Change },
          // Folders too: of one that comes with its files, editors may tell the folder alone.
          { globPattern: '**/*', kind: CAME_OR_WENT },
        ];
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
      await formattingOffer(capabilities).register(connection);
      await readSettings();
      await reconfigure();
    })().catch((error: unknown) => connection.console.error(`配置读取失败：${String(error)}`));
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        const removed = new Set(change.removed.map((folder) => folder.uri));
        folders = [...folders.filter((uri) => !removed.has(uri)), ...change.added.map((folder) => folder.uri)];
        void reconfigure();
      });
    }
  });
  connection.onDidChangeConfiguration(async (change) => {
    if (capabilities.workspace?.configuration) await readSettings();
    else settings = decodeClientSettings((change.settings as { baogao?: unknown } | null)?.baogao);
    await reconfigure();
  });
  connection.onDidChangeWatchedFiles(async (change) => {
    if (change.changes.some(({ type }) => type !== FileChangeType.Changed)) files.changed();
    if (change.changes.some((each) => workspace.concerns(each.uri))) await reconfigure(false);
    for (const { uri } of change.changes)
      for (const draft of factSheets.draftsOf(uri, sessions.keys())) await loadFacts(draft);
    for (const [uri, session] of sessions) {
      const isChanged = (target: string) => {
        const picture = besideUri(uri, target);
        return picture !== undefined && change.changes.some((each) => isAtOrBelow(picture, each.uri));
      };
      if (!session.pictures.forget(isChanged)) continue;
      scheduleInfo(uri);
      tellPages(uri);
    }
    for (const { uri } of change.changes) {
      for (const report of lastYears.reportsBeside(uri)) await loadLastYear(report);
      if (/\.md$/i.test(uri)) await comparison.fileChanged(uri, reportFiles);
    }
  });
  const reportFiles: ReportFiles = {
    list: async (limit) =>
      (await Promise.all(folders.map((uri) => host.listReports?.(uri, limit) ?? []))).flat().slice(0, limit),
    read: readText,
    isReport: (uri, report) => looksLikeReport(report, workspace.stateFor(uri).knowledge),
  };
  const files = new WorkspaceFiles(async () => {
    if (options.listFiles) return connection.sendRequest<readonly string[]>(LIST_FILES_REQUEST);
    return (await Promise.all(folders.map((uri) => host.listFiles?.(uri, FILES_LIMIT) ?? []))).flat();
  });
  let comparesWithFiles = false;
  const compareWithFiles = async () => {
    try {
      if (await comparison.readFiles(reportFiles)) refresh();
    } catch (error) {
      connection.console.error(`读取其他报告失败：${String(error)}`);
    }
  };

  /** Reads the fact sheet beside a draft; its problems are shown at their lines, like those of configuration. */
  const loadFacts = async (draft: string) => {
    try {
      const changed = await factSheets.load(draft, readText);
      const session = sessions.get(draft);
      if (!session || changed.length === 0) return;
      for (const { uri, problems } of changed) {
        void connection.sendDiagnostics({ uri, diagnostics: listDiagnostics(problems, speak) });
      }
      epoch++;
      session.configure(workspace.stateFor(draft).knowledge, sessionSettings(draft));
      refresh();
    } catch (error) {
      connection.console.error(`数据表读取失败：${String(error)}`);
    }
  };

  /** Reads the report that an open one is compared with, where that may have changed. */
  const loadLastYear = async (uri: string) => {
    try {
      const session = sessions.get(uri);
      if (!session || !(await lastYears.load(uri, session.report, readText))) return;
      epoch++;
      session.configure(workspace.stateFor(uri).knowledge, sessionSettings(uri));
      refresh();
    } catch (error) {
      connection.console.error(`上年报告读取失败：${String(error)}`);
    }
  };

  const open = (uri: string): OpenReport | undefined => {
    const document = documents.get(uri);
    const session = sessions.get(uri);
    return document && session ? { document, session } : undefined;
  };

  documents.onDidOpen(({ document }) => {
    const { uri } = document;
    if (isYaml(uri)) {
      if (workspace.concerns(uri)) scheduleLoad();
      return;
    }
    const { knowledge } = workspace.stateFor(uri);
    const session = new ReportSession(
      document.getText(),
      document.version,
      knowledge,
      sessionSettings(uri),
      host.clock,
    );
    sessions.set(uri, session);
    comparison.opened(uri, session);
    void loadFacts(uri);
    if (lastYears.isOutdated(uri, session.report)) void loadLastYear(uri);
    // The others are looked at again: they may repeat what this one says.
    if (sessions.size > 1 && pulls()) setTimeout(refresh, COMPARISON_DELAY);
  });
  documents.onDidChangeContent(({ document }) => {
    const session = sessions.get(document.uri);
    if (session && session.version !== document.version) {
      session.update(document.getText(), document.version);
      comparison.changed(document.uri);
      if (lastYears.isOutdated(document.uri, session.report)) void loadLastYear(document.uri);
      for (const uri of lastYears.reportsBeside(document.uri)) void loadLastYear(uri);
    }
    if (!session && workspace.concerns(document.uri)) scheduleLoad();
    if (!pulls() && !isYaml(document.uri)) schedulePublish(document.uri);
    if (options.reportInfo) scheduleInfo(document.uri);
  });
  documents.onDidClose(({ document }) => {
    comparison.closed(document.uri);
    lastYears.closed(document.uri);
    const sheet = factSheets.closed(document.uri);
    if (sheet !== undefined) void connection.sendDiagnostics({ uri: sheet, diagnostics: [] });
    sessions.delete(document.uri);
    if (!isYaml(document.uri)) {
      if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    } else if (workspace.concerns(document.uri)) scheduleLoad();
  });

  const diagnosticsOf = (uri: string) => {
    if (isYaml(uri)) {
      const problems = workspace.problemsOf(uri);
      if (problems) return listDiagnostics(problems, speak);
      // A baogao.yaml below the folder's own does not count, but is read all the same.
      return uri.endsWith(`/${CONFIG_FILE}`)
        ? openConfigurationDiagnostics(documents.get(uri)?.getText() ?? '', speak)
        : [];
    }
    const found = open(uri);
    if (!found) return [];
    if (found.session.isReport && !comparesWithFiles) {
      comparesWithFiles = true;
      setTimeout(compareWithFiles, COMPARISON_DELAY);
    }
    const { report } = found.session;
    const { findings, failures } = found.session.check(host.today());
    for (const { rule, error } of failures) {
      if (reportedFailures.has(rule)) continue;
      // Named once; the other rules go on, and the writer sees no gap without a word.
      reportedFailures.add(rule);
      connection.console.error(
        `规则 ${rule} 出错，已跳过：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    return findings.map((finding) => toDiagnostic(uri, report.lines, report.text, finding, speak));
  };
  /** Checks a file that is not open as if it were: with the folder's settings, the sheet beside it and last year's report. */
  const checkText = async (uri: string, text: string) => {
    const known = open(uri);
    if (known) return { isReport: known.session.isReport, diagnostics: diagnosticsOf(uri) };
    const sheet = new FactSheets();
    await sheet.load(uri, readText);
    const settings = { ...sessionSettings(uri), ...sheet.settingsOf(uri) };
    const { knowledge } = workspace.stateFor(uri);
    const session = new ReportSession(text, 0, knowledge, settings);
    const last = new LastYearReports();
    if (await last.load(uri, session.report, readText)) {
      session.configure(knowledge, { ...settings, ...last.settingsOf(uri) });
    }
    const { lines } = session.report;
    const { findings } = session.check(host.today());
    const diagnostics = findings.map((finding) => toDiagnostic(uri, lines, text, finding, speak));
    return { isReport: session.isReport, diagnostics };
  };
  const publish = (document: TextDocument) => {
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: diagnosticsOf(document.uri),
    });
  };
  const pending = new Set<string>();
  const schedulePublish = (uri: string) => {
    // All changes that have already arrived are taken in before the text is checked once.
    if (pending.has(uri)) return;
    pending.add(uri);
    setTimeout(() => {
      pending.delete(uri);
      const document = documents.get(uri);
      if (document) publish(document);
    }, 0);
  };
  const pendingInfo = new Set<string>();
  const scheduleInfo = (uri: string) => {
    if (pendingInfo.has(uri)) return;
    pendingInfo.add(uri);
    setTimeout(() => {
      pendingInfo.delete(uri);
      // How many pages there are depends on how large the pictures are.
      loadPictures(uri)
        .catch((error: unknown) => connection.console.error(`图片读取失败：${String(error)}`))
        .finally(() => tellInfo(uri));
    }, 150);
  };

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    await ready;
    await superseded(token);
    const { uri } = params.textDocument;
    if (isYaml(uri)) await loadNow();
    const others = sessions.has(uri) ? comparison.othersOf(uri).stamp : 0;
    const resultId = `${documents.get(uri)?.version ?? 0}.${epoch}.${others}`;
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(uri) };
  });
  connection.onNotification(FORCE_NOTIFICATION, (params: DocumentParams) => {
    const session = sessions.get(params.uri);
    if (!session) return;
    session.forced = true;
    epoch++;
    if (pulls()) refresh();
    else schedulePublish(params.uri);
    tellInfo(params.uri);
  });

  connection.onRequest(LAST_YEAR_REQUEST, async ({ uri, lastYear }: LastYearParams): Promise<LastYearResult | null> => {
    await ready;
    const session = sessions.get(uri);
    if (!session) return null;
    lastYears.name(uri, lastYear);
    // Whoever asks for the comparison wants to see it, though the text may not look like a report.
    session.forced = true;
    await loadLastYear(uri);
    const result = lastYearResult(session, host.today());
    return result.problem === undefined ? result : { ...result, problem: speak(result.problem) };
  });

  const { reportInfo } = registerFeatures(connection, {
    open,
    host,
    inlay: () => settings.inlay,
    factSheet: (uri) => factSheets.uriOf(uri),
    readFile,
    loadPictures,
    papers: () => files.papers(),
    checkText,
    speak: (text) => speak(text),
    ready: () => ready,
    superseded,
    knowledge: () => workspace.stateFor(`${folders[0] ?? ''}/`).knowledge,
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
      const canCreate = capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
      return { uri: configUri, text: await readText(configUri), version, canCreate };
    },
  });
  const tellInfo = (uri: string) => {
    const info = options.reportInfo ? reportInfo(uri) : null;
    if (info) void connection.sendNotification(REPORT_INFO_NOTIFICATION, info);
  };

  documents.listen(connection);
  connection.listen();
}

/**
 * Lets waiting messages in, then gives up when the request has been cancelled meanwhile: an answer about a text that
 * has changed since is of no use.
 */
async function superseded(token: CancellationToken): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, '文字已改动，请求作废');
}

/** Whether a document is YAML and so never a report. */
function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}
