import type { Report } from '../report/report';
import type { Edit, Fix } from '../rules/rule';
import { isDigit } from '../text/cjk';
import type { CalendarDate } from '../text/date';
import type { Span } from '../text/span';
import { bundleFixes } from './fixes';
import { ignoredPassages } from './ignore';
import type { ReportSession } from './session';
import { settle } from './settle';
import { spacingEdits } from './spacing';
import { TakenPlaces } from './takenPlaces';

/** Rules about the form of marks alone. Those about figures are not among them: a number is never changed here. */
const FORM_RULES: ReadonlySet<string> = new Set([
  'numbering-style',
  'punctuation-pair',
  'punctuation-use',
  'punctuation-width',
]);

/**
 * The edits that give marks, punctuation and spacing the form the standards ask for (GB/T 15834-2011, GB/T 9704-2012
 * 7.3.3). Words, numbers, addresses and code stay; what the office or the report ignores stays too. Formatting the result
 * again gives none. `within` narrows it to the lines that a passage touches.
 */
export function formatEdits(session: ReportSession, today: CalendarDate, within?: Span): readonly Edit[] {
  if (!session.isReport) return [];
  const edits = settle(session.report, (report) => roundOf(session, report, today));
  if (!within) return edits;
  const lines = wholeLines(session.report.text, within);
  return edits.filter(({ span }) => lines.start <= span.start && span.end <= lines.end);
}

function roundOf(session: ReportSession, report: Report, today: CalendarDate): Edit[] {
  const { findings } = session.checkOf(report, today);
  const { edits } = bundleFixes(
    findings,
    (fix, finding) => fix.safe && FORM_RULES.has(finding.rule) && !makesDecimal(report.text, fix),
  );
  const ignored = ignoredPassages(report);
  // Edits that touch each other wait for the next round.
  const taken = new TakenPlaces(report.text.length);
  for (const { span } of edits) taken.take(grown(span, report));
  const spacing = spacingEdits(report).filter(
    ({ span }) => !ignored?.covers('punctuation-width', span) && taken.isFree(grown(span, report)),
  );
  return [...edits, ...spacing].sort((a, b) => a.span.start - b.span.start);
}

/** 2、2024年 must not come to look like 2.2024年 unasked. */
function makesDecimal(text: string, fix: Fix): boolean {
  return fix.edits.some(({ span, newText }) => newText.endsWith('.') && isDigit(text.charCodeAt(span.end)));
}

function grown({ start, end }: Span, { text }: Report): Span {
  return { start: Math.max(0, start - 1), end: Math.min(text.length, end + 1) };
}

function wholeLines(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && !/[\r\n]/.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && !/[\r\n]/.test(text.charAt(to))) to++;
  return { start: from, end: to };
}
