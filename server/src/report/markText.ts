import { toChineseOrdinal } from '../text/numerals';
import { type Span, spanOf } from '../text/span';
import type { NumberMark } from './marks';

/** Prose offsets of the numeral inside a mark; of all between the two numerals when it is written twice. */
export function numeralSpan(text: string, mark: NumberMark): Span {
  const start = text.indexOf(mark.numeral, mark.span.start);
  if (!mark.doubled) return spanOf(start, start + mark.numeral.length);
  const second = text.indexOf(mark.numeral, start + mark.numeral.length);
  return spanOf(start, second + mark.numeral.length);
}

/**
 * A number in the form of another numeral: 三, 3, ３, ③. Undefined when the form has no such number (there is no ㊿ in
 * the row ㈠–㈩, and 一百零一 is nobody's heading).
 */
export function numeralLike(numeral: string, value: number): string | undefined {
  const code = numeral.charCodeAt(0);
  const row = ROWS.find(({ first, length }) => code >= first && code < first + length);
  if (row) return value >= 1 && value <= row.length ? String.fromCharCode(row.first + value - 1) : undefined;
  if (code >= 0x30 && code <= 0x39) return String(value);
  if (code >= 0xff10 && code <= 0xff19) return String(value).replace(/[0-9]/g, fullWidth);
  return value >= 1 && value <= 99 ? toChineseOrdinal(value) : undefined;
}

/** The whole mark with another number, everything else of it as written: 五、 → 六、, (2) → (3). */
export function markLike(text: string, mark: NumberMark, value: number): string | undefined {
  const numeral = numeralLike(mark.numeral, value);
  if (numeral === undefined) return undefined;
  const span = numeralSpan(text, mark);
  return text.slice(mark.span.start, span.start) + numeral + text.slice(span.end, mark.span.end);
}

const ROWS = [
  { first: 0x2460, length: 20 },
  { first: 0x2474, length: 20 },
  { first: 0x3220, length: 10 },
];

function fullWidth(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
}
