import type { FigureGroup, FigureList, FigurePlace } from '../protocol';
import { type FigureEntry, figureEntriesOf } from '../report/relations/figureEntries';
import { rules } from '../rules/index';
import type { CalendarDate } from '../text/date';
import type { LineIndex } from '../text/lineIndex';
import type { ReportSession } from './session';

/** Characters of the passage shown with a finding. */
const PASSAGE = 40;

/** All figures of a report by period and subject in the order of the text, and what the rules of figures say of them. */
export function figureListOf(session: ReportSession, version: number, today: CalendarDate): FigureList {
  const { report } = session;
  if (!session.isReport) return { version, conflicts: [], groups: [] };
  const { lines } = report;
  const ofFigures = new Set(rules.filter(({ group }) => group === '数据').map(({ id }) => id));
  const conflicts = session
    .check(today)
    .findings.filter(({ rule, severity }) => ofFigures.has(rule) && severity !== 'hint')
    .map(({ span, message }) => ({
      ...lines.rangeOf(span),
      text: report.slice(span).slice(0, PASSAGE),
      message,
    }));
  const groups = new Map<string, { group: FigureGroup; figures: FigurePlace[] }>();
  for (const entry of figureEntriesOf(report)) {
    const { subject, period } = entry;
    const key = `${period}\n${subject}`;
    let known = groups.get(key);
    if (!known) {
      const figures: FigurePlace[] = [];
      known = { group: { subject, period, figures }, figures };
      groups.set(key, known);
    }
    known.figures.push(figureOf(lines, entry));
  }
  return { version, conflicts, groups: [...groups.values()].map(({ group }) => group) };
}

function figureOf(lines: LineIndex, { span, text, role, computations, holds }: FigureEntry): FigurePlace {
  return { ...lines.rangeOf(span), text, role, computations, ...(holds === undefined ? {} : { holds }) };
}
