import type { PlacedBlock } from './block';
import { frontMatterEntry } from './frontMatter';
import { readPeriod } from './period';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { titleOf } from './title';
import { digits, type TitlePeriod, yearsIn } from './titlePeriod';

/** The same title with another year: repeated below, or in front matter and text. */
export function titleClaims(report: Report, title: TitlePeriod, body: readonly PlacedBlock[]): readonly PeriodClaim[] {
  const whole = titleOf(report);
  const stated = frontMatterEntry(report.frontMatter, '标题');
  const wanted = withoutYears(digits(whole?.text ?? ''));
  const claims: PeriodClaim[] = [];
  const lines = [
    ...(stated ? (whole?.blocks ?? []) : []).flatMap((index) => report.blocks[index] ?? []),
    ...body.slice(0, 3),
  ];
  for (const placed of lines) {
    const text = digits(placed.block.prose.text);
    if (text.length > 80 || withoutYears(text) !== wanted) continue;
    const year = yearsIn(text)[0];
    if (year === undefined || title.years.includes(year)) continue;
    claims.push(claim(report, placed, text.indexOf(String(year)), `${year}年`, year, '标题'));
  }
  const period = frontMatterEntry(report.frontMatter, '报告期');
  const read = period?.values[0] === undefined ? undefined : readPeriod(period.values[0]);
  const span = period?.valueSpans[0];
  if (read && span && read.end.year < Math.min(...title.years)) {
    claims.push({ span, written: period?.values[0] ?? '', year: read.end.year, place: '报告期' });
  } else if (read && span && read.start.year > Math.max(...title.years)) {
    claims.push({ span, written: period?.values[0] ?? '', year: read.start.year, place: '报告期' });
  }
  return claims;
}

function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d\d/g, '').replace(/[\s，,。、]/g, '');
}
