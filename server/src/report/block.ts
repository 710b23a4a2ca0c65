import type { Span } from '../text/span';
import type { NumberMark } from './marks';
import { type Remembering, remembered } from './memo';
import type { Prose } from './prose';

/**
 * What a block is in Markdown. A `paragraph` is what prints as one paragraph: usually one line of the source,
 * since pasted reports put one paragraph on a line, or one marked part of a line that holds several.
 */
export type BlockKind = 'paragraph' | 'table' | 'code' | 'image' | 'comment' | 'break';

/** A cell of a Markdown table. */
export interface TableCell {
  /** The cell's text without surrounding blanks; offsets lead to the block's source. */
  readonly prose: Prose;
  /** The passage of the block's source between the bars, without surrounding blanks. */
  readonly span: Span;
}

/** A Markdown table; the first row is the header, the delimiter row is left out. */
export interface Table {
  readonly rows: readonly (readonly TableCell[])[];
  readonly alignments: readonly ('left' | 'center' | 'right' | 'none')[];
}

/**
 * One block of a report. A block does not know where it stands: all its spans count from its own start, so a
 * block whose text an edit did not touch is reused with everything derived from it.
 */
export interface Block extends Remembering {
  readonly kind: BlockKind;
  /** The block's Markdown, exactly as in the report. */
  readonly source: string;
  /** What the reader sees of it; empty for comments, breaks and tables (whose cells have their own). */
  readonly prose: Prose;
  /** Number of `#` in front of a Markdown heading, else 0. */
  readonly depth: number;
  /** The numbering mark the prose begins with (一、 （一） 1. （1） ①), if any. */
  readonly mark: NumberMark | undefined;
  /**
   * Prose offsets of the heading: the whole block, or the first sentence when text runs on behind it (`runIn`).
   * Undefined for ordinary paragraphs. The mark is not part of it.
   */
  readonly heading: Span | undefined;
  /** Whether body text follows the heading inside the block. */
  readonly runIn: boolean;
  /** Whether the block stands in a Markdown list or quotation, or is the text of a footnote (`[^1]: …`). */
  readonly container: 'none' | 'list' | 'quote' | 'note';
  /** How many Markdown lists the block stands in: 0 outside, 1 in a list, 2 in a list inside a list. */
  readonly listDepth: number;
  /** False when the block is a marked part that does not begin a source line. */
  readonly startsLine: boolean;
  readonly table: Table | undefined;
}

/** A block at its place: `offset` is where its source begins in the report's text. */
export interface PlacedBlock {
  readonly block: Block;
  readonly offset: number;
}

/** Makes a fact that is derived from one block alone: computed when first asked for, then kept as long as the block. */
export function blockFact<T>(compute: (block: Block) => T): (block: Block) => T {
  return remembered(compute);
}
