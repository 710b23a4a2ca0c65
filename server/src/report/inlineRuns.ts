import { type Block, blockFact } from './block';
import { elementsOf } from './elements';
import { type InlineMarker, inlineMarkers } from './inlineMarkers';
import { isProseBlock } from './report';
import { blocksAt, blocksWith, reportFact, whileSame } from './reportFact';
import { structuralKeyOf } from './structuralKey';

/** A numbering word at its place. */
export interface PlacedMarker extends InlineMarker {
  /** Index in `report.blocks`. */
  readonly index: number;
  readonly block: Block;
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

/** The beginning of a list in the middle of a clause, behind any character. */
const HIDDEN_START = /[^。；;：:，,！!？?—…”’）)》】 \t\u3000\u00a0“、](?:一[是要]|第一[，是]|其一[，是])/;

/** All that lists are read from, of one block. */
const runKey = blockFact((block): unknown => (inlineMarkers(block).length > 0 ? block : structuralKeyOf(block)));

/** The paragraphs that count with words or end such a count. */
const counting = blocksWith(
  (block) => isProseBlock(block) && (inlineMarkers(block).length > 0 || block.mark !== undefined || block.depth > 0),
);

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
  for (const [index, { block }] of blocksAt(report, counting(report))) {
    if (kinds[index] === 'title') continue;
    const own = block.mark?.level ?? (block.depth > 0 ? 0 : undefined);
    if (own !== undefined) {
      open = open.filter((run) => run.level < own);
      level = own;
    }
    for (const marker of inlineMarkers(block)) {
      const run = runFor(open, { ...marker, index, block }, level);
      if (run.markers.length === 1) {
        open.push(run);
        if (open.length > MOST_OPEN) open.shift();
        finished.push(run);
      }
    }
    open = open.filter((run) => !'括圈点'.includes(run.markers[0]?.family ?? ''));
  }
  return joinLoneStarts(finished);
}, whileSame(runKey));

/** The run the marker belongs to, with the marker in it; a new one when it begins a list or fits nowhere. */
function runFor(open: OpenRun[], marker: PlacedMarker, level: number): OpenRun {
  const run = marker.value === 1 ? undefined : choose(open, marker);
  if (!run) return { markers: [marker], level, expects: [marker.value + 1] };
  const next = marker.value + 1;
  // Behind a wrong number the list may go on from it, or as if it had been right.
  run.expects = run.expects.includes(marker.value)
    ? [next]
    : [next, ...run.expects, ...run.expects.map((value) => value + 1)];
  run.markers.push(marker);
  // What is inside the list that goes on is over.
  open.splice(open.indexOf(run) + 1);
  return run;
}

/**
 * The list that the marker goes on with. Beginnings of paragraphs go on with beginnings of paragraphs, words inside
 * one with those of the same paragraph; a list may also run over a line break that somebody pasted into it.
 */
function choose(open: readonly OpenRun[], marker: PlacedMarker): OpenRun | undefined {
  const last = ({ markers }: OpenRun) => markers[markers.length - 1];
  const runs = open.filter((run) => last(run)?.family === marker.family && !beginsBetween(run, marker));
  const fitting = runs.filter(({ expects }) => expects.includes(marker.value));
  if (marker.leading) {
    const leading = runs.findLast((run) => last(run)?.leading);
    if (leading && leading.markers.length > 1) {
      // A list that began behind the leading one, and not inside one of its paragraphs, is nearer.
      const isInside = (run: OpenRun) => leading.markers.some(({ index }) => index === run.markers[0]?.index);
      const later = fitting.findLast((run) => open.indexOf(run) > open.indexOf(leading) && !isInside(run));
      return later ?? leading;
    }
    return fitting.findLast((run) => last(run)?.leading) ?? fitting.at(-1) ?? leading;
  }
  const isHere = (run: OpenRun) => last(run)?.index === marker.index;
  const here = fitting.findLast(isHere) ?? fitting.at(-1) ?? runs.findLast(isHere);
  if (here || marker.value < 3) return here;
  const near = runs.at(-1);
  const isNear =
    near && (last(near)?.index ?? 0) + 2 >= marker.index && Math.abs((near.expects[0] ?? 0) - marker.value) === 1;
  return isNear ? near : undefined;
}

/** Whether another list begins in between with a word that was not recognised: 工作中一是…，二是…. */
function beginsBetween({ markers }: OpenRun, marker: PlacedMarker): boolean {
  const last = markers[markers.length - 1];
  const from = last?.index === marker.index ? last.end : 0;
  return !marker.leading && HIDDEN_START.test(marker.block.prose.folded.slice(from, marker.start));
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
      start.index - only.index === (start.leading && only.leading ? 1 : 0) &&
      !endsWithColon(only, start);
    if (isSplit && before) joined[joined.length - 1] = { markers: [...before.markers, ...run.markers] };
    else joined.push({ markers: run.markers });
  }
  return joined;
}

/** Whether what stands before the second word announces a list inside the first. */
function endsWithColon(first: PlacedMarker, second: PlacedMarker): boolean {
  const before = first.index === second.index ? second.block.prose.text.slice(0, second.start) : first.block.prose.text;
  return /[：:]$/.test(before.trimEnd());
}
