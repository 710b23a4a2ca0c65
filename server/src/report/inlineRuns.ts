import type { PlacedBlock } from './block';
import { elementsOf } from './elements';
import { type InlineMarker, inlineMarkers } from './inlineMarkers';
import { isProseBlock, reportFact } from './report';

/** A numbering word at its place. */
export interface PlacedMarker extends InlineMarker {
  /** Index in `report.blocks`. */
  readonly index: number;
  readonly placed: PlacedBlock;
}

/** Numbering words that count one list: 一是…二是…三是, within a paragraph or at the beginning of several. */
export interface InlineRun {
  readonly markers: readonly PlacedMarker[];
}

interface OpenRun {
  readonly markers: PlacedMarker[];
  /** Level of the heading it stands below; a heading as high or higher ends it. */
  readonly level: number;
  /** Values that would go on with the run. */
  expects: readonly number[];
}

/** Lists that may go on at one time; more would only cost time in a text without headings. */
const MOST_OPEN = 64;

/**
 * The lists counted by words. Each 一是 begins one; lists may stand inside the paragraphs of another list, and every
 * heading ends those below it.
 */
export const inlineRuns = reportFact((report): readonly InlineRun[] => {
  const kinds = elementsOf(report);
  const finished: OpenRun[] = [];
  let open: OpenRun[] = [];
  // Before the first heading: a heading ends what stands there, an item of a list does not.
  let level = 2.5;
  for (const [index, placed] of report.blocks.entries()) {
    const { block } = placed;
    if (!isProseBlock(block) || kinds[index] === 'title') continue;
    const own = block.mark?.level ?? (block.depth > 0 ? 0 : undefined);
    if (own !== undefined) {
      open = open.filter((run) => run.level < own);
      level = own;
    }
    for (const marker of inlineMarkers(block)) {
      const run = runFor(open, { ...marker, index, placed }, level);
      if (run.markers.length === 1) {
        open.push(run);
        if (open.length > MOST_OPEN) open.shift();
        finished.push(run);
      }
    }
    open = open.filter((run) => !'括圈点'.includes(run.markers[0]?.family ?? ''));
  }
  return joinLoneStarts(finished);
});

/** The run the marker belongs to, with the marker in it; a new one when it begins a list or fits nowhere. */
function runFor(open: OpenRun[], marker: PlacedMarker, level: number): OpenRun {
  const related = open.filter((run) => run.markers[0]?.family === marker.family);
  const fitting = related.filter((run) => run.expects.includes(marker.value));
  const run =
    marker.value === 1
      ? undefined
      : (choose(fitting, marker) ??
        similar(
          related.filter((each) => !beginsBetween(each, marker)),
          marker,
        ));
  if (!run) return { markers: [marker], level, expects: [marker.value + 1] };
  run.expects = fitting.includes(run)
    ? [marker.value + 1]
    : [marker.value + 1, ...run.expects, ...run.expects.map((value) => value + 1)];
  run.markers.push(marker);
  // What is inside the list that goes on is over.
  const at = open.indexOf(run);
  open.splice(at + 1);
  return run;
}

/** Whether another list begins in between with a word that was not recognised: 工作中一是…，二是…. */
function beginsBetween({ markers }: OpenRun, marker: PlacedMarker): boolean {
  const last = markers[markers.length - 1];
  if (last?.index !== marker.index) return false;
  return /一[是要]|第一|其一/.test(marker.placed.block.prose.folded.slice(last.end, marker.start));
}

/** The run that the marker goes on with: the one of its own kind if there is one, else the innermost. */
function choose(runs: readonly OpenRun[], marker: PlacedMarker): OpenRun | undefined {
  return similar(runs, marker) ?? runs[runs.length - 1];
}

/** Beginnings of paragraphs go on with beginnings of paragraphs, words inside one with those of the same paragraph. */
function similar(runs: readonly OpenRun[], marker: PlacedMarker): OpenRun | undefined {
  return runs.findLast(({ markers }) => {
    const last = markers[markers.length - 1];
    if (!last || marker.leading) return last?.leading;
    return last.index === marker.index && (!last.leading || last.isMark);
  });
}

/** 一是…一是…三是 is one list whose second word is wrong, not two lists. */
function joinLoneStarts(runs: readonly OpenRun[]): InlineRun[] {
  const joined: InlineRun[] = [];
  for (const run of runs) {
    const before = joined[joined.length - 1];
    const [only, second] = before?.markers ?? [];
    const [start] = run.markers;
    const isSplit =
      only &&
      !second &&
      start &&
      only.family === start.family &&
      only.value === 1 &&
      start.value === 1 &&
      only.leading === start.leading &&
      start.index - only.index === (start.leading ? 1 : 0) &&
      !endsWithColon(only, start);
    if (isSplit && before) joined[joined.length - 1] = { markers: [...before.markers, ...run.markers] };
    else joined.push({ markers: run.markers });
  }
  return joined;
}

/** Whether what stands before the second word announces a list inside the first. */
function endsWithColon(first: PlacedMarker, second: PlacedMarker): boolean {
  const before =
    first.index === second.index
      ? second.placed.block.prose.text.slice(0, second.start)
      : first.placed.block.prose.text;
  return /[：:]$/.test(before.trimEnd());
}
