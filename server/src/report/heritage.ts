import type { Memo } from './memo';
import type { ReportState } from './reportChange';

/** A fact of an earlier version of a report, with what it was derived from. */
export interface Inherited {
  readonly value: unknown;
  readonly state: ReportState;
}

/** The slots of the facts that may outlive an edit. */
const lasting: number[] = [];

/** Makes the fact of a slot one that later versions of the report are given. */
export function makeLasting(slot: number): void {
  lasting.push(slot);
}

/**
 * What a report is given of the versions before it: each lasting fact as it was last worked out. Nothing else of those
 * versions is kept.
 */
export class Heritage {
  readonly #facts = new Map<number, Inherited>();

  /** What the next version is given by one with that state, those facts and that heritage. */
  static of(state: ReportState, memo: Memo, own: Heritage): Heritage {
    const heritage = new Heritage();
    for (const slot of lasting) {
      const value = memo[slot];
      const inherited = value === undefined ? own.#facts.get(slot) : { value, state };
      if (inherited) heritage.#facts.set(slot, inherited);
    }
    return heritage;
  }

  get(slot: number): Inherited | undefined {
    return this.#facts.get(slot);
  }
}
