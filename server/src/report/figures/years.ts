import { isBlank, isDigit } from '../../text/cjk';
import { type Span, spanOf } from '../../text/span';
import { type ReadNumber, readArabic } from './readNumber';
import { RANGE_MARKS } from './tails';

/** A year in the text: 2023年, or the first and last of 2021—2025年 and 2022-2023学年. */
export interface YearMention {
  readonly span: Span;
  readonly year: number;
  readonly lastYear: number;
}

/** Years are no quantities; 2021—2025年 and 2022-2023学年 are one mention. Undefined when the number is none. */
export function readYear(text: string, number: ReadNumber): YearMention | undefined {
  const year = Number(number.digits);
  if (number.digits.length !== 4 || !(year >= 1900 && year < 2100)) return undefined;
  let end = number.end;
  let last = year;
  let named = false;
  if (text.charAt(end) === '年') {
    end++;
    named = true;
  }
  let after = end;
  while (isBlank(text.charCodeAt(after))) after++;
  if (RANGE_MARKS.includes(text.charAt(after)) && after < text.length) {
    while (after < text.length && RANGE_MARKS.includes(text.charAt(after))) after++;
    if (isDigit(text.charCodeAt(after))) {
      const second = readArabic(text, after);
      const value = Number(second.digits);
      const suffix = text.charAt(second.end);
      const isYear = second.digits.length === 4 && value >= 1900 && value < 2100;
      if (isYear && (suffix === '年' || suffix === '学' || (named && suffix === '年'))) {
        last = value;
        end = second.end + (suffix === '年' ? 1 : 0);
        named = true;
      }
    }
  }
  if (!named) return undefined;
  return { span: spanOf(number.start, end), year, lastYear: last };
}
