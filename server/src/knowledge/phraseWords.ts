import { isQuotationMark, PatternTrie } from '../text/patternTrie';
import { foldUnit } from '../text/script';
import type { Phrase } from './phrase';
import type { PhraseSlip } from './phraseIndex';

/** Shortest phrase, in characters that count, in which a slip can be told from another phrase. */
const LEAST_LENGTH = 7;
/** From this length on two slips are looked for instead of one. */
const TWO_SLIPS_LENGTH = 15;
/** Characters at either end of a phrase that must be right, so that a longer phrase around it is not taken for it. */
const BORDER = 2;

/** Length of the words that may be exchanged. */
const WORD = 2;

/** Characters that writers put in or leave out freely; they do not count. */
const FREE = '、，,；;：:·的了和与及 \u3000—';

/** A text without free characters, with the place of each that is left. */
interface Squeezed {
  readonly text: string;
  readonly places: readonly number[];
}

function squeeze(text: string, offset = 0): Squeezed {
  let out = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (FREE.includes(character) || isQuotationMark(text.charCodeAt(at))) continue;
    out += character;
    places.push(offset + at);
  }
  return { text: out, places };
}

interface Piece {
  readonly phrase: Phrase;
  readonly wanted: string;
  /** Where the piece begins in `wanted`. */
  readonly offset: number;
}

/**
 * Makes the finder of small slips in the wording of set phrases: one or two characters wrong, left out or put in.
 * A phrase is cut into one piece more than the slips allowed, so that one piece at least must stand unharmed; where
 * it stands, the words around it are compared with the phrase.
 */
export function createWordsFinder(phrases: readonly Phrase[]): (folded: string) => PhraseSlip[] {
  const right = new Set<string>();
  const pieces = new Map<string, Piece[]>();
  for (const phrase of phrases) {
    for (const text of [phrase.text, ...phrase.variants]) right.add(squeeze(text).text);
    const wanted = squeeze(phrase.text).text;
    if (phrase.kind !== 'words' || wanted.length < LEAST_LENGTH) continue;
    const count = slipsAllowed(wanted) + 1;
    for (let index = 0; index < count; index++) {
      const offset = Math.floor((wanted.length * index) / count);
      const text = wanted.slice(offset, Math.floor((wanted.length * (index + 1)) / count));
      pieces.set(text, [...(pieces.get(text) ?? []), { phrase, wanted, offset }]);
    }
  }
  const texts = [...pieces.keys()];
  const trie = new PatternTrie(texts, foldUnit, FREE);
  const swapped = createSwapFinder(phrases, right);
  return (folded) => {
    const slips: PhraseSlip[] = [];
    if (texts.length === 0) return slips;
    slips.push(...swapped(folded));
    for (let at = trie.nextStart(folded, 0); at < folded.length; at = trie.nextStart(folded, at + 1)) {
      for (const match of trie.matchesAt(folded, at)) {
        for (const piece of pieces.get(texts[match.pattern] ?? '') ?? []) {
          const slip = compare(folded, at, match.end, piece, right);
          const isNew = slip && !slips.some((other) => other.start < slip.end && slip.start < other.end);
          if (isNew) slips.push(slip);
        }
      }
    }
    return slips;
  };
}

/** Finds phrases with two neighbouring words exchanged: 统一集中领导 for 集中统一领导. */
function createSwapFinder(phrases: readonly Phrase[], right: ReadonlySet<string>): (folded: string) => PhraseSlip[] {
  const swaps = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const wanted = squeeze(phrase.text).text;
    if (phrase.kind !== 'words' || wanted.length < LEAST_LENGTH) continue;
    for (let at = 0; at + WORD * 2 <= wanted.length; at++) {
      const [first, second] = [wanted.slice(at, at + WORD), wanted.slice(at + WORD, at + WORD * 2)];
      const text = wanted.slice(0, at) + second + first + wanted.slice(at + WORD * 2);
      if (first !== second && !right.has(text)) swaps.set(text, phrase);
    }
  }
  const texts = [...swaps.keys()];
  const trie = new PatternTrie(texts, foldUnit, FREE);
  return (folded) =>
    [...trie.longestMatches(folded)].flatMap(({ pattern, start, end }) => {
      const phrase = swaps.get(texts[pattern] ?? '');
      return phrase ? [slipOf(phrase, start, end)] : [];
    });
}

