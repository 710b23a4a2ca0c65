import { isBlank, isHan, SENTENCE_END, skipBlank } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import type { NumberMark } from './marks';

/** Longest heading in units; what is longer and has no sentence end is a paragraph with a number. */
const HEADING_LIMIT = 60;

/** A heading is what stands behind `#`, or behind a mark: all of a short paragraph, or the first sentence of a long one. */
export function findHeading(
  text: string,
  mark: NumberMark | undefined,
  hashed: boolean,
): { heading: Span | undefined; runIn: boolean } {
  const start = mark?.contentStart ?? 0;
  const end = text.trimEnd().length;
  if (hashed) return { heading: spanOf(start, Math.max(start, end)), runIn: false };
  if (!mark || start >= end) return { heading: mark && start >= end ? spanOf(start, start) : undefined, runIn: false };
  let stop = start;
  while (stop < end && !SENTENCE_END.includes(text.charAt(stop)) && !isColonBeforeText(text, stop, end)) stop++;
  const blank = headingBeforeBlank(text, start, stop);
  if (blank > 0) return { heading: spanOf(start, blank), runIn: true };
  const length = stop - start;
  if (length > HEADING_LIMIT) return { heading: undefined, runIn: false };
  if (stop >= end - 1) {
    // A numbered sentence with inner pauses and an end mark is an item of a list, not a heading.
    const isItem = /[；;]/.test(text.slice(start, stop));
    return { heading: isItem ? undefined : spanOf(start, stop), runIn: false };
  }
  if (/[；;]/.test(text.slice(start, stop))) return { heading: undefined, runIn: false };
  return { heading: spanOf(start, stop), runIn: true };
}

function isColonBeforeText(text: string, at: number, end: number): boolean {
  return (text.charAt(at) === '：' || text.charAt(at) === ':') && at < end - 1;
}

/** Longest heading that only a blank parts from the text behind it, as pasted lines have it. */
const BLANK_HEADING_LIMIT = 30;

/**
 * Where the heading ends in 二、存在的问题 经费仍然不足。: at the blank, when nothing but words stands before it and a
 * whole sentence behind it. 0 when the first sentence is no such thing; blanks strayed into headings are common.
 */
function headingBeforeBlank(text: string, start: number, stop: number): number {
  if (stop >= text.length) return 0;
  let end = start;
  while (end < stop && end - start <= BLANK_HEADING_LIMIT && !isBlank(text.charCodeAt(end))) {
    if ('，,、；;：:“《'.includes(text.charAt(end))) return 0;
    end++;
  }
  const length = end - start;
  const rest = skipBlank(text, end);
  // A blank beside a digit or a letter is typed for looks: 加快推进 5G 基站建设。
  const isBetweenHan = isHan(text.charCodeAt(end - 1)) && isHan(text.charCodeAt(rest));
  return end < stop && length >= 3 && length <= BLANK_HEADING_LIMIT && isBetweenHan && stop - rest >= 4 ? end : 0;
}
