import type { CancellationToken, Connection } from 'vscode-languageserver';
import { isImportError } from '../import/importedDocument';
import {
  type DocumentParams,
  EXPORT_DOCX_REQUEST,
  EXPORT_PDF_REQUEST,
  EXPORT_PROOF_SHEET_REQUEST,
  type ExportParams,
  type ExportResult,
  HTML_REQUEST,
  IMPORT_REQUEST,
  type ImportParams,
  type ImportResult,
} from '../protocol';
import { type ImportInput, importDraft } from '../service/importDraft';
import { type Paper, paperHtml, paperWord, preparePaper, proofSheetWord } from '../service/paper';
import { fromBase64, toBase64 } from '../text/base64';
import { readBeside } from './besideFiles';
import type { FeatureContext } from './features';

const NO_PRINTER =
  '这里启动不了浏览器，无法生成 PDF。可以导出 HTML，用浏览器打开后打印为 PDF；或者导出 DOCX，在 Word 或 WPS 里另存为 PDF。';

/** Registers the requests that make files of a report. */
export function registerDocuments(connection: Connection, context: FeatureContext): void {
  const { host } = context;
  /** The report laid out with its pictures, or undefined when it is not open. */
  const paperOf = async (uri: string, token: CancellationToken): Promise<Paper | undefined> => {
    await context.ready();
    await context.superseded(token);
    const open = context.open(uri);
    if (!open) return undefined;
    const { session } = open;
    const paper = await preparePaper(session.report, session.check(host.today()), session.settings.page, (target) =>
      readBeside(uri, target, context.readFile),
    );
    await context.superseded(token);
    return paper;
  };
  const done = ({ paged, result }: Paper, bytes: Uint8Array): ExportResult => ({
    base64: toBase64(bytes),
    pages: paged.pages.length,
    findings: result.findings.length,
  });

  const onExport = (
    request: string,
    answer: (params: ExportParams, token: CancellationToken) => Promise<ExportResult | null>,
  ) => connection.onRequest<ExportResult | null, void>(request, answer);

  connection.onRequest(HTML_REQUEST, async (params: DocumentParams, token: CancellationToken) => {
    const paper = await paperOf(params.uri, token);
    return paper ? paperHtml(paper) : null;
  });
  onExport(EXPORT_DOCX_REQUEST, async (params, token) => {
    const paper = await paperOf(params.uri, token);
    if (!paper) return null;
    const { writeWord } = await host.documentTools();
    return done(paper, await writeWord(paperWord(paper, params.withFindings === true)));
  });
  onExport(EXPORT_PROOF_SHEET_REQUEST, async (params, token) => {
    const paper = await paperOf(params.uri, token);
    if (!paper) return null;
    const { writeWord } = await host.documentTools();
    return done(paper, await writeWord(proofSheetWord(paper)));
  });
  onExport(EXPORT_PDF_REQUEST, async (params, token) => {
    const paper = await paperOf(params.uri, token);
    if (!paper) return null;
    if (!host.printPdf) return { problem: context.speak(NO_PRINTER) };
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const printed = await host.printPdf(paperHtml(paper), abort.signal);
    return printed instanceof Uint8Array ? done(paper, printed) : { problem: context.speak(printed.problem) };
  });
  connection.onRequest<ImportResult, void>(IMPORT_REQUEST, async (params: ImportParams) => {
    const input = importInput(params);
    if (!input) return { problem: context.speak('没有要导入的内容。') };
    try {
      const draft = await importDraft(
        input,
        () => host.documentTools(),
        params.pictureFolder ?? PICTURE_FOLDER,
        params.fragment === true,
      );
      const pictures = draft.pictures.map(({ path, bytes }) => ({ path, base64: toBase64(bytes) }));
      return { markdown: draft.markdown, pictures, notes: draft.notes.map((note) => context.speak(note)) };
    } catch (error) {
      if (isImportError(error)) return { problem: context.speak(error.message) };
      throw error;
    }
  });
}

/** Where an imported draft expects its pictures, beside it, when nobody says. */
const PICTURE_FOLDER = '图片';

function importInput({ base64, html, text }: ImportParams): ImportInput | undefined {
  const bytes = base64 === undefined ? undefined : fromBase64(base64);
  if (bytes) return { bytes };
  if (html !== undefined) return { html };
  return text === undefined ? undefined : { text };
}
