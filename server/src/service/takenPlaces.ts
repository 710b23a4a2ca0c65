import type { Span } from '../text/span';

/** The unit is replaced; something is inserted before it; an insertion before it would touch a replaced passage. */
const REPLACED = 1;
const INSERTED = 2;
const CLOSED = 4;

/**
 * The places of a text that edits have been chosen for. Asking and taking cost what the passage is long, however many have
 * been taken, so that a text with a hundred thousand slips is corrected in one go.
 */
export class TakenPlaces {
  readonly #units: Uint8Array;

  /** `last` is the greatest end of a passage that will be asked for. */
  constructor(last: number) {
    this.#units = new Uint8Array(last + 1);
  }

  /** Whether an edit here disturbs none of those taken: replaced passages may adjoin, insertions may not. */
  isFree({ start, end }: Span): boolean {
    const units = this.#units;
    if (start === end) return ((units[start] ?? 0) & (INSERTED | CLOSED)) === 0;
    for (let at = start; at < end; at++) if (((units[at] ?? 0) & (REPLACED | INSERTED)) !== 0) return false;
    return ((units[end] ?? 0) & INSERTED) === 0;
  }

  take({ start, end }: Span): void {
    const units = this.#units;
    const mark = (at: number, flags: number) => {
      units[at] = (units[at] ?? 0) | flags;
    };
    if (start === end) {
      mark(start, INSERTED);
      return;
    }
    for (let at = start; at < end; at++) mark(at, REPLACED | CLOSED);
    mark(end, CLOSED);
  }
}
