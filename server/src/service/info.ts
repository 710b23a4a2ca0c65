import type { ReportInfo, SectionInfo } from '../protocol';
import { characterLimitOf, charactersOf } from '../report/characters';
import { rolesOf } from '../report/roles';
import { type CalendarDate, toIsoDate } from '../text/date';
import { pageCountOf } from './pages';
import type { ReportSession } from './session';

/** What the status bar and the views show of a report. */
export function reportInfoOf(uri: string, session: ReportSession, today: CalendarDate): ReportInfo {
  const { report } = session;
  const { context, failures, findings } = session.check(today);
  const empty = new Set(
    findings
      .filter((finding) => finding.rule === 'section-empty')
      .map((finding) => report.lines.positionAt(finding.span.start).line),
  );
  const isReport = session.isReport;
  const limit = characterLimitOf(report);
  return {
    uri,
    version: session.version,
    isReport,
    ...(context.profile ? { type: context.profile.id, typeName: context.profile.name } : {}),
    asOf: toIsoDate(context.asOf.date),
    asOfSource: context.asOf.source,
    script: report.script,
    characters: charactersOf(report),
    ...(limit === undefined ? {} : { limit }),
    pages: isReport ? pageCountOf(session, today) : 0,
    sections: context.profile && isReport ? sectionsOf(session, context.profile, empty) : [],
    failedRules: failures.map((failure) => failure.rule),
  };
}

function sectionsOf(
  session: ReportSession,
  profile: NonNullable<ReturnType<ReportSession['check']>['context']['profile']>,
  empty: ReadonlySet<number>,
): SectionInfo[] {
  const { report } = session;
  const { places } = rolesOf(report, profile);
  return profile.sections.map((section) => {
    const place =
      places.find((each) => each.section === section && each.how === 'heading') ??
      places.find((each) => each.section === section);
    const placed = place ? report.blocks[place.block] : undefined;
    const line = placed ? report.lines.positionAt(placed.offset).line : undefined;
    const state = line === undefined ? 'missing' : empty.has(line) ? 'empty' : 'present';
    const { role, name, need, about } = section;
    return { role, name, need, about, state, ...(line === undefined ? {} : { line }) };
  });
}
