import { daysFrom, daysInMonth, isRealDate } from '../text/date';
import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import type { Span } from '../text/span';
import { type DatesOfText, endsBeforeStart, type WrittenDate, type WrittenRange } from './dates';

/** A length of time in words that the two dates beside it contradict: 5月6日至5月25日，历时30天. Offsets count in the text. */
export interface SpanLength extends Span {
  readonly range: WrittenRange;
  /** How long the range really is, in the words of the message: 20天. */
  readonly actual: string;
}

const NUMBER = '(\\d{1,4}|[一二两三四五六七八九十百]{1,5}|半)';
const LENGTH = new RegExp(
  '(?:为期|历时|历经|为时|时长|持续|共计|总计|合计|共|前后|[工公合任有假会建租服试考][期示同效设赁务用察]期?|放假|休假|全程|用时|耗时|跨度)(?:限|时间)?(?:为|是|共|达|长达|了|整整)?(约|近)?' +
    NUMBER +
    '(日历天|自然日|天|个?工作日|个?星期|周|个半月|个月|年半|年|日)(?![\\d期内度级])',
  'g',
);
/** Words before a length that make it that of one of several, or a bound. */
const OTHER_LENGTH = /(?:[每各单][期批次天场人轮个]?|均)$|不少于$|不超过$|不低于$|累[计加]?$|平均$|分别$|最[多少长短]$/;

/** The lengths in a folded text that do not go with the only range of dates in their sentence. */
export function contradictedLengths(folded: string, { ranges }: DatesOfText): readonly SpanLength[] {
  if (ranges.length === 0) return [];
  const text = folded.replace(/[０-９]/g, toHalfWidthDigits);
  const found: SpanLength[] = [];
  for (const match of text.matchAll(LENGTH)) {
    const [whole, about, digits = '', unit = ''] = match;
    const span = { start: match.index, end: match.index + whole.length };
    if (OTHER_LENGTH.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
    const range = rangeOf(text, ranges, span);
    const count = digits === '半' ? 0.5 : /\d/.test(digits) ? Number(digits) : parseChineseInteger(digits);
    if (!range || count === undefined || endsBeforeStart(range)) continue;
    const actual = disagreement(range, count, unit, about !== undefined);
    if (actual !== undefined) found.push({ ...span, range, actual });
  }
  return found;
}

/** The range a length speaks of: the only one of its sentence, close to it and not inside it. */
function rangeOf(text: string, ranges: readonly WrittenRange[], { start, end }: Span): WrittenRange | undefined {
  const limit = (at: number, step: 1 | -1) => {
    let place = at;
    while (place >= 0 && place < text.length && !'。；;！？\n'.includes(text.charAt(place))) place += step;
    return place;
  };
  const from = limit(start - 1, -1);
  const to = limit(end, 1);
  const own = ranges.filter((range) => range.start > from && range.end <= to);
  const [only] = own;
  if (!only || own.length > 1 || (only.start < end && start < only.end)) return undefined;
  return Math.min(Math.abs(start - only.end), Math.abs(only.start - end)) <= 60 ? only : undefined;
}

/** How long the range is, in the unit of the stated length, when that length cannot be right. */
function disagreement(range: WrittenRange, count: number, unit: string, about: boolean): string | undefined {
  if (unit === '年' || unit === '年半') return years(range, unit === '年半' ? count + 0.5 : count);
  const days = daysOf(range);
  if (unit === '个月' || unit === '个半月') return months(range, unit === '个半月' ? count + 0.5 : count, days);
  if (days === undefined) return undefined;
  if (unit.endsWith('工作日')) return count > days ? `${days}天` : undefined;
  const slack = about ? Math.max(2, days * 0.1) : 0;
  if (unit === '周' || unit.endsWith('星期')) {
    return count * 7 - 3 <= days && days <= count * 7 + 3 ? undefined : `${days}天`;
  }
  return count >= days - 1 - slack && count <= days + slack ? undefined : `${days}天`;
}

/** Days of the range with its first and last day; undefined when a day is missing or the year would matter. */
function daysOf({ from, to }: WrittenRange): number | undefined {
  const first = dayOf(from, from.year ?? to.year);
  const last = dayOf(to, to.year ?? from.year);
  if (!first || !last) return undefined;
  const days = daysFrom(first, last) + 1;
  const crossesFebruary = first.month <= 2 && last.month > 2;
  return days < 1 || (from.year === undefined && to.year === undefined && crossesFebruary) ? undefined : days;
}

function dayOf({ month, day }: WrittenDate, year = 2023) {
  if (month === undefined || day === undefined) return undefined;
  const date = { year, month, day };
  return isRealDate(date) ? date : undefined;
}

function monthsOf({ from, to }: WrittenRange): number | undefined {
  if (from.month === undefined || to.month === undefined) return undefined;
  const count = ((to.year ?? from.year ?? 0) - (from.year ?? to.year ?? 0)) * 12 + to.month - from.month + 1;
  return count >= 1 ? count : undefined;
}

function months(range: WrittenRange, count: number, days: number | undefined): string | undefined {
  if (days !== undefined) {
    const length = days / 30.44;
    const isHalf = count === 0.5;
    return Math.abs(length - count) < (isHalf ? 0.25 : 0.75) ? undefined : `${days}天`;
  }
  const whole = monthsOf(range);
  if (whole === undefined) return undefined;
  return count <= whole && count >= whole - 1 ? undefined : `${whole}个月`;
}

function years(range: WrittenRange, count: number): string | undefined {
  const { from, to } = range;
  if (from.year === undefined || to.year === undefined) return undefined;
  if (from.month === undefined || to.month === undefined) {
    const whole = to.year - from.year + 1;
    return count <= whole && count >= whole - 1 ? undefined : `${whole}年`;
  }
  const first = { year: from.year, month: from.month, day: from.day ?? 1 };
  const last = { year: to.year, month: to.month, day: to.day ?? daysInMonth(to.year, to.month) };
  const length = (daysFrom(first, last) + 1) / 365.25;
  return Math.abs(length - count) < 0.6 ? undefined : `约${length.toFixed(1)}年`;
}
