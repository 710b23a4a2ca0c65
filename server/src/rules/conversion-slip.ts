import type { Term } from '../knowledge/term';
import type { PlacedBlock } from '../report/block';
import type { Report } from '../report/report';
import { type BlockTermHit, termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import type { Add, Rule, RuleContext } from './rule';
import { byTerm, movedFinding, termFinding } from './termFinding';

/**
 * Damage left by Simplified–Traditional conversion, optical recognition and synonym spinners: 中國小 for 中小學, 一箇
 * for 一個, 质星 for 质量. Vocabulary of another region alone may be style; it is mentioned once in a report.
 */
export const conversionSlip: Rule = {
  id: 'conversion-slip',
  title: '转换错误',
  titleEnglish: 'Conversion damage',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '简繁转换、文字识别和改写软件的常见错误，见提法库各条所注',
  checkReport,
};

function checkReport(report: Report, context: RuleContext, add: Add): void {
  const mentioned = new Set<Term>();
  for (const placed of report.blocks) {
    const hits = termHitsOf(context.knowledge.terms, placed.block).filter((hit) => isConcerned(hit, context));
    if (hits.length === 0) continue;
    for (const group of byTerm(hits)) addGroup(group, placed, context, mentioned, add);
  }
}

function isConcerned(hit: BlockTermHit, context: RuleContext): boolean {
  const { term } = hit.hit;
  if (term.rule !== 'conversion-slip' || (term.script !== undefined && term.script !== context.script)) return false;
  return judgeInPlace(term, hit.surroundings(), context.asOf) !== undefined;
}

function addGroup(
  group: readonly BlockTermHit[],
  { block, offset }: PlacedBlock,
  context: RuleContext,
  mentioned: Set<Term>,
  add: Add,
): void {
  const term = group[0]?.hit.term;
  if (!term) return;
  const isStyle = term.severity === 'information' || term.severity === 'hint';
  if (isStyle && mentioned.has(term)) return;
  mentioned.add(term);
  add(movedFinding(termFinding(block, group, 'wrong', context), offset));
}
