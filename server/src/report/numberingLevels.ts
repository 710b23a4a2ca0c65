import type { NumberedItem } from './numberedItems';
import { numberingOf } from './numbering';
import type { Report } from './report';
import { reportFact } from './reportFact';

/** Items that stand at the wrong level for one and the same reason. */
export interface LevelFault {
  /** `skipped`: a level is left out; `inverted`: a higher mark below a lower one; `depth`: `#` says another level. */
  readonly kind: 'skipped' | 'inverted' | 'depth';
  /** At least one; in the order of the text. */
  readonly items: readonly NumberedItem[];
  /** The item above the first one. */
  readonly parent: NumberedItem;
  /** For `depth`: the number of `#` that the items should have. */
  readonly depth: number;
}

type Child = { readonly item: NumberedItem; readonly parent: NumberedItem };

/** What is wrong with the levels of the numbered headings; each cause once. */
export const levelFaults = reportFact((report): readonly LevelFault[] => [
  ...structureFaults(report),
  ...depthFaults(report),
]);

/** Levels that may follow each other: a paper with two levels has 一、 and 1. (GB/T 9704-2012 clause 7.3.3). */
function isSkip(parent: number, child: number): boolean {
  if (child === 5) return false;
  return child - parent > 1 && !(parent === 1 && child === 3) && !(parent === 0 && child <= 2);
}

function structureFaults(report: Report): LevelFault[] {
  const groups = new Map<string, { kind: 'skipped' | 'inverted'; all: Child[] }>();
  const note = (kind: 'skipped' | 'inverted', child: Child) => {
    const key = `${kind} ${child.parent.mark?.level} ${child.item.mark?.level}`;
    const group = groups.get(key) ?? { kind, all: [] };
    group.all.push(child);
    groups.set(key, group);
  };
  let above: NumberedItem[] = [];
  let series: object | undefined;
  for (const { item, part } of markedItems(report)) {
    if (part !== series) above = [];
    series = part;
    const { mark } = item;
    if (!mark) continue;
    if (item.below) note('inverted', { item, parent: item.below });
    const parents = above.filter((each) => (each.mark?.level ?? 0) < mark.level);
    const parent = parents[parents.length - 1];
    if (parent && item.value === 1 && !item.below && isSkip(parent.mark?.level ?? 0, mark.level)) {
      note('skipped', { item, parent });
    }
    above = [...parents, item];
  }
  return [...groups.values()].map(({ kind, all }) => ({
    kind,
    items: all.map(({ item }) => item),
    parent: (all[0] as Child).parent,
    depth: 0,
  }));
}

/** All items with marks in the order of the text, each with the part of the report it is counted in. */
function markedItems(report: Report): { item: NumberedItem; part: object }[] {
  return numberingOf(report)
    .flatMap((count) => count.items.map((item) => ({ item, part: count.part })))
    .filter(({ item }) => item.mark !== undefined && item.mark.open + item.mark.close !== ')')
    .sort((a, b) => a.item.index - b.item.index);
}

/** Headings whose `#` contradict their marks: deeper marks without more `#`, or one mark with several depths. */
function depthFaults(report: Report): LevelFault[] {
  const faults: LevelFault[] = [];
  const byLevel = new Map<number, NumberedItem[]>();
  for (const { item } of markedItems(report)) {
    const level = item.mark?.level ?? 0;
    if (item.placed.block.depth === 0) continue;
    const known = byLevel.get(level);
    if (known) known.push(item);
    else byLevel.set(level, [item]);
  }
  const levels = [...byLevel.keys()].sort();
  let higher: { item: NumberedItem; depth: number } | undefined;
  for (const level of levels) {
    const items = byLevel.get(level) ?? [];
    const usual = usualDepth(items);
    const typical = items.find((item) => item.placed.block.depth === usual) as NumberedItem;
    if (higher && usual <= higher.depth) {
      faults.push({ kind: 'depth', items, parent: higher.item, depth: Math.min(6, higher.depth + 1) });
      continue;
    }
    const odd = items.filter((item) => item.placed.block.depth !== usual);
    if (odd.length > 0 && odd.length * 2 < items.length) {
      faults.push({ kind: 'depth', items: odd, parent: typical, depth: usual });
    }
    higher = { item: typical, depth: usual };
  }
  return faults;
}

/** The number of `#` that most of the items have; the first one's when it is a tie. */
function usualDepth(items: readonly NumberedItem[]): number {
  const counts = new Map<number, number>();
  for (const { placed } of items) counts.set(placed.block.depth, (counts.get(placed.block.depth) ?? 0) + 1);
  let best = 0;
  for (const [depth, count] of counts) if (count > (counts.get(best) ?? 0)) best = depth;
  return best;
}
