import { firstFrom } from './ascending';
import type { Span } from './span';
import type { TextChange } from './textChange';

/** A place as editors count it: zero-based line, and UTF-16 units from the start of that line. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The offset at which the line of `offset` begins. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at--;
  return at;
}

/** Translates between offsets and lines of one text. Lines end at `\n`, `\r\n` or a lone `\r`, as in VS Code. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string, starts: readonly number[] = startsOf(text)) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The lines of the text after an edit; only what was edited is read. */
  edited(text: string, { start, beforeEnd, afterEnd }: TextChange): LineIndex {
    // Whether a line begins at a place is told by the units on both sides of it.
    const starts = this.#starts.slice(0, firstFrom(this.#starts, Math.max(1, start)));
    addStarts(starts, text, Math.max(0, start - 1), afterEnd);
    const distance = afterEnd - beforeEnd;
    for (let line = firstFrom(this.#starts, beforeEnd + 1); line < this.#starts.length; line++) {
      starts.push((this.#starts[line] ?? 0) + distance);
    }
    return new LineIndex(text, starts);
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line and character of `offset`; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): LinePosition {
    const place = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: place - (this.#starts[low] ?? 0) };
  }

  /** Where a passage begins and ends. */
  rangeOf({ start, end }: Span): { readonly start: LinePosition; readonly end: LinePosition } {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The offset of a position; a position outside the text is moved to its nearest end. */
  offsetAt(position: LinePosition): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  /** Offset of the first unit of `line`. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  addStarts(starts, text, 0, text.length);
  return starts;
}

/** Adds the beginnings of lines that the units from `from` up to, not including, `to` make. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  for (let offset = from; offset < to; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
}
