import { isBlank } from '../text/cjk';
import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { type Span, spanOf } from '../text/span';
import { type Block, blockFact, type PlacedBlock } from './block';
import { type ElementKind, elementsOf } from './elements';
import { inlineMarkers } from './inlineMarkers';
import type { NumberMark } from './marks';
import { markLike } from './markText';
import { quotedBlocks } from './quotedBlocks';
import { isProseBlock, type Report } from './report';
import type { SequenceEntry } from './sequence';

/** A paragraph with a number in front of it, as one entry of its sequence. */
export interface NumberedItem extends SequenceEntry {
  /** Index in `report.blocks`. */
  readonly index: number;
  readonly placed: PlacedBlock;
  readonly value: number;
  /** Prose offsets of the mark with its punctuation. */
  readonly span: Span;
  /** The mark; undefined for a loose numeral, which has none. */
  readonly mark: NumberMark | undefined;
  /** The item it stands below although that one's mark is of a lower level: 1. above 一、. */
  readonly below: NumberedItem | undefined;
}

/** The numbers of one kind in one part of a report, in the order of the text. */
export interface NumberedSeries {
  /** 0 第一部分 to 5 ①, as in `NumberMark`. */
  readonly level: NumberMark['level'];
  /** Kind of mark: the level, with what tells apart marks of one level (章 and 节, （1） and 1）). */
  readonly kind: string;
  readonly items: readonly NumberedItem[];
  /** The part of the report it is counted in (提纲, 正文, an attachment, a quotation); the same object for one part. */
  readonly part: object;
  /** Whether that part is the body itself. */
  readonly isBody: boolean;
  /** Whether that part is a quotation, whose numbers are somebody else's. */
  readonly isQuoted: boolean;
}

interface OpenSeries {
  readonly level: NumberMark['level'];
  readonly kind: string;
  readonly rank: number;
  readonly items: NumberedItem[];
  readonly part: object;
  readonly isBody: boolean;
  readonly isQuoted: boolean;
  restart: SequenceEntry['restart'];
}

/** Parts whose numbers are counted by themselves. */
const REGIONS: Partial<Record<ElementKind, string>> = { outline: 'outline', body: 'body', attachment: 'attachment' };
const UNIT_RANKS: Readonly<Record<string, number>> = { 篇: 0, 编: 0, 編: 0, 部分: 0.2, 章: 0.4, 节: 0.6, 節: 0.6 };
const ATTACHMENT_LABEL = /^附\s*件\s*(?:[0-9０-９一二三四五六七八九十]+\s*)?(?:[：:].{0,40})?$/;
/** 3 月底 and 5 个 are figures; a numeral before any other word may be a number without its mark. */
const LOOSE_DIGITS =
  /^([0-9０-９]{1,2})(?:[.．、]|[ \t\u3000\u00a0]+(?![年月日号個个名所家项項人万萬亿億元次户戶件天周週岁歲位台辆輛栋棟座级級])(?=[\u3400-\u9fff]))/;
const LOOSE_CHINESE = /^([一二三四五六七八九十]{1,3})(?:[ \t\u3000\u00a0]+(?=[\u3400-\u9fff])|[：:])/;
/** What stands behind the body and has numbers of its own. */
const APPENDIX = /^(?:附[ \t\u3000]*[件表录：:]|(?:注|备注|说明)[：:])/;
const LEAD = /[：:]$|如下[。，；]?$|以下|下列/;

/** Whether the paragraph is the label of an attachment, and whether it begins what stands behind the body. */
const borderOf = blockFact((block) => {
  const words = block.prose.folded.trim();
  return { isLabel: ATTACHMENT_LABEL.test(words), isAppendix: !block.mark && APPENDIX.test(words) };
});

/**
 * The sequences of a report. 提纲, 正文, each attachment, each quotation is a part of its own; titles, signatures and
 * the attachment note have no numbers that count here. Tables, footnotes and code are left out.
 */
