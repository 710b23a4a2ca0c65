import type { Term } from '../knowledge/term';
import type { Report } from '../report/report';
import { blocksAt } from '../report/reportFact';
import { blocksWithTerms, termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import type { Add, Rule, RuleContext } from './rule';
import { type PlacedTermHit, placedTermFinding } from './termFinding';

/**
 * Damage left by Simplified–Traditional conversion, optical recognition and synonym spinners: 中國小 for 中小學, 一箇
 * for 一個, 质星 for 质量. Each term is reported once in a report, with all its places.
 */
export const conversionSlip: Rule = {
  id: 'conversion-slip',
  title: '转换错误',
  titleEnglish: 'Conversion damage',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '简繁转换、文字识别和改写软件的常见错误，见提法库各条所注',
  reads: { block: (block, { knowledge }) => (hasSlip(termHitsOf(knowledge.terms, block)) ? block : undefined) },
  checkReport,
};

function hasSlip(hits: ReturnType<typeof termHitsOf>): boolean {
  return hits.some(({ hit }) => hit.term.rule === 'conversion-slip');
}

/** So many places of one term are shown. */
const LIMIT = 200;

function checkReport(report: Report, context: RuleContext, add: Add): void {
  const places = new Map<Term, PlacedTermHit[]>();
  for (const [, { block, offset }] of blocksAt(report, blocksWithTerms(context.knowledge.terms, report))) {
    for (const hit of termHitsOf(context.knowledge.terms, block)) {
      const { term } = hit.hit;
      if (term.rule !== 'conversion-slip' || (term.script !== undefined && term.script !== context.script)) continue;
      const known = places.get(term) ?? [];
      places.set(term, known);
      if (known.length >= LIMIT || judgeInPlace(term, hit.surroundings(), context.asOf) === undefined) continue;
      known.push({ ...hit, offset });
    }
  }
  // A converter makes the same mistake everywhere: one cause, one finding, and one fix for all places.
  for (const hits of places.values()) if (hits.length > 0) add(placedTermFinding(hits, '全文', 'wrong', context));
}
