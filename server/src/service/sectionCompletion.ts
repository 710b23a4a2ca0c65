import { outlinesOf } from '../report/outline';
import { rolesOf } from '../report/roles';
import type { CalendarDate } from '../text/date';
import { matchesInitials, sectionInitials } from '../text/initials';
import { fold, inScript } from '../text/script';
import type { Span } from '../text/span';
import type { Completion } from './completion';
import { nextHeading } from './sections';
import type { ReportSession } from './session';
import { toSnippet } from './snippet';

/**
 * The sections of the report's kind at the beginning of a line, missing ones first, each with the number that comes
 * next in the report's own style; behind letters only those whose pinyin initials they are. `span` is what has been typed on the line, `before` its text.
 */
export function sectionCompletions(
  session: ReportSession,
  span: Span,
  before: string,
  today: CalendarDate,
): Completion[] {
  const { report } = session;
  const { profile } = session.check(today).context;
  const proposals: Completion[] = [];
  const { roots } = outlinesOf(report).body;
  const typed = (/(?<![A-Za-z])[A-Za-z]*$/.exec(before)?.[0] ?? '').toLowerCase();
  // Letters ask for a name; a number would only stand in the way.
  if (roots.length > 0 && typed === '') proposals.push(nextNumber(session, span));
  if (!profile) return proposals;
  const present = new Set(rolesOf(report, profile).places.map((place) => place.section.role));
  const hashes = /^[ \t]*(#*)/.exec(before)?.[1] ?? '';
  for (const [index, section] of profile.sections.entries()) {
    if (!section.headed) continue;
    const initials = typed === '' ? '' : sectionInitials(fold(section.name));
    if (initials === undefined || (typed !== '' && !matchesInitials(typed, initials))) continue;
    const isMissing = !present.has(section.role);
    const heading = nextHeading(report, span.start, section.name);
    const line = heading.startsWith('#') || hashes === '' ? heading : `${hashes} ${heading}`;
    const skeleton = inScript(section.skeleton, report.script);
    proposals.push({
      label: inScript(section.name, report.script),
      detail: isMissing ? (section.need === 'required' ? '缺少' : '可写') : '已有',
      insert: toSnippet(`${line}\n\n${skeleton}`),
      isSnippet: true,
      span,
      kind: 'section',
      filter: `${before}${section.name}`,
      sort: `${isMissing ? '0' : '2'}${String(index).padStart(2, '0')}`,
      documentation: `${section.about}\n\n---\n\n${line}\n\n${skeleton}`,
    });
  }
  return proposals;
}

function nextNumber(session: ReportSession, span: Span): Completion {
  const mark = nextHeading(session.report, span.start, '');
  return { label: mark, detail: '下一个序号', insert: mark, isSnippet: false, span, kind: 'number', sort: '100' };
}
