import { type CalendarDate, compareDates, isRealDate, parseDate } from '../text/date';
import { fold } from '../text/script';
import { DIGIT } from '../text/traits';
import { blockFact } from './block';
import { frontMatterValue } from './frontMatter';
import { type Period, periodOf } from './period';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';
import { titleOf } from './title';

/** Where the as-of date was found; `today` is the last resort, `given` comes from a setting or the command line. */
export type AsOfSource = 'given' | '提法日期' | '成文日期' | '报告期' | '标题' | '正文' | 'today';

/** The date a report's terms are judged by. */
export interface AsOf {
  readonly date: CalendarDate;
  readonly source: AsOfSource;
  /** First and last day on which the report may have been written, where `date` is only the end of a period. */
  readonly earliest?: CalendarDate;
  readonly latest?: CalendarDate;
}

const FULL_DATE = /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
/** A paragraph that is nothing but a date: the 成文日期 below the signature or under the title. */
const DATE_ALONE =
  /^[（(]?\s*(?:(?:[1１][9９]|[2２][0０])[0-9０-９]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日\s*[）)]?$/;

/** The date in a report itself, or undefined when it names none: see `asOfDate`. */
const statedDate = reportFact((report): AsOf | undefined => {
  const given = frontMatterValue(report.frontMatter, '提法日期');
  const asOf = given === undefined ? undefined : parseDate(given, 'end');
  if (asOf) return { date: asOf, source: '提法日期' };
  const dated = frontMatterValue(report.frontMatter, '成文日期');
  const date = dated === undefined ? undefined : parseDate(dated, 'end');
  if (date) return { date, source: '成文日期' };
  const alone = dateParagraph(report);
  if (alone) return { date: alone, source: '成文日期' };
  const period = periodOf(report);
  if (period) return periodDate(report, period);
  const lead = leadDate(report);
  if (lead) return lead;
  const latest = latestDate(report);
  return latest ? { date: latest, source: '正文', latest: addMonths(latest, 12) } : undefined;
});

/** Kinds of report that speak of a time to come. */
const PLAN = /(?:要点|思路|计划|规划|方案|打算|安排|部署)(?:[（(].{1,12}[）)])?$/;

/** Whether the report, by its title, is a plan for its period and not an account of it. */
export const isPlan = reportFact((report) => {
  const title = titleOf(report);
  if (title === undefined) return false;
  const words = fold(title.text).trim();
  return PLAN.test(words) && !/总结|回顾|情况/.test(words);
});

/** A plan is written when its period begins, an account when it ends, each some months sooner or later. */
function periodDate(report: Report, period: Period): AsOf {
  return dateWithin(period, isPlan(report), period.source === '报告期' ? '报告期' : '标题');
}

function dateWithin(period: Pick<Period, 'start' | 'end'>, isPlanned: boolean, source: AsOfSource): AsOf {
  return isPlanned
    ? { date: period.start, source, earliest: addMonths(period.start, -3), latest: period.end }
    : { date: period.end, source, earliest: addMonths(period.end, -2), latest: addMonths(period.end, 6) };
}

/** How far down the first paragraph of the body may stand. */
const LEAD_LIMIT = 8;

/** The year the first paragraph sets out with, where the title names none: 2020年全县工作的总体思路是…. */
function leadDate(report: Report): AsOf | undefined {
  const titles = titleOf(report)?.blocks ?? [];
  for (let index = 0; index < Math.min(report.blocks.length, LEAD_LIMIT); index++) {
    const block = report.blocks[index]?.block;
    if (!block || !isProseBlock(block) || titles.includes(index) || block.prose.text.length < 20) continue;
    const words = block.prose.folded.trim();
    const year = /^((?:19|20)\d\d)\s*年(?![-—－～~至到])/.exec(words);
    if (!year) return undefined;
    const number = Number(year[1]);
    // 2004年…，2014年…，2019年… tells a history and not the year of the report.
    if ([...words.matchAll(/((?:19|20)\d\d)\s*年/g)].some((match) => Number(match[1]) > number + 1)) return undefined;
    const period = { start: { year: number, month: 1, day: 1 }, end: { year: number, month: 12, day: 31 } };
    return dateWithin(period, isPlan(report) || /总体(?:思路|要求)|工作思路/.test(words.slice(0, 40)), '正文');
  }
  return undefined;
}

/** The first day of the month so many months away; enough for a time that is only guessed. */
function addMonths(date: CalendarDate, months: number): CalendarDate {
  const count = date.year * 12 + date.month - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1, day: 1 };
}

/**
 * The date whose vocabulary the report must have: 提法日期 or 成文日期 of the front matter, else the date line of
 * the report, else the end (of a plan: the beginning) of the period in front matter or title, else of the
 * year the first paragraph sets out with, else the latest complete date in the text, else `today`. A period's or text's date is never later than `today`.
 */
export function asOfDate(report: Report, today: CalendarDate): AsOf {
  const stated = statedDate(report);
  if (!stated) return { date: today, source: 'today' };
  const isPlanned =
    stated.source !== '成文日期' && stated.source !== '提法日期' && compareDates(stated.date, today) > 0;
  return isPlanned ? { ...stated, date: today } : stated;
}

const dateLines = blocksWith(
  (block) => isProseBlock(block) && block.prose.text.length <= 20 && DATE_ALONE.test(block.prose.folded.trim()),
);

function dateParagraph(report: Report): CalendarDate | undefined {
  const last = report.blocks[dateLines(report).at(-1) ?? -1]?.block;
  return last && parseDate(last.prose.folded.trim().replace(/[（()）\s]/g, ''));
}

const latestDateIn = blockFact((block): CalendarDate | undefined => {
  if (!isProseBlock(block) || !block.prose.has(DIGIT)) return undefined;
  let latest: CalendarDate | undefined;
  for (const [, year, month, day] of block.prose.folded.matchAll(FULL_DATE)) {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    if (isRealDate(date) && (!latest || compareDates(date, latest) > 0)) latest = date;
  }
  return latest;
});
const datedBlocks = blocksWith((block) => latestDateIn(block) !== undefined);

function latestDate(report: Report): CalendarDate | undefined {
  let latest: CalendarDate | undefined;
  for (const [, { block }] of blocksAt(report, datedBlocks(report))) {
    const date = latestDateIn(block);
    if (date && (!latest || compareDates(date, latest) > 0)) latest = date;
  }
  return latest;
}
