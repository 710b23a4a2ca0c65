import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { layoutNotes } from '../layout/layoutNotes';
import { identifyProfile } from '../report/identify';
import { Report } from '../report/report';
import { layOutReport } from '../service/pages';
import { readReport } from './files';
import { Setup, type SharedOptions } from './setup';

/** `baogao render`: prints the page model as JSON: lines of each page with their text and their place in the report. */
export async function renderCommand(builtIn: KnowledgeData, file: string, options: SharedOptions): Promise<number> {
  const { state, settings } = await new Setup(builtIn, options).forFile(file);
  const report = Report.parse(await readReport(file));
  const format = identifyProfile(report, state.knowledge.profiles, settings.type)?.page;
  const { styled, paged } = layOutReport(report, format, settings.page);
  const { pages, spec, title } = paged;
  const model = {
    version: 1,
    title,
    linesPerPage: spec.linesPerPage,
    charsPerLine: spec.charsPerLine,
    pages: pages.map((page) => ({
      number: page.number,
      lines: page.lines.map((line) => ({
        text: line.runs.map((run) => run.text).join(''),
        role: line.role,
        x: round(line.x),
        y: round(line.y),
        width: round(line.width),
        height: round(line.height),
        offset: [line.source.start, line.source.end],
      })),
    })),
    notes: layoutNotes(styled, paged).map(({ kind, message, span }) => ({
      kind,
      message,
      offset: [span.start, span.end],
    })),
  };
  process.stdout.write(`${JSON.stringify(model, null, 2)}\n`);
  return 0;
}

function round(millimetres: number): number {
  return Math.round(millimetres * 1000) / 1000;
}
