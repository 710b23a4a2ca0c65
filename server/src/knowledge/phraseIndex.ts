import type { Phrase } from './phrase';
import { createListFinder } from './phraseLists';
import { createWordsFinder } from './phraseWords';

/** A set phrase that is not written as it should be; offsets count in the text. */
export interface PhraseSlip {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
  /**
   * `words`: a slip of some characters; `order`: members in another order; `missing`: members left out;
   * `foreign`: something else in the place of a member.
   */
  readonly kind: 'words' | 'order' | 'missing' | 'foreign';
  /** What it should read in full, without surrounding text. */
  readonly right: string;
  /** The members concerned, for the message. */
  readonly members: readonly string[];
  /** The slip is one from this day on and before that one, `YYYY-MM-DD`. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Finds misquoted set phrases. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** All slips in a folded text, in order, none overlapping another. Dates are left to the caller. */
  find(folded: string): readonly PhraseSlip[];
}

/** Builds the index over all set phrases. */
export function createPhraseIndex(phrases: readonly Phrase[]): PhraseIndex {
  const words = createWordsFinder(phrases);
  const lists = createListFinder(phrases.filter((phrase) => phrase.kind === 'list'));
  return {
    phrases,
    find(folded) {
      const slips = [...lists(folded), ...words(folded)];
      if (slips.length < 2) return slips;
      slips.sort((a, b) => a.start - b.start || b.end - a.end);
      let end = -1;
      return slips.filter((slip) => {
        if (slip.start < end) return false;
        end = slip.end;
        return true;
      });
    },
  };
}
