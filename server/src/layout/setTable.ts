import { halfCells } from './characters';
import { breakPlaces } from './lineBreak';
import { type PageSpec, POINT, textBlock } from './pageSpec';
import { type SetLine, setInColumn } from './setLines';
import type { StyledCell, StyledTable } from './styled';

/** A cell's lines; `x` of each counts from the left edge of the table. */
export interface SetCell {
  readonly lines: readonly SetLine[];
}

export interface SetRow {
  /** Index of the row in the table; 0 is the header. */
  readonly row: number;
  /** Millimetres, before the table is stretched to whole grid rows. */
  readonly height: number;
  readonly cells: readonly SetCell[];
  /** Whether it goes on with the row before it, which was too high for a page; no rule stands between them. */
  readonly continues: boolean;
}

export interface SetTable {
  /** Left edges of the columns and the right edge of the last, in millimetres. */
  readonly edges: readonly number[];
  /** Size of the characters in points. */
  readonly size: number;
  readonly linePitch: number;
  /** Whether its columns have too little room: fewer than four characters of 小五 where a cell has as many. */
  readonly isCramped: boolean;
  readonly rows: readonly SetRow[];
}

/** Blank at both sides of a cell and above and below its lines, in millimetres. */
const SIDE = 1.2;
const ABOVE = 1.5;
/** Both sides, and a hair so that a word that fits is not broken. */
const SIDES = 2 * SIDE + 0.1;
/** Line pitch by the height of a character. */
const LEADING = 1.35;
/** Sizes in points tried one after the other until every column has room for its longest word. */
const SIZES = [1, 0.875, 0.75, 0.625, 0.5];
/** What a column that is read with ease has room for: cells, and the share of the usual size (12 points give 9, 小五). */
const EASY_CELLS = 4;
const EASY_SHARE = 0.75;
/** A column is made no wider for a word than this many cells; longer words break. */
const WIDEST_WORD = 8;

const kept = new WeakMap<StyledTable, Map<PageSpec, SetTable>>();
/** Specs that a table is kept for: upright, turned, and those before a change of the settings. */
const KEPT_LIMIT = 4;

/** Breaks a table's cells into lines and finds its columns; kept with the table. */
export function setTable(table: StyledTable, spec: PageSpec): SetTable {
  const known = kept.get(table) ?? new Map<PageSpec, SetTable>();
  let set = known.get(spec);
  if (!set) {
    set = makeSetTable(table, spec);
    if (known.size >= KEPT_LIMIT) known.clear();
    kept.set(table, known.set(spec, set));
  }
  return set;
}

function makeSetTable(table: StyledTable, spec: PageSpec): SetTable {
  const width = textBlock(spec).width;
  const columns = table.rows[0]?.length ?? 1;
  let size = spec.styles.table.size;
  let widths: number[] = [];
  for (const share of SIZES) {
    size = spec.styles.table.size * share;
    const cell = size * POINT;
    const needs = columnNeeds(table, columns, cell);
    widths = columnWidths(needs, width);
    if (needs.every((need, column) => (widths[column] ?? 0) >= need.least - 1e-6)) break;
  }
  const edges = [0];
  for (const one of widths) edges.push((edges[edges.length - 1] ?? 0) + one);
  const linePitch = size * POINT * LEADING;
  const most = Math.max(1, Math.floor((spec.linesPerPage * spec.linePitch * 0.6 - 2 * ABOVE) / linePitch));
  const rows = table.rows.flatMap((row, index) => setRow(row, index, edges, size * POINT, linePitch, most));
  return { edges, size, linePitch, isCramped: isCramped(table, columns, spec), rows };
}

function isCramped(table: StyledTable, columns: number, spec: PageSpec): boolean {
  const cell = spec.styles.table.size * EASY_SHARE * POINT;
  const easy = EASY_CELLS * cell + SIDES;
  const needs = columnNeeds(table, columns, cell);
  return (
    needs.reduce((sum, { natural, least }) => sum + Math.min(natural, Math.max(least, easy)), 0) > textBlock(spec).width
  );
}

interface Need {
  readonly least: number;
  readonly natural: number;
}

function columnNeeds(table: StyledTable, columns: number, cell: number): Need[] {
  const needs: Need[] = [];
  for (let column = 0; column < columns; column++) {
    let natural = 0;
    let least = 0;
    for (const row of table.rows) {
      const text = row[column]?.paragraph.text ?? '';
      natural = Math.max(natural, (halfCells(text) + (row[column]?.rightPad ?? 0)) / 2);
      least = Math.max(least, longestWord(text));
    }
    needs.push({ natural: Math.max(2, natural) * cell + SIDES, least: Math.min(WIDEST_WORD, least) * cell + SIDES });
  }
  return needs;
}

/** Width in cells of the longest piece that may not be broken; two characters at least. */
function longestWord(text: string): number {
  const places = breakPlaces(text);
  let longest = 2;
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && places[at] !== 1) continue;
    longest = Math.max(longest, halfCells(text.slice(start, at)) / 2);
    start = at;
  }
  return longest;
}

/** Columns that need little get what they need, the others share the rest in proportion; the table fills the 版心. */
function columnWidths(needs: readonly Need[], width: number): number[] {
  const natural = needs.reduce((sum, need) => sum + need.natural, 0);
  if (natural <= width) return needs.map((need) => need.natural * (width / natural));
  const widths = needs.map(() => 0);
  let open = needs.map((_, column) => column);
  let rest = width;
  for (;;) {
    const share = rest / Math.max(1, open.length);
    const modest = open.filter((column) => (needs[column]?.natural ?? 0) <= share);
    if (modest.length === 0) break;
    for (const column of modest) {
      widths[column] = needs[column]?.natural ?? 0;
      rest -= widths[column] ?? 0;
    }
    open = open.filter((column) => !modest.includes(column));
  }
  const least = open.reduce((sum, column) => sum + (needs[column]?.least ?? 0), 0);
  const wish = open.reduce((sum, column) => sum + Math.sqrt(needs[column]?.natural ?? 0), 0);
  for (const column of open) {
    const need = needs[column];
    const own = Math.sqrt(need?.natural ?? 0) / wish;
    widths[column] = least <= rest ? (need?.least ?? 0) + (rest - least) * own : (rest * (need?.least ?? 0)) / least;
  }
  return widths;
}

function setRow(
  row: readonly StyledCell[],
  index: number,
  edges: readonly number[],
  cell: number,
  linePitch: number,
  most: number,
): SetRow[] {
  const cells = row.map((styled, column) => {
    const left = edges[column] ?? 0;
    const room = Math.max(cell * 2, (edges[column + 1] ?? left) - left - 2 * SIDE);
    return setInColumn(styled.paragraph, room, cell).map((line) => {
      const slack = room - line.width;
      const pad = (styled.rightPad * cell) / 2;
      const shift = styled.align === 'right' ? slack - pad : styled.align === 'centre' ? slack / 2 : 0;
      return { ...line, x: left + SIDE + (line.justify ? 0 : Math.max(0, shift)) };
    });
  });
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  const rows: SetRow[] = [];
  for (let from = 0; from < count; from += most) {
    const lines = Math.min(most, count - from);
    rows.push({
      row: index,
      height: lines * linePitch + 2 * ABOVE,
      cells: cells.map((all) => ({ lines: all.slice(from, from + most) })),
      continues: from > 0,
    });
  }
  return rows;
}
