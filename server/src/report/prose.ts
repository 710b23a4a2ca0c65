import { fold } from '../text/script';
import { type Span, spanOf } from '../text/span';
import { FOLDABLE, traitsOf } from '../text/traits';

/**
 * The text a reader sees in one block: Markdown markup taken away, lines joined. Every offset of it leads back to
 * the block's source. Offsets are UTF-16 units; prose offsets count in `text`, source offsets in the block's source.
 */
export class Prose {
  readonly text: string;
  readonly #segments: readonly number[];
  #folded: string | undefined;
  #traits = -1;

  /**
   * `segments` lists pairs of (prose offset, source offset), ascending: from each pair on, both run in step.
   * Without segments the prose starts at source offset `start` and is the source itself.
   */
  constructor(text: string, segments: readonly number[] = [0, 0]) {
    this.text = text;
    this.#segments = segments;
  }

  /** The text in Simplified characters, same offsets; what rules match against. */
  get folded(): string {
    this.#folded ??= this.has(FOLDABLE) ? fold(this.text) : this.text;
    return this.#folded;
  }

  /** Whether the text has a character of one of the classes (`text/traits`), given as bits. */
  has(traits: number): boolean {
    return (this.traits & traits) !== 0;
  }

  /** The classes of characters (`text/traits`) that the text has, as bits. */
  get traits(): number {
    if (this.#traits < 0) this.#traits = traitsOf(this.text);
    return this.#traits;
  }

  /** The source offset of the character at `offset`. */
  sourceStart(offset: number): number {
    const segments = this.#segments;
    let low = 0;
    let high = segments.length / 2 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle * 2] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (segments[low * 2 + 1] ?? 0) + offset - (segments[low * 2] ?? 0);
  }

  /** The source offset just after the character before `offset`; differs from `sourceStart` at markup. */
  sourceEnd(offset: number): number {
    return offset <= 0 ? this.sourceStart(0) : this.sourceStart(offset - 1) + 1;
  }

  /** The passage of the source that holds prose `start`–`end`; markup inside it is included. */
  sourceSpan(start: number, end: number): Span {
    const from = this.sourceStart(start);
    return spanOf(from, end <= start ? from : Math.max(from, this.sourceEnd(end)));
  }

  /** Whether the passage stands in the source exactly as in the prose, so that an edit there loses no markup. */
  isVerbatim(start: number, end: number): boolean {
    const span = this.sourceSpan(start, end);
    return span.end - span.start === end - start;
  }
}
