import { LineIndex } from '../text/lineIndex';
import { detectScript, type Script } from '../text/script';
import { type Span, shiftSpan } from '../text/span';
import type { Block, PlacedBlock } from './block';
import { chunkSpans } from './chunks';
import { type FrontMatter, parseFrontMatter } from './frontMatter';
import { type Memo, type Remembering, remembered } from './memo';
import { parseChunk } from './parseChunk';
import type { Prose } from './prose';

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
export class Report implements Remembering {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** All blocks in the order of the text; comments, code and tables among them. */
  readonly blocks: readonly PlacedBlock[];
  /** The script the report is meant to be in, else the one that most of the text is written in. */
  readonly script: Script;
  readonly memo: Memo = [];
  readonly #chunks: readonly Chunk[];
  readonly #stated: Script | undefined;
  #lines: LineIndex | undefined;

  private constructor(text: string, frontMatter: FrontMatter, chunks: readonly Chunk[], stated: Script | undefined) {
    this.text = text;
    this.frontMatter = frontMatter;
    this.#chunks = chunks;
    const blocks: PlacedBlock[] = [];
    for (const chunk of chunks) {
      for (const { block, offset } of chunk.blocks) blocks.push({ block, offset: chunk.offset + offset });
    }
    this.blocks = blocks;
    this.#stated = stated;
    this.script = stated ?? detectScript(text);
  }

  /**
   * Parses `text`; never throws, whatever the text is. Blocks of `previous` whose source is unchanged are reused,
   * and with them every fact already derived from them. `script` is the script it is meant to be in, if anybody said so;
   * what holds for `previous` holds on.
   */
  static parse(
    text: string,
    previous?: Report,
    script: Script | undefined = previous === undefined ? undefined : previous.#stated,
  ): Report {
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
    return new Report(text, frontMatter, chunks, script);
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
    return this.proseSpanOf(placed, placed.block.prose, start, end);
  }

  /** The same for a piece of the block's text that has a prose of its own: the cell of a table. */
  proseSpanOf(placed: PlacedBlock, prose: Prose, start: number, end: number): Span {
    return shiftSpan(prose.sourceSpan(start, end), placed.offset);
  }

  /** Where the whole block stands in the report. */
  blockSpan(placed: PlacedBlock): Span {
    return { start: placed.offset, end: placed.offset + placed.block.source.length };
  }
}

/** Makes a fact that is derived from a whole report: computed when first asked for, then kept as long as the report. */
export function reportFact<T>(compute: (report: Report) => T): (report: Report) => T {
  return remembered(compute);
}

/** Whether the block holds words of the report itself, as against code, comments, tables and rules. */
export function isProseBlock(block: Block): boolean {
  return block.kind === 'paragraph';
}
