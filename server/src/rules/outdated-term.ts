import type { Term } from '../knowledge/term';
import type { TermIndex } from '../knowledge/termIndex';
import { isPlan } from '../report/asOf';
import type { Block } from '../report/block';
import { periodOf, periodText } from '../report/period';
import { planTitlesOf } from '../report/planTitles';
import type { Prose } from '../report/prose';
import type { Report } from '../report/report';
import { blocksAt, blocksWith } from '../report/reportFact';
import { sectionTenses } from '../report/sectionTense';
import { type BlockTermHit, blocksWithTerms, termHitsOf } from '../report/termHits';
import { faultByDate, judgeTerm, type TermFault, type TermTime, termTime } from '../report/termVerdict';
import { toIsoDate } from '../text/date';
import { moveFinding } from './moveFinding';
import { planFinding } from './planFinding';
import type { Add, RawFinding, Rule, RuleContext } from './rule';
import { byTerm, termFinding } from './termFinding';

/**
 * Slogans, bodies, campaigns, plans and laws that were superseded, or did not exist yet, on the report's own date;
 * plans whose title names a period that is over.
 * Looks at the whole report, since the reporting period and the headings above tell what is history.
 */
export const outdatedTerm: Rule = {
  id: 'outdated-term',
  title: '提法过时',
  titleEnglish: 'Outdated term',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '提法库各条所注的文件；《党政机关公文处理工作条例》第十九条（内容符合法律法规和党的路线方针政策）',
  reads: {
    block: (block, { knowledge }) =>
      termHitsOf(knowledge.terms, block).length > 0 || planTitlesOf(block).length > 0 ? block : undefined,
    facts: [sectionTenses, periodText, isPlan],
  },
  checkReport,
};

/** So many places of one term are read in one paragraph; more tell the writer nothing new and could take long. */
const LIMIT = 40;

/** Findings of one block, good while what they were judged by is the same; spans count from the block's source. */
interface Judged {
  readonly index: TermIndex;
  readonly key: string;
  readonly findings: readonly RawFinding[];
}

const known = new WeakMap<Block, Judged>();

const blocksWithPlans = blocksWith((block) => planTitlesOf(block).length > 0);

function checkReport(report: Report, context: RuleContext, add: Add): void {
  const dates = termTime(context.asOf, periodOf(report), isPlan(report), 'none');
  const index = context.knowledge.terms;
  const key = JSON.stringify([dates, context.asOf.source, context.script]);
  const places = new Set([...blocksWithTerms(index, report), ...blocksWithPlans(report)]);
  for (const [place, { block, offset }] of blocksAt(report, [...places])) {
    const section = sectionTenses(report)[place] ?? 'none';
    let judged = known.get(block);
    if (judged?.index !== index || judged.key !== section + key) {
      judged = { index, key: section + key, findings: judgeBlock(block, { ...dates, section }, context) };
      known.set(block, judged);
    }
    for (const finding of judged.findings) add(moveFinding(finding, (at) => at + offset));
  }
}

function judgeBlock(block: Block, time: TermTime, context: RuleContext): readonly RawFinding[] {
  const faults = new Map<BlockTermHit, TermFault>();
  const judged = new Map<Term, number>();
  for (const each of termHitsOf(context.knowledge.terms, block)) {
    const { term, form } = each.hit;
    if (!isConcerned(term, context) || faultByDate(term, time) === undefined) continue;
    const count = (judged.get(term) ?? 0) + 1;
    judged.set(term, count);
    if (count > LIMIT) continue;
    const fault = judgeTerm(term, form, each.surroundings(), time);
    if (fault) faults.set(each, fault);
  }
  const findings = byTerm([...faults.keys()]).map((group) => {
    const fault = faults.get(group[0] as BlockTermHit) ?? 'outdated';
    const finding = termFinding(group, fault, context);
    return isUncertain(group[0] as BlockTermHit, fault, context)
      ? ({ ...finding, severity: 'information' } as const)
      : finding;
  });
  const plans = planTitlesOf(block)
    .slice(0, LIMIT)
    .filter(({ prose, start, end }) => ![...faults.keys()].some((each) => isIn(each, prose, start, end)));
  return [...findings, ...plans.flatMap((plan) => planFinding(plan, time, context.asOf) ?? [])];
}

function isIn({ hit, prose }: BlockTermHit, other: Prose, start: number, end: number): boolean {
  return prose === other && hit.start < end && start < hit.end;
}

/**
 * A report without any date is judged by today, though it may be some months old: what went out of use only lately
 * is then no more than a hint.
 */
function isUncertain({ hit }: BlockTermHit, fault: TermFault, { asOf }: RuleContext): boolean {
  if (asOf.source !== 'today' || fault !== 'outdated') return false;
  const twoYearsAgo = toIsoDate({ ...asOf.date, year: asOf.date.year - 2 });
  return (hit.term.supersededOn ?? '') > twoYearsAgo;
}

function isConcerned(term: Term, context: RuleContext): boolean {
  return term.rule === 'outdated-term' && (term.script === undefined || term.script === context.script);
}
