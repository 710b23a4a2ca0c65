import type { LastYearResult } from '../protocol';
import { reportYear } from '../report/longPassages';
import type { CalendarDate } from '../text/date';
import type { ReportSession } from './session';

/** What the comparison of a report with last year's has found, in numbers. */
export function lastYearResult(session: ReportSession, today: CalendarDate): LastYearResult {
  const { lastYear } = session.settings;
  const nothing = { years: 0, passages: 0, figures: 0 };
  if (!lastYear?.report) return { ...nothing, problem: '读不到上年的报告。' };
  const own = reportYear(session.report);
  const before = reportYear(lastYear.report);
  if (own === undefined) return { ...nothing, problem: '看不出本报告是哪一年的，请在标题或文首的报告期写明。' };
  if (before === undefined) return { ...nothing, problem: `看不出“${lastYear.name}”是哪一年的。` };
  if (before >= own) return { ...nothing, problem: `“${lastYear.name}”是${before}年的，不早于本报告的${own}年。` };
  const { findings } = session.check(today);
  const count = (rule: string, isOurs: (data: Readonly<Record<string, unknown>>) => boolean) =>
    findings.filter((finding) => finding.rule === rule && isOurs(finding.data)).length;
  return {
    years: count('period-mismatch', () => true),
    passages: count('duplicate-passage', ({ other }) => other === lastYear.name),
    figures: count('figure-conflict', ({ kind }) => kind === 'last-year'),
  };
}
