import { decimal, divide, HUNDRED, powerOfTen } from '../text/decimal';
import type { ColumnKind, Grid, GridCell, GridColumn, GridRow } from './tableGrid';
import { namedColumn } from './tableNamedColumns';
import { mostBelieved, partsOf, sumRelation, type TableRelation } from './tableRelation';

/** Columns that are computed from others: shares, growth, changes, balances, rates, running totals. */
export function computedColumns(grid: Grid): readonly TableRelation[] {
  const relations: TableRelation[] = [];
  for (const [column, { kind }] of grid.columns.entries()) {
    const named = namedColumn(grid, column);
    if (named) relations.push(...named);
    else if (kind === 'share') relations.push(...shares(grid, column));
    else if (kind === 'cumulative') relations.push(...runningTotals(grid, column));
    else if (kind === 'growth' || kind === 'change' || kind === 'balance' || kind === 'rate') {
      const bases = amountsLeftOf(
        grid.columns,
        column,
        kind === 'rate'
          ? ['amount', 'total']
          : /百分点/.test(grid.columns[column]?.header ?? '')
            ? ['rate', 'share', 'amount']
            : ['amount', 'total', 'cumulative'],
      );
      const series = kind === 'growth' || kind === 'change' ? seriesGrowth(grid, column, kind) : [];
      if (series.length > 0 || !bases) {
        relations.push(...series);
        continue;
      }
      const found = pairRelations(grid, column, kind, bases);
      // 同比增长 without a sign may be a number or a rate.
      const isEither = found.length === 0 && kind === 'change' && /增长|同比/.test(grid.columns[column]?.header ?? '');
      relations.push(...(isEither ? pairRelations(grid, column, 'growth', bases) : found));
    }
  }
  return relations;
}

/** The two nearest columns of amounts to the left, left one first. */
function amountsLeftOf(
  columns: readonly GridColumn[],
  at: number,
  kinds: readonly ColumnKind[],
): readonly [number, number] | undefined {
  const found: number[] = [];
  for (let index = at - 1; index >= 0 && found.length < 2; index--) {
    const kind = columns[index]?.kind;
    if (kind !== undefined && kinds.includes(kind)) found.unshift(index);
  }
  const [left, right] = found;
  return left === undefined || right === undefined ? undefined : [left, right];
}

const BEFORE = /上年|去年|年初|期初|基期|上期|以前|之前|改造前|计划|目标|预算|任务|^应/;
const AFTER = /今年|本年|年末|期末|本期|报告期|现在|之后|改造后|实际|完成|决算|^[实已]/;

/** Whether the headers say that the left column comes first: 1; that the right one does: -1; neither: 0. */
function orderOf(columns: readonly GridColumn[], [left, right]: readonly [number, number]): 1 | -1 | 0 {
  const [a, b] = [columns[left]?.header ?? '', columns[right]?.header ?? ''];
  const [yearA, yearB] = [a, b].map((header) => Number(/(?:19|20)\d\d/.exec(header)?.[0]));
  if (yearA && yearB && yearA !== yearB) return yearA < yearB ? 1 : -1;
  if ((BEFORE.test(a) && !BEFORE.test(b)) || (AFTER.test(b) && !AFTER.test(a))) return 1;
  return (BEFORE.test(b) && !BEFORE.test(a)) || (AFTER.test(a) && !AFTER.test(b)) ? -1 : 0;
}

function pairRelations(
  grid: Grid,
  column: number,
  kind: 'growth' | 'change' | 'balance' | 'rate',
  bases: readonly [number, number],
): readonly TableRelation[] {
  const order = orderOf(grid.columns, bases);
  const orders = kind === 'balance' ? [-1] : order === 0 ? [1, -1] : [order];
  const readings = orders.map((one) => {
    const [first, last] = one === 1 ? bases : [bases[1], bases[0]];
    return grid.rows.flatMap((row) => {
      const isReal = kind === 'growth' && /生产总值|增加值|GDP|产值/.test(row.label);
      return (isReal ? undefined : pairRelation(row, column, kind, first, last, isSigned(grid, column))) ?? [];
    });
  });
  // A rate can be of many things: only rows that agree with one another tell of which.
  if (kind === 'rate') {
    const best = mostBelieved(readings);
    const broken = best.filter((relation) => !relation.holds).length;
    // 任务 and 完成 beside each other leave no doubt of which rate it is.
    return best.length - broken >= (order === 0 ? 2 : 1) && broken <= 1 ? best : [];
  }
  return mostBelieved(readings, order !== 0);
}

/** Whether the column tells falls by a sign, so that a fall without one is wrong: it has a number below zero. */
function isSigned(grid: Grid, column: number): boolean {
  const { header = '' } = grid.columns[column] ?? {};
  return !/[降减跌]幅|下降|减少/.test(header) && grid.rows.some(({ cells }) => cells[column]?.number?.value.lt(0));
}

