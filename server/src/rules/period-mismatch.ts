import { noticeClaims } from '../report/noticeClaims';
import type { PeriodClaim } from '../report/periodClaim';
import { contraryClaims } from '../report/periodClaims';
import { type TitlePeriod, titlePeriodOf } from '../report/titlePeriod';
import type { Span } from '../text/span';
import { reportLeftoverYears } from './lastYearFinding';
import type { Rule } from './rule';

/** A year left over from last year's text: title, lead, headings and date disagree about the reporting period. */
export const periodMismatch: Rule = {
  id: 'period-mismatch',
  title: '报告期不一致',
  titleEnglish: 'Reporting periods disagree',
  group: '日期',
  severity: 'warning',
  force: '惯例',
  source: '《党政机关公文处理工作条例》第十九条（内容准确）：标题、开头、小标题和成文日期所说的时间应当一致',
  checkReport(report, context, add) {
    const { asOf } = context;
    const title = titlePeriodOf(report);
    const told: Span[] = [];
    for (const { span, written, asked } of noticeClaims(report)) {
      told.push(span);
      add({
        span,
        message: `要求报送的是${asked}的情况，这里写的是“${written}”，时间不一致，可能是套用旧稿时没有改，请核对。`,
      });
    }
    if (!title) return;
    const isDated = asOf.source === '成文日期' || asOf.source === '提法日期' || asOf.source === 'given';
    for (const claim of contraryClaims(report, title, isDated ? asOf.date : undefined)) {
      if (told.some(({ start, end }) => start < claim.span.end && claim.span.start < end)) continue;
      // 二〇二二年 is not exchanged for digits.
      const isWritten = report.slice(claim.span).startsWith(String(claim.year));
      const right = isWritten ? rightYear(claim, title) : undefined;
      told.push(claim.span);
      add({
        span: claim.span,
        message: messageFor(claim, title),
        related: [{ message: `标题写的是${title.text}`, span: title.span }],
        fixes:
          right === undefined || right === claim.year || !claim.written.startsWith(String(claim.year))
            ? []
            : [
                {
                  title: `改为“${right}年”`,
                  safe: false,
                  edits: [{ span: { start: claim.span.start, end: claim.span.start + 4 }, newText: String(right) }],
                },
              ],
        data: { year: claim.year, titleYears: title.years },
      });
    }
    reportLeftoverYears(report, context, told, add);
  },
};

function rightYear(claim: PeriodClaim, title: TitlePeriod): number | undefined {
  const [only] = title.years;
  if (claim.announced !== undefined) return claim.announced;
  if (title.years.length !== 1 || only === undefined || claim.place === '报告期' || claim.place === '成文日期')
    return undefined;
  const isNext = claim.place === '下年打算' || (claim.place === '小标题' && claim.year === only);
  return isNext ? only + 1 : only;
}

function messageFor(claim: PeriodClaim, title: TitlePeriod): string {
  const { written, place } = claim;
  const doubt = '可能是套用旧稿时没有改，请核对。';
  if (claim.announced !== undefined) return `“${written}”：这里说的应是${claim.announced}年的打算，${doubt}`;
  if (place === '下年打算') return `“${written}”：标题是${title.text}，这里说的却不是下一年的打算，${doubt}`;
  if (place === '时段') return `正文说的是“${written}”，标题写的是${title.text}，时段不一致，${doubt}`;
  if (place === '成文日期') {
    return title.isPlan
      ? `成文日期“${written}”在标题所说的${title.text}之后，请核对。`
      : `成文日期“${written}”在标题所说的${title.text}之前，请核对。`;
  }
  if (place === '小标题' && title.years.includes(claim.year)) {
    return `标题是${title.text}，小标题里的打算却仍是“${written}”，${doubt}`;
  }
  return `${place}写的是“${written}”，标题写的是${title.text}，时间不一致，${doubt}`;
}
