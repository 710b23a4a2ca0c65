import type { CalendarDate } from '../text/date';
import { blockFact, type PlacedBlock } from './block';
import { announcedPlan, closingClaim, plannedInside, type YearClaim } from './closingClaims';
import { dateClaims } from './dateClaims';
import { elementsOf } from './elements';
import { headingClaims, pairedHeadingClaims } from './headingClaims';
import { leadClaims, statedClaims } from './leadClaims';
import { partClaims } from './partClaims';
import { claim, type PeriodClaim } from './periodClaim';
import { outlookClaims, plannedClaims } from './planClaims';
import { planLeadClaims } from './planYearClaims';
import type { Report } from './report';
import { residueOf } from './residue';
import { titleOf } from './title';
import { titleClaims } from './titleClaims';
import { digits, type TitlePeriod } from './titlePeriod';

/** All places in the report that name another year than the title where they should name the same. */
export function contraryClaims(
  report: Report,
  title: TitlePeriod,
  today: CalendarDate | undefined,
): readonly PeriodClaim[] {
  const claims: PeriodClaim[] = [];
  const body = bodyBlocks(report);
  claims.push(...titleClaims(report, title, body));
  const lead = body.slice(0, 3).find((placed) => placed.block.prose.text.length >= 12 && !placed.block.heading);
  for (const placed of body.slice(0, 4)) claims.push(...statedClaims(report, placed, title));
  if (title.isPlan) {
    for (const placed of body.slice(0, 4)) claims.push(...planLeadClaims(report, placed, title));
  }
  if (lead) claims.push(...leadClaims(report, lead, title));
  for (const placed of body.slice(0, 2)) {
    for (const { start, written } of partClaims(placed, title)) {
      const span = report.proseSpan(placed, start, start + written.length);
      // A lead with a year of its own has been judged above.
      if (claims.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      claims.push({ span, written, year: title.start.year, place: '时段' });
    }
  }
  const headings = report.blocks.filter(({ block }) => block.heading);
  for (const placed of headings) claims.push(...headingClaims(report, placed, title));
  claims.push(...pairedHeadingClaims(report, headings, claims));
  if (title.isAccount) for (const placed of body) claims.push(...comparedClaims(report, placed, title));
  if (title.isPlan && !title.isAccount) for (const placed of body) claims.push(...plannedClaims(report, placed, title));
  if (title.isAccount) claims.push(...summingUpClaims(report, body, title));
  claims.push(...dateClaims(report, title));
  if (title.isAccount && title.isWholeYear) {
    for (const placed of body.slice(-3)) claims.push(...outlookClaims(report, placed, title, today));
  }
  return claims;
}

function bodyBlocks(report: Report): readonly PlacedBlock[] {
  const kinds = elementsOf(report);
  return report.blocks.filter(
    ({ block }, index) => kinds[index] === 'body' && !residueOf(block).some((residue) => residue.whole),
  );
}

/** Years of the summing up at the end, and of a plan told within a paragraph, that are not those of the title. */
function summingUpClaims(report: Report, body: readonly PlacedBlock[], title: TitlePeriod): readonly PeriodClaim[] {
  const claims: PeriodClaim[] = [];
  for (const placed of body.slice(-3)) {
    const found = closingClaim(placed.block, title);
    if (found) claims.push(claim(report, placed, found.start, `${found.year}年`, found.year, '结尾'));
  }
  const planned = announcedPlan(digits(titleOf(report)?.text ?? '')) ?? title.start.year + 1;
  if (planned <= title.start.year || !(title.isWholeYear || title.years.length === 2)) return claims;
  for (const placed of body) {
    for (const { start, year } of plannedInside(placed.block, planned))
      claims.push({ ...claim(report, placed, start, `${year}年`, year, '下年打算'), announced: planned });
  }
  return claims;
}

/** 2023年，…，比2023年增长: what is compared with a year was not done in that year. */
const TOLD_YEAR = /(?:^|[。\n])\s{0,8}((?:19|20)\d\d)年(?:度|全年)?[，,]([^。；;]{4,120})/g;

const COMPARED =
  /(?:比|较|同)((?:19|20)\d\d)年(?!年?[底末初])[^，。；,;]{0,6}(?:增|减|提|升|降|多|少|上|下|高|低|扩|缩)/g;

/** The years that a paragraph tells of and compares with themselves. */
const comparedYears = blockFact((block): readonly YearClaim[] =>
  [...digits(block.prose.text).matchAll(TOLD_YEAR)].flatMap((match) => {
    const [whole, year = '', told = ''] = match;
    const isCompared = [...told.matchAll(COMPARED)].some(([, other]) => other === year);
    return isCompared ? [{ start: match.index + whole.indexOf(year), year: Number(year) }] : [];
  }),
);

function comparedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  return comparedYears(placed.block)
    .filter(({ year }) => !title.years.includes(year))
    .map(({ start, year }) => claim(report, placed, start, `${year}年`, year, '正文'));
}
