import type { ColumnKind, Grid, GridColumn, GridRow } from './tableGrid';
import { mostBelieved, partsOf, sumRelation, type TableRelation } from './tableRelation';

const SUMMED: readonly ColumnKind[] = ['amount', 'total', 'subtotal', 'part', 'change', 'balance'];

/** Rows of 合计 and 小计: each column is the sum of the rows that belong to it, in any of the ways tables are built. */
export function columnSums(grid: Grid): readonly TableRelation[] {
  const relations: TableRelation[] = [];
  const isTimeTable = grid.rows.filter((row) => /\d月|季度|^(?:19|20)\d\d年?$|半年/.test(row.label)).length >= 2;
  // 学校总数（所） above 在校生（人）: a table of indicators, each in a unit of its own, adds nothing up.
  const isMixed = new Set(grid.rows.map(({ unit }) => unit).filter((unit) => unit !== '')).size >= 2;
  for (const [index, row] of grid.rows.entries()) {
    if ((row.kind !== 'total' && row.kind !== 'subtotal') || (isMixed && row.unit === '')) continue;
    const readings = row.kind === 'total' ? totalReadings(grid.rows, index) : groupReadings(grid.rows, index);
    if (isMixed && !readings.some((rows) => rows.length > 0 && rows.every(({ unit }) => unit === row.unit))) continue;
    const found: TableRelation[] = [];
    for (const [column, { kind }] of grid.columns.entries()) {
      if (!SUMMED.includes(kind) && (kind !== 'cumulative' || isTimeTable)) continue;
      const result = row.cells[column];
      if (!result?.number || result.number.isPercent) continue;
      const ways = readings.flatMap((rows) => {
        const parts = partsOf(rows, column);
        return (parts && sumRelation(result, parts)) ?? [];
      });
      const way = ways.find((one) => one.holds) ?? ways[0];
      if (way) found.push(way);
    }
    // When no column adds up, the rows are not all that is counted.
    const broken = found.filter((one) => !one.holds).length;
    if (broken < 2 || broken < found.length) relations.push(...found);
  }
  return [...relations, ...periodSums(grid)];
}

/** How many periods of one kind make a longer one: rows of 一季度, 上半年, 全年 below the months or quarters. */
const PERIODS: readonly { readonly whole: RegExp; readonly part: RegExp; readonly counts: readonly number[] }[] = [
  {
    whole: /^第?[一二三四]季度(?:合计)?$/,
    part: /^(?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)月份?$/,
    counts: [3],
  },
  { whole: /^[上下]半年(?:合计)?$/, part: /^第?[一二三四]季度$/, counts: [2] },
  { whole: /^[上下]半年(?:合计)?$/, part: /^(?:1[0-2]|[1-9])月份?$/, counts: [6] },
  { whole: /^(?:全年|本年|年度)(?:合计|累计)?$/, part: /^第?[一二三四]季度$/, counts: [4] },
  { whole: /^(?:全年|本年|年度)(?:合计|累计)?$/, part: /^[上下]半年$/, counts: [2] },
  { whole: /^(?:全年|本年|年度)(?:合计|累计)?$/, part: /^(?:1[0-2]|[1-9])月份?$/, counts: [12] },
];

/** A longer period is the sum of the shorter ones right above it; only where exactly as many stand there as it has. */
function periodSums(grid: Grid): readonly TableRelation[] {
  return grid.rows.flatMap((row, index) =>
    PERIODS.flatMap(({ whole, part, counts }) => {
      if (!whole.test(row.label) || row.kind === 'total') return [];
      const above = grid.rows.slice(0, index).filter(({ label }) => part.test(label));
      const rows = counts.flatMap((count) => (above.length % count === 0 ? [above.slice(-count)] : []))[0];
      if (!rows || rows.length < 2) return [];
      return grid.columns.flatMap(({ kind }, column) => {
        const result = row.cells[column];
        const parts = kind === 'amount' || kind === 'total' ? partsOf(rows, column) : undefined;
        return (result?.number && parts && parts.length === rows.length && sumRelation(result, parts)) || [];
      });
    }),
  );
}

