import { toShortText } from '../../text/decimal';
import type { Span } from '../../text/span';
import type { Block, PlacedBlock, TableCell } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { periodOf } from '../period';
import type { Prose } from '../prose';
import type { Report } from '../report';
import { reportFact } from '../reportFact';
import { tableRelationsOf } from '../tableFaults';
import type { ColumnKind } from '../tableGrid';
import type { TableRelation } from '../tableRelation';
import type { Role } from './relation';
import { relationsByFigure } from './relations';
import { type TableFigure, tableFiguresOf } from './tableFigures';

/** A figure with all that a list of figures shows of it. Spans count in the report's text. */
export interface FigureEntry {
  readonly placed: PlacedBlock;
  readonly figure: Figure;
  /** The text its figure's spans count in: that of the paragraph, or of the table's cell. */
  readonly prose: Prose;
  readonly span: Span;
  /** As written: 1.26万平方米. */
  readonly text: string;
  /** What it counts, in the words around it: 新建校舍. */
  readonly subject: string;
  /** 2023年, 2023年上半年, or empty when neither sentence nor report tell. */
  readonly period: string;
  readonly unit: string;
  readonly role: Role;
  /** Arithmetic lines of its relations, and whether all of them hold; undefined without relations. */
  readonly computations: readonly string[];
  readonly holds: boolean | undefined;
  /** For a number in a table, the words of its row; empty for a row of totals. */
  readonly row?: string | undefined;
}

const SUBJECT_NOISE =
  /^(?:其中|和|与|及|以及|共|已|全年|累计|则|并|为|由|从|在|对)+|(?:为|是|达|约|共|有|完成|实现|增加到|增至|提高到|由|从|了|的|占|到|计){1,12}$/g;
const RELATIVE = /今年|本年|去年|上年|前年|上半年|下半年|[一二三四]季度|本学年|上学年/g;

/** All figures of paragraphs and tables that can take part in arithmetic, in the order of the text. */
export const figureEntriesOf = reportFact((report): readonly FigureEntry[] => {
  const entries: FigureEntry[] = [];
  const year = periodOf(report)?.years.at(-1);
  for (const placed of report.blocks) {
    for (const sentence of figuresOf(placed.block).sentences) {
      for (const [index, figure] of sentence.figures.entries()) {
        entries.push(entryOf(report, placed, sentence, index, figure, year));
      }
    }
  }
  for (const { index, cells } of tableFiguresOf(report)) {
    const placed = report.blocks[index];
    if (!placed) continue;
    const relations = relationsByCell(placed.block);
    for (const cell of cells) entries.push(tableEntry(report, placed, cell, relations.get(cell.cell.cell) ?? [], year));
  }
  return entries.sort((one, two) => one.span.start - two.span.start);
});

/** The arithmetic of a table by the cells that take part in it. */
function relationsByCell(block: Block): ReadonlyMap<TableCell, readonly TableRelation[]> {
  const byCell = new Map<TableCell, TableRelation[]>();
  for (const relation of tableRelationsOf(block)) {
    for (const { cell } of [relation.result, ...relation.parts]) {
      const own = byCell.get(cell);
      if (own) own.push(relation);
      else byCell.set(cell, [relation]);
    }
  }
  return byCell;
}

function tableEntry(
  report: Report,
  placed: PlacedBlock,
  { cell, figure, row, column, header }: TableFigure,
  relations: readonly TableRelation[],
  year: number | undefined,
): FigureEntry {
  const { prose } = cell.cell;
  const isTotal = row.kind === 'total' || row.kind === 'subtotal' || row.kind === 'other';
  const isPeriod = /^(?:20\d\d年|今年|本年|上年|去年)/.test(header);
  const named = /20\d\d/.exec(`${row.label}${header}`)?.[0];
  const past = /^(?:上年|去年)/.test(header) && year !== undefined ? year - 1 : year;
  const period = named !== undefined ? `${named}年` : past === undefined ? '' : `${past}年`;
  const words = isPeriod ? header.replace(/^(?:20\d\d年度?|今年|本年|上年|去年)/, '') : header;
  const label = row.label.replace(/^20\d\d年度?$/, '');
  const role: Role = isTotal || column.kind === 'total' ? '合计' : (ROLES[column.kind] ?? '数值');
  return {
    placed,
    figure,
    prose,
    span: report.proseSpanOf(placed, prose, figure.span.start, figure.span.end),
    text: prose.text.slice(figure.span.start, figure.span.end),
    subject: row.kind === 'total' ? words || label : label === words ? label : `${label}${words}`,
    period,
    unit: figure.unit.name,
    role,
    computations: relations.map((relation) => computationOf(relation)),
    holds: relations.length === 0 ? undefined : relations.every(({ holds }) => holds),
    row: row.kind === 'total' ? '' : label,
  };
}

