import type { Report } from '../report/report';
import type { ReportChange, ReportState } from '../report/reportChange';
import { readsAlike } from '../report/reportFact';
import type { Finding, RawFinding, Reads, Rule, RuleContext } from '../rules/rule';
import { movedBehind } from './movedBehind';
import type { Clock, RuleGuard } from './ruleGuard';

/** What a check of the whole report depends on besides the report. */
export interface ReportCheck {
  readonly context: RuleContext;
  readonly rules: readonly Rule[];
  /** Stays the same as long as context and rules do, their big parts left out. */
  readonly key: string;
  /** Gives a finding its rule and its final severity. */
  readonly finish: (rule: Rule, finding: RawFinding) => Finding;
}

/** What a rule said of a version, and the facts of the report that it built on. */
interface Said {
  readonly findings: readonly Finding[];
  readonly facts: readonly unknown[];
}

interface Version {
  readonly state: ReportState;
  readonly key: string;
  readonly context: RuleContext;
  readonly said: ReadonlyMap<Rule, Said>;
}

/**
 * What the rules of whole reports say of a report, kept from version to version: a rule is asked again only where an edit
 * has changed what it reads.
 */
export class ReportFindings {
  #last: Version | undefined;

  /** The findings rule by rule. */
  of(report: Report, check: ReportCheck, guard: RuleGuard, clock: Clock | undefined): Finding[] {
    const { context, key } = check;
    const last = this.#last && isSameCheck(this.#last, check) ? this.#last : undefined;
    const change = last && report.since(last.state);
    const said = new Map<Rule, Said>();
    const all: Finding[] = [];
    for (const rule of check.rules) {
      if (!rule.checkReport || guard.isOff(rule)) continue;
      guard.run(rule, clock, () => {
        const own =
          (change && unchanged(rule, last?.said.get(rule), report, context, change)) ?? ask(rule, report, check);
        if (rule.reads) said.set(rule, own);
        all.push(...own.findings);
      });
    }
    this.#last = { state: report.state, key, context, said };
    return all;
  }
}

function ask(rule: Rule, report: Report, { context, finish }: ReportCheck): Said {
  const findings: Finding[] = [];
  rule.checkReport?.(report, context, (finding) => findings.push(finish(rule, finding)));
  return { findings, facts: factsOf(rule.reads, report) };
}

/** What the rule said before, at its new places, if it would say the same now. */
function unchanged(
  { reads }: Rule,
  before: Said | undefined,
  report: Report,
  context: RuleContext,
  change: ReportChange,
): Said | undefined {
  if (!before || !reads || !change.isWithinBlocks) return undefined;
  if (!readsAlike(change, (block) => reads.block(block, context))) return undefined;
  if (factsOf(reads, report).some((fact, index) => fact !== before.facts[index])) return undefined;
  const findings = movedBehind(before.findings, change);
  return findings && { findings, facts: before.facts };
}

function factsOf(reads: Reads | undefined, report: Report): readonly unknown[] {
  return reads?.facts?.map((fact) => fact(report)) ?? [];
}

function isSameCheck({ key, context }: Version, check: ReportCheck): boolean {
  const { knowledge, profile, others, facts, lastYear } = check.context;
  return (
    key === check.key &&
    context.knowledge === knowledge &&
    context.profile === profile &&
    context.others === others &&
    context.facts === facts &&
    context.lastYear === lastYear
  );
}
