import type { PhraseIndex, PhraseSlip } from '../knowledge/phraseIndex';
import { type Block, blockFact } from '../report/block';
import { prosesOf } from '../report/blockProses';
import type { Prose } from '../report/prose';
import { termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import { type MaskedWord, maskedFindings, maskedWordsOf } from './maskedWords';
import { bySlip, phraseFinding } from './phraseFinding';
import type { Rule } from './rule';
import { byTerm, termFinding } from './termFinding';

/** Set phrases misquoted, with members missing or out of order, masked or mutilated. */
export const fixedPhrase: Rule = {
  id: 'fixed-phrase',
  title: '固定表述有误',
  titleEnglish: 'Misquoted set phrase',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '中央文件的规范表述，见固定表述库各条所注',
  checkBlock(block, context, add) {
    const hits = termHitsOf(context.knowledge.terms, block);
    const entries = hits.filter(({ hit }) => hit.term.rule === 'fixed-phrase');
    for (const group of byTerm(entries.filter((hit) => judgeInPlace(hit.hit.term, hit.surroundings(), context.asOf)))) {
      add(termFinding(group, 'wrong', context));
    }
    for (const { prose, slips, masked } of slipsOf(context.knowledge.phrases, block)) {
      for (const group of bySlip(slips)) {
        const finding = phraseFinding(group, { prose, hits, isQuoted: block.container === 'quote' }, context);
        if (finding) add(finding);
      }
      for (const finding of maskedFindings(masked, prose, context)) add(finding);
    }
  },
};

interface ProseSlips {
  readonly prose: Prose;
  readonly slips: readonly PhraseSlip[];
  readonly masked: readonly MaskedWord[];
}

const facts = new WeakMap<PhraseIndex, (block: Block) => readonly ProseSlips[]>();

/** Slips and masks of a block, kept as long as the block; dates are looked at later. */
function slipsOf(index: PhraseIndex, block: Block): readonly ProseSlips[] {
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
