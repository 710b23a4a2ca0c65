import type { CalendarDate } from '../text/date';
import { toHalfWidthDigits } from '../text/numerals';
import { fold } from '../text/script';
import type { Span } from '../text/span';
import { readPeriod, withArabicYears } from './period';
import type { Report } from './report';
import { titleOf } from './title';

/** The years of a report's title and what kind of report they make it. */
export interface TitlePeriod {
  readonly years: readonly number[];
  readonly text: string;
  readonly span: Span;
  readonly isPlan: boolean;
  /** An account of work done: its year is the year of the work. */
  readonly isAccount: boolean;
  /** An inspection or a report on work, which may be held in the year after. */
  readonly isInspection: boolean;
  /** An account, an inspection, or a report, analysis or bulletin on what was the case. */
  readonly isTelling: boolean;
  /** Whether the period is one whole calendar year. */
  readonly isWholeYear: boolean;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** Accounts whose year is that of the work; of an inspection the work may lie before the year in which it was inspected. */
const ACCOUNT = /总结|述职|述廉|述责|述学|履职|统计公报/;
const INSPECTION = /自查|自评|工作汇报|工作报告|工作情况/;
/** Titles that say that the report tells what was the case. */
const TELLING = /总结|述职|情况|分析|汇报|通报|公报|简报|报告/;
const PLANNED = /(?:19|20)\d\d年度?.{0,24}(?:要点|思路|工作计划|工作打算|工作安排)$/;
/** Titles whose year is that of a document or an inspection that the report answers. */
const ANSWER = /整改|反馈|巡视|巡察|督察|督查|审计|考核|贯彻|落实|文件|通报/;
/** Offices whose own accounts are no answers to their work. */
const OFFICE = /(?:审计|督查|督察|巡视|巡察|考核)(?=局|厅|署|室|办|组|机关|中心)/g;
/** Reports to a congress bear the year of the session and tell of the year before. */
const CONGRESS = /政府工作报告|人大.{0,8}工作报告|常委会工作报告|(?:法院|检察院)工作报告|党代会/;
const YEAR =
  /(?<!\d)((?:19|20)\d\d)(?=\s{0,8}年|\s{0,8}[-—–－～~至/]\s{0,8}(?:(?:19|20)?\d\d)\s{0,8}(?:年|学年))|(?<=\d\s{0,8}[-—–－～~至/]\s{0,8})((?:19|20)\d\d)(?=\s{0,8}(?:年|学年))/g;

/** The period of the title, or undefined when it names no year or the kind has years of its own. */
export function titlePeriodOf(report: Report): TitlePeriod | undefined {
  const title = titleOf(report);
  if (!title) return undefined;
  const text = digits(title.text);
  const period = readPeriod(text);
  if (!period || CONGRESS.test(text)) return undefined;
  const named = yearsIn(text);
  const words = text.replace(OFFICE, '');
  const years: number[] = [...named];
  for (let year = period.start.year; year <= period.end.year; year++) if (!years.includes(year)) years.push(year);
  return {
    years,
    text: period.text,
    span: title.span,
    isPlan: PLANNED.test(text) && !ANSWER.test(words),
    isAccount: ACCOUNT.test(text) && !ANSWER.test(words),
    isInspection: INSPECTION.test(text) && !ACCOUNT.test(text) && !ANSWER.test(words),
    // 情况通报 is itself what it is called, and answers none.
    isTelling: TELLING.test(text) && !PLANNED.test(text) && !ANSWER.test(words.replace(/通报$/, '')),
    isWholeYear: years.length === 1 && period.start.month === 1 && period.end.month === 12,
    start: period.start,
    end: period.end,
  };
}

/** Folded, with half-width digits and years in digits; every offset stays. */
export function digits(text: string): string {
  return withArabicYears(toHalfWidthDigits(fold(text)));
}

/** All years named in a text of half-width digits, in order. */
export function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)].map((match) => Number(match[1] ?? match[2]));
}
