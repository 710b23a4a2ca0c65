import { type Decimal, decimal, divide, powerOfTen } from '../text/decimal';
import type { Grid, GridCell } from './tableGrid';
import { mostBelieved, type TableRelation } from './tableRelation';

/** Columns whose header tells how they come from those to the left; undefined where it does not, or no row agrees. */
export function namedColumn(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const found =
    stocks(grid, column) ??
    carried(grid, column) ??
    remainders(grid, column) ??
    products(grid, column) ??
    averages(grid, column);
  return found && found.length > 0 ? found : undefined;
}

const OPENING = /^(?:年初|期初|月初|季初|上[年期月](?:末|底|结[转余存])|原有)/;
const CLOSING = /^(?:年末|年底|年终|期末|月末|季末|本[年期月]末|现有|结存|库存|滚存)/;
const COMES_IN = /收入|新增|增加|购入|购进|入库|调入|转入|新建|引进|本[年期]增/;
const GOES_OUT = /支出|减少|出库|调出|转出|使用|消耗|注销|报废|退出|核销|本[年期]减/;

/** 年初结转, 本年收入, 本年支出, 年末结余: what was there, what came and went, what is left. */
function stocks(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const { columns } = grid;
  if (!CLOSING.test(columns[column]?.header ?? '')) return undefined;
  let opening = column - 1;
  while (opening >= 0 && !OPENING.test(columns[opening]?.header ?? '')) opening--;
  const between = columns.slice(opening + 1, column);
  const signs = between.map(({ header }) => Number(COMES_IN.test(header)) - Number(GOES_OUT.test(header)));
  if (opening < 0 || between.length === 0 || signs.includes(0)) return undefined;
  return believed(
    grid,
    column,
    range(opening, column),
    (values) =>
      values.slice(1).reduce((left, value, at) => left.plus(value.times(signs[at] ?? 0)), values[0] ?? decimal(0)),
    ['', ...signs.map((sign) => (sign > 0 ? '+' : '-'))],
  );
}

const STOCK = /^(?:(?:年|期|月|季)[末底]|现有|累计|总|结存|存量|在[册网库]).{0,6}$/;

/** 新增, 减少, 年末总数: each row goes on from the one above it. */
function carried(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const { columns, rows } = grid;
  const moves = columns.flatMap(({ header }, place) => {
    const sign = Number(COMES_IN.test(header)) - Number(GOES_OUT.test(header));
    return sign !== 0 && place !== column && !/[%％率]/.test(header) ? [{ place, sign }] : [];
  });
  const isNamed = STOCK.test(columns[column]?.header ?? '') && moves.some(({ sign }) => sign < 0);
  if (!isNamed || moves.length < 2 || columns.some(({ header }) => OPENING.test(header))) return undefined;
  const relations = rows.flatMap((row, at) => {
    const before = rows[at - 1]?.cells[column];
    const result = row.cells[column];
    const steps = moves.flatMap(({ place }) => row.cells[place] ?? []);
    if (!before?.number || !result?.number || steps.length < moves.length || steps.some(({ number }) => !number))
      return [];
    let expected = before.number.value;
    let margin = before.number.margin.plus(result.number.margin);
    for (const [step, { sign }] of moves.entries()) {
      expected = expected.plus((steps[step]?.number?.value ?? decimal(0)).times(sign));
      margin = margin.plus(steps[step]?.number?.margin ?? 0);
    }
    const holds = expected.minus(result.number.value).abs().lte(margin);
    const formula = [before, ...steps].map((part, step) => {
      const sign = step === 0 ? '' : (moves[step - 1]?.sign ?? 1) > 0 ? '+' : '-';
      return `${sign}${part.cell.prose.text.trim()}`;
    });
    return [{ kind: 'stock' as const, result, parts: [before, ...steps], expected, holds, formula: formula.join('') }];
  });
  return mostBelieved([relations]);
}

const REST = /^(?:未|缺席|缺勤|缺考|请假|待|尚未|空编|缺编|空缺|空余|缺额|欠|剩余|结余|节约|核减|差额)/;
const GIVEN =
  /^(?:总|应|编制|核定|计划|预算|任务|目标|收入|报名|合同|排查|概算|送审|概(?:算|预))|户数$|人数$|总[量额数]$/;
const TAKEN = /^(?:已|实|完成|决算|支出|在编|在岗|在职|审定|中标|整改)/;

/** 总户数, 已通气, 未通气: what is left of the first when the second has gone off. */
function remainders(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const { columns } = grid;
  if (!REST.test(columns[column]?.header ?? '') || column < 2) return undefined;
  const [whole, taken] = [columns[column - 2], columns[column - 1]];
  if (!whole || !taken || !GIVEN.test(whole.header) || !TAKEN.test(taken.header)) return undefined;
  return believed(grid, column, [column - 2, column - 1], ([all, gone]) => (all ?? decimal(0)).minus(gone ?? 0), [
    '',
    '-',
  ]);
}

