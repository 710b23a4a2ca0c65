/**
 * What has been worked out about one thing, kept in the thing itself: a slot for each fact. A WeakMap for each fact
 * would say the same, but hundreds of thousands of weak entries cost more to look up and to collect than the facts.
 */
export type Memo = unknown[];

/** A thing that remembers the facts derived from it; an immutable one, or the facts would grow old. */
export interface Remembering {
  readonly memo: Memo;
}

/** Stands in a slot for a fact that is `undefined`, so that it is not worked out again. */
export const NOTHING = Symbol('nothing');

let slots = 0;

/** A slot of its own for one more fact. */
export function newSlot(): number {
  return slots++;
}

/** A memo with room for every fact: one that grows from fact to fact is copied again and again. */
export function newMemo(): Memo {
  return new Array<unknown>(slots);
}

/**
 * What was worked out last of a thing together with others: whoever looks it up sees for himself whether the others are
 * still the same.
 */
export class Notes<S extends Remembering, T> {
  readonly #slot = newSlot();

  get(subject: S): T | undefined {
    return subject.memo[this.#slot] as T | undefined;
  }

  set(subject: S, value: T): void {
    subject.memo[this.#slot] = value;
  }
}

/** Makes a fact of `compute`: worked out when first asked for, then kept as long as the thing it is derived from. */
export function remembered<S extends Remembering, T>(compute: (subject: S) => T): (subject: S) => T {
  const slot = newSlot();
  return (subject) => {
    const known = subject.memo[slot];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    const value = compute(subject);
    subject.memo[slot] = value === undefined ? NOTHING : value;
    return value;
  };
}
