/**
 * A set of literal patterns compiled into a double-array trie over classes of UTF-16 units, with the part that only
 * one pattern has kept as text. The cost of a search depends on the text and not on the number of patterns: most
 * positions are left after one or two array reads.
 */

/** Units that stand for a quotation mark of any kind; patterns match whether or not a text has them. */
const QUOTES = '“”"「」『』〝〞＂‘’';

/** Marks that writers use for one another, each group folded to its first. */
const SAME_MARKS = ['，,、﹑', '；;', '：:', '（(〔[［', '）)〕]］', '-—–－―─', '～~', '·•・‧', '％%', '？?', '！!'];

/** One pattern found: `end` is behind its last unit. `quotes` tells whether quotation marks were passed over. */
export interface PatternMatch {
  readonly pattern: number;
  readonly end: number;
  readonly quotes: boolean;
}

/** Folds one unit before it is compared; must map a unit to a unit. Without it, units are compared as they are. */
export type UnitFold = (unit: number) => number;

/** Most places where a pattern may begin turn out to have none. */
const NO_MATCHES: readonly PatternMatch[] = [];

/** Between them nothing is a mark. */
const FIRST_IDEOGRAPH = 0x3400;
const LAST_IDEOGRAPH = 0x9fff;

const NO_CLASS = 0;
const QUOTE_CLASS = 1;
const FIRST_CLASS = 2;

/** From this depth on, what only one pattern goes on with is kept as text; `nextStart` reads two units from the arrays. */
const TAIL_DEPTH = 2;

/** Whether the unit is a quotation mark of any kind. */
export function isQuotationMark(unit: number): boolean {
  return unit === 0x22 || (unit >= 0x2018 && QUOTES.includes(String.fromCharCode(unit)));
}

const QUOTE = new RegExp(`["${QUOTES}]`, 'g');

/** The pattern without quotation marks, as the trie keeps it. */
export function withoutQuotes(pattern: string): string {
  return pattern.replace(QUOTE, '');
}

/** Many patterns that are looked for at once: a double-array trie over UTF-16 units. */
export class PatternTrie {
  readonly #classes = new Uint16Array(0x10000);
  readonly #base: Int32Array;
  readonly #check: Int32Array;
  /** Pattern that ends in a slot, plus one; 0 for none. */
  readonly #pattern: Int32Array;
  /** The only pattern that goes on from a slot, as its place in `#keys` plus one; its rest is compared as text. */
  readonly #tail: Int32Array;
  readonly #keys: Key[];

