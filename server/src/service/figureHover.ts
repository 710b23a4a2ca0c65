import { type FigureEntry, figureEntriesOf } from '../report/relations/figureEntries';
import type { Report } from '../report/report';

/** The figure at an offset of the report, or undefined. */
export function figureAt(report: Report, offset: number): FigureEntry | undefined {
  return figureEntriesOf(report).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** What a figure counts, for when, and the arithmetic it takes part in, as Markdown; undefined when there is nothing to say. */
export function figureNotes(entry: FigureEntry): string | undefined {
  if (entry.computations.length === 0) return undefined;
  const about = [entry.period, entry.subject].filter((part) => part !== '').join('　');
  const head = `**${entry.text}**${about === '' ? '' : `　${about}`}`;
  return [head, ...entry.computations.map((line) => `\`${line}\``)].join('\n\n');
}
