import { type CalendarDate, daysInMonth, parseDate } from '../text/date';
import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { fold } from '../text/script';
import { frontMatterValue } from './frontMatter';
import { reportFact } from './reportFact';
import { titleOf } from './title';

/** The time a report tells of (or, for a plan, plans). */
export interface Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** The first and the last year of the period (one if they are the same), e.g. [2022, 2023] for a school year. */
  readonly years: readonly number[];
  readonly source: '报告期' | '标题';
  /** As written: 2022-2023学年度, 2023年上半年. */
  readonly text: string;
}

/** The reporting period from front matter 报告期 or from the title; undefined when neither names one. */
export const periodOf = reportFact((report): Period | undefined => {
  const stated = frontMatterValue(report.frontMatter, '报告期');
  if (stated !== undefined) {
    const period = readPeriod(stated);
    if (period) return { ...period, source: '报告期' };
  }
  const title = titleOf(report);
  const period = title ? readPeriod(title.text) : undefined;
  return period ? { ...period, source: '标题' } : undefined;
});

/** All that is known of the period, as one text. */
export const periodText = reportFact((report): string => JSON.stringify(periodOf(report)) ?? '');

const CHINESE_YEAR = /[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)/g;
const SCHOOL_YEAR = /((?:19|20)\d\d)\s{0,8}(?:[-—–－～~至到/]{1,8})\s{0,8}((?:19|20)?\d\d)\s{0,8}学年/;
const YEARS = /((?:19|20)\d\d)\s{0,8}(?:年\s{0,8})?(?:[-—–－～~至到、和]{1,8})\s{0,8}((?:19|20)\d\d)\s{0,8}年/;
const MONTHS =
  /((?:19|20)\d\d)\s{0,8}年\s{0,8}(\d{1,2})\s{0,8}(?:月\s{0,8})?(?:[-—–－～~至到]{1,8})\s{0,8}(?:((?:19|20)\d\d)\s{0,8}年\s{0,8})?(\d{1,2})\s{0,8}月/;
const PART =
  /((?:19|20)\d\d)\s{0,8}(?:(?:年度?|度)\s{0,8})?(上半年|下半年|第?([一二三四1-4])季度|前三季度|(\d{1,2})\s{0,8}月)/;
const YEAR = /((?:19|20)\d\d)\s{0,8}年/;

/** 二〇二三年 as 2023年, which is as long, so that the places stay. */
export function withArabicYears(text: string): string {
  return /[〇零○]/.test(text) || /[一二][九]/.test(text)
    ? text.replace(CHINESE_YEAR, (year) => String(parseChineseInteger(year) ?? year))
    : text;
}

/** Reads a period out of a phrase in either script; undefined when it names none. */
export function readPeriod(phrase: string): Omit<Period, 'source'> | undefined {
  const text = withArabicYears(toHalfWidthDigits(fold(phrase)));
  const school = SCHOOL_YEAR.exec(text);
  if (school) {
    const first = Number(school[1]);
    const second = first + 1;
    return make(first, 9, second, 8, [first, second], school[0]);
  }
  const several = YEARS.exec(text);
  if (several) {
    const first = Number(several[1]);
    const last = Number(several[2]);
    if (last >= first) return make(first, 1, last, 12, [first, last], several[0]);
  }
  const months = MONTHS.exec(text);
  if (months) {
    const first = Number(months[1]);
    const last = Number(months[3] ?? first);
    const [from, to] = [Number(months[2]), Number(months[4])];
    const isOrdered = last > first || (last === first && to >= from);
    if (from >= 1 && from <= 12 && to >= 1 && to <= 12 && isOrdered) {
      return make(first, from, last, to, first === last ? [first] : [first, last], months[0]);
    }
  }
  const part = PART.exec(text);
  if (part) {
    const year = Number(part[1]);
    const [from, to] = monthsOf(part[2] ?? '', part[3], part[4]);
    return make(year, from, year, to, [year], part[0]);
  }
  const year = YEAR.exec(text);
  if (year) return make(Number(year[1]), 1, Number(year[1]), 12, [Number(year[1])], year[0]);
  const whole = parseDate(text, 'end');
  return whole ? make(whole.year, 1, whole.year, whole.month, [whole.year], text.trim()) : undefined;
}

function monthsOf(name: string, quarter: string | undefined, month: string | undefined): [number, number] {
  if (name === '上半年') return [1, 6];
  if (name === '下半年') return [7, 12];
  if (name === '前三季度') return [1, 9];
  if (quarter !== undefined) {
    const number = '一二三四'.includes(quarter) ? '一二三四'.indexOf(quarter) + 1 : Number(quarter);
    return [number * 3 - 2, number * 3];
  }
  const number = Math.min(12, Math.max(1, Number(month)));
  return [number, number];
}

function make(
  year: number,
  month: number,
  lastYear: number,
  lastMonth: number,
  years: readonly number[],
  text: string,
): Omit<Period, 'source'> {
  return {
    start: { year, month, day: 1 },
    end: { year: lastYear, month: lastMonth, day: daysInMonth(lastYear, lastMonth) },
    years,
    text,
  };
}
