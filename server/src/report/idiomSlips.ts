import type { TermIndex } from '../knowledge/termIndex';
import { findIdiomSlips, type IdiomSlip } from '../text/idioms';
import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import { surroundingsOf } from './context';
import type { Prose } from './prose';

/** The slips in one piece of text. */
export interface ProseIdioms {
  readonly prose: Prose;
  readonly slips: readonly IdiomSlip[];
}

/** Idioms with a wrong character in each piece of text of a block; what stands in a title is the title's own. */
export const idiomSlipsOf = blockFact((block: Block): readonly ProseIdioms[] =>
  prosesOf(block).flatMap((prose) => {
    const slips = findIdiomSlips(prose.folded).filter(
      ({ start, end }) => !surroundingsOf(prose.folded, [], start, end).inTitle,
    );
    return slips.length > 0 ? [{ prose, slips }] : [];
  }),
);

/** Characters to each side of an idiom in which an entry of the term lists may begin or end. */
const NEIGHBOURHOOD = 12;

/** Whether an entry of the term lists speaks of the writing of the words, be it to report or to keep them. */
export function isNamedByTerm(terms: TermIndex, prose: Prose, { start, end }: IdiomSlip): boolean {
  const from = Math.max(0, start - NEIGHBOURHOOD);
  const to = end + NEIGHBOURHOOD;
  const hits = terms.find(prose.text.slice(from, to), prose.folded.slice(from, to));
  return hits.some(
    ({ term, ...hit }) =>
      (term.verdict === 'keep' || term.rule === 'misspelling' || term.rule === 'conversion-slip') &&
      from + hit.start < end &&
      start < from + hit.end,
  );
}
