import { blockFact, type PlacedBlock } from './block';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';

/** A numbering word that does not go with those before it: 首先…其次…第三. Offsets count in the prose. */
export interface MixedOrdinal {
  readonly placed: PlacedBlock;
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** The word that goes with the others, in Simplified script. */
  readonly expected: string;
  /** The word that began the list. */
  readonly first: string;
}

interface Word {
  readonly start: number;
  readonly word: string;
  /** 1 for 首先 and 第一, 2 for 其次 and 第二, … */
  readonly value: number;
  readonly isOrdinal: boolean;
  readonly leading: boolean;
}

const WORD = /首先|其次|再次|第([一二三四五六七八九])(?=[，,：:])|([一二三四五六七八九])是/g;
const SENTENCE_BREAK = '。；;：:，,！!？?”’）)》 \t\u3000';
const SEQUEL = ['', '首先', '其次', '再次'];

export const ordinalsOf = blockFact((block): readonly Word[] => {
  const text = block.prose.folded;
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const before = text.charAt(start - 1);
    if (start > 0 && !SENTENCE_BREAK.includes(before)) continue;
    const digit = match[1] ?? match[2];
    const value = digit === undefined ? SEQUEL.indexOf(match[0]) : '零一二三四五六七八九'.indexOf(digit);
    words.push({
      start,
      word: match[0],
      value,
      isOrdinal: digit !== undefined,
      leading: text.slice(0, start).trim() === '',
    });
  }
  return words;
});

const ordered = blocksWith(
  (block) => isProseBlock(block) && (ordinalsOf(block).length > 0 || block.mark !== undefined || block.depth > 0),
);

/**
 * Numbering words of another series than the one that began the list, within a paragraph or at the beginnings of
 * several. 首先 and 其次 alone are ordinary words.
 */
export const mixedOrdinals = reportFact((report: Report): readonly MixedOrdinal[] => {
  const found: MixedOrdinal[] = [];
  let beginnings: { readonly placed: PlacedBlock; readonly word: Word }[] = [];
  for (const [, placed] of blocksAt(report, ordered(report))) {
    const words = ordinalsOf(placed.block).map((word) => ({ placed, word }));
    if (placed.block.mark || placed.block.depth > 0) {
      found.push(...mixedIn(beginnings));
      beginnings = [];
    }
    const [first] = words;
    if (first?.word.leading) beginnings.push(first);
    found.push(...mixedIn(words));
  }
  found.push(...mixedIn(beginnings));
  return found;
});

function mixedIn(words: readonly { readonly placed: PlacedBlock; readonly word: Word }[]): MixedOrdinal[] {
  const found: MixedOrdinal[] = [];
  let first: Word | undefined;
  let seen = 0;
  for (const { placed, word } of words) {
    const { start, value } = word;
    if (value === 1) [first, seen] = [word, 1];
    else if (first?.isOrdinal === word.isOrdinal) seen = value;
    else if (first && value > seen && (!first.isOrdinal || first.word === '第一')) {
      const numerals = '零一二三四五六七八九';
      const expected = first.isOrdinal ? `第${numerals[value]}` : (SEQUEL[value] ?? '最后');
      found.push({ placed, start, end: start + word.word.length, word: word.word, expected, first: first.word });
      first = undefined;
    }
  }
  return found;
}
