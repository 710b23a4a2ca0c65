import { type Clue, cluesOf } from './clues';
import type { Figure } from './figure';
import type { Dimension } from './units';
import type { YearMention } from './years';

/** Where a figure stands in its sentence; offsets count in the block's prose. */
interface Place {
  /** Where the words before the figure begin: behind the last mark, bracket or figure. */
  readonly leadStart: number;
  /** Where the words behind it end: at the next mark, bracket or figure. */
  readonly tailEnd: number;
  /** Offset of the innermost open bracket around it, or -1. */
  readonly bracket: number;
}

const BEFORE_COLON = /([^，,；;。、：:]{1,12})[：:]\s*$/;

/** Units of the words around a figure that are looked at; no phrase of a report is longer. */
const WORDS_LIMIT = 80;
/** Figures and units a sentence may have; what is longer is no sentence, and is cut so that the work stays linear. */
const FIGURE_LIMIT = 64;
const LENGTH_LIMIT = 4000;

/** A sentence that holds figures: up to 。！？ or a line's end, with its clauses told apart by marks and brackets. */
export class Sentence {
  readonly #places: readonly Place[];
  /** Leads, tails and gaps that were asked for; most are asked for by several relations. */
  readonly #leads: (string | undefined)[] = [];
  readonly #tails: (string | undefined)[] = [];
  readonly #gaps: (string | undefined)[] = [];
  #clues: number | undefined;
  /** What was worked out about the sentence, a slot for each `sentenceFact`. */
  readonly facts: unknown[] = [];

  constructor(
    /** The folded prose of the whole block. */
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly figures: readonly Figure[],
    readonly years: readonly YearMention[],
    places: readonly Place[],
  ) {
    this.#places = places;
  }