export function numberedSeries(report: Report): NumberedSeries[] {
  const kinds = elementsOf(report);
  const quoted = quotedBlocks(report);
  const finished: OpenSeries[] = [];
  let main: OpenSeries[] = [];
  let aside: OpenSeries[] = [];
  let inLine: OpenSeries[] = [];
  let region = '';
  for (const [index, placed] of report.blocks.entries()) {
    const { block } = placed;
    const isAside = block.container === 'quote' || quoted.has(index);
    if (!isAside) aside = [];
    if (!isProseBlock(block) || block.container === 'note') {
      if (block.kind !== 'comment') for (const series of main) loosen(series, 'soft');
      continue;
    }
    const part = REGIONS[kinds[index] ?? 'other'];
    if (part === undefined) {
      // Behind the signature there is nothing that goes on with the body's numbers.
      if (kinds[index] === 'signature' || kinds[index] === 'date') main = [];
      continue;
    }
    const { isLabel, isAppendix } = borderOf(block);
    if (part !== region || (isLabel && part === 'attachment') || isAppendix) {
      main = [];
      region = part;
    }
    if (!isAside && repeatsFirstHeading(main, placed)) main = [];
    if (block.startsLine) inLine = [];
    const own = isAside ? aside : main;
    const open = isListInLine(block, own, inLine) ? inLine : own;
    addBlock(open, index, placed, finished, isAside ? 'quotation' : part);
  }
  return finished;
}

/**
 * Whether a number in the middle of a line counts a list inside that line, as in 提出三点意见。一、…。二、…。 within a
 * section 二、. It begins at one although numbers of its kind that begin lines are being counted.
 */
function isListInLine(block: Block, open: readonly OpenSeries[], inLine: readonly OpenSeries[]): boolean {
  const { mark } = block;
  if (!mark || block.startsLine) return false;
  const kind = `${rankOf(block, mark)}`;
  if (inLine.some((series) => series.kind === kind)) return true;
  const series = open.find((each) => each.kind === kind);
  const last = series?.items[series.items.length - 1];
  return mark.value === 1 && series?.restart !== 'free' && last?.placed.block.startsLine === true;
}

const endsWithColon = blockFact((block) => /[：:]$/.test(block.prose.text.trimEnd()));

function addBlock(open: OpenSeries[], index: number, placed: PlacedBlock, finished: OpenSeries[], part: string): void {
  const { block } = placed;
  const mark = block.mark;
  if (!mark) {
    addLoose(open, index, placed);
    separate(open, block);
    return;
  }
  const rank = rankOf(block, mark);
  const kind = `${rank}`;
  let series = open.find((each) => each.kind === kind);
  if (!series) {
    series = {
      level: mark.level,
      kind,
      rank,
      items: [],
      part: open,
      isBody: part === 'body',
      isQuoted: part === 'quotation',
      restart: 'no',
    };
    open.push(series);
    finished.push(series);
  }
  const below = mark.value === 1 && series.restart !== 'free' ? parentBelow(series, open) : undefined;
  const restart = below ? 'free' : series.restart;
  series.items.push({ index, placed, value: mark.value, span: mark.span, mark, below, restart, loose: false });
  // 1.改善条件，具体包括： may have a list of its own kind below it.
  series.restart = endsWithColon(block) ? 'soft' : 'no';
  for (const other of open) if (other.rank > rank) loosen(other, 'free');
}

/** Order of the kinds of marks, from 篇 down to ①; a list inside a Markdown list stands below the outer one. */
function rankOf(block: Block, mark: NumberMark): number {
  if (mark.level === 0) return UNIT_RANKS[mark.unit] ?? 0.8;
  const isHalf = mark.close !== '' && mark.open === '';
  return mark.level + (isHalf ? 0.5 : 0) + Math.max(0, Math.min(block.listDepth, 5) - 1) * 0.05;
}

function loosen(series: OpenSeries, restart: 'soft' | 'free'): void {
  if (series.restart !== 'free') series.restart = restart;
}

/** How a paragraph without a mark reads: as nothing, as a line without an end mark, as words that lead to a list. */
const looksOf = blockFact((block) => {
  const text = block.prose.folded.trim();
  const isLine = text.length <= 25 && !/[。；，、！？;,.!?：:]$/.test(text);
  return { isEmpty: text === '', isLine, isLead: LEAD.test(text) };
});

