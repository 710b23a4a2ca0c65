import { blockFact } from '../report/block';
import { calendarSlips } from '../report/calendarNames';
import { type DatesOfProse, datesOf, endsBeforeStart, longestMonth, type WrittenDate } from '../report/dates';
import { periodOf, periodText } from '../report/period';
import type { Prose } from '../report/prose';
import { blocksAt, blocksWith } from '../report/reportFact';
import { contradictedLengths } from '../report/spanLengths';
import { type CalendarDate, compareDates, weekdayOf } from '../text/date';
import { type Span, shiftSpan } from '../text/span';
import type { Add, Rule } from './rule';

const WEEKDAYS = '日一二三四五六';

/** Days that no calendar has, days of the week that do not go with the date, and ranges that end before they begin. */
export const dateInvalid: Rule = {
  id: 'date-invalid',
  title: '日期有误',
  titleEnglish: 'Impossible date',
  group: '日期',
  severity: 'warning',
  force: '算术',
  source: '公历：大小月、闰年、星期和先后',
  checkBlock(block, _context, add) {
    for (const dates of datesOf(block)) checkNames(dates, add);
  },
  reads: {
    block: (block) => (doubtfulDates(block).length > 0 ? block : undefined),
    facts: [periodText],
  },
  checkReport(report, { asOf }, add) {
    const isKnown = asOf.source !== 'today' && asOf.source !== '正文';
    const time: ReportTime = { today: isKnown ? asOf.date : undefined, years: periodOf(report)?.years ?? [] };
    for (const [, { block, offset }] of blocksAt(report, blocksWithDoubtfulDates(report))) {
      const place = (span: Span) => shiftSpan(span, offset);
      for (const dates of doubtfulDates(block)) checkDates(dates, time, place, add);
    }
  },
};

/** What is known of the time a report tells of: when it was written, and the years of its period. */
interface ReportTime {
  readonly today: CalendarDate | undefined;
  readonly years: readonly number[];
}

type Place = (span: Span) => Span;

/** The texts of a block with a date that not every year has, with a day of the week, or with a range. */
const doubtfulDates = blockFact((block) =>
  datesOf(block).filter(
    ({ dates, ranges }) =>
      ranges.length > 0 ||
      dates.some(({ month = 1, day = 1, weekday }) => month < 1 || month > 12 || day < 1 || day > 28 || weekday),
  ),
);

const blocksWithDoubtfulDates = blocksWith((block) => doubtfulDates(block).length > 0);

function checkDates({ prose, dates, ranges }: DatesOfProse, time: ReportTime, place: Place, add: Add): void {
  const { folded } = prose;
  const written = (start: number, end: number) => prose.text.slice(start, end);
  const impossible = new Set<WrittenDate>();
  const named = dates.flatMap((date) => (date.year === undefined ? [] : [date.year]));
  for (const date of dates) {
    const years = yearsOf(date, folded, named, time);
    const reason = whyImpossible(date, years, folded);
    if (reason !== undefined) {
      impossible.add(date);
      const whole = ranges.find(
        (range) => range.to === date && date.month !== undefined && date.start > range.from.end,
      );
      const isDayOnly = whole !== undefined && !/月/.test(folded.slice(date.start, date.end));
      const start = isDayOnly ? whole.start : date.start;
      add({
        span: place(prose.sourceSpan(start, date.end)),
        message: `“${written(start, date.end)}”这一天不存在：${reason}，请核对。`,
      });
    } else checkWeekday(prose, date, years, place, add);
  }
  for (const range of ranges) {
    if (impossible.has(range.from) || impossible.has(range.to) || !endsBeforeStart(range)) continue;
    add({
      span: place(prose.sourceSpan(range.start, range.end)),
      message: `起止时间颠倒：“${written(range.from.start, range.from.end)}”在“${written(range.to.start, range.to.end)}”之后，请核对。`,
      related: [{ message: '结束时间', span: place(prose.sourceSpan(range.to.start, range.to.end)) }],
    });
  }
}