const PRODUCT = /^(?:金额|总价|合价|小计|合计|总额|总产量?|补助金额|补贴金额|资金|投资)/;
const EACH = /单价|单产|亩产|均价|标准|每[^，]{1,4}|定额/;
const NUMBER = /数|量|面积|户|人|台|套|里程|规模/;

/** 单价, 数量, 金额: the product, in units that may be 元 and 万元. */
function products(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const { columns } = grid;
  if (!PRODUCT.test(columns[column]?.header ?? '') || column < 2) return undefined;
  const [first, second] = [columns[column - 2]?.header ?? '', columns[column - 1]?.header ?? ''];
  const isPair = (EACH.test(first) && NUMBER.test(second)) || (EACH.test(second) && NUMBER.test(first));
  if (!isPair || (EACH.test(first) && EACH.test(second))) return undefined;
  const readings = [0, -4, -3, -1, 4].map((exponent) =>
    relationsOf(
      grid,
      column,
      [column - 2, column - 1],
      ([one, other]) => (one ?? decimal(0)).times(other ?? 0).times(powerOfTen(exponent)),
      ['', '×'],
    ),
  );
  return mostBelieved(readings);
}

const AVERAGE = /^(?:[\u4e00-\u9fff]{0,4})(?:[人户村校生班亩场件组所]均|平均|均价|单价|单产|亩产)/;
/** Columns an average may be worked out from; more would fit by accident. */
const AVERAGE_BASES = 6;

/** 户数, 补助（万元）, 户均（元）: one column by the other, in units that may be 元 and 万元. */
function averages(grid: Grid, column: number): readonly TableRelation[] | undefined {
  const { columns, rows } = grid;
  if (!AVERAGE.test(columns[column]?.header ?? '')) return undefined;
  const bases = columns.flatMap(({ kind }, place) =>
    place !== column && (kind === 'amount' || kind === 'total') ? [place] : [],
  );
  if (bases.length < 2 || bases.length > AVERAGE_BASES || rows.length < 3) return undefined;
  const readings: TableRelation[][] = [];
  for (const amount of bases) {
    for (const count of bases) {
      if (amount === count) continue;
      for (const exponent of [0, 4, -4, 3, -3, 8]) readings.push(quotients(grid, column, amount, count, exponent));
    }
  }
  const best = mostBelieved(readings);
  return best.filter(({ holds }) => holds).length >= 2 ? best : undefined;
}

function quotients(grid: Grid, column: number, amount: number, count: number, exponent: number): TableRelation[] {
  return grid.rows.flatMap((row) => {
    const [result, above, below] = [row.cells[column], row.cells[amount], row.cells[count]];
    if (!result?.number || !above?.number || !below?.number || below.number.value.lte(0)) return [];
    const expected = divide(above.number.value.times(powerOfTen(exponent)), below.number.value);
    if (!expected) return [];
    const half = decimal(5).times(powerOfTen(-result.number.places - 1));
    const blur = divide(above.number.margin.times(powerOfTen(exponent)), below.number.value) ?? decimal(0);
    const holds = expected.minus(result.number.value).abs().lte(half.plus(blur));
    const formula = `${above.cell.prose.text.trim()}÷${below.cell.prose.text.trim()}`;
    return [{ kind: 'stock' as const, result, parts: [above, below], expected, holds, formula }];
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function believed(
  grid: Grid,
  column: number,
  parts: readonly number[],
  compute: (values: readonly Decimal[]) => Decimal,
  signs: readonly string[],
): readonly TableRelation[] {
  return mostBelieved([relationsOf(grid, column, parts, compute, signs)]);
}

function relationsOf(
  grid: Grid,
  column: number,
  places: readonly number[],
  compute: (values: readonly Decimal[]) => Decimal,
  signs: readonly string[],
): readonly TableRelation[] {
  return grid.rows.flatMap((row) => {
    const result = row.cells[column];
    const parts = places.flatMap((place) => row.cells[place] ?? []);
    if (!result?.number || parts.length < places.length || parts.some((part) => !part.number)) return [];
    const value = (part: GridCell) => part.number?.value ?? decimal(0);
    const expected = compute(parts.map(value));
    const margin = marginOf(parts, signs).plus(result.number.margin);
    const holds = expected.minus(result.number.value).abs().lte(margin);
    const formula = parts.map((part, at) => `${signs[at] ?? ''}${part.cell.prose.text.trim()}`).join('');
    return [{ kind: 'stock' as const, result, parts, expected, holds, formula }];
  });
}

/** What rounding of the parts may hide: their margins added up, or for a product the share of each in the other. */
function marginOf(parts: readonly GridCell[], signs: readonly string[]): Decimal {
  const margin = (part: GridCell | undefined) => part?.number?.margin ?? decimal(0);
  if (!signs.includes('×')) return parts.reduce((sum, part) => sum.plus(margin(part)), decimal(0));
  const [one, other] = parts;
  const size = (part: GridCell | undefined) => part?.number?.value.abs() ?? decimal(0);
  return margin(one)
    .times(size(other))
    .plus(margin(other).times(size(one)));
}
