import { rules } from '../../server/src/rules/index';
import type { Finding, RuleGroup } from '../../server/src/rules/rule';
import { overlaps, type Span } from '../../server/src/text/span';
import { check } from '../support/check';
import type { Case, Fault } from './material';

/** What became of one case. */
export interface Verdict {
  readonly case: Case;
  readonly hits: readonly Fault[];
  readonly misses: readonly Fault[];
  /** Warnings about what is right. */
  readonly falseAlarms: readonly Finding[];
}

/** Numbers of one rule, group or set. */
export interface Score {
  planted: number;
  hits: number;
  falseAlarms: number;
}

/**
 * Checks one text and compares. A fault is hit by a finding of one of its rules, at any level, that touches one of
 * its places or points there. A warning that touches no fault is a false alarm; a second finding on a fault is not.
 */
export function judge(one: Case): Verdict {
  const settings = { levels: {}, ...(one.written ? { defaultAsOf: one.written } : {}) };
  const { findings } = check(one.text, settings);
  const hits = one.faults.filter((fault) => findings.some((finding) => isHit(fault, finding)));
  return {
    case: one,
    hits,
    misses: one.faults.filter((fault) => !hits.includes(fault)),
    falseAlarms: findings.filter(
      (finding) => isLoud(finding) && !one.faults.some((fault) => isHit(fault, finding) || isThere(fault, finding)),
    ),
  };
}

function isLoud({ severity }: Finding): boolean {
  return severity === 'warning' || severity === 'error';
}

function isHit(fault: Fault, finding: Finding): boolean {
  if (!fault.rules.includes(finding.rule)) return false;
  // What is missing has no words to touch, and may be asked for at either end of the place it belongs to.
  const isMissing = fault.places.every(({ start, end }) => start === end);
  return isMissing || isThere(fault, finding);
}

function isThere(fault: Fault, finding: Finding): boolean {
  const places: Span[] = [finding.span, ...finding.related.map(({ span }) => span)];
  return fault.places.some((place) => places.some((span) => overlaps(place, span)));
}

/** Adds the verdicts up, under the name `nameOf` gives each rule. */
export function score(verdicts: readonly Verdict[], nameOf: (rule: string) => string): Map<string, Score> {
  const scores = new Map<string, Score>();
  const at = (rule: string) => {
    const name = nameOf(rule);
    const known = scores.get(name) ?? { planted: 0, hits: 0, falseAlarms: 0 };
    scores.set(name, known);
    return known;
  };
  for (const verdict of verdicts) {
    for (const fault of verdict.case.faults) at(fault.rules[0] ?? '').planted++;
    for (const fault of verdict.hits) at(fault.rules[0] ?? '').hits++;
    for (const finding of verdict.falseAlarms) at(finding.rule).falseAlarms++;
  }
  return scores;
}

/** The group of a rule in the catalogue. */
export function groupOf(id: string): RuleGroup {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`没有规则 ${id}`);
  return rule.group;
}

/** Share of the planted faults that were found, from 0 to 1; 1 when none was planted. */
export function recallOf({ planted, hits }: Score): number {
  return planted === 0 ? 1 : hits / planted;
}

/** Share of the findings that were right, from 0 to 1; 1 when nothing was found. */
export function precisionOf({ hits, falseAlarms }: Score): number {
  return hits + falseAlarms === 0 ? 1 : hits / (hits + falseAlarms);
}