/** The sets of rows that a 合计 may be the sum of. */
function totalReadings(all: readonly GridRow[], index: number): readonly (readonly GridRow[])[] {
  const above = sliceAfterLast(all.slice(0, index), (row) => row.kind === 'total');
  const below = sliceBeforeFirst(all.slice(index + 1), (row) => row.kind === 'total' || row.kind === 'other');
  const rows = above.some((row) => row.kind === 'item') ? above : below;
  const items = rows.filter((row) => row.kind === 'item');
  const readings: GridRow[][] = [items];
  const subtotals = rows.filter((row) => row.kind === 'subtotal');
  if (subtotals.length > 0) readings.push(subtotals, [...ungrouped(rows), ...subtotals]);
  const levels = items.map((row) => row.level).filter((level) => level > 0);
  const top = Math.min(...levels);
  if (levels.length > 0) {
    readings.push(items.filter((row) => row.level === top));
    readings.push(items.filter((row) => row.level === top || row.level === 0));
    readings.push(items.filter((row) => row.level === 0));
  }
  // What follows 其中 may be further parts of the same row.
  const parts = rows.flatMap((row, place) => (row.kind === 'part' ? [place] : []));
  for (const start of parts) {
    for (let extra = 1; extra <= 4; extra++) {
      readings.push(rows.filter((row, place) => row.kind === 'item' && !(place > start && place <= start + extra)));
    }
  }
  if (parts.length > 0) readings.push(rows.filter((row, place) => row.kind === 'item' && place < (parts[0] ?? 0)));
  return readings;
}

/** Items that stand behind the last 小计. */
function ungrouped(rows: readonly GridRow[]): readonly GridRow[] {
  return sliceAfterLast(rows, (row) => row.kind === 'subtotal').filter((row) => row.kind === 'item');
}

function groupReadings(all: readonly GridRow[], index: number): readonly (readonly GridRow[])[] {
  const isEdge = (row: GridRow) => row.kind === 'subtotal' || row.kind === 'total';
  const items = (rows: readonly GridRow[]) => rows.filter((row) => row.kind === 'item');
  const above = items(sliceAfterLast(all.slice(0, index), isEdge));
  const below = items(sliceBeforeFirst(all.slice(index + 1), isEdge));
  return [above, below].filter((rows) => rows.length > 0);
}

function sliceAfterLast(rows: readonly GridRow[], is: (row: GridRow) => boolean): readonly GridRow[] {
  return rows.slice(rows.findLastIndex(is) + 1);
}

function sliceBeforeFirst(rows: readonly GridRow[], is: (row: GridRow) => boolean): readonly GridRow[] {
  const at = rows.findIndex(is);
  return at < 0 ? rows : rows.slice(0, at);
}

/** Rows whose numbers are rates or means. */
const NOT_ADDED = /率|平均|人均|生均|户均|亩均|亩产|单产|比例|比重|占比|指数|排名|单价|均价/;

/** Columns of 合计 and 小计: believed only when they hold in some rows and in no fewer than they fail in. */
export function rowSums(grid: Grid): readonly TableRelation[] {
  const relations: TableRelation[] = [];
  for (const [column, { kind }] of grid.columns.entries()) {
    if (kind !== 'total' && kind !== 'subtotal') continue;
    const readings = columnReadings(grid.columns, column).map((columns) =>
      grid.rows.flatMap((row) => {
        const result = row.cells[column];
        const parts = columns.flatMap((place) => row.cells[place] ?? []);
        if (
          !result?.number ||
          row.kind === 'other' ||
          NOT_ADDED.test(row.label) ||
          parts.some((part) => !part.number && !part.isBlank)
        )
          return [];
        return (
          sumRelation(
            result,
            parts.filter((part) => part.number),
          ) ?? []
        );
      }),
    );
    relations.push(...mostBelieved(readings));
  }
  return relations;
}

function columnReadings(columns: readonly GridColumn[], at: number): readonly (readonly number[])[] {
  const isAddend = (index: number) => {
    const column = columns[index];
    const unit = columns[at]?.unit ?? '';
    return column?.kind === 'amount' && (column.unit === '' || unit === '' || column.unit === unit);
  };
  const isEdge = (index: number) => columns[index]?.kind === 'total' || columns[index]?.kind === 'subtotal';
  const walk = (step: 1 | -1, stop: boolean) => {
    const found: number[] = [];
    for (let index = at + step; index >= 0 && index < columns.length; index += step) {
      if (isEdge(index) && stop) break;
      if (isAddend(index)) found.push(index);
    }
    return found.sort((a, b) => a - b);
  };
  const subtotals = columns.flatMap((column, index) => (column.kind === 'subtotal' && index !== at ? [index] : []));
  const readings = [walk(-1, true), walk(1, true), walk(-1, false), walk(1, false), subtotals];
  return readings.filter((reading) => reading.length >= 2);
}
