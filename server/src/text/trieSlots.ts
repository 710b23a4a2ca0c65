/** From this depth on, what only one pattern goes on with is kept as text; `nextStart` reads two units from the arrays. */
const TAIL_DEPTH = 2;

/** A pattern as a string whose units are classes. */
export interface Key {
  readonly path: string;
  readonly pattern: number;
}

/** The arrays while they are filled; they grow by doubling. */
class Slots {
  base = new Int32Array(1 << 12);
  check = new Int32Array(1 << 12).fill(-1);
  pattern = new Int32Array(1 << 12);
  tail = new Int32Array(1 << 12);
  /** A slot at or behind each slot that may be free: shortcuts over runs of taken slots. */
  #skip = new Int32Array(1 << 12);

  /** The first free slot at or behind `slot`. */
  free(slot: number): number {
    let at = slot;
    this.reach(at);
    while (this.check[at] !== -1) {
      const next = Math.max(at + 1, this.#skip[at] as number);
      this.reach(next);
      at = next;
    }
    // All slots passed lead here next time.
    for (let passed = slot; passed < at; ) {
      const next = Math.max(passed + 1, this.#skip[passed] as number);
      this.#skip[passed] = at;
      passed = next;
    }
    return at;
  }

  /** Makes room for slot `last`. */
  reach(last: number): void {
    if (last < this.base.length) return;
    let size = this.base.length;
    while (size <= last) size *= 2;
    const longer = (from: Int32Array, fill: number) => {
      const to = new Int32Array(size).fill(fill);
      to.set(from);
      return to;
    };
    this.base = longer(this.base, 0);
    this.check = longer(this.check, -1);
    this.pattern = longer(this.pattern, 0);
    this.tail = longer(this.tail, 0);
    this.#skip = longer(this.#skip, 0);
  }
}

/** Lays the keys out so that the child of slot `s` by class `c` is slot `base[s] + c`, owned by `s` in `check`. */
export function placeKeys(keys: Key[]): Slots {
  keys.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.pattern - b.pattern));
  const slots = new Slots();
  slots.check[0] = -2;
  /** Runs of keys that share their first `depth` units, with the slot of that prefix. */
  const queue: { from: number; to: number; depth: number; slot: number }[] = [
    { from: 0, to: keys.length, depth: 0, slot: 0 },
  ];
  for (let head = 0; head < queue.length; head++) {
    const { from, to, depth, slot } = queue[head] as (typeof queue)[number];
    let first = from;
    while (first < to && (keys[first] as Key).path.length === depth) first++;
    if (first > from && depth > 0) slots.pattern[slot] = (keys[from] as Key).pattern;
    // A base of 0 leads to the root's children, which `check` tells from this slot's: the walk ends.
    if (first === to) continue;
    if (to - first === 1 && depth >= TAIL_DEPTH) {
      slots.tail[slot] = first + 1;
      continue;
    }
    const starts: number[] = [];
    const classes: number[] = [];
    for (let index = first; index < to; index++) {
      const unitClass = (keys[index] as Key).path.charCodeAt(depth);
      if (classes[classes.length - 1] === unitClass) continue;
      classes.push(unitClass);
      starts.push(index);
    }
    starts.push(to);
    const least = classes[0] as number;
    const most = classes[classes.length - 1] as number;
    let place = slots.free(least + 1);
    for (; ; place = slots.free(place + 1)) {
      slots.reach(place - least + most);
      if (isFree(slots.check, place - least, classes)) break;
    }
    const base = place - least;
    slots.base[slot] = base;
    for (const [index, unitClass] of classes.entries()) {
      slots.check[base + unitClass] = slot;
      queue.push({
        from: starts[index] as number,
        to: starts[index + 1] as number,
        depth: depth + 1,
        slot: base + unitClass,
      });
    }
  }
  // Reads behind the last slot must fail, not be undefined: leave room for one row of classes.
  slots.reach(slots.base.length + 0x1000);
  return slots;
}

function isFree(check: Int32Array, base: number, classes: readonly number[]): boolean {
  for (const unitClass of classes) if (check[base + unitClass] !== -1) return false;
  return true;
}
