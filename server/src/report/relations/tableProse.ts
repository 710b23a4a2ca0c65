import type { Decimal } from '../../text/decimal';
import { type Interval, intersects, sum } from '../../text/interval';
import type { Block } from '../block';
import { type Figure, nominalSum } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameBase, UNNAMED } from '../figures/units';
import { Notes } from '../memo';
import { isProseBlock, type Report } from '../report';
import { gridOf } from '../tableGrid';
import { changeClause } from './changeClauses';
import { isTypingSlip } from './slips';
import { misquotedCell } from './tableCells';
import { type TableFigure, tableFiguresOf } from './tableFigures';
import { inScaleOf } from './writing';

/** A figure of the prose beside a table that is not what the table says. */
export interface TableMismatch {
  /** Indexes in `report.blocks` of the table and of the paragraph. */
  readonly table: number;
  readonly block: number;
  readonly figure: Figure;
  readonly cells: readonly TableFigure[];
  readonly expected: Decimal;
  /** Whether it was compared with the sum of cells, and not with one of them. */
  readonly isSum: boolean;
}

/** Paragraphs before and behind a table that speak of it. */
const REACH = 3;
const TOTAL_WORDS = /合计|共计|总计|总数|总量|总额|一共|总共|共|累计|全[县市区镇乡村校省州旗局年]|总/;
const CLOSE_BY = /(?:三|四|五|六|七|八|九|十|两|各)[个家所]?[^，,。]{0,4}(?:共|合计)|合计|共计|总计|总共|^共/;
const OTHER_TIME = /上年|去年|同期|计划|目标|任务|预计|力争|明年|下年|人均|平均|其中|占|率/;
/** Shortest number of digits of which a slip tells anything. */
const TELLING_LENGTH = 3;

interface Column {
  readonly cells: readonly TableFigure[];
  readonly total: Figure | undefined;
  readonly value: Interval;
  readonly nominal: Decimal;
  readonly header: string;
}

/** What paragraphs say otherwise than the table right before or behind them. */
export function tableMismatches(report: Report): TableMismatch[] {
  return tableFiguresOf(report).flatMap(({ index: table, cells }) => {
    const own = report.blocks[table]?.block;
    if (!own) return [];
    return neighbours(report, table).flatMap((block) => {
      const paragraph = report.blocks[block]?.block;
      if (!paragraph) return [];
      return differencesOf(paragraph, own, cells).map((difference) => ({ table, block, ...difference }));
    });
  });
}

type Difference = Omit<TableMismatch, 'table' | 'block'>;

interface Comparison {
  readonly cells: readonly TableFigure[];
  readonly found: readonly Difference[];
}

/** What a paragraph was compared with last; after most edits neither it nor the table has changed. */
const comparisons = new Notes<Block, Comparison>();

/** The figures of a paragraph that are not what the table says. */
function differencesOf(paragraph: Block, table: Block, cells: readonly TableFigure[]): readonly Difference[] {
  let comparison = comparisons.get(paragraph);
  if (comparison?.cells !== cells) {
    const columns = columnsOf(cells, table);
    const found = figuresOf(paragraph).sentences.flatMap((sentence) =>
      sentence.figures.flatMap((figure, index) => {
        const difference = compare(sentence, index, figure, columns, cells);
        return difference ? [{ figure, ...difference }] : [];
      }),
    );
    comparison = { cells, found };
    comparisons.set(paragraph, comparison);
  }
  return comparison.found;
}

function neighbours(report: Report, table: number): number[] {
  const found: number[] = [];
  for (const step of [-1, 1]) {
    for (let index = table + step; Math.abs(index - table) <= REACH; index += step) {
      const block = report.blocks[index]?.block;
      if (!block || block.table) break;
      if (isProseBlock(block)) {
        if (step > 0 && (block.mark || block.depth > 0)) break;
        found.push(index);
        if (block.depth > 0) break;
      }
    }
  }
  return found;
}

/** The columns of amounts, each with its total: the cell that gives it, or the sum of the items. */
function columnsOf(cells: readonly TableFigure[], table: Block): Column[] {
  if (!gridOf(table)) return [];
  const places = new Set(cells.map(({ cell }) => cell.column));
  const columns: Column[] = [];
  for (const place of places) {
    const own = cells.filter(({ cell }) => cell.column === place);
    const [first] = own;
    if (!first || !['amount', 'total', 'cumulative'].includes(first.column.kind)) continue;
    if (own.some(({ figure }) => !sameBase(figure.unit, first.figure.unit) || !isAmount(figure.unit.dimension)))
      continue;
    const totals = own.filter(({ row }) => row.kind === 'total');
    const items = own.filter(({ row }) => row.kind === 'item');
    const isPlain = own.every(({ row }) => row.kind === 'item' || row.kind === 'total');
    if (totals.length > 1 || items.length < 2 || (totals.length === 0 && !isPlain)) continue;
    const [total] = totals;
    const added = items.map(({ figure }) => figure);
    columns.push({
      cells: total ? [total] : items,
      total: total?.figure,
      value: total ? total.figure.value : sum(added.map(({ value }) => value)),
      nominal: total ? total.figure.nominal : nominalSum(added),
      header: first.header,
    });
  }
  return columns;
}

