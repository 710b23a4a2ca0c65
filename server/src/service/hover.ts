import type { FrontMatterKey } from '../report/frontMatter';
import { rules } from '../rules/index';
import type { CalendarDate } from '../text/date';
import { toChineseDate } from '../text/date';
import type { Span } from '../text/span';
import { factNotes } from './factHover';
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
  const help = frontMatterHover(session, offset, today);
  if (help || !session.isReport) return help;
  const finding = findingHover(session, offset, today);
  const figure = figureAt(session.report, offset);
  const all = figure ? [figureNotes(figure), factNotes(session, figure)].filter((each) => each !== undefined) : [];
  if (!figure || all.length === 0) return finding;
  const notes = all.join('\n\n');
  return { markdown: finding ? `${finding.markdown}\n\n${notes}` : notes, span: finding?.span ?? figure.span };
}

/** Keys whose value may decide by which date terms are judged. */
const DATE_KEYS: ReadonlySet<string> = new Set(['成文日期', '提法日期', '报告期']);

function frontMatterHover(session: ReportSession, offset: number, today: CalendarDate): Hover | undefined {
  const covers = ({ start, end }: Span) => start <= offset && offset <= end;
  for (const { key, keySpan, valueSpans } of session.report.frontMatter.entries) {
    const help = FRONT_MATTER_HELP[key as FrontMatterKey];
    if (help === undefined) continue;
    const isDate = DATE_KEYS.has(key);
    if (covers(keySpan)) {
      const date = isDate ? `\n\n${dateWords(session, today)}` : '';
      return { markdown: `**${key}**\n\n${help}${date}`, span: keySpan };
    }
    const value = isDate ? valueSpans.find(covers) : undefined;
    // A finding about the value, such as a date that does not exist, has more to say.
    if (value && !findingHover(session, offset, today)) return { markdown: dateWords(session, today), span: value };
  }
  return undefined;
}

/** By which date terms are judged, and where it was found. */
function dateWords(session: ReportSession, today: CalendarDate): string {
  const { date, source } = session.check(today).context.asOf;
  return `提法按 ${toChineseDate(date)} 判断（${SOURCE_NAMES[source] ?? source}）。`;
}

function findingHover(session: ReportSession, offset: number, today: CalendarDate): Hover | undefined {
  const { findings } = session.check(today);
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
    parts.push(dateWords(session, today));
  }
  const span = {
    start: Math.min(...here.map((finding) => finding.span.start)),
    end: Math.max(...here.map((finding) => finding.span.end)),
  };
  return { markdown: [...new Set(parts)].join('\n\n'), span };
}
