import type { FactSheet } from '../knowledge/factSheet';
import type { Knowledge } from '../knowledge/knowledge';
import type { Profile } from '../knowledge/profile';
import { asOfDate } from '../report/asOf';
import { findByName, identifyProfile } from '../report/identify';
import type { LastYear } from '../report/lastYear';
import type { OtherReports } from '../report/longPassages';
import type { Report } from '../report/report';
import { rules as allRules } from '../rules/index';
import type { Finding, RawFinding, Rule, RuleContext, Severity } from '../rules/rule';
import type { CalendarDate } from '../text/date';
import { BlockFindings } from './blockFindings';
import { ignoredPassages } from './ignore';
import { keepsWord } from './ignoredWords';
import { ReportFindings } from './reportFindings';
import { type Clock, RuleGuard } from './ruleGuard';

/** A rule's level in the settings; `off` silences it. */
export type RuleLevel = Severity | 'off';

/** What the caller decides about a check. */
export interface CheckSettings {
  /** Id or Chinese name of a profile; overrides what the report says. */
  readonly type?: string;
  /** The profile of reports that do not say what they are. */
  readonly defaultType?: string;
  /** The date to judge by; overrides what the report says. */
  readonly asOf?: CalendarDate;
  /** The date for reports that name none, instead of today. */
  readonly defaultAsOf?: CalendarDate;
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Words the office keeps, whatever the term lists say of them. */
  readonly ignoredWords?: readonly string[];
  /** The other reports of the workspace or of the same run. */
  readonly others?: OtherReports;
  /** The figures agreed for the draft, from the sheet beside it. */
  readonly facts?: FactSheet;
  /** The report of the year before. */
  readonly lastYear?: LastYear;
}

/** A rule that threw or took too long; it says nothing in this check and is named, the others go on. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly context: RuleContext;
  readonly failures: readonly RuleFailure[];
}

export const DEFAULT_SETTINGS: CheckSettings = { levels: {} };

/**
 * Checks reports one after the other. It remembers the findings of what is unchanged from check to check, so keep
 * one for as long as a document is open. Pure otherwise: no files, and no clock but the one given to find slow rules.
 */
export class Checker {
  readonly #knowledge: Knowledge;
  readonly #rules: readonly Rule[];
  readonly #clock: Clock | undefined;
  readonly #blocks = new BlockFindings();
  readonly #report = new ReportFindings();

  constructor(knowledge: Knowledge, rules: readonly Rule[] = allRules, clock?: Clock) {
    this.#knowledge = knowledge;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** All findings of the report, in the order of the text. `today` is the date where the report names none. */
  check(report: Report, today: CalendarDate, settings: CheckSettings = DEFAULT_SETTINGS): CheckResult {
    const context = contextOf(report, this.#knowledge, today, settings);
    const rules = this.#rules.filter((rule) => settings.levels[rule.id] !== 'off');
    const { asOf, script, profile, others, facts: _facts, lastYear: _lastYear, ...rest } = context;
    const key = JSON.stringify([asOf, script, profile?.id, rules.map((rule) => rule.id), settings.levels]);
    const finish = (rule: Rule, finding: RawFinding) => finished(rule, finding, settings);
    const guard = new RuleGuard(this.#clock, report.text.length);
    const blockCheck = {
      context: { asOf, script, profile, ...rest },
      rules: rules.filter((rule) => rule.checkBlock !== undefined),
      key,
      finish,
    };
    const ofBlocks = this.#blocks.of(report, blockCheck, guard);
    const reportCheck = { context, rules, key: `${key}${others?.stamp}`, finish };
    const ofReport = this.#report.of(report, reportCheck, guard, this.#clock);
    const { failures } = guard;
    const ignored = ignoredPassages(report);
    const { ignoredWords = [] } = settings;
    // Each is looked at only where somebody has something against it.
    let findings = ofBlocks.concat(ofReport);
    // What a rule said before it failed is half of what it has to say, and depends on what was known before.
    if (failures.size > 0) findings = findings.filter(({ rule }) => !failures.has(rule));
    if (ignored) findings = findings.filter(({ rule, span }) => !ignored.covers(rule, span));
    if (ignoredWords.length > 0) findings = findings.filter((each) => !keepsWord(report, each, ignoredWords));
    findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.rule, b.rule));
    return { findings, context, failures: [...failures].map(([rule, error]) => ({ rule, error })) };
  }
}

/** What the rules get to know about a report besides its text. */
export function contextOf(
  report: Report,
  knowledge: Knowledge,
  today: CalendarDate,
  settings: CheckSettings,
): RuleContext {
  const asOf = settings.asOf
    ? { date: settings.asOf, source: 'given' as const }
    : asOfDate(report, settings.defaultAsOf ?? today);
  const profile: Profile | undefined =
    identifyProfile(report, knowledge.profiles, settings.type) ??
    (settings.defaultType === undefined ? undefined : findByName(knowledge.profiles, settings.defaultType));
  const { others, facts, lastYear } = settings;
  return {
    knowledge,
    script: report.script,
    asOf,
    profile,
    ...(others === undefined ? {} : { others }),
    ...(facts === undefined ? {} : { facts }),
    ...(lastYear === undefined ? {} : { lastYear }),
  };
}

function finished(rule: Rule, finding: RawFinding, settings: CheckSettings): Finding {
  const level = settings.levels[rule.id];
  const own = finding.severity ?? rule.severity;
  return {
    rule: rule.id,
    severity: level === undefined || level === 'off' ? own : level,
    message: finding.message,
    span: finding.span,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    data: finding.data ?? {},
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
