import { intersects } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isTypingSlip } from './slips';
import type { TableFigure } from './tableFigures';
import { inScaleOf } from './writing';

/** Words that put the figure in relation to something else than the cell. */
const OTHER =
  /(?<!占)比(?![例重])|较|上年|去年|前年|往年|上一|同期|计划|目标|任务|预计|力争|人均|平均|其余|剩余|不含|除|扣除/;
/** Shortest number of digits of which a slip tells anything. */
const TELLING_LENGTH = 3;
/** Characters that may stand beside the names of row and column without making it another quantity. */
const MOST_OTHER_WORDS = 4;
/** What may join the name of a row to that of a column, and what may follow both. */
const BETWEEN_NAMES = /[镇乡村县市区街道校院年的，,类级]/g;
const ASSERTING = /[，,、：:为是达到了的共有完成实现人数量额次]/g;
/** What is left of 招生人数, 门诊量（人次） in a sentence. */
const HEADER_END = /(?:数量|总数|人数|户数|件数|人次|金额|情况|数|量|额)$/;

/**
 * The cell that the words before a figure name by its row and its column, when the figure is not what stands there but
 * looks like it: 内科门诊量28460人次 beside 28640, 2022年招生463人 beside 436.
 */
export function misquotedCell(
  sentence: Sentence,
  index: number,
  figure: Figure,
  cells: readonly TableFigure[],
  isSameUnit: (cell: TableFigure) => boolean,
): TableFigure | undefined {
  const words = wordsBefore(sentence, index);
  if (figure.hedge !== 'none' || OTHER.test(words)) return undefined;
  const alike = cells.filter((cell) => cell.row.kind === 'item' && isSameUnit(cell));
  const ofRow = alike.filter(({ row }) => names(words, row.label));
  const rows = new Set(ofRow.map(({ row }) => row));
  if (rows.size !== 1) return undefined;
  const named = ofRow.filter(({ header }) => names(words, header.replace(HEADER_END, '')));
  const [cell, ...more] = named.length > 0 ? named : ofRow;
  if (cell && !speaksOfAll(words, cell)) return undefined;
  if (!cell || more.length > 0 || intersects(cell.figure.value, figure.value)) return undefined;
  const [written, right] = [inScaleOf(figure.nominal, figure), inScaleOf(cell.figure.nominal, figure)];
  return written.replace('.', '').length >= TELLING_LENGTH && isTypingSlip(written, right) ? cell : undefined;
}

/** The words since the figure before; a bare verb behind a comma still speaks of what stands before it. */
function wordsBefore(sentence: Sentence, index: number): string {
  return sentence.gap(index).replace(/^[\s\S]*[；;。]/, '');
}

/**
 * Whether the words say no more than row and column: 流转面积 is not the 面积 of a column, and 内科门诊中慢病患者 are a part of
 * what stands in the cell.
 */
function speaksOfAll(words: string, { row, header }: TableFigure): boolean {
  const label = plainName(row.label);
  const stem = header.replace(HEADER_END, '');
  const places = [label, stem]
    .map((name) => ({ start: words.indexOf(name), length: name.length }))
    .filter(({ start, length }) => start >= 0 && length > 0)
    .sort((a, b) => a.start - b.start);
  const [first, second] = places;
  if (!first) return true;
  const between = second ? words.slice(first.start + first.length, second.start) : '';
  const behind = words.slice(Math.max(...places.map(({ start, length }) => start + length)));
  return between.replace(BETWEEN_NAMES, '') === '' && behind.replace(ASSERTING, '').length <= MOST_OTHER_WORDS;
}

function plainName(written: string): string {
  return written.replace(/[（(][^（()）]*[）)]/g, '').trim();
}

/** Whether the words hold a name; a year is one with 年 behind it. */
function names(words: string, written: string): boolean {
  const name = plainName(written);
  if (/^(?:19|20)\d\d年?$/.test(name)) return words.includes(`${name.slice(0, 4)}年`);
  return name.length >= 2 && words.includes(name);
}
