import type { Sentence } from './sentence';

/** Stands in a slot for a fact that is `undefined`, so that it is not worked out again. */
const NOTHING = Symbol('nothing');

let slots = 0;

/** Makes a fact of `compute`: worked out when first asked for, then kept as long as the sentence. */
export function sentenceFact<T>(compute: (sentence: Sentence) => T): (sentence: Sentence) => T {
  const slot = slots++;
  return (sentence) => {
    const known = sentence.facts[slot];
    if (known !== undefined) return known as T;
    const value = compute(sentence);
    sentence.facts[slot] = value;
    return value;
  };
}

/** The same for a fact about one figure of a sentence, given as its index. */
export function placeFact<T>(
  compute: (sentence: Sentence, index: number) => T,
): (sentence: Sentence, index: number) => T {
  const factsOf = sentenceFact((): unknown[] => []);
  return (sentence, index) => {
    // An index outside the sentence is asked for at its borders; nothing is kept of it.
    if (index < 0 || index >= sentence.figures.length) return compute(sentence, index);
    const facts = factsOf(sentence);
    const known = facts[index];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    const value = compute(sentence, index);
    facts[index] = value === undefined ? NOTHING : value;
    return value;
  };
}
