import type { Block } from '../block';
import { Figure } from '../figures/figure';
import { figureText, withAsciiDigits } from '../figures/figures';
import { scanFigures } from '../figures/scan';
import { UNNAMED } from '../figures/units';
import { Notes } from '../memo';
import { isProseBlock, type Report } from '../report';
import { blocksWith, reportFact } from '../reportFact';
import { type GridCell, type GridColumn, type GridRow, tableGridOf } from '../tableGrid';

/** A number in a table with what it says about what. The figure's spans count in the prose of its cell. */
export interface TableFigure {
  readonly cell: GridCell;
  readonly figure: Figure;
  readonly row: GridRow;
  readonly column: GridColumn;
  /** The words of the header without its unit. */
  readonly header: string;
}

/** The numbers of one table. */
export interface FiguresOfTable {
  /** Index of the table in `report.blocks`. */
  readonly index: number;
  readonly cells: readonly TableFigure[];
}

/** Blocks above a table among which 单位：万元 may stand. */
const CAPTION_REACH = 2;
const UNIT_LINE = /单位[：:][ \u3000]*([^\s，,。；;）)]{1,8})/;
const SKIPPED = new Set(['label', 'other']);

/** The tables of the report that have numbers, in the order of the text. */
export const tableFiguresOf = reportFact((report): readonly FiguresOfTable[] =>
  tablesOf(report).flatMap((index) => {
    const cells = figuresOfTable(report, index);
    return cells.length > 0 ? [{ index, cells }] : [];
  }),
);

const tablesOf = blocksWith(({ table }) => table !== undefined);

/** What was read last of a table; it stays the same while the table and the unit above it do. */
const readings = new Notes<Block, { readonly common: string; readonly cells: readonly TableFigure[] }>();

function figuresOfTable(report: Report, index: number): readonly TableFigure[] {
  const block = report.blocks[index]?.block;
  if (!block) return [];
  const common = unitAbove(report, index);
  let reading = readings.get(block);
  if (reading?.common !== common) {
    reading = { common, cells: readTable(block, common) };
    readings.set(block, reading);
  }
  return reading.cells;
}

function readTable(block: Block, common: string): TableFigure[] {
  const grid = tableGridOf(block);
  if (!grid) return [];
  const found: TableFigure[] = [];
  for (const row of grid.rows) {
    for (const cell of row.cells) {
      const column = grid.columns[cell.column];
      if (!column || SKIPPED.has(column.kind) || !cell.number) continue;
      // 在册企业（户） in the first column names the unit of a row.
      const figure = readCellFigure(cell, [column.unit, row.unit, common]);
      if (figure) found.push({ cell, figure, row, column, header: plainHeader(column) });
    }
  }
  return found;
}

function plainHeader({ header }: GridColumn): string {
  return header.replace(/[（(][^（()）]*[）)]/g, '');
}

function unitAbove(report: Report, block: number): string {
  for (let index = block - 1; index >= Math.max(0, block - CAPTION_REACH); index--) {
    const above = report.blocks[index]?.block;
    if (!above || !isProseBlock(above)) break;
    const unit = above.prose.text.length < 60 ? UNIT_LINE.exec(figureText(above))?.[1] : undefined;
    if (unit !== undefined) return unit;
  }
  return '';
}

/** The cell's number in the unit written behind it, or else in the first of `units` that is known. */
function readCellFigure(cell: GridCell, units: readonly string[]): Figure | undefined {
  const text = withAsciiDigits(cell.cell.prose.folded);
  const own = onlyFigure(text);
  if (own) return own;
  for (const unit of units) {
    const read = unit === '' ? undefined : onlyFigure(`${text.trimEnd()}${unit}`);
    if (read) return new Figure({ ...partsOf(read), span: read.digitSpan });
  }
  const counted = onlyFigure(`${text.trimEnd()}个`);
  return counted && new Figure({ ...partsOf(counted), span: counted.digitSpan, unit: UNNAMED });
}

function onlyFigure(text: string): Figure | undefined {
  const [only, ...more] = scanFigures(text).figures;
  return more.length === 0 ? only : undefined;
}

function partsOf({ digitSpan, digits, upperDigits, exponent, unit, hedge, chinese }: Figure) {
  return { digitSpan, digits, upperDigits, exponent, unit, hedge, chinese, fixed: undefined, sharesUnit: true };
}