const ROLES: Readonly<Partial<Record<ColumnKind, Role>>> = {
  share: '占比',
  growth: '增幅',
  change: '增减',
  rate: '占比',
};

function computationOf({ formula, result, expected }: TableRelation): string {
  const shown = toShortText(expected, Math.max(result.number?.places ?? 0, 0) + 1);
  return `${formula === '' ? '各项之和' : formula}=${shown}${result.number?.isPercent ? '%' : ''}`;
}

function entryOf(
  report: Report,
  placed: PlacedBlock,
  sentence: Sentence,
  index: number,
  figure: Figure,
  year: number | undefined,
): FigureEntry {
  const relations = relationsByFigure(placed.block).get(figure) ?? [];
  const member = relations.flatMap(({ members }) => members).find((each) => each.figure === figure);
  return {
    placed,
    figure,
    prose: placed.block.prose,
    span: report.proseSpan(placed, figure.span.start, figure.span.end),
    text: placed.block.prose.text.slice(figure.span.start, figure.span.end),
    subject: subjectOf(sentence, index),
    period: periodText(sentence, index, year),
    unit: figure.unit.name,
    role: member?.role ?? roleOf(sentence, index, figure),
    computations: relations.map(({ computation }) => computation),
    holds: relations.length === 0 ? undefined : relations.every(({ holds }) => holds),
  };
}

function subjectOf(sentence: Sentence, index: number): string {
  const lead = sentence
    .lead(index)
    .replace(RELATIVE, '')
    .replace(/20\d\d年度?/g, '')
    .replace(SUBJECT_NOISE, '');
  const noun = /^[\u4e00-\u9fff]{1,8}/.exec(sentence.tail(index))?.[0] ?? '';
  return lead.length >= 2 ? lead : `${lead}${noun}`;
}

/** The year named before the figure, or the one a relative word means in the report's period. */
function periodText(sentence: Sentence, index: number, year: number | undefined): string {
  const figure = sentence.figures[index];
  const before = sentence.slice(sentence.start, figure?.span.start ?? sentence.start);
  const words = before.match(RELATIVE) ?? [];
  const named = sentence.years.filter(({ span }) => span.end <= (figure?.span.start ?? 0)).at(-1);
  const part = words.findLast((word) => /半年|季度/.test(word)) ?? '';
  const relative = words.findLast((word) => /年$/.test(word) && !/半年/.test(word));
  const offset = relative === undefined ? 0 : /去年|上年|上学年/.test(relative) ? -1 : relative === '前年' ? -2 : 0;
  if (named && (relative === undefined || before.lastIndexOf(relative) < named.span.start - sentence.start)) {
    return named.lastYear === named.year ? `${named.year}年${part}` : `${named.year}—${named.lastYear}年`;
  }
  return year === undefined ? part : `${year + offset}年${part}`;
}

function roleOf(sentence: Sentence, index: number, figure: Figure): Role {
  const lead = sentence.lead(index);
  if (figure.unit.dimension === 'rank') return '名次';
  if (/目标|计划|任务|力争|预计/.test(lead)) return '目标';
  if (/[人户生村校班]均|平均/.test(lead)) return '均值';
  if (figure.unit.dimension === 'percent') return /占|率|比重|比例/.test(lead) ? '占比' : '增幅';
  return /合计|共计|总计|^共|总[数量额]/.test(lead) ? '合计' : '数值';
}
