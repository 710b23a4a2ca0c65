import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver';
import type { Knowledge } from '../knowledge/knowledge';
import {
  CHECK_TEXT_REQUEST,
  type CheckTextParams,
  type CheckTextResult,
  type DocumentParams,
  FRONT_MATTER_REQUEST,
  type FrontMatterChange,
  type FrontMatterParams,
  PAGES_REQUEST,
  type PagesParams,
  PROFILES_REQUEST,
  REPORT_INFO_REQUEST,
  RULES_REQUEST,
  type RuleInfo,
  SECTION_SNIPPET_REQUEST,
  type SectionParams,
  SKELETON_REQUEST,
  type SkeletonParams,
} from '../protocol';
import { rules } from '../rules/index';
import { RULE_GROUPS, type Rule } from '../rules/rule';
import { completionsAt } from '../service/completion';
import { configCompletions } from '../service/configCompletion';
import { configHover } from '../service/configHover';
import type { ConfigurationDocument } from '../service/configShape';
import type { LinkedFile } from '../service/documentLinks';
import { foldingOf } from '../service/folding';
import { frontMatterEdit } from '../service/frontMatterEdit';
import { hoverAt } from '../service/hover';
import { pagesOf } from '../service/pages';
import { sectionSnippet, skeletonSnippet } from '../service/sections';
import { symbolsOf } from '../service/symbols';
import { LineIndex } from '../text/lineIndex';
import type { ConfigTarget } from './alwaysActions';
import { codeActions } from './codeActions';
import { toCompletionItem, toDocumentSymbol, toFoldingRange, toRange } from './convert';
import { registerDocuments } from './documents';
import { registerFigures } from './figureFeatures';
import { registerFormatting } from './formatting';
import type { ServerHost } from './host';
import { registerNavigation } from './navigation';
import type { OpenReport } from './openReports';
import { spokenInfo } from './reportInfo';
import type { Speak } from './speech';

/** Finds the open report of a request and answers about it; `empty` where there is none. */
export type WithReport = <T>(
  uri: string,
  token: CancellationToken,
  empty: T,
  answer: (open: OpenReport) => T,
) => Promise<T>;

/** What the features need from the server. */
export interface FeatureContext {
  /** The open report of a URI, or undefined. */
  open(uri: string): OpenReport | undefined;
  /** Settled when settings and workspace lists have been read. */
  ready(): Promise<void>;
  /** Lets newer messages in and throws when the request has been cancelled. */
  superseded(token: CancellationToken): Promise<void>;
  /** Terms and profiles of the first workspace folder, for requests that are not about an open report. */
  knowledge(): Knowledge;
  readonly host: ServerHost;
  /** Whether the writer wants marks behind figures. */
  inlay(): boolean;
  /** The URI of the fact sheet beside a draft. */
  factSheet(uri: string): string | undefined;
  /** An open configuration file, or undefined for other documents. */
  configuration(uri: string): Promise<ConfigurationDocument | undefined>;
  /** The `baogao.yaml` of the folder a report lies in; undefined outside all folders. */
  configTarget(uri: string): Promise<ConfigTarget | undefined>;
  /** The files of the workspace that a report may refer to. */
  papers(): Promise<readonly LinkedFile[]>;
  /** The findings of a file that need not be open; see `CHECK_TEXT_REQUEST`. */
  checkText(uri: string, text: string): Promise<{ isReport: boolean; diagnostics: readonly Diagnostic[] }>;
  /** Puts words for the writer into the script of the user interface. */
  speak(text: string): string;
  /** The bytes of a file by URI, from the client where it offers to read. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** Reads the pictures of an open report that are not known yet. */
  loadPictures(uri: string): Promise<void>;
}

