import { withoutNoise } from '../knowledge/wording';
import { blockFact } from './block';
import { comparePlaces, KeyedPlaces, type Place } from './keyedPlaces';
import { isProseBlock, type Report } from './report';
import type { ReportChange, ReportState } from './reportChange';
import { type MovingIndex, movingFact } from './reportFact';

/** Shortest paragraph and shortest sentence, in words without punctuation, that nobody writes twice on purpose. */
const PARAGRAPH = 30;
const SENTENCE = 36;

/** A long paragraph or sentence; prose offsets. */
export interface Passage {
  /** Its words in Simplified script, without punctuation. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly isParagraph: boolean;
}

/** A passage that has stood in the report before. */
export interface RepeatedPassage {
  readonly again: Place<Passage>;
  readonly first: Place<Passage>;
}

/** The paragraph without its number, and each long sentence of it; prose offsets. */
const passagesOf = blockFact((block): readonly Passage[] => {
  if (!isProseBlock(block)) return [];
  const text = block.prose.folded;
  const from = block.mark?.contentStart ?? 0;
  const whole = withoutNoise(text, from, text.length);
  const passages: Passage[] = [];
  if (whole.length >= PARAGRAPH)
    passages.push({ words: whole, start: from, end: text.trimEnd().length, isParagraph: true });
  let start = from;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && !'。！？!?'.includes(text.charAt(at))) continue;
    const words = withoutNoise(text, start, at);
    if (words.length >= SENTENCE && words !== whole) passages.push({ words, start, end: at, isParagraph: false });
    start = at + 1;
  }
  return passages;
});

/** The passages of the body by their words, and which words stand more than once. */
class PassageIndex implements MovingIndex {
  readonly #places: KeyedPlaces<Passage>;
  readonly #repeated = new Set<string>();

  constructor(report: Report) {
    this.#places = new KeyedPlaces(report, {
      itemsOf: passagesOf,
      keysOf: ({ words }) => [words],
      isLeftOut: (kind) => kind !== 'body',
    });
    for (const words of this.#places.keys()) this.#count(words);
  }

  isOf(state: ReportState): boolean {
    return this.#places.isOf(state);
  }

  edit(change: ReportChange, report: Report): boolean {
    const edited = this.#places.edit(change, report);
    for (const { item } of [...(edited?.removed ?? []), ...(edited?.added ?? [])]) this.#count(item.words);
    return edited !== undefined;
  }

  /** All places of words that stand more than once, each with the first place of its words, in the order of the text. */
  repeated(): RepeatedPassage[] {
    return [...this.#repeated]
      .flatMap((words) => {
        const [first, ...others] = this.#places.under(words);
        return first ? others.map((again) => ({ again, first })) : [];
      })
      .sort((one, two) => comparePlaces(one.again, two.again));
  }

  #count(words: string): void {
    if (this.#places.under(words).length > 1) this.#repeated.add(words);
    else this.#repeated.delete(words);
  }
}

const passageIndexOf = movingFact((report) => new PassageIndex(report));

/** The long passages that stand in the body a second time; a repeated paragraph once, and not for each of its sentences. */
export function repeatedPassagesOf(report: Report): RepeatedPassage[] {
  let paragraph = -1;
  return passageIndexOf(report)
    .repeated()
    .filter(({ again }) => {
      if (again.index === paragraph) return false;
      if (again.item.isParagraph) paragraph = again.index;
      return true;
    });
}
