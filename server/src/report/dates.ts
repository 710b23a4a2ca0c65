import { daysInMonth } from '../text/date';
import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import type { Span } from '../text/span';
import { blockFact } from './block';
import { prosesOf } from './blockProses';
import type { Prose } from './prose';

/** A date as written, as far as it goes: 2023年10月18日, 6月31日, 2024年9月, 2023-10-18. Offsets count in the text. */
export interface WrittenDate extends Span {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** Written with Chinese numerals; without a year such a date may belong to the lunar calendar. */
  readonly isChinese: boolean;
  /** The day of the week behind it, 0 for Sunday, with the end of its words (and bracket). */
  readonly weekday: { readonly day: number; readonly end: number } | undefined;
}

/** Two dates with 至, 到 or a dash between them; `to` may be a day alone, which then has the month of `from`. */
export interface WrittenRange extends Span {
  readonly from: WrittenDate;
  readonly to: WrittenDate;
}

export interface DatesOfText {
  readonly dates: readonly WrittenDate[];
  readonly ranges: readonly WrittenRange[];
}

/** The same with the piece of prose they stand in. */
export interface DatesOfProse extends DatesOfText {
  readonly prose: Prose;
}

const B = '[ 　]?';
const CHINESE_YEAR = '[一二][九〇零○][〇零○一二三四五六七八九]{2}';
const CHINESE_NUMBER = '[一二三四五六七八九十]{1,3}';
const DAY = '[日号](?![常益子楼线院房桥店])';
/** What every date begins with: looked at first, so that at most places no form of date is tried. */
const FIRST = '[\\d一二三四五六七八九十]';
const DATE = new RegExp(
  `(?=${FIRST})(?:${[
    `(?<![\\d.])(?<year>(?:1[89]|2[01])\\d\\d)${B}年(?:度)?(?:${B}(?<month>\\d{1,2})${B}月(?:份)?(?:${B}(?<day>\\d{1,2})${B}${DAY})?)?`,
    `(?<![\\d./])(?<month2>\\d{1,2})${B}月${B}(?<day2>\\d{1,2})${B}${DAY}`,
    '(?<![\\w.])(?<year3>(?:19|20)\\d\\d)(?<sign>[-./])(?<month3>\\d{1,2})\\k<sign>(?<day3>\\d{1,2})(?!\\w|\\.\\d)',
    `(?<year4>${CHINESE_YEAR})年(?:(?<month4>${CHINESE_NUMBER})月(?:(?<day4>${CHINESE_NUMBER})日)?)?`,
    `(?<![一二三四五六七八九十正腊历])(?<month5>${CHINESE_NUMBER})月(?<day5>${CHINESE_NUMBER})日`,
    `(?<![\\d.—～~/-])(?<month6>\\d{1,2})${B}月(?:份)?(?![龄票球饼])`,
  ].join('|')})`,
  'g',
);
/** What the forms of a date call its parts. */
const groupsOf = (name: string) => ['', 2, 3, 4, 5, 6].map((form) => `${name}${form}`);
const [YEAR_GROUPS, MONTH_GROUPS, DAY_GROUPS] = [groupsOf('year'), groupsOf('month'), groupsOf('day')];
const WEEKDAY =
  /^[ 　]?(?:[（(][ 　]?(?:星期|周|礼拜)([一二三四五六日天])[ 　]?[）)]|(?:[，,]?[ 　]?(?:为|是|恰逢|正逢|正值)?(?:星期|礼拜)|(?:为|是|恰逢|正逢|正值)周)([一二三四五六日天])(?![一二三四五六日天至到、年]))/;
const TIME = '(?:[上下]午|凌晨|晚上?)?(?:\\d{1,2}(?:时|点|[:：]\\d{2})(?:\\d{1,2}分)?)?';
const CONNECTOR = `${TIME}起?[ 　]?(?:至|到|—{1,2}|[－–~～-])[ 　]?`;
const BETWEEN = new RegExp(`^${CONNECTOR}(?:当年|同年|本年)?$`);
/** 2021年9月6日开始，至2021年10月30日结束: a beginning and an end in words. */
const BEGUN = /^(?:正式|全面)?(?:开始|启动|开工|动工|施工|进驻|起)[，,]?(?:并|预计|计划|拟|将)?(?:至|到|于)?$/;
const ENDED = /^[前底]?(?:正式|全面|全部|顺利|如期)?(?:结束|为?止|竣工|完工|建成|完成|撤离)(?:[，。；、,;]|$)/;
const DAY_BEHIND = new RegExp(`^${CONNECTOR}(\\d{1,2})${B}${DAY}`);

/** 2021—2025年, where only the second year has its 年. */
const YEAR_PAIR = /(?<![\d.])((?:19|20)\d\d)(?:—{1,2}|[－–~～-]|至|到)((?:19|20)\d\d)(?=年|学年)/g;

/** Longest stretch in units between the two dates of a range. */
const GAP_LIMIT = 16;

