import { type Decimal, decimal, powerOfTen } from '../text/decimal';
import { toHalfWidthDigits } from '../text/numerals';
import { type Block, blockFact, type TableCell } from './block';
import { readUnit } from './figures/units';

/** A number in a table cell: its value in the unit of the column, and how it is written. */
export interface GridNumber {
  readonly value: Decimal;
  /** Half of the last written digit, in the same unit: what rounding may hide. Zero for things that are counted. */
  readonly margin: Decimal;
  readonly places: number;
  readonly isPercent: boolean;
}

/** A cell of a table as far as arithmetic goes; `vague` stands for words, ranges and approximations. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly cell: TableCell;
  readonly number: GridNumber | undefined;
  readonly isBlank: boolean;
}

/**
 * What a row is: an item, a sum of all (合计), a sum of a group (小计), a part of the row above (其中), or something that
 * is not summed (平均, 增长, 备注).
 */
export type RowKind = 'item' | 'total' | 'subtotal' | 'part' | 'other';

/** What a column holds. */
export type ColumnKind =
  | 'label'
  | 'amount'
  | 'total'
  | 'subtotal'
  | 'part'
  | 'share'
  | 'growth'
  | 'change'
  | 'balance'
  | 'cumulative'
  | 'rate'
  | 'other';

export interface GridRow {
  readonly kind: RowKind;
  readonly label: string;
  /** Unit in brackets behind the label: 所 in 学校总数（所）; empty when it names none. */
  readonly unit: string;
  /** Level of the numbering mark in the label or of its indent; 0 where there is none. */
  readonly level: number;
  readonly cells: readonly GridCell[];
}

export interface GridColumn {
  readonly kind: ColumnKind;
  /** Folded words of the header, without blanks. */
  readonly header: string;
  /** Unit in the header: 万元, 人; empty when it names none. */
  readonly unit: string;
}

/** A table ready for arithmetic; the header row is left out of `rows`. */
export interface Grid {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
}

const TOTAL = /^.{0,8}(?:合计|总计|总和|共计|总数|总合计)$/;
const SUBTOTAL = /小计$/;
/** Names of a whole, as a column or in the last row: 总人口 beside 男 and 女, 总投资 below the sources. */
const WHOLE = /^总(?:人口|人数|户数|面积|投资|额|量|收入|支出|产量|产值|费用|金额|经费|分|得分|成绩)$/;
const NOT_SUMMED =
  /^(?:平均|均值|人均|户均|占比|占.{0,8}比|比例|比重|同比|环比|增幅|增长|增减|较上年|比上年|上年|去年|备注|说明|注[:：]?|计划|目标|标准|排名)/;
const NUMBER =
  /^([+＋\-−－↑↓]|增长|下降|上升|减少|增加)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([万亿])?([%％‰]|[\u3400-\u9fffA-Za-z²]{0,5})[*①-⑩]?$/;
const BLANK = /^(?:|[-—–－/\\]{1,2}|无)$/;
/** Units of what is measured or shown in round ten thousands; a sum of rounded numbers may miss the rounded sum. */
const ROUNDED =
  /万|亿|吨|亩|公顷|平方|立方|公里|千米|^米|千克|公斤|升|千瓦|小时|面积|产量|产值|里程|长度|投资|金额|资金|经费/;
const ELLIPSIS = /^(?:…+|\.{3,}|⋮|等)$/;

/** The grid of a table block, or undefined when the block is no table or leaves rows out with an ellipsis. */
export const gridOf = blockFact((block): Grid | undefined => {
  const { table } = block;
  if (!table || table.rows.length < 3) return undefined;
  if (table.rows.some((row) => row.some((cell) => ELLIPSIS.test(cell.prose.text.trim())))) return undefined;
  return tableGridOf(block);
});

/** What rows, columns and cells of a table are, however small it is. */
export const tableGridOf = blockFact((block): Grid | undefined => {
  const { table } = block;
  if (!table) return undefined;
  const [header, ...body] = table.rows;
  const width = Math.max(...table.rows.map((row) => row.length));
  const headers = Array.from({ length: width }, (_, index) => squeezed(header?.[index]?.prose.folded ?? ''));
  const cells = body.map((row, rowIndex) =>
    row.map((cell, column) => readCell(cell, rowIndex, column, headers[column] ?? '')),
  );
  const columns = headers.map((text, index) => readColumn(text, index, cells));
  const rows = cells.map((row) => readRow(row, columns, block));
  const last = rows[rows.length - 1];
  if (last?.kind === 'item' && WHOLE.test(last.label)) rows[rows.length - 1] = { ...last, kind: 'total' };
  return { rows, columns };
});

function squeezed(text: string): string {
  return toHalfWidthDigits(text).replace(/[\s　*]/g, '');
}

function readCell(cell: TableCell, row: number, column: number, header: string): GridCell {
  const text = squeezed(cell.prose.folded);
  const match = NUMBER.exec(text);
  const base = { row, column, cell, isBlank: BLANK.test(text) };
  if (!match) return { ...base, number: undefined };
  const [, sign = '', whole = '', fraction = '', scale, unit = ''] = match;
  const places = Math.max(0, fraction.length - 1);
  const isNegative = /[-−－↓]|下降|减少/.test(sign);
  const factor = scale === undefined ? decimal(1) : powerOfTen(scale === '万' ? 4 : 8);
  const value = decimal(whole.replaceAll(',', '') + fraction)
    .times(isNegative ? -1 : 1)
    .times(factor);
  const isRounded = places > 0 || scale !== undefined || ROUNDED.test(header + unit);
  const half = decimal(5)
    .times(powerOfTen(-places - 1))
    .times(factor);
  return {
    ...base,
    number: { value, places, isPercent: /[%％]/.test(unit), margin: isRounded ? half : decimal(0) },
  };
}

