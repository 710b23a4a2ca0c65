import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { layoutNotes } from '../layout/layoutNotes';
import { PrintError, printPdf } from '../lsp/nodePrinter';
import { Report } from '../report/report';
import { Checker } from '../service/check';
import { type Paper, paperHtml, paperWord, preparePaper, proofSheetWord } from '../service/paper';
import { documentTools } from './documentTools';
import { readReport, UsageError } from './files';
import { Setup, type SharedOptions } from './setup';

export type ExportFormat = 'docx' | 'pdf' | 'html' | 'proof-sheet';

export interface ExportOptions extends SharedOptions {
  readonly to: ExportFormat;
  readonly output?: string;
  readonly withFindings?: boolean;
}

/** `baogao export`: writes the laid-out report beside its source, or to `--output`. */
export async function exportCommand(builtIn: KnowledgeData, file: string, options: ExportOptions): Promise<number> {
  if (options.withFindings && options.to !== 'docx') throw new UsageError('--with-findings 只能与 --to docx 一起用。');
  const setup = new Setup(builtIn, options);
  const { state, settings } = await setup.forFile(file);
  const report = Report.parse(await readReport(file));
  const result = new Checker(state.knowledge).check(report, setup.today, settings);
  const paper = await preparePaper(report, result, settings.page, (target) => readBeside(file, target));
  const target = options.output ?? defaultTarget(file, options.to);
  const content = await contentOf(paper, options);
  await writeFile(target, content).catch((error: Error) => {
    throw new UsageError(`写不了“${target}”：${error.message}`);
  });
  const { findings } = result;
  const count = options.to === 'proof-sheet' ? `${findings.length} 处` : `${paper.paged.pages.length} 页`;
  if (options.to !== 'proof-sheet') {
    for (const note of layoutNotes(paper.styled, paper.paged)) {
      const { line } = report.lines.positionAt(note.span.start);
      process.stderr.write(`baogao: ${file}:${line + 1}: ${note.message}\n`);
    }
  }
  const commented = options.withFindings ? `，${findings.length} 条批注` : '';
  process.stdout.write(`${target}: ${count}${commented}\n`);
  return 0;
}

function defaultTarget(file: string, to: ExportFormat): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, to === 'proof-sheet' ? `${name}-勘误表.docx` : `${name}.${to}`);
}

async function contentOf(paper: Paper, { to, withFindings }: ExportOptions): Promise<string | Uint8Array> {
  if (to === 'html') return paperHtml(paper);
  if (to === 'pdf') {
    return printPdf(paperHtml(paper)).catch((error: unknown) => {
      throw error instanceof PrintError ? new UsageError(error.message) : error;
    });
  }
  const { writeWord } = await documentTools();
  return writeWord(to === 'docx' ? paperWord(paper, withFindings === true) : proofSheetWord(paper));
}

/** A picture beside the report; percent signs in its target stand for characters, as in an address. */
async function readBeside(file: string, target: string): Promise<Uint8Array | undefined> {
  let name = target;
  try {
    name = decodeURIComponent(target);
  } catch {
    // A name with a bare percent sign stands for itself.
  }
  return readFile(path.resolve(path.dirname(file), name)).catch(() => undefined);
}
