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

const NOISE = /[\s，,。．.、；;：:！!？?“”"‘’'（）()〔〕[\]【】《》〈〉<>—\-－–·]/g;

/** The text as wordings see it: Simplified, without punctuation and blanks. */
export function squeezed(text: string): string {
  return fold(text).replace(NOISE, '');
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

function compile(wordings: readonly string[]): WordingMatcher {
  const wanted: Pattern[] = [];
  const excluded: Pattern[] = [];
  for (const wording of wordings) {
    const isExcluded = /^[!！]/.test(wording);
    const pieces = wording
      .replace(/^[!！]/, '')
      .split(/…+|\.{3,}/)
      .map(squeezed);
    const weight = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (weight > 0) (isExcluded ? excluded : wanted).push({ pieces, weight });
  }
  const isExcluded = (text: string, open: boolean) => excluded.some((pattern) => matches(pattern, text, open));
  return {
    fits: (words) => wanted.some((pattern) => matches(pattern, words, false)) && !isExcluded(words, false),
    begins: (words) => wanted.some((pattern) => matches(pattern, words, true)) && !isExcluded(words, true),
    excludes: (words) => isExcluded(words, false),
    weight: (words) => {
      if (isExcluded(words, false)) return 0;
      return wanted.reduce((best, each) => (each.weight > best && matches(each, words, false) ? each.weight : best), 0);
    },
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
