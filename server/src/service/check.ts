import type { FactSheet } from '../knowledge/factSheet';
import type { Knowledge } from '../knowledge/knowledge';
import type { Profile } from '../knowledge/profile';
import { asOfDate } from '../report/asOf';
import type { Block } from '../report/block';
import { findByName, identifyProfile } from '../report/identify';
import type { LastYear } from '../report/lastYear';
import type { OtherReports } from '../report/longPassages';
import type { Report } from '../report/report';
import { rules as allRules } from '../rules/index';
import type { Add, Finding, RawFinding, Rule, RuleContext, Severity } from '../rules/rule';
import type { CalendarDate } from '../text/date';
import { type Span, shiftSpan } from '../text/span';
import { ignoredPassages } from './ignore';
import { keepsWord } from './ignoredWords';
import { type Entry, withoutRepeats } from './oneCause';
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

/** Findings of the block rules for each block, kept while knowledge, date, script, kind and levels are the same. */
interface BlockCache {
  readonly key: string;
  readonly knowledge: Knowledge;
  readonly findings: WeakMap<Block, readonly Entry[]>;
}

/**
 * Checks reports one after the other. It remembers the findings of unchanged blocks from check to check, so keep
 * one for as long as a document is open. Pure otherwise: no files, and no clock but the one given to find slow rules.
 */
export class Checker {
  readonly #knowledge: Knowledge;
  readonly #rules: readonly Rule[];
  readonly #clock: Clock | undefined;
  #cache: BlockCache | undefined;

  constructor(knowledge: Knowledge, rules: readonly Rule[] = allRules, clock?: Clock) {
    this.#knowledge = knowledge;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** All findings of the report, in the order of the text. `today` is the date where the report names none. */
  check(report: Report, today: CalendarDate, settings: CheckSettings = DEFAULT_SETTINGS): CheckResult {
    const context = contextOf(report, this.#knowledge, today, settings);
    const active = this.#rules.filter((rule) => settings.levels[rule.id] !== 'off');
    const guard = new RuleGuard(this.#clock, report.text.length);
    const collected: Entry[] = [];
    const cache = this.#cacheFor(context, active);
    // Findings of blocks outlive a change of the other reports and of the fact sheet, so block rules see none of them.
    const { others: _others, facts: _facts, lastYear: _lastYear, ...blockContext } = context;
    const blockRules = active.filter((rule) => rule.checkBlock !== undefined);
    for (const placed of report.blocks) {
      const entries = blockFindings(placed.block, blockContext, blockRules, cache, guard);
      for (const { rule, finding } of entries) collected.push({ rule, finding: shiftFinding(finding, placed.offset) });
    }
    for (const rule of active) {
      if (!rule.checkReport || guard.isOff(rule)) continue;
      const add: Add = (finding) => collected.push({ rule, finding });
      guard.run(rule, this.#clock, () => rule.checkReport?.(report, context, add));
    }
    const ignored = ignoredPassages(report);
    const findings = collected
      // What a rule said before it failed is half of what it has to say, and depends on what was known before.
      .filter(({ rule }) => !guard.isOff(rule))
      .filter(({ rule, finding }) => !ignored.covers(rule.id, finding.span))
      .map(({ rule, finding }) => finish(rule, finding, settings))
      .filter((finding) => !keepsWord(report, finding, settings.ignoredWords))
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.rule, b.rule));
    return {
      findings,
      context,
      failures: [...guard.failures].map(([rule, error]) => ({ rule, error })),
    };
  }

  #cacheFor(context: RuleContext, active: readonly Rule[]): BlockCache {
    const key = JSON.stringify([context.asOf, context.script, context.profile?.id, active.map((rule) => rule.id)]);
    if (this.#cache?.key !== key || this.#cache.knowledge !== context.knowledge) {
      this.#cache = { key, knowledge: context.knowledge, findings: new WeakMap() };
    }
    return this.#cache;
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

/** What the block rules say of one block; spans count from its source. */
function blockFindings(
  block: Block,
  context: RuleContext,
  rules: readonly Rule[],
  cache: BlockCache,
  guard: RuleGuard,
): readonly Entry[] {
  const known = cache.findings.get(block);
  if (known) return known;
  const entries: Entry[] = [];
  let isComplete = true;
  // One function for all rules: a block has some dozen of them and mostly no finding.
  let current: Rule | undefined;
  const add: Add = (finding) => {
    if (current) entries.push({ rule: current, finding });
  };
  const run = () => current?.checkBlock?.(block, context, add);
  const clock = guard.clockFor(block.source.length);
  const start = guard.now();
  for (const rule of rules) {
    current = rule;
    // What is kept for later versions must hold what every rule says.
    if (guard.isOff(rule) || !guard.run(rule, clock, run)) isComplete = false;
  }
  if (!clock) guard.blockTook(start);
  const found = entries.length === 0 ? NO_ENTRIES : withoutRepeats(entries);
  if (isComplete) cache.findings.set(block, found);
  return found;
}

/** Most blocks have no finding; they share this list. */
const NO_ENTRIES: readonly Entry[] = [];

function shiftFinding(finding: RawFinding, distance: number): RawFinding {
  const shift = (span: Span) => shiftSpan(span, distance);
  const { related = [], fixes = [] } = finding;
  return {
    ...finding,
    span: shift(finding.span),
    related: related.map(({ message, span }) => ({ message, span: shift(span) })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, newText }) => ({ span: shift(span), newText })),
    })),
  };
}

function finish(rule: Rule, finding: RawFinding, settings: CheckSettings): Finding {
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
