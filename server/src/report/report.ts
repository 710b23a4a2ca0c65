import { LineIndex } from '../text/lineIndex';
import { detectScript, type Script } from '../text/script';
import { type Span, shiftSpan } from '../text/span';
import { changeBetween, type TextChange } from '../text/textChange';
import type { Block, PlacedBlock } from './block';
import { ChunkList } from './chunkList';
import { type FrontMatter, parseFrontMatter } from './frontMatter';
import { Heritage, type Inherited } from './heritage';
import type { Memo, Remembering } from './memo';
import type { Prose } from './prose';
import { changeOf, type ReportChange, type ReportState } from './reportChange';

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
  /** What the report is made of, without what has been derived from it. */
  readonly state: ReportState;
  readonly #chunks: ChunkList;
  readonly #stated: Script | undefined;
  readonly #heritage: Heritage;
  readonly #changes = new Map<ReportState, ReportChange>();
  #lines: LineIndex | undefined;

  private constructor(
    text: string,
    frontMatter: FrontMatter,
    chunks: ChunkList,
    stated: Script | undefined,
    heritage: Heritage,
  ) {
    this.text = text;
    this.frontMatter = frontMatter;
    this.#chunks = chunks;
    this.blocks = chunks.blocks;
    this.#stated = stated;
    this.script = stated ?? detectScript(text);
    this.#heritage = heritage;
    this.state = { text, frontMatter, blocks: this.blocks, script: this.script };
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
    const change = previous && changeBetween(previous.text, text);
    if (previous && change) return previous.#edited(text, change, script);
    if (previous && previous.#stated === script) return previous;
    const frontMatter = parseFrontMatter(text);
    return new Report(text, frontMatter, ChunkList.of(text, frontMatter.span.end), script, new Heritage());
  }

  #edited(text: string, change: TextChange, script: Script | undefined): Report {
    const { end } = this.frontMatter.span;
    // An edit right behind the closing line may make it longer.
    const frontMatter = end > 0 && change.start > end ? this.frontMatter : parseFrontMatter(text);
    const chunks = this.#chunks.edited(this.text, text, change, frontMatter.span.end);
    const report = new Report(text, frontMatter, chunks, script, Heritage.of(this.state, this.memo, this.#heritage));
    report.#lines = this.#lines?.edited(text, change);
    report.#changes.set(this.state, changeOf(this.state, report.state, change));
    return report;
  }

  /** What has changed since an earlier version. */
  since(state: ReportState): ReportChange {
    let change = this.#changes.get(state);
    if (!change) {
      change = changeOf(state, this.state);
      this.#changes.set(state, change);
    }
    return change;
  }

  /** A fact of an earlier version that is kept in a slot of its memo. */
  inherited(slot: number): Inherited | undefined {
    return this.#heritage.get(slot);
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

  /** Where a passage of the prose of the block of that index in `blocks` stands in the report. */
  spanAt(index: number, start: number, end: number): Span {
    const placed = this.blocks[index];
    return placed ? this.proseSpan(placed, start, end) : { start: 0, end: 0 };
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

/** Whether the block holds words of the report itself, as against code, comments, tables and rules. */
export function isProseBlock(block: Block): boolean {
  return block.kind === 'paragraph';
}