function readColumn(header: string, index: number, cells: readonly (readonly GridCell[])[]): GridColumn {
  const unit = /[（(]([^（()）]{1,8})[）)]$/.exec(header)?.[1] ?? '';
  const column = cells.flatMap((row) => row[index] ?? []);
  const numbers = column.filter((cell) => cell.number !== undefined);
  const isNumeric =
    numbers.length >= Math.min(2, cells.length) && numbers.length * 2 >= column.filter((cell) => !cell.isBlank).length;
  const percents = numbers.filter((cell) => cell.number?.isPercent).length;
  // Years and months in the first column name the rows.
  const isYears =
    index === 0 && numbers.every(({ cell }) => /^(?:(?:19|20)\d\d年?|\d{1,2}月份?)$/.test(squeezed(cell.prose.folded)));
  const kind = isNumeric && !isYears ? kindOfHeader(header, percents * 2 >= numbers.length && percents > 0) : 'label';
  return { kind, header, unit: unit.replace(/单位[:：]/, '') };
}

function kindOfHeader(header: string, isPercent: boolean): ColumnKind {
  const words = header.replace(/[（(][^（()）]*[）)]/g, '');
  const percent = isPercent || /[%％]/.test(header);
  if (/序号|编号|排名|名次|位次|年份|^年度?$|时间|日期|电话|代码|备注/.test(words)) return 'other';
  if (/平均|人均|户均|生均|亩均|班均|均价|单价|单产|亩产|价格|标准|[场村台车日月]均/.test(words)) return 'rate';
  if (/^(?:占比|比重|比例|构成比?|百分比|所占比[例重]|占总.{0,6}(?:比[例重]?)?|占.{0,6}比[例重]?)$/.test(words))
    return 'share';
  if (/增长|增幅|增速|同比|环比|升降|变化率|增减率/.test(words) && percent)
    return /可比|不变价|实际/.test(header) ? 'rate' : 'growth';
  if (
    /增减|增加(?!值)|减少|净增|增量|变化|变动|提高|提升|升降|回落|增长[额数量]?|同比|较上年|比上年/.test(words) &&
    !percent
  )
    return 'change';
  if (/率$|占比|比例|比重/.test(words) || percent) return 'rate';
  if (/结余|结存|节余|盈余|剩余/.test(words)) return 'balance';
  if (/累计/.test(words)) return 'cumulative';
  if (/其中/.test(words)) return 'part';
  if (/^(?:.{0,6})(?:合计|总计|共计|总数)$|^全年$/.test(words) || WHOLE.test(words)) return 'total';
  return SUBTOTAL.test(words) ? 'subtotal' : 'amount';
}

function readRow(cells: readonly GridCell[], columns: readonly GridColumn[], block: Block): GridRow {
  const labels = cells.filter(
    (cell) =>
      (cell.number === undefined && (columns[cell.column]?.kind === 'label' || cell.column < 2)) ||
      (cell.column === 0 && columns[0]?.kind === 'label'),
  );
  const written = labels.map((cell) => squeezed(cell.cell.prose.folded));
  const texts = written.map((text) => text.replace(/[（(][^（()）]*[）)]$/, ''));
  const label = texts.find((text) => text !== '') ?? '';
  // 合计（含市直） counts more than the table shows.
  const isWider = written.some((text) =>
    /[（(][^（()）]{0,40}(?:含|包括|剔除|去重|扣除|除外)[^（()）]{0,40}[）)]$/.test(text),
  );
  // 去重后总计 is not the sum of what stands above it.
  const isNet = texts.some((text) => /去重|剔重|剔除|扣除|不重复|去除/.test(text));
  const is = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  const kind: RowKind = is(TOTAL)
    ? isWider || isNet
      ? 'other'
      : 'total'
    : is(SUBTOTAL)
      ? 'subtotal'
      : is(/^#?其中/)
        ? 'part'
        : is(NOT_SUMMED) || cells.every((cell) => cell.number === undefined)
          ? 'other'
          : 'item';
  const unitColumn = columns.findIndex(({ header }) => /^(?:计量|计算)?单位$/.test(header));
  const ofColumn = squeezed(cells[unitColumn]?.cell.prose.folded ?? '');
  const ofLabel = /[（(]([^（()）\d]{1,6})[）)]$/.exec(written[0] ?? '')?.[1] ?? '';
  const unit = isUnit(ofColumn) ? ofColumn : ofLabel;
  return { kind, label, unit: isUnit(unit) ? unit : '', level: levelOf(label, cells[0], block), cells };
}

/** Whether the words are a unit such as 万元 or 平方米, and not a remark such as 含市直. */
function isUnit(words: string): boolean {
  const scaled = words.replace(/^[十百千万亿]+/, '');
  return readUnit(scaled, 0)?.name === scaled && scaled !== '';
}

/** 一、 above （一） above 1.; an indent with ideographic spaces counts as one level. */
function levelOf(label: string, first: GridCell | undefined, block: Block): number {
  if (/^[一二三四五六七八九十]{1,3}[、.]/.test(label)) return 1;
  if (/^[（(][一二三四五六七八九十]{1,3}[）)]/.test(label)) return 2;
  if (/^\d{1,2}[.、](?!\d)/.test(label)) return 3;
  if (/^[（(]\d{1,2}[）)]/.test(label)) return 4;
  const start = first?.cell.span.start ?? 0;
  return /[　\u2003]$/.test(block.source.slice(Math.max(0, start - 1), start)) ? 5 : 0;
}
