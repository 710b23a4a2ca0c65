import { phraseSlipsOf } from '../report/phraseSlips';
import { termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import { maskedFindings } from './maskedFinding';
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
    for (const { prose, slips, masked } of phraseSlipsOf(context.knowledge.phrases, block)) {
      for (const group of bySlip(slips)) {
        const finding = phraseFinding(group, { prose, hits, isQuoted: block.container === 'quote' }, context);
        if (finding) add(finding);
      }
      for (const finding of maskedFindings(masked, prose, context)) add(finding);
    }
  },
};
