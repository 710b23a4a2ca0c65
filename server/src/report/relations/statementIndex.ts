import { firstWhere } from '../../text/ascending';
import { comparePlaces, KeyedPlaces, placeIn } from '../keyedPlaces';
import type { Report } from '../report';
import type { ReportChange, ReportState } from '../reportChange';
import type { MovingIndex } from '../reportFact';
import type { Conflict } from './conflicts';
import { BELOW_HEADING, contradicts } from './contradiction';
import { type PlacedStatement, type Statement, statementsOf } from './statements';

/** Earlier statements of one key that a statement is compared with at most, so that the work stays linear in long reports. */
const LOOK_BACK = 6;

/**
 * The statements of a report by the keys that those share which may contradict one another; titles, outlines and quotations
 * make none. It belongs to one version of the report at a time: an edit takes it on to the next, and compares only what
 * stands behind the statements that came or went.
 */
export class StatementIndex implements MovingIndex {
  readonly #places: KeyedPlaces<Statement>;
  readonly #contradicted = new Map<PlacedStatement, PlacedStatement>();

  constructor(report: Report) {
    this.#places = new KeyedPlaces(report, {
      itemsOf: (block) => (block.container === 'quote' ? [] : statementsOf(block)),
      keysOf: ({ keys }) => keys,
      isLeftOut: (kind) => kind === 'title' || kind === 'outline',
    });
    for (const place of this.#places.between(0, report.blocks.length)) this.#compare(place);
  }

  isOf(state: ReportState): boolean {
    return this.#places.isOf(state);
  }

  /** What contradicts an earlier statement, in the order of the text. */
  contradictions(): Conflict[] {
    const all = [...this.#contradicted].map(([second, first]) => ({ first, second }));
    return all.sort((one, two) => comparePlaces(one.second, two.second));
  }

  edit(change: ReportChange, report: Report): boolean {
    const edited = this.#places.edit(change, report);
    if (!edited) return false;
    const { removed, added } = edited;
    for (const place of removed) this.#contradicted.delete(place);
    const doubtful = new Set(added);
    const end = change.from + change.added.length;
    for (const place of [...removed, ...added]) {
      for (const key of place.item.keys) {
        const list = this.#places.under(key);
        const behind = firstWhere(list.length, (at) => (list[at]?.index ?? 0) >= end);
        for (const later of list.slice(behind, behind + LOOK_BACK)) doubtful.add(later);
      }
    }
    // A heading speaks of what stands right below it, which may be nearer or further now.
    for (const place of this.#places.between(end, end + BELOW_HEADING)) doubtful.add(place);
    for (const place of doubtful) this.#compare(place);
    return true;
  }

  #compare(place: PlacedStatement): void {
    const first = this.#firstContradicted(place);
    if (first) this.#contradicted.set(place, first);
    else this.#contradicted.delete(place);
  }

  /** The first of the earlier statements that it contradicts, but for those that say the very same number. */
  #firstContradicted(place: PlacedStatement): PlacedStatement | undefined {
    const { digits, unit } = place.item.figure;
    for (const key of place.item.keys) {
      const list = this.#places.under(key);
      const own = placeIn(list, place);
      for (let at = own - 1; at >= Math.max(0, own - LOOK_BACK); at--) {
        const other = list[at] as PlacedStatement;
        const { figure } = other.item;
        const isOther = figure.digits !== digits || figure.unit.base !== unit.base;
        if (isOther && contradicts(other, place)) return other;
      }
    }
    return undefined;
  }
}
