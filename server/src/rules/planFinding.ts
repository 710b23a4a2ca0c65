import type { AsOf } from '../report/asOf';
import type { PlanTitle } from '../report/planTitles';
import { judgeTerm, type TermTime } from '../report/termVerdict';
import type { RawFinding } from './rule';
import { asOfWords } from './termFinding';

/**
 * The finding for a plan whose own period is over on the report's date. In the first year after it the next plan is
 * often not out yet, and without a word for carrying it out the plan may only be mentioned: then it is information.
 */
export function planFinding(plan: PlanTitle, time: TermTime, asOf: AsOf): RawFinding | undefined {
  const { prose, start, end, endYear, isCarriedOut } = plan;
  const term = {
    supersededOn: `${endYear + 1}-01-01`,
    allow: ['history', 'quotation', 'former', 'period'] as const,
  };
  if (time.earliest < term.supersededOn) return undefined;
  const words = prose.text.slice(start, end);
  if (judgeTerm(term, words, plan.surroundings(), time) === undefined) return undefined;
  const isCertain = isCarriedOut && asOf.source !== 'today' && time.earliest >= `${endYear + 2}-01-01`;
  return {
    span: prose.sourceSpan(start, end),
    ...(isCertain ? {} : { severity: 'information' }),
    message: `${words}的期限到${endYear}年为止（${asOfWords(asOf)}）。写现在的工作请改引现行的规划；写过去的事请写明时间。`,
    data: { term: null, fault: 'outdated', validFrom: null, supersededOn: term.supersededOn, replacement: null },
  };
}