  /** Several sentences of one block, one behind the other, read as one. */
  static join(sentences: readonly Sentence[]): Sentence | undefined {
    const first = sentences[0];
    const last = sentences[sentences.length - 1];
    if (!first || !last) return undefined;
    return new Sentence(
      first.text,
      first.start,
      last.end,
      sentences.flatMap(({ figures }) => figures),
      sentences.flatMap(({ years }) => years),
      sentences.flatMap((sentence) => sentence.#places),
    );
  }

  /** The figures at these places. */
  figuresAt(indexes: readonly number[]): readonly Figure[] {
    return indexes.flatMap((index) => this.figures[index] ?? []);
  }

  /** The words directly before a figure, back to the last mark or figure: 其中男生 in “，其中男生918人”. */
  lead(index: number): string {
    const figure = this.figures[index];
    const place = this.#places[index];
    if (!figure || !place) return '';
    const known = this.#leads[index];
    if (known !== undefined) return known;
    const from = Math.max(place.leadStart, figure.span.start - WORDS_LIMIT);
    const lead = this.text.slice(from, figure.span.start).trim();
    this.#leads[index] = lead;
    return lead;
  }

  /** The same; for a figure right behind a colon, the words before that: 合计 in “合计：31人”. */
  label(index: number): string {
    const lead = this.lead(index);
    return lead !== '' ? lead : (BEFORE_COLON.exec(this.gap(index))?.[1] ?? '');
  }

  leadStart(index: number): number {
    return this.#places[index]?.leadStart ?? this.start;
  }

  /** The words directly behind a figure, up to the next mark or figure. */
  tail(index: number): string {
    const figure = this.figures[index];
    const place = this.#places[index];
    if (!figure || !place) return '';
    const known = this.#tails[index];
    if (known !== undefined) return known;
    const to = Math.min(place.tailEnd, figure.span.end + WORDS_LIMIT);
    const tail = this.text.slice(figure.span.end, to).trim();
    this.#tails[index] = tail;
    return tail;
  }

  tailEnd(index: number): number {
    return this.#places[index]?.tailEnd ?? this.end;
  }

  /** All text between the figure before and this one; for the first, from the start of the sentence. */
  gap(index: number): string {
    const known = index < 0 ? undefined : this.#gaps[index];
    if (known !== undefined) return known;
    const from = index === 0 ? this.start : (this.figures[index - 1]?.span.end ?? this.start);
    const to = index >= this.figures.length ? this.end : (this.figures[index]?.span.start ?? this.end);
    const gap = this.text.slice(from, Math.max(from, to));
    if (index >= 0) this.#gaps[index] = gap;
    return gap;
  }

  /** Whether the sentence has one of the clues; leads, gaps and tails are part of it. */
  has(clues: Clue): boolean {
    // A sentence that was cut for its length may begin behind the words before its first figure.
    this.#clues ??= cluesOf(this.text, Math.min(this.start, this.leadStart(0)), this.end);
    return (this.#clues & clues) !== 0;
  }

  /** Whether a figure of the sentence measures something of the dimension. */
  tells(dimension: Dimension): boolean {
    return this.figures.some(({ unit }) => unit.dimension === dimension);
  }

  /** Offset of the bracket the figure stands in, or -1. */
  bracket(index: number): number {
    return this.#places[index]?.bracket ?? -1;
  }

  /** Index of the nearest figure before `index` that stands in no bracket opened since: 86所（…），占…. */
  beforeBrackets(index: number): number {
    let at = index - 1;
    while (at > 0 && this.bracket(at) > this.bracket(index)) at--;
    return at;
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }
}

/** What a character does to a sentence: 1 parts clauses, 2 opens a bracket, 3 closes one, 4 may end the sentence. */
const roles = new Uint8Array(0x10000);
for (const [role, characters] of ['，,；;：:、', '（(〔［[', '）)〕］]', '。！？!?\n.．'].entries()) {
  for (const character of characters) roles[character.charCodeAt(0)] = role + 1;
}

/** Cuts a block's prose into sentences and notes where each figure stands. Sentences without figures are left out. */
export function cutSentences(
  text: string,
  figures: readonly Figure[],
  years: readonly YearMention[],
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  if (figures.length === 0) return sentences;
  let own: Figure[] = [];
  let places: { leadStart: number; tailEnd: number; bracket: number }[] = [];
  let start = 0;
  let leadStart = 0;
  let openPlace: { tailEnd: number } | undefined;
  let brackets: number[] = [];
  let next = 0;
  let nextYear = 0;
  const endTail = (at: number) => {
    if (openPlace) openPlace.tailEnd = at;
    openPlace = undefined;
  };
  const close = (end: number) => {
    endTail(end);
    if (own.length > 0) {
      const within: YearMention[] = [];
      for (; nextYear < years.length && (years[nextYear]?.span.start ?? 0) < end; nextYear++) {
        const year = years[nextYear];
        if (year && year.span.start >= start) within.push(year);
      }
      sentences.push(new Sentence(text, start, end, own, within, places));
    }
    own = [];
    places = [];
    brackets = [];
  };
  for (let at = 0; at < text.length; ) {
    const figure = figures[next];
    if (figure && at >= figure.span.start) {
      if (own.length >= 2 * FIGURE_LIMIT || at - start > 2 * LENGTH_LIMIT) {
        close(at);
        start = at;
      }
      endTail(figure.span.start);
      const place = { leadStart, tailEnd: text.length, bracket: brackets[brackets.length - 1] ?? -1 };
      own.push(figure);
      places.push(place);
      openPlace = place;
      at = Math.max(at + 1, figure.span.end);
      leadStart = figure.span.end;
      next++;
      continue;
    }
    const role = roles[text.charCodeAt(at)];
    if (role === 4 && isSentenceEnd(text, at)) {
      close(at);
      start = at + 1;
      leadStart = at + 1;
    } else if (role === 1 || role === 2 || role === 3) {
      endTail(at);
      leadStart = at + 1;
      if (own.length >= FIGURE_LIMIT || at - start > LENGTH_LIMIT) {
        close(at);
        start = at + 1;
      }
      if (role === 2) brackets.push(at);
      else if (role === 3) brackets.pop();
    }
    at++;
  }
  close(text.length);
  return sentences;
}

function isSentenceEnd(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign !== '.' && sign !== '．') return true;
  // A dot ends a sentence behind a word or a unit; in 3.5, 1. and file.txt it does not.
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  // A percent sign or a bracket before it shows that a figure is complete: 6.2%.9.68亿元.
  if (before === 0x25 || before === 0x29) return true;
  return before > 0x2e80 && !(after >= 0x30 && after <= 0x39 && before < 0x2e80);
}
