import { idiomSlipsOf, isNamedByTerm } from '../report/idiomSlips';
import type { Prose } from '../report/prose';
import { termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import type { IdiomSlip } from '../text/idioms';
import { inScript } from '../text/script';
import type { RawFinding, Rule, RuleContext } from './rule';
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
    for (const group of byTerm(hits.filter((hit) => judgeInPlace(hit.hit.term, hit.surroundings(), context.asOf)))) {
      add(termFinding(group, 'wrong', context));
    }
    for (const { prose, slips } of idiomSlipsOf(block)) {
      for (const slip of slips)
        if (!isNamedByTerm(context.knowledge.terms, prose, slip)) add(idiomFinding(prose, slip, context));
    }
  },
};

function idiomFinding(prose: Prose, { start, end, right }: IdiomSlip, context: RuleContext): RawFinding {
  const span = prose.sourceSpan(start, end);
  const newText = inScript(right, context.script);
  const isVerbatim = prose.isVerbatim(start, end);
  return {
    span,
    message: `“${prose.text.slice(start, end)}”写法有误，应为“${newText}”。`,
    fixes: isVerbatim ? [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }] : [],
    data: { idiom: right, replacement: newText },
  };
}
