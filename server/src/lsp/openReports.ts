import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { looksLikeReport, ReportSession, type SessionSettings } from '../service/session';
import type { ClientState } from './clientState';
import { listDiagnostics } from './configurationDiagnostics';
import { FactSheets } from './factSheets';
import type { FileAccess } from './fileAccess';
import type { ServerHost } from './host';
import { LastYearReports } from './lastYearReports';
import { ReportComparison } from './otherReports';
import { mergeSettings } from './settings';
import type { Workspace } from './workspace';

/** An open document with its session; what every feature works on. */
export interface OpenReport {
  readonly document: TextDocument;
  readonly session: ReportSession;
}

/** What the open reports are made of and told about. */
export interface OpenReportsContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly state: ClientState;
  readonly workspace: Workspace;
  readonly access: FileAccess;
  readonly host: ServerHost;
  /** Called when findings may have changed though no text has. */
  readonly refresh: () => void;
}

/**
 * The open reports, each with what it is checked against: the folder's configuration, the fact sheet beside it, the report
 * of last year, and the other reports of the workspace.
 */
export class OpenReports {
  readonly #context: OpenReportsContext;
  readonly #sessions = new Map<string, ReportSession>();
  readonly #comparison = new ReportComparison();
  readonly #factSheets = new FactSheets();
  readonly #lastYears = new LastYearReports();

  constructor(context: OpenReportsContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#sessions.size;
  }

  uris(): Iterable<string> {
    return this.#sessions.keys();
  }

  session(uri: string): ReportSession | undefined {
    return this.#sessions.get(uri);
  }

  find(uri: string): OpenReport | undefined {
    const document = this.#context.documents.get(uri);
    const session = this.#sessions.get(uri);
    return document && session ? { document, session } : undefined;
  }

  /** The URI of the fact sheet beside a report. */
  factSheetOf(uri: string): string | undefined {
    return this.#factSheets.uriOf(uri);
  }

  /** Grows with the other reports; nothing for what is no report. */
  stampOf(uri: string): number {
    return this.#sessions.has(uri) ? this.#comparison.othersOf(uri).stamp : 0;
  }

