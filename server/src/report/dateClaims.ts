import { type CalendarDate, compareDates, parseDate } from '../text/date';
import { blockFact } from './block';
import { frontMatterEntry } from './frontMatter';
import type { PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { digits, type TitlePeriod } from './titlePeriod';

/** The date that a short paragraph is. */
const soleDate = blockFact(({ prose: { text } }): CalendarDate | undefined =>
  text.length > 20 ? undefined : parseDate(digits(text).replace(/[（()）\s]/g, '')),
);

/** An account is not dated before its year, a plan not after its own. */
export function dateClaims(report: Report, title: TitlePeriod): readonly PeriodClaim[] {
  const isWrong = (date: CalendarDate) =>
    ((title.isAccount || title.isInspection) && date.year < Math.min(...title.years)) ||
    (title.isPlan && compareDates(date, title.end) > 0);
  const stated = frontMatterEntry(report.frontMatter, '成文日期');
  const value = stated?.values[0];
  const date = value === undefined ? undefined : parseDate(value);
  const span = stated?.valueSpans[0];
  if (date && span) return isWrong(date) ? [{ span, written: value ?? '', year: date.year, place: '成文日期' }] : [];
  for (const placed of report.blocks) {
    const found = soleDate(placed.block);
    if (!found || !isWrong(found)) continue;
    const { text } = placed.block.prose;
    const start = text.search(/[^\s（(]/);
    const end = text.replace(/(?<![\s）)])[\s）)]+$/, '').length;
    return [
      {
        span: report.proseSpan(placed, start, end),
        written: text.slice(start, end),
        year: found.year,
        place: '成文日期',
      },
    ];
  }
  return [];
}
