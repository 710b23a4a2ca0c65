import type { FrontMatterKey } from '../report/frontMatter';
import { rules } from '../rules/index';
import type { CalendarDate } from '../text/date';
import { toChineseDate } from '../text/date';
import type { Span } from '../text/span';
import { figureAt, figureNotes } from './figureHover';
import { FRONT_MATTER_HELP } from './frontMatterHelp';
import type { ReportSession } from './session';
import { termNotes } from './termHover';

/** What a hover shows: Markdown, and the passage it is about. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

const SOURCE_NAMES: Readonly<Record<string, string>> = { today: '今天', given: '指定的日期' };

/**
 * The hover at an offset: the front matter key, or the findings there with the arithmetic of the figure; undefined
 * when there is nothing to say.
 */
export function hoverAt(session: ReportSession, offset: number, today: CalendarDate): Hover | undefined {
  const help = frontMatterHover(session, offset);
  if (help || !session.isReport) return help;
  const finding = findingHover(session, offset, today);
  const figure = figureAt(session.report, offset);
  const notes = figure && figureNotes(figure);
  if (!figure || notes === undefined) return finding;
  return { markdown: finding ? `${finding.markdown}\n\n${notes}` : notes, span: finding?.span ?? figure.span };
}

function frontMatterHover(session: ReportSession, offset: number): Hover | undefined {
  const entry = session.report.frontMatter.entries.find(
    (each) => each.keySpan.start <= offset && offset <= each.keySpan.end,
  );
  const help = entry ? FRONT_MATTER_HELP[entry.key as FrontMatterKey] : undefined;
  return entry && help !== undefined ? { markdown: `**${entry.key}**\n\n${help}`, span: entry.keySpan } : undefined;
}

function findingHover(session: ReportSession, offset: number, today: CalendarDate): Hover | undefined {
  const { findings, context } = session.check(today);
  const here = findings.filter(({ span }) => span.start <= offset && offset <= span.end);
  const [first] = here;
  if (!first) return undefined;
  const parts = here.map((finding) => {
    const rule = rules.find((each) => each.id === finding.rule);
    return rule ? `**${rule.title}**　依据：${rule.source}（${rule.force}）` : '';
  });
  for (const finding of here) {
    const notes = termNotes(finding, session.knowledge);
    if (notes !== undefined) parts.push(notes);
  }
  if (here.some(({ rule }) => rule === 'outdated-term' || rule === 'fixed-phrase')) {
    const { date, source } = context.asOf;
    parts.push(`提法按 ${toChineseDate(date)} 判断（${SOURCE_NAMES[source] ?? source}）。`);
  }
  const span = {
    start: Math.min(...here.map((finding) => finding.span.start)),
    end: Math.max(...here.map((finding) => finding.span.end)),
  };
  return { markdown: [...new Set(parts)].join('\n\n'), span };
}