function slipOf(phrase: Phrase, start: number, end: number): PhraseSlip {
  const { text: right, since: from, until } = phrase;
  return { phrase, start, end, kind: 'words', right, members: [], from, until };
}

function slipsAllowed(wanted: string): number {
  return wanted.length >= TWO_SLIPS_LENGTH ? 2 : 1;
}

function compare(
  folded: string,
  start: number,
  end: number,
  piece: Piece,
  right: ReadonlySet<string>,
): PhraseSlip | undefined {
  const { phrase, wanted } = piece;
  // Free characters and quotation marks take room besides the characters that count.
  const from = Math.max(0, start - piece.offset - 10);
  const to = Math.min(folded.length, end + wanted.length - piece.offset + 10);
  const window = squeeze(folded.slice(from, to), from);
  const found = nearestPassage(window.text, wanted);
  if (found.distance === 0 || found.distance > slipsAllowed(wanted)) return undefined;
  if (found.distance === 1) takeInEnds(found, window.text, wanted);
  const words = window.text.slice(found.start, found.end);
  if (!isBounded(words, wanted, found.distance)) return undefined;
  if (right.has(words) || /[。！？；\n]/.test(words)) return undefined;
  const first = window.places[found.start];
  const last = window.places[found.end - 1];
  if (first === undefined || last === undefined || first >= end || last < start) return undefined;
  return slipOf(phrase, first, last + 1);
}

/** A passage that lacks the phrase's first or last character has another one in its place: take that in. */
function takeInEnds(found: { start: number; end: number }, text: string, wanted: string): void {
  const words = text.slice(found.start, found.end);
  if (words === wanted.slice(0, -1) && found.end < text.length) found.end++;
  else if (words === wanted.slice(1) && found.start > 0) found.start--;
}

/**
 * Whether both ends are those of the phrase. One other character at an end is a slip too where all else is there:
 * 共抓大保护、不搞大开放 for …开发.
 */
function isBounded(words: string, wanted: string, distance: number): boolean {
  const starts = words.slice(0, BORDER) === wanted.slice(0, BORDER);
  const ends = words.slice(-BORDER) === wanted.slice(-BORDER);
  if (starts && ends) return true;
  if (distance > 1 || words.length !== wanted.length || wanted.length < LEAST_LENGTH + 1) return false;
  return words.slice(1) === wanted.slice(1) || words.slice(0, -1) === wanted.slice(0, -1);
}

/** The passage of `text` that differs least from `wanted`, by insertions, deletions and replacements. */
function nearestPassage(text: string, wanted: string): { start: number; end: number; distance: number } {
  // Row by row over `wanted`; a passage may begin and end anywhere in `text`, so the first row is all zero.
  let costs: number[] = Array.from({ length: text.length + 1 }, () => 0);
  let starts: number[] = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (let row = 1; row <= wanted.length; row++) {
    const nextCosts = [row];
    const nextStarts = [0];
    for (let column = 1; column <= text.length; column++) {
      const same = wanted.charCodeAt(row - 1) === text.charCodeAt(column - 1) ? 0 : 1;
      const replace = (costs[column - 1] as number) + same;
      const leaveOut = (costs[column] as number) + 1;
      const putIn = (nextCosts[column - 1] as number) + 1;
      const least = Math.min(replace, leaveOut, putIn);
      nextCosts.push(least);
      nextStarts.push(
        least === replace
          ? (starts[column - 1] as number)
          : least === leaveOut
            ? (starts[column] as number)
            : (nextStarts[column - 1] as number),
      );
    }
    costs = nextCosts;
    starts = nextStarts;
  }
  let end = 0;
  for (let column = 1; column <= text.length; column++) {
    if ((costs[column] as number) < (costs[end] as number)) end = column;
  }
  return { start: starts[end] as number, end, distance: costs[end] as number };
}
