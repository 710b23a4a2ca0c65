import type { Edit } from '../rules/rule';
import type { CalendarDate } from '../text/date';
import { safeFixes } from './fixes';
import type { ReportSession } from './session';
import { settle } from './settle';

/**
 * Every fix that cannot change the meaning, those that only show up after others included: behind these edits no rule
 * has a safe fix left. None for a text that is no report.
 */
export function fixAllEdits(session: ReportSession, today: CalendarDate): readonly Edit[] {
  if (!session.isReport) return [];
  return settle(session.report, (report) => safeFixes(session.checkOf(report, today).findings).edits);
}