function pairRelation(
  row: GridRow,
  column: number,
  kind: 'growth' | 'change' | 'balance' | 'rate',
  first: number,
  last: number,
  signed = false,
): TableRelation | undefined {
  const result = row.cells[column];
  const [before, after] = [row.cells[first], row.cells[last]];
  const written = result?.number;
  if (!result || !written || !before?.number || !after?.number) return undefined;
  const [a, b] = [before.number, after.number];
  const shown = (cell: GridCell) => cell.cell.prose.text.trim();
  if (kind === 'change' || kind === 'balance') {
    const expected = b.value.minus(a.value);
    const margin = a.margin.plus(b.margin).plus(written.margin);
    // A column of 减少 has no sign.
    const holds = (signed ? [expected] : [expected, expected.abs()]).some((value) =>
      value.minus(written.value).abs().lte(margin),
    );
    return {
      kind: 'change',
      result,
      parts: [before, after],
      expected,
      holds,
      formula: `${shown(after)}-${shown(before)}`,
    };
  }
  if (a.value.lte(0) || a.isPercent !== b.isPercent) return undefined;
  const ratio = divide(kind === 'growth' ? b.value.minus(a.value) : b.value, a.value);
  if (!ratio) return undefined;
  const expected = ratio.times(HUNDRED);
  const half = decimal(5).times(powerOfTen(-written.places - 1));
  const blur = divide(b.margin.plus(a.margin.times(b.value.abs()).div(a.value)).times(HUNDRED), a.value) ?? decimal(0);
  const holds = (signed && kind === 'growth' ? [expected] : [expected, expected.abs()]).some((value) =>
    value.minus(written.value).abs().lte(half.plus(blur).times('1.02')),
  );
  const formula =
    kind === 'growth' ? `(${shown(after)}-${shown(before)})÷${shown(before)}` : `${shown(after)}÷${shown(before)}`;
  return { kind, result, parts: [before, after], expected, holds, formula };
}

/** Rows of one year after another with what each grew over the one before: 2021年 5.06 15.0%. */
function seriesGrowth(grid: Grid, column: number, kind: 'growth' | 'change'): readonly TableRelation[] {
  const years = grid.rows.map(({ label, cells }) =>
    Number(/^(?:19|20)\d\d(?=年?$|年度$)/.exec(label || (cells[0]?.cell.prose.text.trim() ?? ''))?.[0]),
  );
  const isSeries = years.length >= 3 && years.every((year, at) => at === 0 || year === (years[at - 1] ?? 0) + 1);
  let base = column - 1;
  while (base >= 0 && !['amount', 'total', 'cumulative'].includes(grid.columns[base]?.kind ?? '')) base--;
  if (!isSeries || base < 0 || /可比|不变价|实际/.test(grid.columns[column]?.header ?? '')) return [];
  if (/生产总值|增加值|GDP|产值/.test(grid.columns[base]?.header ?? '')) return [];
  const found = grid.rows.flatMap((row, at) => {
    const before = grid.rows[at - 1]?.cells[base];
    const own = row.cells[base];
    const result = row.cells[column];
    if (!before || !own || !result) return [];
    // The two years side by side, as if they were columns of one row.
    const pair: GridRow = { ...row, cells: [before, own, result] };
    return pairRelation(pair, 2, kind, 0, 1) ?? [];
  });
  const best = mostBelieved([found]);
  return best.filter(({ holds }) => holds).length >= 1 ? best : [];
}

function shares(grid: Grid, column: number): readonly TableRelation[] {
  let base = column - 1;
  while (base >= 0 && !['amount', 'total', 'cumulative'].includes(grid.columns[base]?.kind ?? '')) base--;
  if (base < 0) return [];
  const totals = grid.rows.filter((row) => row.kind === 'total' && row.cells[base]?.number);
  const items = grid.rows.filter((row) => row.kind === 'item');
  const summed = partsOf(items, base)?.reduce((sum, cell) => sum.plus(cell.number?.value ?? 0), decimal(0));
  const wholes = [...totals.map((row) => row.cells[base]?.number?.value), summed].filter((whole) => whole?.gt(0));
  const readings = wholes.map((whole) =>
    grid.rows.flatMap((row) => {
      const part = row.cells[base];
      const result = row.cells[column];
      if (!part?.number || !result?.number || !whole || row.kind === 'other') return [];
      const expected = part.number.value.times(HUNDRED).div(whole);
      const half = decimal(5).times(powerOfTen(-result.number.places - 1));
      const blur = part.number.margin.times(HUNDRED).div(whole).times(2);
      // The last share is often rounded so that all of them make 100 %.
      const allowed = half.times('2.2').plus(blur);
      const holds = expected.minus(result.number.value).abs().lte(allowed);
      const formula = `${part.cell.prose.text.trim()}÷${whole.toFixed()}`;
      return [{ kind: 'share' as const, result, parts: [part], expected, holds, formula }];
    }),
  );
  return mostBelieved(readings);
}

function runningTotals(grid: Grid, column: number): readonly TableRelation[] {
  let base = column - 1;
  while (base >= 0 && grid.columns[base]?.kind !== 'amount') base--;
  if (base < 0) return [];
  const rows = grid.rows.filter((row) => row.kind === 'item');
  const relations: TableRelation[] = [];
  for (const [index, row] of rows.entries()) {
    const result = row.cells[column];
    const step = row.cells[base];
    const before = index === 0 ? undefined : rows[index - 1]?.cells[column];
    if (!result?.number || !step?.number || (index > 0 && !before?.number)) continue;
    const relation = before
      ? sumRelation(result, [before, step])
      : {
          kind: 'sum' as const,
          result,
          parts: [step],
          expected: step.number.value,
          holds: step.number.value.eq(result.number.value),
          formula: '',
        };
    // A running total may begin before the table does.
    if (relation && (index > 0 || relation.holds)) relations.push({ ...relation, kind: 'cumulative' });
  }
  const held = relations.filter((relation) => relation.holds).length;
  // One wrong total breaks the step to it and the step from it.
  return held >= 1 && relations.length - held <= 2 ? relations : [];
}
