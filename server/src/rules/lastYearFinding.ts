import { leftoverYears, misquotedFigures, type QuotedFigure } from '../report/lastYear';
import { numberSpan, writeNumber } from '../report/relations/figureWriting';
import { isTypingSlip } from '../report/relations/slips';
import type { Report } from '../report/report';
import { inScript } from '../text/script';
import type { Span } from '../text/span';
import type { Add, Fix, RuleContext } from './rule';

/** Digits from which on two numbers do not differ in one place by chance. */
const TELLING_DIGITS = 3;

/** Figures of last year that the report of last year gives otherwise. */
export function reportMisquotedFigures(report: Report, context: RuleContext, add: Add): void {
  const { lastYear } = context;
  if (!lastYear?.report) return;
  for (const quoted of misquotedFigures(report, lastYear.report)) {
    const { entry, last, name } = quoted;
    const digits = entry.figure.digits;
    const isSlip = digits.replace('.', '').length >= TELLING_DIGITS && isTypingSlip(digits, last.figure.digits);
    add({
      span: entry.span,
      // Figures are settled after a report has gone out; only a number that looks mistyped is more than a question.
      severity: isSlip ? 'warning' : 'information',
      message: isSlip
        ? `上年的“${name}”，上年报告“${lastYear.name}”写的是${last.text}，这里为${entry.text}，像是抄错了一位，请核对。`
        : `上年的“${name}”，上年报告“${lastYear.name}”写的是${last.text}，这里为${entry.text}。请核对；如果数字后来核定调整过，可以不改。`,
      fixes: fixesOf(report, context, quoted),
      data: { kind: 'last-year', other: lastYear.name, otherText: last.text },
    });
  }
}

function fixesOf(report: Report, { script }: RuleContext, { entry, last }: QuotedFigure): Fix[] {
  const isExact = entry.figure.hedge === 'none' && last.figure.hedge === 'none';
  const span = isExact ? numberSpan(report, entry) : undefined;
  const newText = span && writeNumber(last.figure, entry.figure, report.slice(span), script);
  if (!span || newText === undefined) return [];
  return [{ title: inScript(`按上年报告改为“${newText}”`, script), safe: false, edits: [{ span, newText }] }];
}

/** Years in sentences taken over from last year's report; `told` are places that have a finding already. */
export function reportLeftoverYears(report: Report, { lastYear }: RuleContext, told: readonly Span[], add: Add): void {
  if (!lastYear?.report) return;
  for (const { span, year, isPlan } of leftoverYears(report, lastYear.report)) {
    if (told.some(({ start, end }) => start < span.end && span.start < end)) continue;
    const why = isPlan ? `当时是下一年的打算，现在${year}年已经是报告所说的年份` : `“${year}年”是那份报告的年份`;
    add({
      span,
      severity: 'information',
      message: `这句话与上年报告“${lastYear.name}”完全相同，${why}，请核对是否漏改。`,
      data: { year, other: lastYear.name },
    });
  }
}
