import type { PhraseIndex, PhraseSlip } from '../knowledge/phraseIndex';
import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import { type MaskedWord, maskedWordsOf } from './maskedWords';
import type { Prose } from './prose';

/** What is wrong with the set phrases in one piece of text: misquoted ones, and words that are masked. */
export interface ProseSlips {
  readonly prose: Prose;
  readonly slips: readonly PhraseSlip[];
  readonly masked: readonly MaskedWord[];
}

const facts = new WeakMap<PhraseIndex, (block: Block) => readonly ProseSlips[]>();

/** Slips and masks of a block, kept as long as the block; dates are looked at later. */
export function phraseSlipsOf(index: PhraseIndex, block: Block): readonly ProseSlips[] {
  let fact = facts.get(index);
  if (!fact) {
    fact = blockFact((each) =>
      prosesOf(each)
        .map((prose) => ({ prose, slips: index.find(prose.folded), masked: maskedWordsOf(prose) }))
        .filter(({ slips, masked }) => slips.length + masked.length > 0),
    );
    facts.set(index, fact);
  }
  return fact(block);
}