/** What a paragraph without a mark means for the counts that are open. */
function separate(open: readonly OpenSeries[], block: Block): void {
  const { isEmpty, isLine, isLead } = looksOf(block);
  if (isEmpty) return;
  const isHeading = block.depth > 0;
  for (const series of open) {
    const depth = series.items[series.items.length - 1]?.placed.block.depth ?? 0;
    const isEnumerated = series.level >= 3 && (isLine || inlineMarkers(block)[0]?.leading === true);
    if (isEnumerated) loosen(series, 'free');
    else if (isHeading) loosen(series, depth === 0 || block.depth <= depth ? 'free' : 'soft');
    else if (isLine || series.level >= 3 || isLead) loosen(series, 'soft');
  }
}

/** A numeral without a mark that a paragraph begins with: 2 加强管理, 三 存在问题, 1.5G建设. */
const looseNumeral = blockFact((block): { kind: string; value: number; span: Span } | undefined => {
  const { text } = block.prose;
  const digits = LOOSE_DIGITS.exec(text);
  const chinese = digits ? null : LOOSE_CHINESE.exec(text);
  const numeral = digits?.[1] ?? chinese?.[1];
  if (numeral === undefined) return undefined;
  const value = digits ? Number(toHalfWidthDigits(numeral)) : parseChineseInteger(numeral);
  if (value === undefined) return undefined;
  let end = (digits ?? chinese)?.[0].length ?? 0;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return { kind: digits ? '3' : '1', value, span: spanOf(0, end) };
});

/** A loose numeral can be the number that is missed elsewhere. */
function addLoose(open: readonly OpenSeries[], index: number, placed: PlacedBlock): void {
  const loose = looseNumeral(placed.block);
  const series = loose && open.find((each) => each.kind === loose.kind);
  if (!series) return;
  series.items.push({
    index,
    placed,
    value: loose.value,
    span: loose.span,
    mark: undefined,
    below: undefined,
    restart: series.restart,
    loose: true,
  });
}

/**
 * The item that this count stands below although its kind of mark is usually deeper, as in 1. → 一、. That kind must
 * count on from before this count's last items to just before the present one.
 */
function parentBelow(series: OpenSeries, open: readonly OpenSeries[]): NumberedItem | undefined {
  const first = series.items[0];
  const last = series.items[series.items.length - 1];
  if (!first || !last) return undefined;
  for (const other of open) {
    if (other.rank <= series.rank || (other.items[0]?.index ?? 0) > first.index) continue;
    const [before, latest] = other.items.slice(-2);
    if (!before || !latest || before.index > last.index || last.index > latest.index) continue;
    if (latest.value === before.value + 1) return latest;
  }
  return undefined;
}

/** Whether the first heading comes again with the same words: what stood before was a table of contents. */
function repeatsFirstHeading(open: readonly OpenSeries[], placed: PlacedBlock): boolean {
  const mark = placed.block.mark;
  if (mark?.value !== 1 || mark.level > 2) return false;
  const first = open[0]?.items[0];
  if (!first?.mark || first.mark.level !== mark.level || first.value !== 1) return false;
  const words = headingWords(placed.block);
  return words.length >= 2 && words === headingWords(first.placed.block);
}

const headingWords = blockFact(({ heading, prose }): string =>
  heading ? prose.folded.slice(heading.start, heading.end).replace(/(?<![\s.…·‥—0-9])[\s.…·‥—0-9]+$/, '') : '',
);

/** An item's mark as written; with another number in its place where `value` is one. */
export function writtenMark({ placed, span, mark, value: own }: NumberedItem, value = own): string {
  const { text } = placed.block.prose;
  if (value === own || !mark) return text.slice(span.start, span.end);
  return markLike(text, mark, value) ?? String(value);
}

/** Where the mark stands in the report. */
export function markSpan(report: Report, { placed, span }: NumberedItem): Span {
  return report.proseSpan(placed, span.start, span.end);
}