/** All dates and ranges of dates in a folded text. */
function datesIn(folded: string): DatesOfText {
  if (!/[月年]|(?:19|20)\d\d[-./]/.test(folded)) return { dates: [], ranges: [] };
  const text = folded.replace(/[０-９]/g, toHalfWidthDigits);
  const dates: WrittenDate[] = [];
  const ranges: WrittenRange[] = [];
  for (const match of text.matchAll(DATE)) {
    const date = readDate(match, text);
    const previous = dates[dates.length - 1];
    dates.push(date);
    const endOfPrevious = previous ? (previous.weekday?.end ?? previous.end) : 0;
    const between = previous ? text.slice(endOfPrevious, date.start) : '';
    const isRange = BETWEEN.test(between) || (BEGUN.test(between) && ENDED.test(text.slice(date.end, date.end + 8)));
    if (previous && between.length <= GAP_LIMIT && isRange) {
      ranges.push({ start: previous.start, end: date.end, from: previous, to: date });
    }
    if (date.day === undefined) continue;
    const end = date.weekday?.end ?? date.end;
    const behind = DAY_BEHIND.exec(text.slice(end, end + GAP_LIMIT + 6));
    if (!behind) continue;
    const dayEnd = end + behind[0].length;
    const to: WrittenDate = {
      start: dayEnd - 1 - (behind[1] ?? '').length,
      end: dayEnd,
      year: date.year,
      month: date.month,
      day: Number(behind[1]),
      isChinese: false,
      weekday: weekdayAt(text, dayEnd),
    };
    dates.push(to);
    ranges.push({ start: date.start, end: dayEnd, from: date, to });
  }
  for (const match of text.matchAll(YEAR_PAIR)) {
    const end = match.index + match[0].length;
    const from = yearOnly(match.index, Number(match[1]));
    ranges.push({ start: match.index, end: end + 1, from, to: yearOnly(end - 4, Number(match[2])) });
  }
  return { dates, ranges };
}

function yearOnly(start: number, year: number): WrittenDate {
  return { start, end: start + 4, year, month: undefined, day: undefined, isChinese: false, weekday: undefined };
}

/** The dates of each piece of prose of a block, in the order of `prosesOf`. */
export const datesOf = blockFact((block): readonly DatesOfProse[] =>
  prosesOf(block).map((prose) => {
    const { dates, ranges } = datesIn(prose.folded);
    return { prose, dates, ranges };
  }),
);

function readDate(match: RegExpExecArray, text: string): WrittenDate {
  const groups = match.groups ?? {};
  const part = (names: readonly string[]) => {
    for (const name of names) {
      const written = groups[name];
      if (written !== undefined) return /\d/.test(written) ? Number(written) : parseChineseInteger(written);
    }
    return undefined;
  };
  const end = match.index + match[0].length;
  return {
    start: match.index,
    end,
    year: part(YEAR_GROUPS),
    month: part(MONTH_GROUPS),
    day: part(DAY_GROUPS),
    isChinese: !/\d/.test(match[0]),
    weekday: weekdayAt(text, end),
  };
}

function weekdayAt(text: string, at: number): WrittenDate['weekday'] {
  const match = WEEKDAY.exec(text.slice(at, at + 10));
  if (!match) return undefined;
  const name = match[1] ?? match[2] ?? '';
  return { day: '日一二三四五六'.indexOf(name === '天' ? '日' : name), end: at + match[0].length };
}

/** Days of the month in the most generous year, when the year is not known. */
export function longestMonth(month: number, years: readonly number[]): number {
  return years.length === 0 ? daysInMonth(2024, month) : Math.max(...years.map((year) => daysInMonth(year, month)));
}

/**
 * Whether a range ends before it begins. What is not written is taken over from the first date; a range from a late
 * month to a much earlier one without a year of its own may cross the new year and is none.
 */
export function endsBeforeStart({ from, to }: WrittenRange): boolean {
  if (from.year === undefined && to.year !== undefined) return false;
  if (from.year !== undefined && to.year !== undefined && from.year !== to.year) return to.year < from.year;
  if (from.month === undefined || to.month === undefined) return false;
  if (from.month !== to.month) {
    if (from.year !== undefined && to.year !== undefined) return to.month < from.month;
    return isLessThanAYearBack(from, to);
  }
  return from.day !== undefined && to.day !== undefined && to.day < from.day;
}

/**
 * Whether a range between two days would last nine months or more if it crossed the new year, as 5月10日至4月20日 would; school
 * years and yearly rounds from the first of a month do.
 */
function isLessThanAYearBack(from: WrittenDate, to: WrittenDate): boolean {
  if (from.month === undefined || to.month === undefined || from.day === undefined || to.day === undefined)
    return false;
  const back = from.month - to.month;
  return back > 0 && back <= 3 && from.day !== 1 && from.month !== 8 && from.month !== 9;
}
