import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { BRACKET, CIRCLED, DIGIT, DOT, HAN_NUMERAL, ORDINAL, PAUSE } from '../text/traits';
import { blockFact } from './block';

/** Kinds of numbering inside a paragraph: 一是, 第一，, 其一，, （1）, ①, 1. behind a colon or a semicolon. */
export type MarkerFamily = '是' | '第' | '其' | '括' | '圈' | '点';

/** A numbering word inside a paragraph; offsets count in the prose. */
export interface InlineMarker {
  readonly family: MarkerFamily;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Place of the numeral inside the marker. */
  readonly numeralStart: number;
  readonly numeral: string;
  /** Whether the paragraph begins with it. */
  readonly leading: boolean;
  /** Whether it is the paragraph's own mark: 1. in “1.摸底；2.整改。” */
  readonly isMark: boolean;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
/** What may stand before a numbering word; behind any other character it is part of a word: 统一是, 全省第一. */
const SENTENCE_BREAK = '。.；;：:，,！!？?—…”’）)》】 \t\u3000\u00a0“';
/** `needs` are classes of characters of which each must be there, so that most patterns need not be tried. */
const PATTERNS: readonly {
  family: MarkerFamily;
  pattern: RegExp;
  before: string;
  needs: readonly number[];
}[] = [
  {
    family: '是',
    pattern: new RegExp(`(${NUMERAL})(?:是|要(?![素件点塞领务闻道职]))`, 'g'),
    before: `${SENTENCE_BREAK}、`,
    needs: [HAN_NUMERAL],
  },
  {
    family: '第',
    pattern: new RegExp(`第(${NUMERAL})(?=[，,：:是]|、(?!第|${NUMERAL}))`, 'g'),
    before: SENTENCE_BREAK,
    needs: [ORDINAL, PAUSE],
  },
  { family: '其', pattern: /其([一二三四五六七八九])(?=[，,：:、是])/g, before: SENTENCE_BREAK, needs: [HAN_NUMERAL] },
  { family: '括', pattern: /[（(]([0-9０-９]{1,2})[）)]/g, before: '：:；;。，,', needs: [DIGIT, BRACKET] },
  { family: '圈', pattern: /([①-⑳])/g, before: '：:；;。，,、 \u3000', needs: [CIRCLED] },
  { family: '点', pattern: /([0-9０-９]{1,2})[.．、](?![0-9０-９])/g, before: '：:；;', needs: [DIGIT, DOT | PAUSE] },
];

const MARK_FAMILIES: Readonly<Record<number, MarkerFamily>> = { 3: '点', 4: '括', 5: '圈' };

/** The numbering words of a paragraph, in the order of the text. */
export const inlineMarkers = blockFact((block): readonly InlineMarker[] => {
  const text = block.prose.folded;
  if (text.length < 4) return [];
  const contentStart = block.mark?.contentStart ?? text.length - text.trimStart().length;
  const found: InlineMarker[] = [];
  const family = block.mark && MARK_FAMILIES[block.mark.level];
  if (block.mark && family) {
    const { numeral, value, span } = block.mark;
    found.push({ ...span, family, value, numeral, numeralStart: span.start, leading: true, isMark: true });
  }
  for (const { family, pattern, before, needs } of PATTERNS) {
    if (!needs.every((traits) => block.prose.has(traits))) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const numeral = match[1] ?? '';
      const leading = start === contentStart;
      if (start < contentStart || (!leading && !before.includes(text.charAt(start - 1)))) continue;
      const value = numberOf(numeral);
      const end = start + match[0].length;
      if (value === undefined || (family === '是' && isOrdinaryWord(text, numeral, end))) continue;
      const numeralStart = start + match[0].indexOf(numeral);
      found.push({ family, value, start, end, numeralStart, numeral, leading, isMark: false });
    }
  }
  return found.sort((a, b) => a.start - b.start);
});

function numberOf(numeral: string): number | undefined {
  const code = numeral.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1;
  if (/^[0-9０-９]/.test(numeral)) return Number(toHalfWidthDigits(numeral));
  return parseChineseInteger(numeral);
}

/** 一是一、二是二 is a saying. */
function isOrdinaryWord(text: string, numeral: string, end: number): boolean {
  return text.startsWith(numeral, end) && !/[是要]/.test(text.charAt(end + numeral.length));
}
