import { LineIndex } from '../text/lineIndex';
import { detectScript, type Script } from '../text/script';
import { type Span, shiftSpan } from '../text/span';
import type { Block, PlacedBlock } from './block';
import { type FrontMatter, parseFrontMatter } from './frontMatter';
import { parseChunk } from './parseChunk';

/** A run of lines without a blank line between them, with its blocks; the unit that an edit leaves alone. */
interface Chunk {
  readonly source: string;
  readonly offset: number;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * A parsed report. Immutable: an edit makes a new one, which shares the blocks whose text stayed the same.
 * All spans count UTF-16 units from the start of `text`.
 */
export class Report {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** All blocks in the order of the text; comments, code and tables among them. */
  readonly blocks: readonly PlacedBlock[];
  /** The script most of the text is written in. */
  readonly script: Script;
  readonly #chunks: readonly Chunk[];
  #lines: LineIndex | undefined;

  private constructor(text: string, frontMatter: FrontMatter, chunks: readonly Chunk[]) {
    this.text = text;
    this.frontMatter = frontMatter;
    this.#chunks = chunks;
    const blocks: PlacedBlock[] = [];
    for (const chunk of chunks) {
      for (const { block, offset } of chunk.blocks) blocks.push({ block, offset: chunk.offset + offset });
    }
    this.blocks = blocks;
    this.script = detectScript(text);
  }

  /**
   * Parses `text`; never throws, whatever the text is. Blocks of `previous` whose source is unchanged are reused,
   * and with them every fact already derived from them.
   */
  static parse(text: string, previous?: Report): Report {
    const frontMatter = parseFrontMatter(text);
    const known = new Map<string, readonly PlacedBlock[]>();
    for (const chunk of previous ? previous.#chunks : []) known.set(chunk.source, chunk.blocks);
    const chunks: Chunk[] = [];
    for (const span of chunkSpans(text, frontMatter.span.end)) {
      const source = text.slice(span.start, span.end);
      let blocks = known.get(source);
      if (!blocks) {
        blocks = parseChunk(source);
        known.set(source, blocks);
      }
      chunks.push({ source, offset: span.start, blocks });
    }
    return new Report(text, frontMatter, chunks);
  }

  /** Lines of the text, for editors and messages. */
  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  /** The text of a passage. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** Where a passage of a block's prose stands in the report. */
  proseSpan(placed: PlacedBlock, start: number, end: number): Span {
    return shiftSpan(placed.block.prose.sourceSpan(start, end), placed.offset);
  }

  /** Where the whole block stands in the report. */
  blockSpan(placed: PlacedBlock): Span {
    return { start: placed.offset, end: placed.offset + placed.block.source.length };
  }
}

/** Makes a fact that is derived from a whole report: computed when first asked for, then kept as long as the report. */
export function reportFact<T>(compute: (report: Report) => T): (report: Report) => T {
  const known = new WeakMap<Report, { value: T }>();
  return (report) => {
    let entry = known.get(report);
    if (!entry) {
      entry = { value: compute(report) };
      known.set(report, entry);
    }
    return entry.value;
  };
}

/** Whether the block holds words of the report itself, as against code, comments, tables and rules. */
export function isProseBlock(block: Block): boolean {
  return block.kind === 'paragraph';
}

/** Splits at blank lines; a fenced code block and a comment are one chunk with their blank lines. */
function chunkSpans(text: string, from: number): Span[] {
  const spans: Span[] = [];
  let chunkStart = -1;
  let chunkEnd = from;
  let fence = '';
  let inComment = false;
  for (let at = from; at < text.length; ) {
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    const blank = isBlankRange(text, at, end);
    const opensComment = chunkStart < 0 && text.startsWith('<!--', at);
    if (!blank || fence !== '' || inComment) {
      if (chunkStart < 0) chunkStart = at;
      chunkEnd = end;
      if (inComment || opensComment) inComment = text.slice(at, end).indexOf('-->') < 0;
      else fence = nextFence(text, at, end, fence);
      // A comment stands alone, so that the words behind it are not swallowed by it.
      if (opensComment && !inComment) {
        const close = text.indexOf('-->', at) + 3;
        spans.push({ start: chunkStart, end: close });
        chunkStart = isBlankRange(text, close, end) ? -1 : close;
      } else if (!inComment && text.startsWith('<!--', chunkStart) && chunkEnd === end) {
        spans.push({ start: chunkStart, end });
        chunkStart = -1;
      }
    } else if (chunkStart >= 0) {
      spans.push({ start: chunkStart, end: chunkEnd });
      chunkStart = -1;
    }
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  if (chunkStart >= 0) spans.push({ start: chunkStart, end: chunkEnd });
  return spans;
}

function isBlankRange(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9 && unit !== 0x3000 && unit !== 0xa0 && unit !== 0xfeff) return false;
  }
  return true;
}

/** The fence that is open behind this line: the opening signs, or empty. */
function nextFence(text: string, start: number, end: number, open: string): string {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32 && at - start < 4) at++;
  const sign = text.charAt(at);
  if (sign !== '`' && sign !== '~') return open;
  let length = 0;
  while (at + length < end && text.charAt(at + length) === sign) length++;
  if (length < 3) return open;
  if (open === '') return sign === '`' && text.slice(at + length, end).includes('`') ? '' : sign.repeat(length);
  const closes = sign === open[0] && length >= open.length && isBlankRange(text, at + length, end);
  return closes ? '' : open;
}
