import { isPlan } from '../report/asOf';
import { periodOf } from '../report/period';
import type { Report } from '../report/report';
import { sectionTenses } from '../report/sectionTense';
import { type BlockTermHit, termHitsOf } from '../report/termHits';
import { faultByDate, judgeTerm, type TermFault, termTime } from '../report/termVerdict';
import type { Add, Rule, RuleContext } from './rule';
import { byTerm, termFinding } from './termFinding';

/**
 * Slogans, bodies, campaigns, plans and laws that were superseded, or did not exist yet, on the report's own date.
 * Looks at the whole report, since the reporting period and the headings above tell what is history.
 */
export const outdatedTerm: Rule = {
  id: 'outdated-term',
  title: '提法过时',
  titleEnglish: 'Outdated term',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '提法库各条所注的文件；《条例》第十九条（内容符合法律法规和党的路线方针政策）',
  checkReport,
};

function checkReport(report: Report, context: RuleContext, add: Add): void {
  const dates = termTime(context.asOf, periodOf(report), isPlan(report), 'none');
  for (const [index, { block, offset }] of report.blocks.entries()) {
    const hits = termHitsOf(context.knowledge.terms, block);
    if (hits.length === 0) continue;
    const suspects = hits.filter(({ hit }) => isConcerned(hit.term, context) && faultByDate(hit.term, dates));
    if (suspects.length === 0) continue;
    const time = { ...dates, section: sectionTenses(report)[index] ?? 'none' };
    const faults = new Map<BlockTermHit, TermFault>();
    for (const suspect of suspects) {
      const fault = judgeTerm(suspect.hit.term, suspect.hit.form, suspect.surroundings(), time);
      if (fault) faults.set(suspect, fault);
    }
    for (const group of byTerm([...faults.keys()])) {
      const [first] = group;
      const fault = first && faults.get(first);
      if (fault) add(termFinding(block, group, fault, context, offset));
    }
  }
}

function isConcerned(term: BlockTermHit['hit']['term'], context: RuleContext): boolean {
  return term.rule === 'outdated-term' && (term.script === undefined || term.script === context.script);
}
