import { squeezed } from '../knowledge/wording';
import { editDistance } from '../text/yamlReader';
import { isCutOff } from './closing';
import { elementsOf } from './elements';
import { type OutlineNode, outlinesOf } from './outline';
import type { Report } from './report';
import { reportFact } from './reportFact';

/**
 * A difference between the 提纲 in front and the headings of the body. `entry` stands in the 提纲, `heading` in the
 * body; only one of them where the other is missing.
 */
export type OutlineDifference =
  | { readonly kind: 'missing'; readonly entry: OutlineNode }
  | { readonly kind: 'extra'; readonly heading: OutlineNode }
  | { readonly kind: 'reworded'; readonly entry: OutlineNode; readonly heading: OutlineNode }
  | { readonly kind: 'moved'; readonly entry: OutlineNode; readonly heading: OutlineNode }
  /** The body breaks off: `entry` is the first of `count` entries that it does not reach. */
  | { readonly kind: 'cut'; readonly entry: OutlineNode; readonly count: number };

/** The differences between 提纲 and body; nothing when the report has no 提纲. */
export const outlineDifferencesOf = reportFact((report): readonly OutlineDifference[] => {
  const { body, synopsis } = outlinesOf(report);
  if (!synopsis || synopsis.roots.length === 0 || body.roots.length === 0) return [];
  const found: OutlineDifference[] = [];
  compare(synopsis.roots, topLevel(synopsis.roots, body.roots), found);
  return joinCut(report, withoutOrphans(joinMoved(found)), synopsis.nodes, body.nodes);
});

/** Longest list of headings that is aligned; what is longer is no 提纲 a person reads. */
const LIMIT = 200;

/** The body's headings that stand at the level of the entries: one level down where the body has a single root above. */
function topLevel(entries: readonly OutlineNode[], roots: readonly OutlineNode[]): readonly OutlineNode[] {
  const wanted = entries[0]?.level;
  const [only] = roots;
  return roots.length === 1 && only && only.level !== wanted && only.children.length > 1 ? only.children : roots;
}

/** Aligns two lists of siblings and goes down into the pairs; an entry without children leaves the body free below. */
function compare(entries: readonly OutlineNode[], headings: readonly OutlineNode[], found: OutlineDifference[]): void {
  if (entries.length === 0 || entries.length > LIMIT || headings.length > LIMIT) return;
  for (const [entry, heading] of align(entries, headings)) {
    if (entry && heading) {
      if (!isSame(entry, heading)) found.push({ kind: 'reworded', entry, heading });
      compare(entry.children, heading.children, found);
    } else if (entry) found.push({ kind: 'missing', entry });
    else if (heading) found.push({ kind: 'extra', heading });
  }
}

/** A gap costs 1, a pair up to 2: two strangers are two findings unless their numbers say they are one. */
const GAP = 1;
const SAME_NUMBER = 0.6;
/** Below this headings with different numbers are never the same one. */
const ALIKE = 0.4;
const NEVER = 1e9;

/** Pairs the two lists in order at the least cost. */
function align(
  entries: readonly OutlineNode[],
  headings: readonly OutlineNode[],
): [OutlineNode | undefined, OutlineNode | undefined][] {
  const costs = Array.from({ length: entries.length + 1 }, () => new Float64Array(headings.length + 1));
  const at = (row: number, column: number) => costs[row]?.[column] ?? Number.POSITIVE_INFINITY;
  const pairing = entries.map((entry) => headings.map((heading) => pairCost(entry, heading)));
  for (let row = 0; row <= entries.length; row++) {
    for (let column = 0; column <= headings.length; column++) {
      const cell = costs[row];
      if (!cell || (row === 0 && column === 0)) continue;
      const pair = row > 0 && column > 0 ? at(row - 1, column - 1) + (pairing[row - 1]?.[column - 1] ?? NEVER) : NEVER;
      cell[column] = Math.min(
        pair,
        row > 0 ? at(row - 1, column) + GAP : NEVER,
        column > 0 ? at(row, column - 1) + GAP : NEVER,
      );
    }
  }
  const pairs: [OutlineNode | undefined, OutlineNode | undefined][] = [];
  for (let row = entries.length, column = headings.length; row > 0 || column > 0; ) {
    const cost = at(row, column);
    const pair = row > 0 && column > 0 ? at(row - 1, column - 1) + (pairing[row - 1]?.[column - 1] ?? NEVER) : NEVER;
    if (pair === cost) pairs.unshift([entries[--row], headings[--column]]);
    else if (row > 0 && at(row - 1, column) + GAP === cost) pairs.unshift([entries[--row], undefined]);
    else pairs.unshift([undefined, headings[--column]]);
  }
  return pairs;
}

