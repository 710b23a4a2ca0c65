import { type Key, placeKeys } from './trieSlots';

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
