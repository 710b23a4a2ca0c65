import { fold } from '../text/script';

/**
 * A wording is literal text in which `…` stands for any words, also none: 存在的…问题, …情况的报告. A wording that
 * begins with `!` or `！` excludes what it matches. Punctuation and blanks do not count, nor does the script.
 */
export interface WordingMatcher {
  /** Whether one wording fits the whole of the `squeezed` words, and none excludes them. */
  fits(words: string): boolean;
  /** Whether one wording fits the beginning of the `squeezed` words, and none excludes them. */
  begins(words: string): boolean;
  /** Length of the longest wording's literal part that fits the whole of the `squeezed` words; 0 when none does. */
  weight(words: string): number;
  /** Whether a wording with `!` fits the whole of the `squeezed` words. */
  excludes(words: string): boolean;
}

interface Pattern {
  readonly pieces: readonly string[];
  readonly weight: number;
}

const NOISE = /[\s，,。．.、；;：:！!？?“”"‘’'（）()〔〕[\]【】《》〈〉<>—\-－–·]/;
const FIRST_IDEOGRAPH = 0x3400;
const LAST_IDEOGRAPH = 0x9fff;
/** 1 for punctuation and blanks. */
const IS_NOISE = new Uint8Array(0x10000);
for (let unit = 0; unit < IS_NOISE.length; unit++) {
  // The ideographs, most of all units, are no noise and not worth a look each time the server starts.
  if (unit === FIRST_IDEOGRAPH) unit = LAST_IDEOGRAPH;
  else if (NOISE.test(String.fromCharCode(unit))) IS_NOISE[unit] = 1;
}

/** The text as wordings see it: Simplified, without punctuation and blanks. */
export function squeezed(text: string): string {
  return withoutNoise(fold(text), 0, text.length);
}

/** The same for a passage of a folded text. */
export function withoutNoise(folded: string, start: number, end: number): string {
  let words = '';
  let from = start;
  for (let at = start; at < end; at++) {
    if (IS_NOISE[folded.charCodeAt(at)] === 0) continue;
    if (at > from) words += folded.slice(from, at);
    from = at + 1;
  }
  return from === start ? folded.slice(start, end) : end > from ? words + folded.slice(from, end) : words;
}

const compiled = new WeakMap<readonly string[], WordingMatcher>();

/** The matcher of a list of wordings; made once for each list. */
export function matcherOf(wordings: readonly string[]): WordingMatcher {
  let matcher = compiled.get(wordings);
  if (!matcher) {
    matcher = compile(wordings);
    compiled.set(wordings, matcher);
  }
  return matcher;
}

/** Wordings by what they begin with, so that a text is compared with the few that can fit it. */
class PatternSet {
  readonly #byFirst = new Map<number, Pattern[]>();
  /** Wordings that begin with `…`. */
  readonly #open: Pattern[] = [];

  add(pattern: Pattern): void {
    const first = pattern.pieces[0] ?? '';
    if (first === '') {
      this.#open.push(pattern);
      return;
    }
    const known = this.#byFirst.get(first.charCodeAt(0));
    if (known) known.push(pattern);
    else this.#byFirst.set(first.charCodeAt(0), [pattern]);
  }

  /** Whether one of the wordings fits the whole of the words, or their beginning when `open`. */
  hasMatch(words: string, open: boolean): boolean {
    const known = this.#byFirst.get(words.charCodeAt(0));
    if (known) for (const pattern of known) if (matches(pattern, words, open)) return true;
    for (const pattern of this.#open) if (matches(pattern, words, open)) return true;
    return false;
  }

  /** The greatest weight of the wordings that fit the whole of the words; 0 when none does. */
  weight(words: string): number {
    let best = 0;
    for (const pattern of [...(this.#byFirst.get(words.charCodeAt(0)) ?? []), ...this.#open]) {
      if (pattern.weight > best && matches(pattern, words, false)) best = pattern.weight;
    }
    return best;
  }
}

function compile(wordings: readonly string[]): WordingMatcher {
  const wanted = new PatternSet();
  const excluded = new PatternSet();
  for (const wording of wordings) {
    const isExcluded = /^[!！]/.test(wording);
    const pieces = wording
      .replace(/^[!！]/, '')
      .split(/…+|\.{3,}/)
      .map(squeezed);
    const weight = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (weight > 0) (isExcluded ? excluded : wanted).add({ pieces, weight });
  }
  return {
    fits: (words) => wanted.hasMatch(words, false) && !excluded.hasMatch(words, false),
    begins: (words) => wanted.hasMatch(words, true) && !excluded.hasMatch(words, true),
    excludes: (words) => excluded.hasMatch(words, false),
    weight: (words) => (excluded.hasMatch(words, false) ? 0 : wanted.weight(words)),
  };
}

/** Whether the pieces stand in the text one after the other; the last one at its end unless `open`. */
function matches({ pieces }: Pattern, text: string, open: boolean): boolean {
  const first = pieces[0] ?? '';
  if (!text.startsWith(first)) return false;
  if (pieces.length === 1) return open || text.length === first.length;
  let at = first.length;
  const last = pieces.length - 1;
  for (let index = 1; index <= last; index++) {
    const piece = pieces[index] ?? '';
    if (index === last && !open) return text.length - piece.length >= at && text.endsWith(piece);
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}
