import { firstFrom } from '../text/ascending';
import type { Block, PlacedBlock } from './block';
import { makeLasting } from './heritage';
import { NOTHING, newSlot } from './memo';
import type { Report } from './report';
import type { ReportChange, ReportState } from './reportChange';

/**
 * What becomes of a fact after an edit: its value for the new version, as good as if it were worked out anew, or undefined
 * when it has to be. It must not hold offsets in the text, which have moved, but indexes in `report.blocks`.
 */
export type Carry<T> = (value: T, change: ReportChange, report: Report) => T | undefined;

/**
 * Makes a fact that is derived from a whole report: worked out when first asked for, then kept as long as the report, and
 * beyond it where `carry` says how. Where it is worked out anew and `isSame` as before, it is the same object as before, so
 * that what builds on it need not be done again.
 */
export function reportFact<T>(
  compute: (report: Report) => T,
  carry?: Carry<T>,
  isSame?: (one: T, two: T) => boolean,
): (report: Report) => T {
  const slot = newSlot();
  if (carry) makeLasting(slot);
  return (report) => {
    const known = report.memo[slot];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    let value = carry && carried(report, slot, carry);
    if (value === undefined) {
      value = compute(report);
      const before = report.inherited(slot)?.value;
      if (isSame && before !== undefined && before !== NOTHING && isSame(before as T, value)) value = before as T;
    }
    report.memo[slot] = value === undefined ? NOTHING : value;
    return value;
  };
}

function carried<T>(report: Report, slot: number, carry: Carry<T>): T | undefined {
  const inherited = report.inherited(slot);
  if (!inherited || inherited.value === NOTHING) return undefined;
  return carry(inherited.value as T, report.since(inherited.state), report);
}

/** Carries a fact that reads `reads` of each block and the front matter, while an edit leaves all that as it was. */
export function whileSame<T>(reads: (block: Block) => unknown): Carry<T> {
  return (value, change) => (change.isWithinBlocks && readsAlike(change, reads) ? value : undefined);
}

/** Whether the edit has left as many blocks, with the same to be read of each. */
export function readsAlike({ removed, added }: ReportChange, reads: (block: Block) => unknown): boolean {
  return (
    removed.length === added.length &&
    removed.every(({ block }, index) => {
      const now = added[index];
      return now !== undefined && reads(block) === reads(now.block);
    })
  );
}

/**
 * Makes the fact which blocks there is something to be said about, by index in the order of the text: after an edit only
 * the blocks that are new are asked.
 */
export function blocksWith(holds: (block: Block) => boolean): (report: Report) => readonly number[] {
  return reportFact<readonly number[]>(
    (report) => report.blocks.flatMap(({ block }, index) => (holds(block) ? [index] : [])),
    (known, { from, removed, added }) => {
      const before = firstFrom(known, from);
      const behind = firstFrom(known, from + removed.length);
      const own = added.flatMap(({ block }, index) => (holds(block) ? [from + index] : []));
      const distance = added.length - removed.length;
      if (distance === 0 && isSameList(own, known.slice(before, behind))) return known;
      const moved = known.slice(behind).map((index) => index + distance);
      return known.slice(0, before).concat(own, moved);
    },
  );
}

/** What goes along with a report from version to version: an edit changes it instead of making another. */
export interface MovingIndex {
  /** Whether it is that version of the report that it belongs to now. */
  isOf(state: ReportState): boolean;
  /** Takes it on to the report after the change; false when it has to be made anew. */
  edit(change: ReportChange, report: Report): boolean;
}

/** Makes the fact of an index that goes on with the latest version; an older one that is asked again gets one of its own. */
export function movingFact<I extends MovingIndex>(make: (report: Report) => I): (report: Report) => I {
  const latest = reportFact(make, (index, change, report) =>
    index.isOf(change.before) && index.edit(change, report) ? index : undefined,
  );
  return (report) => {
    const index = latest(report);
    return index.isOf(report.state) ? index : make(report);
  };
}

/** The blocks at these indexes, each behind its index. */
export function blocksAt({ blocks }: Report, indexes: readonly number[]): (readonly [number, PlacedBlock])[] {
  return indexes.flatMap((index) => {
    const placed = blocks[index];
    return placed ? [[index, placed] as const] : [];
  });
}

/** Whether the lists hold the same in the same order. */
export function isSameList<T>(one: readonly T[], two: readonly T[]): boolean {
  return one.length === two.length && one.every((each, at) => each === two[at]);
}
