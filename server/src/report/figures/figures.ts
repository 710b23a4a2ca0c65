import type { Span } from '../../text/span';
import { type Block, blockFact } from '../block';
import type { Figure } from './figure';
import { scanFigures } from './scan';
import { cutSentences, type Sentence } from './sentence';
import type { YearMention } from './years';

/** All quantities of one block, in the order of its prose. */
export interface BlockFigures {
  readonly figures: readonly Figure[];
  readonly years: readonly YearMention[];
  /** Numbers that stand without a unit before a 、 or comma. */
  readonly unitless: readonly Span[];
  /** The sentences that hold figures. */
  readonly sentences: readonly Sentence[];
}

const NONE: BlockFigures = { figures: [], years: [], unitless: [], sentences: [] };

/**
 * The prose in Simplified characters and with ASCII digits, same offsets; what figures and relations are read from.
 */
export const figureText = blockFact((block: Block): string => withAsciiDigits(block.prose.folded));

/** Full-width digits, points and percent signs as ASCII, same offsets. */
export function withAsciiDigits(text: string): string {
  if (!/[０-９％]/.test(text)) return text;
  // A full-width comma parts thousands only among full-width digits; elsewhere it is a mark.
  return text
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ',')
    .replace(/(?<=[０-９])．(?=[０-９])/g, '.')
    .replace(/[０-９％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/**
 * The figures of a paragraph, heading or list item with the sentences they stand in. Tables have prose per cell:
 * read those with `scanFigures`.
 */
export const figuresOf = blockFact((block: Block): BlockFigures => {
  if (block.kind !== 'paragraph') return NONE;
  const text = figureText(block);
  const { figures, years, unitless } = scanFigures(text);
  if (figures.length === 0) return years.length === 0 ? NONE : { figures, years, unitless, sentences: [] };
  return { figures, years, unitless, sentences: cutSentences(text, figures.filter(takesPart), years) };
});

/** The sentences with figures of a text put together from several blocks; it is what `figureText` gives. */
export function sentencesIn(text: string): readonly Sentence[] {
  const { figures, years } = scanFigures(text);
  return cutSentences(text, figures.filter(takesPart), years);
}

/** Things a report really counts one by one; 一批, 一线, 一次 are words more than figures. */
const COUNTED_SINGLY = '人个所座处家户件例起台辆条项名场篇间栋幢口';

/**
 * Whether a figure can be a member of a relation. Spans of time, ages and 一批 are not; left in, they would cut the
 * words in front of the next figure short: 为三年前的3.6倍, 35岁以下38%.
 */
function takesPart(figure: Figure): boolean {
  const { dimension, base } = figure.unit;
  // 77.9岁 and 9.8年 are means and have a place among the levels; 35岁以下 and 三年 are part of what is told.
  if (dimension === 'age') return figure.decimals > 0;
  if (dimension === 'duration') return figure.decimals > 0 || (figure.unit.base !== '年' && figure.unit.base !== '月');
  if (dimension === 'score') return figure.hedge === 'none';
  return !(figure.chinese && figure.digits === '1' && dimension === 'count' && !COUNTED_SINGLY.includes(base));
}