/** Lengths of time against the dates beside them, and parts of the year and feasts against theirs. */
function checkNames(dates: DatesOfProse, add: Add): void {
  const { prose } = dates;
  const written = (start: number, end: number) => prose.text.slice(start, end);
  for (const { start, end, range, actual } of contradictedLengths(prose.folded, dates)) {
    add({
      span: prose.sourceSpan(start, end),
      message: `“${written(start, end)}”与起止时间不符：“${written(range.start, range.end)}”是${actual}，请核对。`,
      related: [{ message: '起止时间', span: prose.sourceSpan(range.start, range.end) }],
    });
  }
  for (const { start, end, fact } of calendarSlips(prose.folded)) {
    add({
      span: prose.sourceSpan(start, end),
      message: `“${written(start, end)}”与历法不符：${fact}，请核对。`,
    });
  }
}

/**
 * The years a date may lie in: its own, or those of the report's period and date and all that the paragraph names,
 * with the year before where the day has not yet come. Empty when nothing is known.
 */
function yearsOf(
  date: WrittenDate,
  folded: string,
  named: readonly number[],
  { today, years }: ReportTime,
): readonly number[] {
  if (date.year !== undefined) return [date.year];
  if (!today || date.month === undefined || date.day === undefined) return [];
  const before = folded.slice(Math.max(0, date.start - 3), date.start);
  if (/(?:今年|本年)$/.test(before)) return [today.year];
  if (/(?:去年|上年)$/.test(before)) return [today.year - 1];
  if (/明年$/.test(before)) return [today.year + 1];
  const isAhead = compareDates({ year: today.year, month: date.month, day: date.day }, today) > 0;
  const isMoved = /[去前上明次翌]年|历年|往年/.test(folded);
  // A paper of December plans for January.
  const isLongPast = today.month - date.month > 6;
  const earlier = isMoved || isAhead ? [today.year - 1] : [];
  const later = isMoved || isLongPast ? [today.year + 1] : [];
  return [...new Set([today.year, ...years, ...named, ...earlier, ...later])];
}

function whyImpossible(date: WrittenDate, years: readonly number[], folded: string): string | undefined {
  const { year, month, day } = date;
  if (month === undefined) return undefined;
  const isLunar = /(?:农历|阴历|旧历|夏历)[^，。；]{0,6}$/.test(folded.slice(Math.max(0, date.start - 10), date.start));
  if (isLunar || (date.isChinese && year === undefined && day === 30)) return undefined;
  if (month < 1 || month > 12) {
    // 2023-15-02 is a number of something.
    if (!/月/.test(folded.slice(date.start, date.end))) return undefined;
    // Without a year or a day, 18月 is more likely an age than a date.
    return year === undefined && day === undefined ? undefined : '一年只有12个月';
  }
  if (day === undefined) return undefined;
  if (day === 0) return '日期从1日开始';
  const longest = longestMonth(month, years);
  if (day <= longest) return undefined;
  if (month === 2 && day === 29) return `${years.length === 1 ? `${years[0]}年` : '这几年'}不是闰年，2月只有28天`;
  return `${month}月只有${month === 2 ? '28天或29天' : `${longest}天`}`;
}

function checkWeekday(prose: Prose, date: WrittenDate, years: readonly number[], place: Place, add: Add): void {
  const { weekday, month, day } = date;
  if (!weekday || month === undefined || day === undefined || years.length === 0) return;
  const possible = new Set(years.map((year) => weekdayOf({ year, month, day })));
  if (possible.has(weekday.day)) return;
  const written = prose.text.slice(date.start, date.end);
  const at = prose.folded.slice(date.end, weekday.end).search(/[一二三四五六日天]/) + date.end;
  const [only] = possible;
  const right = possible.size === 1 && only !== undefined ? WEEKDAYS.charAt(only) : undefined;
  add({
    span: place(prose.sourceSpan(date.start, weekday.end)),
    message:
      right === undefined
        ? `“${written}”在有关的年份里都不是星期${WEEKDAYS.charAt(weekday.day)}，请核对日期和星期。`
        : `“${written}”${years.length === 1 && date.year === undefined ? `（${years[0]}年）` : ''}是星期${right}，文中写的是星期${WEEKDAYS.charAt(weekday.day)}，请核对日期和星期。`,
    fixes:
      right === undefined
        ? []
        : [
            {
              title: `星期改为“${right}”`,
              safe: false,
              edits: [{ span: place(prose.sourceSpan(at, at + 1)), newText: right }],
            },
          ],
  });
}
