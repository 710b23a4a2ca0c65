import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReportSession } from '../service/session';
import { CONFIG_FILE } from '../service/workspaceConfig';
import type { ClientState } from './clientState';
import { listDiagnostics, openConfigurationDiagnostics } from './configurationDiagnostics';
import { toDiagnostic } from './convert';
import type { ServerHost } from './host';
import type { OpenReports } from './openReports';
import { isYaml, type Workspace } from './workspace';

/** Milliseconds after the first findings before files that are not open are read. */
export const COMPARISON_DELAY = 1000;

interface CheckingContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly state: ClientState;
  readonly workspace: Workspace;
  readonly reports: OpenReports;
  readonly host: ServerHost;
}

/** The diagnostics of open documents: answered to a client that asks for them, pushed to one that does not. */
export class Checking {
  readonly #context: CheckingContext;
  readonly #pending = new Set<string>();
  readonly #reportedFailures = new Set<string>();
  #comparesWithFiles = false;

  constructor(context: CheckingContext) {
    this.#context = context;
  }

  /** The diagnostics of a document, or only that they are the same as those of `previousResultId`. */
  answer(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const { documents, state, reports } = this.#context;
    const resultId = `${documents.get(uri)?.version ?? 0}.${state.epoch}.${reports.stampOf(uri)}`;
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#diagnosticsOf(uri) };
  }

  /** Checks a file that is not open as if it were; an open one as it stands. */
  async checkText(uri: string, text: string): Promise<{ isReport: boolean; diagnostics: readonly Diagnostic[] }> {
    const { reports, host } = this.#context;
    const known = reports.find(uri);
    if (known) return { isReport: known.session.isReport, diagnostics: this.#diagnosticsOf(uri) };
    const session = await reports.sessionOn(uri, text);
    const { findings } = session.check(host.today());
    return { isReport: session.isReport, diagnostics: this.#toDiagnostics(uri, session, findings) };
  }

  /** Findings may have changed though no text has: asks the client to ask again, or pushes them anew. */
  refresh(): void {
    const { connection, documents, state } = this.#context;
    if (!state.pulls) {
      for (const document of documents.all()) this.#publish(document);
      return;
    }
    if (!state.capabilities.workspace?.diagnostics?.refreshSupport) return;
    // The client may have gone meanwhile.
    void Promise.resolve()
      .then(() => connection.languages.diagnostics.refresh())
      .catch(() => {});
  }

  /** Pushes the diagnostics of a report, once all changes that have already arrived are taken in. */
  schedulePublish(uri: string): void {
    if (this.#pending.has(uri)) return;
    this.#pending.add(uri);
    setTimeout(() => {
      this.#pending.delete(uri);
      const document = this.#context.documents.get(uri);
      if (document) this.#publish(document);
    }, 0);
  }

  #publish({ uri, version }: TextDocument): void {
    void this.#context.connection.sendDiagnostics({ uri, version, diagnostics: this.#diagnosticsOf(uri) });
  }

  #diagnosticsOf(uri: string): Diagnostic[] {
    if (isYaml(uri)) return this.#configurationDiagnosticsOf(uri);
    const { reports, host } = this.#context;
    const session = reports.find(uri)?.session;
    if (!session) return [];
    if (session.isReport && !this.#comparesWithFiles) {
      this.#comparesWithFiles = true;
      setTimeout(() => void reports.readOthers(), COMPARISON_DELAY);
    }
    const { findings, failures } = session.check(host.today());
    for (const { rule, error } of failures) this.#reportFailure(rule, error);
    return this.#toDiagnostics(uri, session, findings);
  }

  #configurationDiagnosticsOf(uri: string): Diagnostic[] {
    const { documents, state, workspace } = this.#context;
    const problems = workspace.problemsOf(uri);
    if (problems) return listDiagnostics(problems, state.speak);
    // A baogao.yaml below the folder's own does not count, but is read all the same.
    if (!uri.endsWith(`/${CONFIG_FILE}`)) return [];
    return openConfigurationDiagnostics(documents.get(uri)?.getText() ?? '', state.speak);
  }

  #toDiagnostics(
    uri: string,
    { report }: ReportSession,
    findings: ReturnType<ReportSession['check']>['findings'],
  ): Diagnostic[] {
    const { speak } = this.#context.state;
    return findings.map((finding) => toDiagnostic(uri, report.lines, report.text, finding, speak));
  }

  /** Named once; the other rules go on, and the writer sees no gap without a word. */
  #reportFailure(rule: string, error: unknown): void {
    if (this.#reportedFailures.has(rule)) return;
    this.#reportedFailures.add(rule);
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#context.connection.console.error(`规则 ${rule} 出错，已跳过：${reason}`);
  }
}
