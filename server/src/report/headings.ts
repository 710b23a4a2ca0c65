import { SENTENCE_END } from '../text/cjk';
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
  if (hashed) return { heading: spanOf(Math.min(start, end), end), runIn: false };
  if (!mark || start >= end) return { heading: mark && start >= end ? spanOf(start, start) : undefined, runIn: false };
  let stop = start;
  while (stop < end && !SENTENCE_END.includes(text.charAt(stop)) && !isColonBeforeText(text, stop, end)) stop++;
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