  /** Empty patterns are never found; of equal ones the first is. `passed` are further units passed over like quotes. */
  constructor(patterns: readonly string[], foldUnit: UnitFold | undefined, passed = '') {
    this.#keys = this.#encode(patterns, foldUnit, QUOTES + passed);
    const slots = placeKeys(this.#keys);
    this.#base = slots.base;
    this.#check = slots.check;
    this.#pattern = slots.pattern;
    this.#tail = slots.tail;
  }

  /** Index of the first position at or after `from` where some pattern may begin, or `text.length`. */
  nextStart(text: string, from: number): number {
    const classes = this.#classes;
    const base = this.#base;
    const check = this.#check;
    const rootBase = base[0] ?? 0;
    const length = text.length;
    for (let at = from; at < length; at++) {
      const first = classes[text.charCodeAt(at)] as number;
      if (first < FIRST_CLASS) continue;
      const state = rootBase + first;
      if (check[state] !== 0) continue;
      // A pattern of one unit is rare, so the second unit decides nearly always.
      if ((this.#pattern[state] as number) !== 0) return at;
      if (at + 1 >= length) break;
      const second = classes[text.charCodeAt(at + 1)] as number;
      if (second === QUOTE_CLASS || check[(base[state] as number) + second] === state) return at;
    }
    return length;
  }

  /** The longest patterns from left to right, none overlapping another. */
  longestMatches(text: string): (PatternMatch & { readonly start: number })[] {
    const found: (PatternMatch & { readonly start: number })[] = [];
    for (let at = this.nextStart(text, 0); at < text.length; ) {
      const matches = this.matchesAt(text, at);
      const match = matches[matches.length - 1];
      if (match) found.push({ pattern: match.pattern, start: at, end: match.end, quotes: match.quotes });
      at = this.nextStart(text, match ? match.end : at + 1);
    }
    return found;
  }

  /** All patterns that begin at `at`, shortest first. */
  matchesAt(text: string, at: number): readonly PatternMatch[] {
    let found: PatternMatch[] | undefined;
    let state = 0;
    let depth = 0;
    let tail: Key | undefined;
    let quotes = false;
    for (let place = at; place < text.length; place++) {
      const unitClass = this.#classes[text.charCodeAt(place)] as number;
      if (unitClass === QUOTE_CLASS && depth > 0) {
        quotes = true;
        continue;
      }
      if (unitClass === NO_CLASS) break;
      if (tail !== undefined) {
        if (tail.path.charCodeAt(depth++) !== unitClass) break;
        if (depth < tail.path.length) continue;
        found = withMatch(found, tail.pattern, place + 1, quotes);
        break;
      }
      const next = (this.#base[state] as number) + unitClass;
      if (this.#check[next] !== state) break;
      state = next;
      depth++;
      const pattern = this.#pattern[state] as number;
      if (pattern !== 0) found = withMatch(found, pattern, place + 1, quotes);
      const rest = this.#tail[state] as number;
      if (rest !== 0) tail = this.#keys[rest - 1];
    }
    return found ?? NO_MATCHES;
  }

  /** Numbers the classes, gives every unit its class, and writes each pattern as a string of classes. */
  #encode(patterns: readonly string[], foldUnit: UnitFold | undefined, passed: string): Key[] {
    const markOf = markTable();
    const folded = patterns.map((pattern) => foldPattern(pattern, markOf, foldUnit));
    const counts = new Uint32Array(0x10000);
    const present: number[] = [];
    for (const pattern of folded) {
      for (let at = 0; at < pattern.length; at++) {
        const unit = pattern.charCodeAt(at);
        const count = counts[unit] as number;
        if (count === 0) present.push(unit);
        counts[unit] = count + 1;
      }
    }
    const own = new Uint16Array(0x10000);
    // Frequent units get low numbers, which keeps the arrays dense.
    present.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    for (let index = 0; index < present.length; index++) own[present[index] as number] = FIRST_CLASS + index;
    const classes = this.#classes;
    if (foldUnit) for (let unit = 0; unit < 0x10000; unit++) classes[unit] = own[foldUnit(unit)] as number;
    else classes.set(own);
    for (let unit = 0xff10; unit <= 0xff5a; unit++) classes[unit] = own[unit - 0xfee0] as number;
    for (const [mark, first] of markOf) classes[mark] = own[first] as number;
    for (const mark of passed) classes[mark.charCodeAt(0)] = QUOTE_CLASS;
    return folded.map((pattern, index) => {
      let path = '';
      for (let at = 0; at < pattern.length; at++) path += String.fromCharCode(own[pattern.charCodeAt(at)] as number);
      return { path, pattern: index + 1 };
    });
  }
}

function withMatch(found: PatternMatch[] | undefined, slot: number, end: number, quotes: boolean): PatternMatch[] {
  const match = { pattern: slot - 1, end, quotes };
  if (!found) return [match];
  found.push(match);
  return found;
}

/** A pattern as a string whose units are classes. */
interface Key {
  readonly path: string;
  readonly pattern: number;
}

let marks: ReadonlyMap<number, number> | undefined;

function markTable(): ReadonlyMap<number, number> {
  if (marks) return marks;
  const table = new Map<number, number>();
  for (const group of SAME_MARKS) {
    for (const mark of group) table.set(mark.charCodeAt(0), group.charCodeAt(0));
  }
  marks = table;
  return table;
}

function foldPattern(pattern: string, markOf: ReadonlyMap<number, number>, foldUnit: UnitFold | undefined): string {
  let folded = '';
  const bare = withoutQuotes(pattern);
  for (let at = 0; at < bare.length; at++) {
    const unit = bare.charCodeAt(at);
    const mark = unit < FIRST_IDEOGRAPH || unit > LAST_IDEOGRAPH ? markOf.get(unit) : undefined;
    // Full-width letters and digits count as their ASCII forms.
    const isFullWidth = unit >= 0xff10 && unit <= 0xff5a;
    const own = mark ?? (isFullWidth ? unit - 0xfee0 : foldUnit ? foldUnit(unit) : unit);
    folded += String.fromCharCode(own);
  }
  return folded;
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
function placeKeys(keys: Key[]): Slots {
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
