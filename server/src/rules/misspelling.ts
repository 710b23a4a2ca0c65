import { termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import type { Rule } from './rule';
import { byTerm, termFinding } from './termFinding';

/** Words that are wrong in every context, and pairs where the neighbouring words decide. */
export const misspelling: Rule = {
  id: 'misspelling',
  title: '错别字',
  titleEnglish: 'Misspelling',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '《现代汉语词典》《第一批异形词整理表》（GF 1001—2001）及提法库各条所注',
  checkBlock(block, context, add) {
    const hits = termHitsOf(context.knowledge.terms, block).filter(
      ({ hit }) =>
        hit.term.rule === 'misspelling' && (hit.term.script === undefined || hit.term.script === context.script),
    );
    if (hits.length === 0) return;
    for (const group of byTerm(hits.filter((hit) => judgeInPlace(hit.hit.term, hit.surroundings(), context.asOf)))) {
      add(termFinding(group, 'wrong', context));
    }
  },
};
