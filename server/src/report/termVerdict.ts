import type { Term, TermAllowance } from '../knowledge/term';
import { compareDates, toIsoDate } from '../text/date';
import type { AsOf } from './asOf';
import type { Surroundings, Tense } from './context';
import type { Period } from './period';
import { resolveMoment } from './timeAnchors';

/** Why a term is wrong: outdated, not yet there, or wrong at all times. */
export type TermFault = 'outdated' | 'anachronism' | 'wrong';

/** What a term is judged by beside its own sentence; days are `YYYY-MM-DD`. */
export interface TermTime {
  readonly asOf: string;
  /** First and last day the report may have been written, equal to `asOf` when the date is exact. */
  readonly earliest: string;
  readonly latest: string;
  /** The reporting period of a report about the past; undefined for plans and where none is stated. */
  readonly period: { readonly start: string; readonly end: string } | undefined;
  /** What the heading above says: a look back, a plan, or nothing. */
  readonly section: 'past' | 'open' | 'none';
}

/** The times of a report for `judgeTerm`. */
export function termTime(
  asOf: AsOf,
  period: Period | undefined,
  isPlan: boolean,
  section: TermTime['section'],
): TermTime {
  const covered = period !== undefined && !isPlan && compareDates(period.start, asOf.date) < 0;
  return {
    asOf: toIsoDate(asOf.date),
    earliest: toIsoDate(asOf.earliest ?? asOf.date),
    latest: toIsoDate(asOf.latest ?? asOf.date),
    period: covered ? { start: toIsoDate(period.start), end: toIsoDate(period.end) } : undefined,
    section,
  };
}

/** Share of a lasting time (近五年, 今年以来) that the term must have been right in, when the sentence is tenseless. */
const LASTING_SHARE = 0.3;

/** Names of bodies are judged by the time of the event alone: 已联合县工商局查处 says nothing about when. */
const BODY = /(?:[局部委办厅会所院处站队]|中心|部门|小组|办公室|机构)$/;

/** The part of a term that its verdict rests on. */
export type DatedWording = Pick<Term, 'validFrom' | 'supersededOn' | 'allow'>;

/** The dates alone: whether the wording is out of its time on the report's date. Cheap; ask it before the sentence. */
export function faultByDate(term: DatedWording, time: Pick<TermTime, 'earliest' | 'latest'>): TermFault | undefined {
  if (term.supersededOn === undefined && term.validFrom === undefined) return 'wrong';
  if (term.validFrom !== undefined && time.latest < term.validFrom) return 'anachronism';
  if (term.supersededOn !== undefined && time.earliest >= term.supersededOn) return 'outdated';
  return undefined;
}

/**
 * Whether a term is wrong where it stands: by the date of the report and by what the sentence says about the time
 * of the thing. The time named beside a thing decides first, then words for the past, then the tense.
 */
export function judgeTerm(
  term: DatedWording,
  form: string,
  around: Surroundings,
  time: TermTime,
): TermFault | undefined {
  const fault = faultByDate(term, time);
  if (fault === undefined) return undefined;
  const allows = (allowance: TermAllowance) => term.allow.includes(allowance);
  // What did not exist yet can stand neither in a title nor in a quotation of that time.
  if (fault === 'anachronism') return around.isPrepared ? undefined : fault;
  if (allows('title') && around.inTitle) return undefined;
  if (allows('quotation') && around.inQuotation) return undefined;
  const history = allows('history');
  if ((history || allows('former')) && around.former) return undefined;
  if (history && around.isHonour) return undefined;
  if (history && isHistory(term, form, around, time, fault)) return undefined;
  if ((history || allows('period')) && isInPeriod(term, around, time)) return undefined;
  return fault;
}

/**
 * The same for entries that are wrong at all times or by date alone (spelling, set phrases, conversion): dates and
 * marks around the word count, the time of the event does not.
 */
export function judgeInPlace(term: DatedWording, around: Surroundings, asOf: AsOf): TermFault | undefined {
  return judgeTerm(term, '', around, termTime(asOf, undefined, false, 'none'));
}

function isHistory(term: DatedWording, form: string, around: Surroundings, time: TermTime, fault: TermFault): boolean {
  if (around.historic && around.tense !== 'open') return true;
  const tense = tenseWithSection(around, time);
  const namesTime = around.isTime || /(?:期间|时期|以来|末|初)[”"」』]?$/.test(form);
  if (namesTime) return around.sentenceTense !== 'open' || around.isTimeOfThing;
  if (fault === 'wrong') return false;
  const isBody = BODY.test(form.replace(/[”"」』》]/g, ''));
  if (tense === 'achieved' && !isBody) return true;
  const anchor = around.anchor;
  if (anchor && !(around.inherited && (tense === 'open' || anchor.lasts))) {
    const from = resolveMoment(anchor.from, time.asOf);
    const to = resolveMoment(anchor.to, time.asOf);
    const reachesNow = anchor.lasts || to >= time.asOf;
    if (reachesNow && tense === 'open') return false;
    if (!reachesNow || tense !== 'none') return isValidWithin(term, from, to);
    return shareOfValidity(term, from, time.asOf) >= LASTING_SHARE;
  }
  if (tense === 'open' || tense === 'none') return false;
  return isValidWithin(term, time.period?.start ?? yearBefore(time.asOf), time.asOf);
}

/** A heading such as 工作回顾 or 下一步打算 decides where the sentence itself says nothing. */
function tenseWithSection(around: Surroundings, time: TermTime): Tense {
  // 坚决打赢脱贫攻坚战，如期实现脱贫摘帽: a clause without tense goes with the sentence's end.
  if (around.tense === 'none' && around.sentenceTense === 'achieved') return 'achieved';
  if (around.tense !== 'none' || time.section === 'none') return around.tense;
  return time.section;
}

function isInPeriod(term: DatedWording, around: Surroundings, time: TermTime): boolean {
  const { period } = time;
  if (!period || tenseWithSection(around, time) === 'open' || term.supersededOn === undefined) return false;
  return period.end < term.supersededOn && (term.validFrom === undefined || period.end >= term.validFrom);
}

function isValidWithin(term: DatedWording, from: string, to: string): boolean {
  const began = term.validFrom === undefined || term.validFrom <= to;
  return began && (term.supersededOn === undefined || term.supersededOn > from);
}

/** The part of the time `from`–`to` in which the term was right, 0 to 1. */
function shareOfValidity(term: DatedWording, from: string, to: string): number {
  const first = term.validFrom !== undefined && term.validFrom > from ? term.validFrom : from;
  const last = term.supersededOn !== undefined && term.supersededOn < to ? term.supersededOn : to;
  const length = dayNumber(to) - dayNumber(from);
  return length <= 0 ? 0 : (dayNumber(last) - dayNumber(first)) / length;
}

function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10));
}

function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
}
