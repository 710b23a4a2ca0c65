import { firstWhere } from '../text/ascending';
import type { Block } from './block';
import { type ElementKind, elementsOf } from './elements';
import type { Report } from './report';
import type { ReportChange, ReportState } from './reportChange';

/** Something a block says, at its place in the report. */
export interface Place<T> {
  readonly item: T;
  /** Its place among the items of its block. */
  readonly order: number;
  readonly block: Block;
  /** Index of the block in `report.blocks`. */
  readonly index: number;
}

/** What is collected from blocks, and the keys under which it is found. */
export interface Collection<T> {
  readonly itemsOf: (block: Block) => readonly T[];
  readonly keysOf: (item: T) => readonly string[];
  /** Whether blocks of that kind are left out. */
  readonly isLeftOut: (kind: ElementKind | undefined) => boolean;
}

/** Blocks that an edit may bring; for more it is quicker to begin anew. */
const MOST_ADDED = 1000;

/** A place whose index moves when blocks before it come or go. */
interface MovingPlace<T> extends Place<T> {
  index: number;
}

type OfBlock<T> = readonly MovingPlace<T>[];

/** What an edit has done to the places. */
export interface EditedPlaces<T> {
  readonly removed: readonly Place<T>[];
  readonly added: readonly Place<T>[];
}

/**
 * What the blocks of a report say, by keys. It belongs to one version of the report at a time: an edit takes it on to the
 * next, which costs no more than the blocks that came and went.
 */
export class KeyedPlaces<T> {
  readonly #collection: Collection<T>;
  #state: ReportState;
  #kinds: readonly ElementKind[];
  /** By index in `report.blocks`. */
  readonly #byBlock: OfBlock<T>[] = [];
  readonly #byKey = new Map<string, MovingPlace<T>[]>();

  constructor(report: Report, collection: Collection<T>) {
    this.#collection = collection;
    this.#state = report.state;
    this.#kinds = elementsOf(report);
    for (const places of this.#placesOf(report, 0, report.blocks.length)) {
      this.#byBlock.push(places);
      for (const place of places) {
        for (const key of collection.keysOf(place.item)) this.#listFor(key).push(place);
      }
    }
  }

  /** Whether it is that version of the report whose places it holds. */
  isOf(state: ReportState): boolean {
    return this.#state === state;
  }

  /** The places under a key, in the order of the text. */
  under(key: string): readonly Place<T>[] {
    return this.#byKey.get(key) ?? [];
  }

  /** All keys. */
  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  /** The places of the blocks from `from` up to, not including, `to`. */
  between(from: number, to: number): readonly Place<T>[] {
    return this.#byBlock.slice(from, to).flat();
  }

  /** Takes the places on to the report after the change; undefined when they have to be collected anew. */
  edit({ from, removed, added }: ReportChange, report: Report): EditedPlaces<T> | undefined {
    const kinds = elementsOf(report);
    const distance = added.length - removed.length;
    if (added.length > MOST_ADDED || !this.#hasSameParts(kinds, from, removed.length, distance)) return undefined;
    this.#state = report.state;
    this.#kinds = kinds;
    const gone = this.#byBlock.slice(from, from + removed.length).flat();
    for (const place of gone) this.#remove(place);
    this.#byBlock.splice(from, removed.length, ...this.#placesOf(report, from, from + added.length));
    if (distance !== 0) {
      for (const places of this.#byBlock.slice(from + added.length)) {
        for (const place of places) place.index += distance;
      }
    }
    const come = this.#byBlock.slice(from, from + added.length).flat();
    for (const place of come) this.#insert(place);
    return { removed: gone, added: come };
  }

  *#placesOf(report: Report, from: number, to: number): Iterable<OfBlock<T>> {
    const { itemsOf, isLeftOut } = this.#collection;
    for (let index = from; index < to; index++) {
      const block = report.blocks[index]?.block;
      const items = block && !isLeftOut(this.#kinds[index]) ? itemsOf(block) : [];
      yield block && items.length > 0 ? items.map((item, order) => ({ item, order, block, index })) : NO_PLACES;
    }
  }

  #listFor(key: string): MovingPlace<T>[] {
    let list = this.#byKey.get(key);
    if (!list) {
      list = [];
      this.#byKey.set(key, list);
    }
    return list;
  }

  #insert(place: MovingPlace<T>): void {
    for (const key of this.#collection.keysOf(place.item)) {
      const list = this.#listFor(key);
      list.splice(placeIn(list, place), 0, place);
    }
  }

  #remove(place: MovingPlace<T>): void {
    for (const key of this.#collection.keysOf(place.item)) {
      const list = this.#listFor(key);
      list.splice(list.indexOf(place, placeIn(list, place)), 1);
      if (list.length === 0) this.#byKey.delete(key);
    }
  }

  /** Whether the same blocks are left out after an edit, but for those that it replaced. */
  #hasSameParts(after: readonly ElementKind[], from: number, removed: number, distance: number): boolean {
    const before = this.#kinds;
    const { isLeftOut } = this.#collection;
    if (before === after) return true;
    for (let index = 0; index < before.length; index++) {
      if (index >= from && index < from + removed) continue;
      const now = index < from ? index : index + distance;
      if (isLeftOut(before[index]) !== isLeftOut(after[now])) return false;
    }
    return true;
  }
}

const NO_PLACES: readonly never[] = [];

/** Where the place stands in the list, or would stand. */
export function placeIn<T>(list: readonly Place<T>[], place: Place<T>): number {
  return firstWhere(list.length, (at) => comparePlaces(list[at] as Place<T>, place) >= 0);
}

/** Puts places into the order of the text. */
export function comparePlaces<T>(one: Place<T>, two: Place<T>): number {
  return one.index - two.index || one.order - two.order;
}
