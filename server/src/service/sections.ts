import type { Knowledge } from '../knowledge/knowledge';
import type { ProfileSection } from '../knowledge/profile';
import type { SkeletonParams } from '../protocol';
import { markLike } from '../report/headingStyle';
import { findByName } from '../report/identify';
import { missingSections } from '../report/missing';
import { outlinesOf } from '../report/outline';
import type { Report } from '../report/report';
import { skeletonOf } from '../report/skeleton';
import type { CalendarDate } from '../text/date';
import { inScript } from '../text/script';
import type { ReportSession } from './session';
import { toSnippet } from './snippet';

/** A section as snippet text and the offset it belongs at. */
export interface PlacedSnippet {
  readonly snippet: string;
  readonly offset: number;
}

/**
 * The snippet of one section of the report's kind, at the place where it belongs: where it is missing, else behind
 * the last paragraph of the body. Undefined when the kind or the role is unknown.
 */
export function sectionSnippet(session: ReportSession, role: string, today: CalendarDate): PlacedSnippet | undefined {
  const { report } = session;
  const { profile } = session.check(today).context;
  const section = profile?.sections.find((each) => each.role === role);
  if (!profile || !section) return undefined;
  const [insertion] = missingSections(report, profile).find((each) => each.section === section)?.edits ?? [];
  if (insertion) return { snippet: toSnippet(insertion.newText), offset: insertion.span.start };
  const { roots } = outlinesOf(report).body;
  const last = report.blocks[(roots[roots.length - 1]?.end ?? report.blocks.length) - 1];
  const offset = last ? report.blockSpan(last).end : report.text.length;
  return { snippet: toSnippet(`${last ? '\n\n' : ''}${sectionText(report, section)}`), offset };
}

/** A section's heading, numbered as the next one of the report, and its skeleton. */
function sectionText(report: Report, section: ProfileSection): string {
  const skeleton = inScript(section.skeleton, report.script);
  const heading = section.headed ? nextHeading(report, report.text.length, section.name) : '';
  return heading === '' ? skeleton : `${heading}\n\n${skeleton}`;
}

/** The heading line with the number that follows the last top-level heading before `offset`, in the report's style. */
export function nextHeading(report: Report, offset: number, name: string): string {
  const { roots } = outlinesOf(report).body;
  const level = Math.min(...roots.map((root) => root.level));
  const before = roots.filter((root) => root.level === level && (report.blocks[root.block]?.offset ?? 0) < offset);
  const model = before[before.length - 1] ?? roots[0];
  const words = inScript(name, report.script);
  if (!model) return `一、${words}`;
  const hashes = '#'.repeat(report.blocks[model.block]?.block.depth ?? 0);
  const prefix = hashes === '' ? '' : `${hashes} `;
  if (!model.mark) return prefix + words;
  return prefix + markLike(model.mark, before.length === 0 ? 1 : model.mark.value + 1) + words;
}

/** A new report of a kind as snippet text, each 【…】 a tab stop; undefined when the kind is unknown. */
export function skeletonSnippet(knowledge: Knowledge, params: SkeletonParams, today: CalendarDate): string | undefined {
  const profile = findByName(knowledge.profiles, params.type);
  if (!profile) return undefined;
  const { script, organisation, period } = params;
  const given = {
    ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
    ...(period.trim() === '' ? {} : { period: period.trim() }),
  };
  return toSnippet(skeletonOf(profile, { script, date: today, ...given }));
}