  opened(document: TextDocument): void {
    const { uri } = document;
    // A message may hold anything; a report without a name would make every comparison with it fail.
    if (typeof uri !== 'string') return;
    const { workspace, host } = this.#context;
    const { knowledge } = workspace.stateFor(uri);
    const session = new ReportSession(
      document.getText(),
      document.version,
      knowledge,
      this.#settingsOf(uri),
      host.clock,
    );
    this.#sessions.set(uri, session);
    this.#comparison.opened(uri, session);
    void this.loadFacts(uri);
    if (this.#lastYears.isOutdated(uri, session.report)) void this.loadLastYear(uri);
  }

  /** Has an open text checked from now on although it does not look like a report; undefined when it is not open. */
  force(uri: string): ReportSession | undefined {
    const session = this.#sessions.get(uri);
    if (session && !session.isReport) {
      session.force();
      this.#context.state.epoch++;
      this.#context.refresh();
    }
    return session;
  }

  changed(document: TextDocument): void {
    const { uri, version } = document;
    const session = this.#sessions.get(uri);
    if (!session || session.version === version) return;
    session.update(document.getText(), version);
    this.#comparison.changed(uri);
    if (this.#lastYears.isOutdated(uri, session.report)) void this.loadLastYear(uri);
    for (const report of this.#lastYears.reportsBeside(uri)) void this.loadLastYear(report);
  }

  closed(uri: string): void {
    this.#comparison.closed(uri);
    this.#lastYears.closed(uri);
    const sheet = this.#factSheets.closed(uri);
    if (sheet !== undefined) void this.#context.connection.sendDiagnostics({ uri: sheet, diagnostics: [] });
    this.#sessions.delete(uri);
  }

  /** Takes in that files have come, changed or gone: fact sheets, reports of last year, other reports. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      for (const draft of this.#factSheets.draftsOf(uri, this.#sessions.keys())) await this.loadFacts(draft);
    }
    for (const uri of uris) {
      for (const report of this.#lastYears.reportsBeside(uri)) await this.loadLastYear(report);
      if (/\.md$/i.test(uri)) await this.#comparison.fileChanged(uri, this.#files());
    }
  }

  /** Gives every session the settings and terms that now hold. */
  configureAll(): void {
    for (const uri of this.#sessions.keys()) this.#configure(uri);
  }

  /** Reads the fact sheet beside a report; its problems are shown at their lines, like those of configuration. */
  async loadFacts(uri: string): Promise<void> {
    const { connection, state, access } = this.#context;
    try {
      const changed = await this.#factSheets.load(uri, access.readText);
      if (!this.#sessions.has(uri) || changed.length === 0) return;
      for (const { uri: sheet, problems } of changed) {
        void connection.sendDiagnostics({ uri: sheet, diagnostics: listDiagnostics(problems, state.speak) });
      }
      this.#checkAnew(uri);
    } catch (error) {
      connection.console.error(`数据表读取失败：${String(error)}`);
    }
  }

  /** Compares a report with the one of that URI from now on. */
  async compareWith(uri: string, lastYear: string): Promise<void> {
    this.#lastYears.name(uri, lastYear);
    await this.loadLastYear(uri);
  }

  /** Reads the report that an open one is compared with, where that may have changed. */
  async loadLastYear(uri: string): Promise<void> {
    const { connection, access } = this.#context;
    try {
      const session = this.#sessions.get(uri);
      if (session && (await this.#lastYears.load(uri, session.report, access.readText))) this.#checkAnew(uri);
    } catch (error) {
      connection.console.error(`上年报告读取失败：${String(error)}`);
    }
  }

  /** Reads the other reports of the workspace, once; their passages may be repeated in the open ones. */
  async readOthers(): Promise<void> {
    const { connection, refresh } = this.#context;
    try {
      if (await this.#comparison.readFiles(this.#files())) refresh();
    } catch (error) {
      connection.console.error(`读取其他报告失败：${String(error)}`);
    }
  }

  /** A session on a file that is not open, as if it were: with the folder's settings, the sheet beside it, last year. */
  async sessionOn(uri: string, text: string): Promise<ReportSession> {
    const { workspace, access } = this.#context;
    const sheet = new FactSheets();
    await sheet.load(uri, access.readText);
    const settings = { ...this.#settingsOf(uri), ...sheet.settingsOf(uri) };
    const { knowledge } = workspace.stateFor(uri);
    const session = new ReportSession(text, 0, knowledge, settings);
    const last = new LastYearReports();
    if (await last.load(uri, session.report, access.readText)) {
      session.configure(knowledge, { ...settings, ...last.settingsOf(uri) });
    }
    return session;
  }

  #checkAnew(uri: string): void {
    this.#context.state.epoch++;
    this.#configure(uri);
    this.#context.refresh();
  }

  #configure(uri: string): void {
    const { knowledge } = this.#context.workspace.stateFor(uri);
    this.#sessions.get(uri)?.configure(knowledge, this.#settingsOf(uri));
  }

  #settingsOf(uri: string): SessionSettings {
    const { state, workspace } = this.#context;
    return {
      ...mergeSettings(state.settings, workspace.stateFor(uri).config),
      others: this.#comparison.othersOf(uri),
      ...this.#factSheets.settingsOf(uri),
      ...this.#lastYears.settingsOf(uri),
    };
  }

  #files() {
    const { access, workspace } = this.#context;
    return {
      list: (limit: number) => access.listReports(limit),
      read: access.readText,
      isReport: (uri: string, report: ReportSession['report']) =>
        looksLikeReport(report, workspace.stateFor(uri).knowledge),
    };
  }
}
