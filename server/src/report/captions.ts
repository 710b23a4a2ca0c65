import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { fold } from '../text/script';
import type { Span } from '../text/span';
import { type Block, blockFact } from './block';
import { elementsOf } from './elements';
import { soleImage } from './markdown';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';

/** What a caption numbers. */
export type CaptionKind = '图' | '表' | '附图' | '附表';

/** A numbered caption of a figure or a table. */
export interface Caption {
  readonly kind: CaptionKind;
  /** Index in `report.blocks`. */
  readonly block: number;
  /** The number as it is read: 3, or 2-1 with the chapter before it. */
  readonly number: string;
  /** The chapter part of 2-1 with its sign, else empty. */
  readonly chapter: string;
  readonly value: number;
  /** Place of 表3 in the report. */
  readonly span: Span;
  /** Place of the counting numeral in the report. */
  readonly numeralSpan: Span;
  readonly numeral: string;
  readonly isInAttachment: boolean;
}

const NUMBER = '(?:([0-9０-９]{1,2})[-－—.．])?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})';
const CAPTION = new RegExp(`^(附图|附表|图|表)([ \\t\\u3000]*)${NUMBER}(?![0-9０-９])`);
/** What stands behind the number where 表3 begins a sentence and names no table below it. */
const SENTENCE = /^[ \t\u3000]*(?:显示|反映|列出|给出|可见|表明|说明|所示|所列|是|为|中|的|和|与|及|、|，|[（(]?续)/;
const LONGEST_CAPTION = 50;

/** The words of a block that may be a caption, with the match of its beginning. */
const captionIn = blockFact((block) => {
  const isImage = block.kind === 'image';
  if (!isImage && !isProseBlock(block)) return undefined;
  const words = isImage ? fold(soleImage(block.source)?.alternative ?? '') : block.prose.folded;
  const match = CAPTION.exec(words);
  return match && isCaption(block, words, match[0].length) ? { words, match } : undefined;
});

const captionLike = blocksWith((block) => captionIn(block) !== undefined);

/** The captions of a report in the order of the text; sentences that only speak of 表3 are none. */
export const captionsOf = reportFact((report): readonly Caption[] => {
  const kinds = elementsOf(report);
  const found: Caption[] = [];
  for (const [index, placed] of blocksAt(report, captionLike(report))) {
    const { block, offset } = placed;
    const caption = captionIn(block);
    if (!caption) continue;
    const { words, match } = caption;
    const isImage = block.kind === 'image';
    if (!isImage && !standsAlone(report, index, words, match[0].length)) continue;
    const [whole, kind = '', , chapter, numeral = ''] = match;
    const value = /^[0-9０-９]/.test(numeral) ? Number(toHalfWidthDigits(numeral)) : parseChineseInteger(numeral);
    if (value === undefined) continue;
    const number = chapter === undefined ? String(value) : `${toHalfWidthDigits(chapter)}-${value}`;
    // The words below a picture often repeat what its source says.
    const before = found[found.length - 1];
    const isBeside = report.blocks[index - 1]?.block.kind === 'image' || isImage;
    if (isBeside && before?.kind === kind && before.number === number && before.block >= index - 1) continue;
    const start = isImage ? fold(block.source).indexOf(words) : 0;
    const place = (from: number, to: number): Span =>
      isImage ? { start: offset + start + from, end: offset + start + to } : report.proseSpan(placed, from, to);
    found.push({
      kind: kind as CaptionKind,
      block: index,
      number,
      chapter: chapter === undefined ? '' : toHalfWidthDigits(chapter),
      value,
      span: place(0, whole.length),
      numeralSpan: place(whole.length - numeral.length, whole.length),
      numeral,
      isInAttachment: kinds[index] === 'attachment',
    });
  }
  return found;
});

function isCaption(block: Block, words: string, matched: number): boolean {
  if (block.mark || words.length > LONGEST_CAPTION) return false;
  return !/[。；，：！？,;:]$/.test(words.trim()) && !SENTENCE.test(words.slice(matched));
}

/** A caption has its number set off by a blank or a mark, or the table or picture right beside it. */
function standsAlone(report: Report, index: number, words: string, matched: number): boolean {
  if (/^(?:[ \t\u3000：:.．、]|$)/.test(words.slice(matched))) return true;
  for (const step of [-1, 1, 2]) {
    const kind = report.blocks[index + step]?.block.kind;
    if (kind === 'table' || kind === 'image') return true;
  }
  return false;
}
