import { markLike } from './markText';
import { type NumberedItem, type NumberedSeries, numberedSeries } from './numberedItems';
import type { Report } from './report';
import { reportFact } from './reportFact';
import { explainSequence, type FaultKind } from './sequence';

/** A mark that breaks its sequence. */
export interface NumberingFault {
  readonly kind: FaultKind;
  readonly item: NumberedItem;
  /** The number that the sequence wants here. */
  readonly expected: number;
  /** The item before it in the same count. */
  readonly previous: NumberedItem | undefined;
}

/** A sequence with what is wrong in it. */
export interface NumberedCount extends NumberedSeries {
  /** What each item's number is when all are counted through; undefined for loose numerals that are no marks. */
  readonly corrected: readonly (number | undefined)[];
  /** What can be shown to be wrong. */
  readonly faults: readonly NumberingFault[];
}

/** All sequences of numbered paragraphs of a report. */
export const numberingOf = reportFact((report): readonly NumberedCount[] =>
  numberedSeries(report).map((series) => countOf(report, series)),
);

function countOf(report: Report, series: NumberedSeries): NumberedCount {
  const { items } = series;
  const reading = explainSequence(items);
  const faults: NumberingFault[] = [];
  const sections = sectionsOf(items);
  const isMostlyRight = reading.faults.length * 5 <= items.length;
  const restarts = sections.filter(({ start }) => items[start]?.value === 1).length;
  let next = 0;
  for (const section of sections) {
    const first = next;
    while ((reading.faults[next]?.index ?? Number.POSITIVE_INFINITY) < section.end) next++;
    const own = reading.faults.slice(first, next);
    // Where much is wrong the numbers mean something else, e.g. lists inside lists or Markdown's own 1. 1. 1.
    const length = section.end - section.start;
    if (own.length > Math.max(1, Math.floor(length / 3)) && !isMostlyRight) continue;
    for (const { index, kind, expected, previous } of own) {
      const item = items[index];
      if (!item) continue;
      // A single number that is not one counts something else, unless all the other sections begin with one.
      const isAlone = length === 1 && (kind === 'start' || item.value > expected + 1);
      if (isAlone && !(item.value <= 3 && restarts >= 3 && restarts === sections.length - 1)) continue;
      // A quotation may begin in the middle of the paper it is taken from.
      if (isOutlier(items, index, expected) || (kind === 'start' && series.isQuoted)) continue;
      const before = kind === 'start' ? undefined : items[previous];
      const from = kind === 'start' ? (items[index - 1]?.index ?? -1) + 1 : (before?.index ?? 0);
      if ((kind === 'gap' || kind === 'start') && isWrittenBetween(report, from, before, item, expected)) continue;
      faults.push({ kind, item, expected, previous: before });
    }
  }
  return { ...series, corrected: reading.corrected, faults };
}

/** Runs of items below one parent. */
function sectionsOf(items: readonly NumberedItem[]): { start: number; end: number }[] {
  const sections: { start: number; end: number }[] = [];
  let start = 0;
  for (let index = 1; index <= items.length; index++) {
    if (index < items.length && items[index]?.restart !== 'free') continue;
    sections.push({ start, end: index });
    start = index;
  }
  return sections;
}

/** A number far away from all its neighbours is no mark: 110、120、119等报警电话, 十一、春节期间. */
function isOutlier(items: readonly NumberedItem[], index: number, expected: number): boolean {
  const value = items[index]?.value ?? 0;
  return value > expected + 5 && items[index + 1]?.value !== value + 1;
}

/** Whether the missing number stands inside a paragraph between two items, as in 主要做法：1.…。2.…。 */
function isWrittenBetween(
  report: Report,
  from: number,
  before: NumberedItem | undefined,
  item: NumberedItem,
  expected: number,
): boolean {
  if (!item.mark) return false;
  const wanted = markLike(item.placed.block.prose.text, item.mark, expected);
  if (wanted === undefined) return false;
  const core = wanted.replace(/(?<![、．.，,：:\s])[、．.，,：:\s]+$/, '');
  const forms = item.mark.close === '' ? ['、', '.', '．', '，', ' '].map((sign) => core + sign) : [core];
  for (let index = Math.max(from, item.index - 40); index < item.index; index++) {
    const block = report.blocks[index]?.block;
    if (!block) continue;
    // It may be counted elsewhere, when a quotation mark without its partner makes it look quoted.
    if (before && index !== before.index && block.mark?.level === item.mark.level && block.mark.value === expected) {
      return true;
    }
    const start = index === before?.index ? before.span.end : (block.mark?.contentStart ?? 0);
    for (const form of forms) {
      const at = block.prose.text.indexOf(form, start);
      if (at >= 0 && !/[0-9一二三四五六七八九十.]/.test(block.prose.text.charAt(at - 1))) return true;
    }
  }
  return false;
}
