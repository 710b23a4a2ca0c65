import { firstWhere } from '../../text/ascending';
import { type ElementKind, elementsOf } from '../elements';
import type { Report } from '../report';
import type { ReportChange, ReportState } from '../reportChange';
import type { Conflict } from './conflicts';
import { BELOW_HEADING, contradicts } from './contradiction';
import { type PlacedStatement, statementsOf } from './statements';

/** Earlier statements of one key that a statement is compared with at most, so that the work stays linear in long reports. */
const LOOK_BACK = 6;

/** Blocks that an edit may bring; for more it is quicker to begin anew. */
const MOST_ADDED = 1000;

/** A statement in the index; its place moves when blocks before it come or go. */
interface Entry extends PlacedStatement {
  index: number;
}

/**
 * The statements of a report by the keys that those share which may contradict one another. It belongs to one version of the
 * report at a time: an edit takes it on to the next, and compares only what stands behind the statements that came or went.
 */
export class StatementIndex {
  #state: ReportState;
  #kinds: readonly ElementKind[];
  /** By index in `report.blocks`. */
  readonly #byBlock: (readonly Entry[])[] = [];
  readonly #byKey = new Map<string, Entry[]>();
  readonly #contradicted = new Map<Entry, Entry>();

  private constructor(report: Report) {
    this.#state = report.state;
    this.#kinds = elementsOf(report);
  }

  static of(report: Report): StatementIndex {
    const index = new StatementIndex(report);
    for (const entries of entriesOf(report, 0, report.blocks.length)) {
      index.#byBlock.push(entries);
      for (const entry of entries) index.#addLast(entry);
    }
    return index;
  }

  /** Whether it is that version of the report whose statements it holds. */
  isOf(state: ReportState): boolean {
    return this.#state === state;
  }

  /** What contradicts an earlier statement, in the order of the text. */
  contradictions(): Conflict[] {
    const all = [...this.#contradicted].map(([second, first]) => ({ first, second }));
    return all.sort((one, two) => comparePlaces(one.second, two.second));
  }

  /** Takes the index on to the report after the change; false when it has to be made anew. */
  edit({ from, removed, added }: ReportChange, report: Report): boolean {
    const kinds = elementsOf(report);
    const distance = added.length - removed.length;
    if (added.length > MOST_ADDED || !speaksAlike(this.#kinds, kinds, from, removed.length, distance)) return false;
    this.#state = report.state;
    this.#kinds = kinds;
    const doubtful = new Set<Entry>();
    for (const entries of this.#byBlock.slice(from, from + removed.length)) {
      for (const entry of entries) this.#remove(entry, doubtful);
    }
    this.#byBlock.splice(from, removed.length, ...entriesOf(report, from, from + added.length));
    if (distance !== 0) {
      for (const entries of this.#byBlock.slice(from + added.length)) {
        for (const entry of entries) entry.index += distance;
      }
    }
    for (const entries of this.#byBlock.slice(from, from + added.length)) {
      for (const entry of entries) this.#insert(entry, doubtful);
    }
    // A heading speaks of what stands right below it, which may be nearer or further now.
    for (const entries of this.#byBlock.slice(from, from + added.length + BELOW_HEADING)) {
      for (const entry of entries) doubtful.add(entry);
    }
    for (const entry of doubtful) this.#compare(entry);
    return true;
  }

  /** Adds a statement behind all others. */
  #addLast(entry: Entry): void {
    for (const key of entry.statement.keys) {
      const list = this.#byKey.get(key);
      if (list) list.push(entry);
      else this.#byKey.set(key, [entry]);
    }
    this.#compare(entry);
  }

  #insert(entry: Entry, doubtful: Set<Entry>): void {
    for (const key of entry.statement.keys) {
      const list = this.#byKey.get(key) ?? [];
      this.#byKey.set(key, list);
      const at = placeIn(list, entry);
      list.splice(at, 0, entry);
      for (const later of list.slice(at + 1, at + 1 + LOOK_BACK)) doubtful.add(later);
    }
    doubtful.add(entry);
  }

  #remove(entry: Entry, doubtful: Set<Entry>): void {
    for (const key of entry.statement.keys) {
      const list = this.#byKey.get(key) ?? [];
      const at = list.indexOf(entry, placeIn(list, entry));
      list.splice(at, 1);
      if (list.length === 0) this.#byKey.delete(key);
      for (const later of list.slice(at, at + LOOK_BACK)) doubtful.add(later);
    }
    doubtful.delete(entry);
    this.#contradicted.delete(entry);
  }

  #compare(entry: Entry): void {
    const first = this.#firstContradicted(entry);
    if (first) this.#contradicted.set(entry, first);
    else this.#contradicted.delete(entry);
  }

  /** The first of the earlier statements that it contradicts, but for those that say the very same number. */
  #firstContradicted(entry: Entry): Entry | undefined {
    const { digits, unit } = entry.statement.figure;
    for (const key of entry.statement.keys) {
      const list = this.#byKey.get(key) ?? [];
      const own = placeIn(list, entry);
      for (let at = own - 1; at >= Math.max(0, own - LOOK_BACK); at--) {
        const other = list[at] as Entry;
        const { figure } = other.statement;
        const isOther = figure.digits !== digits || figure.unit.base !== unit.base;
        if (isOther && contradicts(other, entry)) return other;
      }
    }
    return undefined;
  }
}

/** The statements of the blocks from `from` up to, not including, `to`; titles, outlines and quotations make none. */
function* entriesOf(report: Report, from: number, to: number): Iterable<readonly Entry[]> {
  const kinds = elementsOf(report);
  for (let index = from; index < to; index++) {
    const block = report.blocks[index]?.block;
    if (!block || isSilent(kinds[index]) || block.container === 'quote') yield NO_ENTRIES;
    else {
      const statements = statementsOf(block);
      yield statements.length === 0
        ? NO_ENTRIES
        : statements.map((statement, order) => ({ statement, order, index, block }));
    }
  }
}

const NO_ENTRIES: readonly Entry[] = [];

function isSilent(kind: ElementKind | undefined): boolean {
  return kind === 'title' || kind === 'outline';
}

/** Whether the same blocks are silent after an edit, but for those that it replaced. */
function speaksAlike(
  before: readonly ElementKind[],
  after: readonly ElementKind[],
  from: number,
  removed: number,
  distance: number,
): boolean {
  if (before === after) return true;
  for (let index = 0; index < before.length; index++) {
    if (index >= from && index < from + removed) continue;
    const now = index < from ? index : index + distance;
    if (isSilent(before[index]) !== isSilent(after[now])) return false;
  }
  return true;
}

/** Where the statement stands in the list, or would stand. */
function placeIn(list: readonly Entry[], entry: Entry): number {
  return firstWhere(list.length, (at) => comparePlaces(list[at] as Entry, entry) >= 0);
}

function comparePlaces(one: PlacedStatement, two: PlacedStatement): number {
  return one.index - two.index || one.order - two.order;
}
