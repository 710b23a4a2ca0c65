import { squeezed } from '../knowledge/wording';
import { asOfDate } from './asOf';
import { blockFact } from './block';
import { elementsOf } from './elements';
import { periodOf } from './period';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';

/** Fewest words, without punctuation, of a paragraph that two years' reports do not share by chance. */
const LONG = 60;

/** The words of a long paragraph without its number and its punctuation, in Simplified script; undefined for a short one. */
export const longPassageOf = blockFact((block): string | undefined => {
  if (!isProseBlock(block) || block.prose.text.length < LONG) return undefined;
  const words = squeezed(block.prose.folded.slice(block.mark?.contentStart ?? 0));
  return words.length >= LONG ? words : undefined;
});

/** The blocks with a long passage, by index in `report.blocks`. */
export const blocksWithLongPassages = blocksWith((block) => longPassageOf(block) !== undefined);

/** What one report shows to the checks of others. */
export interface PassageRecord {
  /** The year it is about, or was written in; undefined when it names none. */
  readonly year: number | undefined;
  /** `longPassageOf` its body paragraphs. */
  readonly passages: ReadonlySet<string>;
}

/** The year and the long paragraphs of a report. */
export const passageRecordOf = reportFact((report): PassageRecord => {
  const kinds = elementsOf(report);
  const passages = new Set<string>();
  for (const [index, { block }] of blocksAt(report, blocksWithLongPassages(report))) {
    const words = kinds[index] === 'body' ? longPassageOf(block) : undefined;
    if (words !== undefined) passages.add(words);
  }
  return { year: reportYear(report), passages };
});

/** The last year of the reporting period, else the year of the date in the report. */
export function reportYear(report: Report): number | undefined {
  const period = periodOf(report);
  if (period) return period.end.year;
  // The date that stands in for a missing one lies behind all others, so that it never hides a date of the report.
  const { date, source } = asOfDate(report, { year: 9999, month: 12, day: 31 });
  return source === 'today' ? undefined : date.year;
}

/** Another report that holds a paragraph. */
export interface OtherReport {
  /** The file's name as the writer knows it. */
  readonly name: string;
  readonly year: number | undefined;
}

/** The other reports of the workspace or of the same run. */
export interface OtherReports {
  /** The reports that hold a paragraph with these words (see `longPassageOf`), in no special order. */
  withPassage(words: string): readonly OtherReport[];
  /** Grows or changes whenever answers may have changed. */
  readonly stamp: number;
}
