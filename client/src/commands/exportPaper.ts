import * as vscode from 'vscode';
import {
  EXPORT_DOCX_REQUEST,
  EXPORT_PDF_REQUEST,
  EXPORT_PROOF_SHEET_REQUEST,
  type ExportParams,
  type ExportResult,
  HTML_REQUEST,
} from '../../../server/src/protocol';
import { fromBase64 } from '../base64';
import type { LastFolder } from '../lastFolder';
import { stemOf } from '../lastFolder';
import type { Server } from '../server';
import { offerResult, writeFile } from './resultActions';

/** What a report can be exported as; `commented` is the Word file with the findings as comments. */
export type PaperKind = 'docx' | 'commented' | 'pdf' | 'html' | 'proofSheet';

export interface Exporter {
  readonly server: Server;
  readonly folder: LastFolder;
  /** Whether the server can start a browser to print with; in a web worker it cannot. */
  readonly canPrint: boolean;
}

interface Format {
  readonly request: string;
  readonly extension: string;
  /** What is added to the report's name, so that two exports do not overwrite each other. */
  readonly suffix: string;
  readonly filter: string;
}

const FORMATS: Readonly<Record<PaperKind, Format>> = {
  docx: { request: EXPORT_DOCX_REQUEST, extension: 'docx', suffix: '', filter: 'Word' },
  commented: { request: EXPORT_DOCX_REQUEST, extension: 'docx', suffix: '-批注', filter: 'Word' },
  pdf: { request: EXPORT_PDF_REQUEST, extension: 'pdf', suffix: '', filter: 'PDF' },
  html: { request: HTML_REQUEST, extension: 'html', suffix: '', filter: 'HTML' },
  proofSheet: { request: EXPORT_PROOF_SHEET_REQUEST, extension: 'docx', suffix: '-勘误表', filter: 'Word' },
};

/** A report as a file. */
export interface MadePaper {
  readonly bytes: Uint8Array;
  readonly pages: number | undefined;
  readonly findings: number | undefined;
}

/** Asks where, makes the file while showing progress that can be cancelled, writes it and offers to open it. */
export async function exportPaper(exporter: Exporter, kind: PaperKind, report: vscode.Uri): Promise<void> {
  if (kind === 'pdf' && !exporter.canPrint) {
    const problem = vscode.l10n.t(
      'VS Code in a browser cannot start a program to make a PDF. Export HTML and print it to PDF with the browser, or export DOCX and save it as PDF in Word or WPS.',
    );
    return offerAlternatives(exporter, report, problem);
  }
  const target = await askTarget(exporter, kind, report);
  if (!target) return;
  const made = await makePaper(exporter.server, kind, report);
  if (!made) return;
  if ('problem' in made) {
    if (kind === 'pdf') await offerAlternatives(exporter, report, made.problem);
    else void vscode.window.showErrorMessage(made.problem);
    return;
  }
  if (!(await writeFile(target, made.bytes))) return;
  await exporter.folder.remember(target);
  await offerResult(target, doneMessage(kind, target, made));
}

/** The file of a report, or why there is none; undefined when the writer cancelled. */
export async function makePaper(
  server: Server,
  kind: PaperKind,
  report: vscode.Uri,
): Promise<MadePaper | { readonly problem: string } | undefined> {
  // The server knows open documents only; a report chosen in the Explorer may not be open.
  await vscode.workspace.openTextDocument(report);
  const { request } = FORMATS[kind];
  const params: ExportParams = { uri: report.toString(), ...(kind === 'commented' ? { withFindings: true } : {}) };
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Exporting {0}', `${stemOf(report)}.${FORMATS[kind].extension}`),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const answer = await server.ask<ExportResult | string>(request, params, token);
    if (token.isCancellationRequested) return undefined;
    if (answer === undefined) return { problem: vscode.l10n.t('The report could not be typeset.') };
    if (typeof answer === 'string') {
      return { bytes: new TextEncoder().encode(answer), pages: undefined, findings: undefined };
    }
    if ('problem' in answer) return answer;
    return { bytes: fromBase64(answer.base64), pages: answer.pages, findings: answer.findings };
  });
}

async function askTarget({ folder }: Exporter, kind: PaperKind, report: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { extension, suffix, filter } = FORMATS[kind];
  const start = await folder.propose(report);
  const name = `${stemOf(report)}${suffix}.${extension}`;
  return vscode.window.showSaveDialog({
    ...(start ? { defaultUri: vscode.Uri.joinPath(start, name) } : {}),
    filters: { [filter]: [extension] },
    title: vscode.l10n.t('Export the report'),
    saveLabel: vscode.l10n.t('Export'),
  });
}

function doneMessage(kind: PaperKind, target: vscode.Uri, { pages, findings }: MadePaper): string {
  const name = target.path.split('/').at(-1) ?? '';
  if (kind === 'proofSheet') return vscode.l10n.t('Written: {0} ({1} findings)', name, findings ?? 0);
  if (pages === undefined) return vscode.l10n.t('Written: {0}', name);
  if (kind === 'commented') {
    return vscode.l10n.t('Written: {0} ({1} pages, {2} comments)', name, pages, findings ?? 0);
  }
  return vscode.l10n.t('Written: {0} ({1} pages)', name, pages);
}

/** Why there is no PDF, with the ways that lead to one as buttons. */
async function offerAlternatives(exporter: Exporter, report: vscode.Uri, problem: string): Promise<void> {
  const html = vscode.l10n.t('Export HTML');
  const docx = vscode.l10n.t('Export DOCX');
  const answer = await vscode.window.showWarningMessage(problem, html, docx);
  if (answer === html) await exportPaper(exporter, 'html', report);
  else if (answer === docx) await exportPaper(exporter, 'docx', report);
}