function pairCost(entry: OutlineNode, heading: OutlineNode): number {
  if (isSame(entry, heading)) return 0;
  const sameNumber = entry.mark !== undefined && entry.mark.value === heading.mark?.value;
  const alike = similarity(wordsOf(entry), wordsOf(heading));
  if (!sameNumber && alike < ALIKE) return NEVER;
  return Math.max(0.1, 2 * (1 - alike) - (sameNumber ? SAME_NUMBER : 0));
}

function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 ? 1 : 1 - editDistance(a, b) / length;
}

/** The words of an entry without page number and dotted line, as a table of contents has them. */
function wordsOf(node: OutlineNode): string {
  return squeezed(node.text.replace(/(?:(?<![.．·…\s])[.．·…\s]{2,}|\s)\d{1,3}\s*$/, ''));
}

/**
 * The same words; a run-in heading may go on behind a comma where the entry ends, and the last heading of a text
 * that was cut off may stop early.
 */
function isSame(entry: OutlineNode, heading: OutlineNode): boolean {
  const a = wordsOf(entry);
  const b = wordsOf(heading);
  if (a === b) return true;
  if (a.length < 4 || b.length < 4) return false;
  if (heading.runIn && b.startsWith(a)) return true;
  return /(?:\.{3}|…)$/.test(heading.text) && a.startsWith(b);
}

/** What is missing in one place and extra in another is one heading that stands elsewhere. */
function joinMoved(found: readonly OutlineDifference[]): OutlineDifference[] {
  const result: OutlineDifference[] = [...found];
  for (const missing of found) {
    if (missing.kind !== 'missing') continue;
    const extra = result.find((each) => each.kind === 'extra' && isSame(missing.entry, each.heading));
    if (extra?.kind !== 'extra') continue;
    result.splice(result.indexOf(extra), 1);
    result.splice(result.indexOf(missing), 1, { kind: 'moved', entry: missing.entry, heading: extra.heading });
  }
  return result;
}

/** Below a heading that one side lacks its children have no partners either; that is still one difference. */
function withoutOrphans(found: readonly OutlineDifference[]): OutlineDifference[] {
  const lost = found.flatMap((each) => (each.kind === 'missing' ? descendants(each.entry) : []));
  const added = found.flatMap((each) => (each.kind === 'extra' ? descendants(each.heading) : []));
  return found.filter((each) => {
    if (each.kind === 'missing') return !added.some((heading) => isSame(each.entry, heading));
    if (each.kind === 'extra') return !lost.some((entry) => isSame(entry, each.heading));
    return true;
  });
}

function descendants(node: OutlineNode): OutlineNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

/** When the body breaks off, all that the 提纲 has behind the last heading of the body is one finding. */
function joinCut(
  report: Report,
  found: readonly OutlineDifference[],
  entries: readonly OutlineNode[],
  headings: readonly OutlineNode[],
): OutlineDifference[] {
  const kinds = elementsOf(report);
  const last = report.blocks[kinds.lastIndexOf('body')]?.block;
  if (!last || !isCutOff(last)) return [...found];
  const missing = found.filter((each) => each.kind === 'missing').map((each) => each.entry);
  const reached = entries.filter((entry) => headings.some((heading) => isSame(entry, heading)));
  const lastReached = Math.max(-1, ...reached.map((entry) => entry.block));
  const behind = missing.filter((entry) => entry.block > lastReached);
  const [first] = behind;
  if (!first) return [...found];
  const rest = found.filter((each) => each.kind !== 'missing' || !behind.includes(each.entry));
  return [...rest, { kind: 'cut', entry: first, count: entries.filter((entry) => entry.block >= first.block).length }];
}