/** Registers one handler for each request: find the report, ask the service, convert the answer. */
export function registerFeatures(connection: Connection, context: FeatureContext): void {
  const withReport: WithReport = async (uri, token, empty, answer) => {
    await context.ready();
    await context.superseded(token);
    const open = context.open(uri);
    return open ? answer(open) : empty;
  };
  const today = () => context.host.today();
  const speak: Speak = (text) => context.speak(text);

  connection.onCodeAction(async (params, token) => {
    const { uri } = params.textDocument;
    // Without a finding at the place there is nothing to silence, and no need to look at the file.
    await context.ready();
    const target = params.context.diagnostics.length > 0 ? await context.configTarget(uri) : undefined;
    return withReport(uri, token, [], (open) => codeActions({ open, params, today: today(), speak, config: target }));
  });
  connection.onCompletion(async (params, token) => {
    await context.ready();
    const configuration = await context.configuration(params.textDocument.uri);
    if (configuration) {
      const lines = new LineIndex(configuration.text);
      return configCompletions(configuration, lines.offsetAt(params.position), today()).map((item) =>
        toCompletionItem(lines, item, speak),
      );
    }
    return withReport(params.textDocument.uri, token, [], ({ session }) => {
      const { lines } = session.report;
      return completionsAt(session, lines.offsetAt(params.position), today()).map((item) =>
        toCompletionItem(lines, item, speak),
      );
    });
  });
  connection.onHover(async (params, token) => {
    await context.ready();
    const configuration = await context.configuration(params.textDocument.uri);
    if (configuration) {
      const lines = new LineIndex(configuration.text);
      const hover = configHover(configuration, lines.offsetAt(params.position), today());
      return hover
        ? { contents: { kind: 'markdown' as const, value: speak(hover.markdown) }, range: toRange(lines, hover.span) }
        : null;
    }
    return withReport(params.textDocument.uri, token, null, ({ session }) => {
      const { lines } = session.report;
      const hover = hoverAt(session, lines.offsetAt(params.position), today());
      return hover
        ? { contents: { kind: 'markdown' as const, value: speak(hover.markdown) }, range: toRange(lines, hover.span) }
        : null;
    });
  });
  connection.onDocumentSymbol((params, token) =>
    withReport(params.textDocument.uri, token, [], ({ session }) =>
      symbolsOf(session.report).map((symbol) => toDocumentSymbol(session.report.lines, symbol)),
    ),
  );
  connection.onFoldingRanges((params, token) =>
    withReport(params.textDocument.uri, token, [], ({ session }) =>
      foldingOf(session.report).map((span) => toFoldingRange(session.report.lines, span)),
    ),
  );
  connection.onRequest(PAGES_REQUEST, async (params: PagesParams, token: CancellationToken) => {
    await context.ready();
    await context.loadPictures(params.uri);
    return withReport(params.uri, token, null, ({ session }) => pagesOf(session, today(), params));
  });
  connection.onRequest(REPORT_INFO_REQUEST, (params: DocumentParams, token: CancellationToken) =>
    withReport(params.uri, token, null, ({ session }) => spokenInfo(params.uri, session, today(), speak)),
  );
  connection.onRequest(SECTION_SNIPPET_REQUEST, (params: SectionParams, token: CancellationToken) =>
    withReport(params.uri, token, null, ({ session }) => {
      const found = sectionSnippet(session, params.role, today());
      return found ? { snippet: found.snippet, ...session.report.lines.positionAt(found.offset) } : null;
    }),
  );
  connection.onRequest(FRONT_MATTER_REQUEST, ({ uri, key, value }: FrontMatterParams, token: CancellationToken) =>
    withReport<FrontMatterChange | null>(uri, token, null, ({ session: { report } }) => {
      const { span, newText } = frontMatterEdit(report, key, value);
      return { ...report.lines.rangeOf(span), newText };
    }),
  );
  connection.onRequest(CHECK_TEXT_REQUEST, async (params: CheckTextParams, token: CancellationToken) => {
    await context.ready();
    await context.superseded(token);
    const result: CheckTextResult = await context.checkText(params.uri, params.text);
    return result;
  });
  connection.onRequest(RULES_REQUEST, (): readonly RuleInfo[] =>
    [...rules].sort(byGroup).map(({ id, title, group, source, force }) => ({
      id,
      title: speak(title),
      group: speak(group),
      source: speak(source),
      force: speak(force),
    })),
  );
  connection.onRequest(PROFILES_REQUEST, async () => {
    await context.ready();
    return context.knowledge().profiles.map(({ id, name }) => ({ id, name }));
  });
  connection.onRequest(SKELETON_REQUEST, async (params: SkeletonParams) => {
    await context.ready();
    return skeletonSnippet(context.knowledge(), params, today()) ?? null;
  });
  registerDocuments(connection, context);
  registerFormatting(connection, withReport, context);
  registerNavigation(connection, withReport, context);
  registerFigures(connection, withReport, context);
}

function byGroup(a: Rule, b: Rule): number {
  return RULE_GROUPS.indexOf(a.group) - RULE_GROUPS.indexOf(b.group);
}
