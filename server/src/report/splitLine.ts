import { isBlank } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import { type NumberMark, readMark } from './marks';

/** Lines shorter than this hold one paragraph; only pasted text puts several on a line. */
const SHORT_LINE = 24;
const WORD = /(?:提纲|提綱|目录|目錄|正文)(?=[ \t\u3000：:]|$)/y;

/**
 * The marked parts of one source line. Text that was pasted onto a single line still has its marks: each 一、 or
 * （一） or 1. that begins behind a sentence end or a blank and goes on counting (or starts at one) begins a new part.
 * An ordinary line comes back as one part. Offsets count from the line's start; parts have no blanks at their ends.
 */
export function splitLine(line: string): Span[] {
  if (line.length < SHORT_LINE) return [spanOf(0, line.length)];
  const cuts: number[] = [0];
  const last = new Map<string, number>();
  const first = readMark(line, 0);
  if (first) last.set(styleOf(first), first.value);
  for (let at = 1; at < line.length; at++) {
    if (!isBoundary(line, at)) continue;
    WORD.lastIndex = at;
    if (isBlank(line.charCodeAt(at - 1)) && WORD.test(line)) {
      cuts.push(at);
      continue;
    }
    const mark = readMark(line, at);
    if (!mark || mark.level === 0 || mark.level === 5 || mark.contentStart >= line.length) continue;
    const style = styleOf(mark);
    const previous = last.get(style);
    const goesOn = previous !== undefined && mark.value === previous + 1;
    if (!goesOn && mark.value !== 1) continue;
    cuts.push(at);
    last.set(style, mark.value);
    for (const deeper of [...last.keys()]) if (Number(deeper[0]) > mark.level) last.delete(deeper);
    at = Math.max(at, mark.contentStart - 1);
  }
  if (cuts.length === 1) return [spanOf(0, line.length)];
  const parts: Span[] = [];
  for (const [index, start] of cuts.entries()) {
    let end = cuts[index + 1] ?? line.length;
    while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
    if (end > start) parts.push(spanOf(start, end));
  }
  return parts;
}

function styleOf(mark: NumberMark): string {
  return `${mark.level}`;
}

/** A part may begin behind a sentence end, or behind a blank that follows a word or a sentence end. */
function isBoundary(line: string, at: number): boolean {
  const before = line.charAt(at - 1);
  if ('。！？'.includes(before)) return true;
  if (!isBlank(before.charCodeAt(0)) || isBlank(line.charCodeAt(at))) return false;
  let back = at - 1;
  while (back > 0 && isBlank(line.charCodeAt(back - 1))) back--;
  // Behind a comma or a colon the sentence goes on, and a digit there is a figure or the first half of `1 1 .`.
  return !'，,、：:（(《“'.includes(line.charAt(back - 1)) && !/[0-9]/.test(line.charAt(back - 1));
}
