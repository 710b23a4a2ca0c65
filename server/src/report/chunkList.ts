import { firstFrom, firstWhere } from '../text/ascending';
import { detached } from '../text/detached';
import type { Span } from '../text/span';
import type { TextChange } from '../text/textChange';
import type { PlacedBlock } from './block';
import { BlockPool } from './blockPool';
import { chunkSpans } from './chunks';
import { parseChunk } from './parseChunk';

/** A run of lines without a blank line between them, with its blocks; offsets count from its start. */
interface Chunk {
  readonly source: string;
  readonly blocks: readonly PlacedBlock[];
}

const COMMENT_CLOSE = '-->';

/** The chunks of a text behind its front matter, in order: what an edit leaves alone is not parsed again. */
export class ChunkList {
  readonly #chunks: readonly Chunk[];
  /** Where each chunk begins, in UTF-16 units from the start of the text. */
  readonly #starts: readonly number[];
  readonly #lastClose: number;
  readonly blocks: readonly PlacedBlock[];

  private constructor(
    chunks: readonly Chunk[],
    starts: readonly number[],
    lastClose: number,
    blocks: readonly PlacedBlock[],
  ) {
    this.#chunks = chunks;
    this.#starts = starts;
    this.#lastClose = lastClose;
    this.blocks = blocks;
  }

  /** Parses `text` from `from` on. */
  static of(text: string, from: number): ChunkList {
    const lastClose = text.lastIndexOf(COMMENT_CLOSE);
    const spans = chunkSpans(text, { from, lastClose });
    const starts = spans.map(({ start }) => start);
    const chunks = parseChunks(text, spans, []);
    return new ChunkList(chunks, starts, lastClose, placedBlocks(chunks, starts));
  }

  /** The chunks after an edit: those behind and in front of it are taken over. */
  edited(before: string, after: string, change: TextChange, from: number): ChunkList {
    const distance = change.afterEnd - change.beforeEnd;
    const closesAnew =
      holdsClose(before, change.start, change.beforeEnd) || holdsClose(after, change.start, change.afterEnd);
    const lastClose = closesAnew
      ? after.lastIndexOf(COMMENT_CLOSE)
      : this.#lastClose + (this.#lastClose < change.beforeEnd ? 0 : distance);
    // The chunk before the one that is edited may grow into it. A comment that is closed now may begin anywhere above.
    const touched = firstFrom(this.#starts, change.start + 1) - 1;
    const kept = closesAnew || change.start < from ? 0 : Math.max(0, touched - 1);
    let resumed = this.#starts.length;
    const isKnown = (start: number) => {
      if (start < change.afterEnd) return false;
      const index = firstFrom(this.#starts, start - distance);
      if (this.#starts[index] !== start - distance) return false;
      resumed = index;
      return true;
    };
    const spans = chunkSpans(after, { from: kept === 0 ? from : (this.#starts[kept] ?? from), lastClose, isKnown });
    const parsed = parseChunks(after, spans, this.#chunks.slice(kept, resumed));
    const starts = spans.map(({ start }) => start);
    return new ChunkList(
      this.#chunks.slice(0, kept).concat(parsed, this.#chunks.slice(resumed)),
      this.#starts.slice(0, kept).concat(
        starts,
        this.#starts.slice(resumed).map((start) => start + distance),
      ),
      lastClose,
      this.blocks
        .slice(0, this.#blocksBefore(kept))
        .concat(placedBlocks(parsed, starts), moved(this.blocks.slice(this.#blocksBefore(resumed)), distance)),
    );
  }

  /** How many blocks stand before the chunk of that index. */
  #blocksBefore(chunk: number): number {
    const start = this.#starts[chunk];
    if (start === undefined) return this.blocks.length;
    return firstWhere(this.blocks.length, (index) => (this.blocks[index]?.offset ?? 0) >= start);
  }
}

/** Parses the chunks at `spans`; those of `known`, which stood there before, are taken again, and so are their blocks. */
function parseChunks(text: string, spans: readonly Span[], known: readonly Chunk[]): Chunk[] {
  const bySource = new Map(known.map((chunk) => [chunk.source, chunk]));
  const pool = new BlockPool(known.flatMap(({ blocks }) => blocks));
  return spans.map(({ start, end }) => {
    const slice = text.slice(start, end);
    // After an edit the other chunks are those of older texts; a slice would keep all of each alive.
    const source = known.length > 0 ? detached(slice) : slice;
    let chunk = bySource.get(source);
    if (!chunk) {
      chunk = { source, blocks: parseChunk(source, pool) };
      bySource.set(source, chunk);
    }
    return chunk;
  });
}

function placedBlocks(chunks: readonly Chunk[], starts: readonly number[]): PlacedBlock[] {
  return chunks.flatMap(({ blocks }, index) => moved(blocks, starts[index] ?? 0));
}

function moved(blocks: readonly PlacedBlock[], distance: number): readonly PlacedBlock[] {
  if (distance === 0) return blocks;
  return blocks.map(({ block, offset }) => ({ block, offset: offset + distance }));
}

/** Whether a `-->` stands in the passage, or is made by it and what stands beside it. */
function holdsClose(text: string, start: number, end: number): boolean {
  const beside = COMMENT_CLOSE.length - 1;
  return text.slice(Math.max(0, start - beside), end + beside).includes(COMMENT_CLOSE);
}