function compare(
  sentence: Sentence,
  index: number,
  figure: Figure,
  columns: readonly Column[],
  cells: readonly TableFigure[],
): Omit<Difference, 'figure'> | undefined {
  const { dimension, base } = figure.unit;
  if (figure.hedge !== 'none' || figure.isVerbal || changeClause(sentence, index)) return undefined;
  if (!isAmount(dimension) && dimension !== 'percent' && base !== '分') return undefined;
  if (cells.some((cell) => intersects(cell.figure.value, figure.value) && isAlike(cell, figure))) return undefined;
  const misquoted = misquotedCell(sentence, index, figure, cells, (cell) => isAlike(cell, figure));
  if (misquoted) return { cells: [misquoted], expected: misquoted.figure.nominal, isSum: false };
  // 863户2952人: the words before both are those of the first.
  const lead = sentence.gap(index) === '' ? sentence.lead(index - 1) : sentence.lead(index);
  const words = lead + sentence.tail(index);
  if (dimension === 'percent' || OTHER_TIME.test(lead)) return undefined;
  const alike = columns.filter(({ cells: [cell], header }) => cell && isSameUnit(cell.figure, figure, header));
  if (alike.length === 0 || alike.some(({ value }) => intersects(value, figure.value))) return undefined;
  const beside = ofNamedColumn(sentence, index, alike, columns);
  if (beside && isNear(figure, beside.nominal))
    return { cells: beside.cells, expected: beside.nominal, isSum: beside.total === undefined };
  if (!TOTAL_WORDS.test(lead)) return undefined;
  const named = alike.filter(({ header }) => header.length >= 2 && words.includes(header));
  const [column] = named.length === 1 ? named : alike;
  if (!column || (alike.length > 1 && named.length !== 1)) return undefined;
  const isEvident = CLOSE_BY.test(lead) && named.length === 1;
  if (!isEvident && !isSlip(figure, column.nominal)) return undefined;
  return { cells: column.cells, expected: column.nominal, isSum: column.total === undefined };
}

/**
 * 抽检1260批次，检出不合格31批次 above a table with both columns, of which the first agrees: then the sentence tells the
 * totals of the table, and the other is not what its column has.
 */
function ofNamedColumn(
  sentence: Sentence,
  index: number,
  alike: readonly Column[],
  columns: readonly Column[],
): Column | undefined {
  const lead = sentence.lead(index);
  const named = alike.filter((column) => isNamed(column, lead));
  const longest = Math.max(...named.map(({ header }) => header.length));
  const [column, ...others] = named.filter(({ header }) => header.length === longest);
  if (
    /复[检查核]|其中|仍|再次|已/.test(lead) ||
    !column?.total ||
    others.length > 0 ||
    /[未非不无]/.test(lead) !== /[未非不无]/.test(column.header)
  )
    return undefined;
  const agrees = sentence.figures.some(
    (other, at) =>
      at !== index &&
      columns.some((one) => one !== column && one.total && isTotal(one, other) && isNamed(one, sentence.lead(at))),
  );
  return agrees ? column : undefined;
}

/** Whether a number is near enough to the total to be meant as it; what is far less is a part. */
function isNear({ nominal }: Figure, total: Decimal): boolean {
  const [less, more] = nominal.lt(total) ? [nominal, total] : [total, nominal];
  return less.times(10).gte(more.times(7));
}

function isTotal({ cells: [cell], value, header }: Column, figure: Figure): boolean {
  return cell !== undefined && isSameUnit(cell.figure, figure, header) && intersects(value, figure.value);
}

/** Whether the words before a figure hold the column's name without its unit. */
function isNamed({ header }: Column, words: string): boolean {
  const name = header.replace(/(?:数量?|总数|人数|户数|件数|批次|人次|金额|面积)$/, '');
  return name.length >= 2 && words.includes(name);
}

function isAlike(cell: TableFigure, figure: Figure): boolean {
  return isSameUnit(cell.figure, figure, cell.header);
}

/** Whether both count in one unit; a column 户数 without a unit counts 户. */
function isSameUnit(cell: Figure, figure: Figure, header: string): boolean {
  if (cell.unit === UNNAMED) {
    const isCounted = figure.unit.dimension === 'count' || figure.unit.base === '分';
    return isCounted && header.includes(figure.unit.name);
  }
  return sameBase(cell.unit, figure.unit);
}

function isSlip(figure: Figure, value: Decimal): boolean {
  const written = inScaleOf(figure.nominal, figure);
  return written.replace('.', '').length >= TELLING_LENGTH && isTypingSlip(written, inScaleOf(value, figure));
}
