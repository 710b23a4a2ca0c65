import { toChineseOrdinal } from '../text/numerals';
import type { NumberMark } from './marks';

/** A mark written like `mark`, brackets, digits and punctuation included, but with another number. */
export function markLike(mark: NumberMark, value: number): string {
  const numeral = numeralLike(mark, value);
  return mark.level === 0
    ? `第${numeral}${mark.unit}${mark.punctuation}`
    : `${mark.open}${numeral}${mark.close}${mark.punctuation}`;
}

/** The number in the digits `mark` uses: 三, 3, ３, ③. */
export function numeralLike(mark: NumberMark, value: number): string {
  const code = mark.numeral.charCodeAt(0);
  for (const [first, last] of [
    [0x2460, 20],
    [0x2474, 20],
    [0x3220, 10],
  ] as const) {
    if (code >= first && code < first + last)
      return value <= last ? String.fromCharCode(first + value - 1) : String(value);
  }
  if (code >= 0x30 && code <= 0x39) return String(value);
  if (code >= 0xff10 && code <= 0xff19) {
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  }
  return toChineseOrdinal(value);
}
