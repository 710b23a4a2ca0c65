import { Report } from '../../server/src/report/report';
import { rules } from '../../server/src/rules/index';
import type { Finding, Rule } from '../../server/src/rules/rule';
import { Checker, type CheckResult, type CheckSettings, DEFAULT_SETTINGS } from '../../server/src/service/check';
import type { CalendarDate } from '../../server/src/text/date';
import { overlaps } from '../../server/src/text/span';
import { builtInKnowledge } from './knowledge';
import { type Expectation, readMarkers } from './markers';

/** The day the tests take for today where a report names no date of its own. */
export const TODAY: CalendarDate = { year: 2026, month: 11, day: 24 };

/** The one way tests check a text; by the rules in `only` where it names some. A rule that throws fails the test. */
export function check(
  text: string,
  settings: CheckSettings = DEFAULT_SETTINGS,
  only: readonly string[] = [],
): CheckResult {
  const result = new Checker(builtInKnowledge(), rulesFor(only)).check(Report.parse(text), TODAY, settings);
  const [failure] = result.failures;
  if (failure) throw new Error(`规则 ${failure.rule} 出错`, { cause: failure.error });
  return { ...result, findings: result.findings.filter(({ rule }) => only.length === 0 || only.includes(rule)) };
}

/** The rules that have to run for the findings of some of them; of all when none is named. */
function rulesFor(only: readonly string[]): readonly Rule[] {
  if (only.length === 0) return rules;
  // Rules are independent of all others but those that they yield to.
  const asked = new Set(rules.flatMap(({ id, yieldsTo }) => (only.includes(id) ? [id, yieldsTo] : [])));
  return rules.filter(({ id }) => asked.has(id));
}

/** Whether a finding claims that something is wrong, and does not merely ask to look. */
export function isLoud({ severity }: Finding): boolean {
  return severity === 'warning' || severity === 'error';
}

/** Applies the edits of one fix. */
export function applyFix(text: string, fix: Finding['fixes'][number]): string {
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((now, edit) => now.slice(0, edit.span.start) + edit.newText + now.slice(edit.span.end), text);
}

/**
 * Compares what a marked text expects with what is found, for the rules in `only` (all when empty). Returns one
 * line for each difference: an unmarked finding counts as much as a missing one.
 */
export function differences(marked: string, only: readonly string[], settings?: CheckSettings): string[] {
  const { text, expected } = readMarkers(marked);
  const open: Finding[] = [...check(text, settings, only).findings];
  const problems: string[] = [];
  for (const wanted of expected.filter(({ rule }) => only.length === 0 || only.includes(rule))) {
    const index = open.findIndex((finding) => matches(wanted, finding));
    if (index < 0) problems.push(`未报告：${wanted.rule}“${text.slice(wanted.span.start, wanted.span.end)}”`);
    else open.splice(index, 1);
  }
  for (const finding of open) {
    problems.push(`多报告：${finding.rule}“${text.slice(finding.span.start, finding.span.end)}” ${finding.message}`);
  }
  return problems;
}

function matches(wanted: Expectation, finding: Finding): boolean {
  const same = finding.span.start === wanted.span.start && finding.span.end === wanted.span.end;
  const inside = wanted.span.start === wanted.span.end && overlaps(wanted.span, finding.span);
  return wanted.rule === finding.rule && (same || inside) && finding.message.includes(wanted.message);
}
