import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause, type Direction } from './changeClauses';
import { fromTo, type Levels, levelsBefore } from './changeLevels';
import { beyondPlan, type DatedLevels, grownFromThere, levelsOfYears, type StatedBase } from './statedBases';

/** A change told in a sentence: places are indexes into its figures. */
export interface Change {
  readonly base: number | undefined;
  readonly result: number | undefined;
  /** The change in the unit of base and result. */
  readonly amount: number | undefined;
  readonly amountDirection: Direction;
  /** 新增 counts what came in; what went off may have made the change smaller. */
  readonly amountIsGross: boolean;
  /** The change in percent, or as a multiple. */
  readonly rate: number | undefined;
  readonly rateDirection: Direction;
  /** 是…的3倍: result over base; 增长3倍 is a rate instead. */
  readonly ratio: number | undefined;
  /** Percentage points between two percentages. */
  readonly points: number | undefined;
  readonly pointsDirection: Direction;
  /** Direction of the words between base and result: 增加到, 降至. */
  readonly direction: Direction;
  readonly isYearly: boolean;
}

const known = new WeakMap<Sentence, readonly Change[]>();

/** All changes told in a sentence; several relations ask for them. */
export function changesOf(sentence: Sentence): readonly Change[] {
  let changes = known.get(sentence);
  if (!changes) {
    changes = findChanges(sentence);
    known.set(sentence, changes);
  }
  return changes;
}

function findChanges(sentence: Sentence): Change[] {
  const changes: Change[] = [];
  const { figures } = sentence;
  /** Index behind the last figure that belongs to a change. */
  let done = 0;
  for (let index = 0; index < figures.length; index++) {
    if (index < done) continue;
    const pair = fromTo(sentence, index);
    if (pair) {
      const change = attach(sentence, { base: index, result: pair.result, direction: pair.direction }, pair.result + 1);
      const whole = change.change.amount === undefined ? withPriorAmount(sentence, change.change) : change.change;
      changes.push(withPriorRate(sentence, whole));
      done = change.next;
      continue;
    }
    const before = toldBeforeResult(sentence, index);
    if (before) {
      changes.push(before);
      done = (before.result ?? index) + 1;
      continue;
    }
    const grown = grownFromThere(sentence, index) ?? beyondPlan(sentence, index);
    if (grown) {
      changes.push(rateChange(grown));
      done = Math.max(index, grown.result) + 1;
      continue;
    }
    if (index === 0 || !isChangeFigure(sentence, index)) continue;
    const seen = levelsBefore(sentence, index, done);
    if (!seen) continue;
    const change = attach(sentence, seen, index);
    if (change.next === index) continue;
    changes.push(change.change);
    done = change.next;
  }
  return withYears(sentence, withRateLists(sentence, changes));
}

/** Gives changes whose year of comparison is told elsewhere in the sentence their base. */
function withYears(sentence: Sentence, changes: readonly Change[]): Change[] {
  if (sentence.years.length < 2) return [...changes];
  const given = [...changes];
  for (let index = 2; index < sentence.figures.length; index++) {
    const tells = ({ rate, points, amount }: Change) => rate === index || points === index || amount === index;
    const own = given.findIndex(tells);
    if (own >= 0 && given[own]?.base !== undefined) continue;
    const levels = levelsOfYears(sentence, index);
    const figure = sentence.figures[index];
    if (!levels || !figure) continue;
    const known = own < 0 ? undefined : given[own];
    if (known) given[own] = { ...known, ...levels };
    else given.push(datedChange(figure, index, levels, changeClause(sentence, index)?.direction ?? 0));
  }
  return given;
}

/** A change of which only one figure is told, between the levels of two years. */
function datedChange(figure: Figure, index: number, levels: DatedLevels, direction: Direction): Change {
  const { dimension } = figure.unit;
  const none = rateChange({ ...levels, rate: index, direction, isYearly: false });
  if (dimension === 'percent' || dimension === 'multiple') return none;
  const cleared = { ...none, rate: undefined, rateDirection: 0 as Direction };
  if (dimension === 'point') return { ...cleared, points: index, pointsDirection: direction };
  return { ...cleared, amount: index, amountDirection: direction };
}

/** 由14起下降到9起，由5人下降到2人，分别下降35.7%和60%: gives each change its rate. */
function withRateLists(sentence: Sentence, changes: readonly Change[]): Change[] {
  const given = [...changes];
  for (let first = 0; first < sentence.figures.length; first++) {
    if (sentence.figures[first]?.unit.dimension !== 'percent' || !/分别/.test(sentence.lead(first))) continue;
    const clause = changeClause(sentence, first);
    let last = first;
    const joins = (at: number) =>
      sentence.figures[at]?.unit.dimension === 'percent' && /^[、，,和与及\s]{1,2}$/.test(sentence.gap(at));
    while (joins(last + 1)) last++;
    const size = last - first + 1;
    const open = given.filter((change) => change.rate === undefined && (change.result ?? Infinity) < first);
    if (!clause || size < 2 || open.length !== size) continue;
    for (const [at, change] of open.entries()) {
      given[given.indexOf(change)] = { ...change, rate: first + at, rateDirection: clause.direction };
    }
  }
  return given;
}

const RESULT_LAST = /^(?:总[计数量额]?|合计|共计?|累计)?(?:达到?|为|增至|升至|降至|减至|增加到|减少到|总计|合计)$/;

/** 较去年减少24人，减幅8.3%，总计264人: the level comes last. */
function toldBeforeResult(sentence: Sentence, index: number): Change | undefined {
  const amount = sentence.figures[index];
  const rate = sentence.figures[index + 1];
  const result = sentence.figures[index + 2];
  if (!amount || rate?.unit.dimension !== 'percent' || !result || !sameKind(amount.unit, result.unit)) return undefined;
  const first = changeClause(sentence, index);
  const second = changeClause(sentence, index + 1);
  if (!first || second?.subject !== '' || second.isYearly || !isAmount(amount.unit.dimension)) return undefined;
  if (!RESULT_LAST.test(sentence.lead(index + 2))) {
    return undefined;
  }
  if (/新增|新建/.test(sentence.lead(index))) return undefined;
  return {
    base: undefined,
    result: index + 2,
    direction: 0,
    amount: index,
    amountDirection: first.direction,
    amountIsGross: false,
    rate: index + 1,
    rateDirection: second.direction,
    ratio: undefined,
    points: undefined,
    pointsDirection: 0,
    isYearly: false,
  };
}

function rateChange({ base, result, rate, direction, isYearly }: StatedBase): Change {
  return {
    base,
    result,
    direction: 0,
    amount: undefined,
    amountDirection: 0,
    amountIsGross: false,
    rate,
    rateDirection: direction,
    ratio: undefined,
    points: undefined,
    pointsDirection: 0,
    isYearly,
  };
}

function isChangeFigure(sentence: Sentence, index: number): boolean {
  const clause = changeClause(sentence, index);
  const figure = sentence.figures[index];
  if (clause?.subject === '') return true;
  // 增速为9.4%，去年同期为12.1%，增速同比回落2.7个百分点 names its subject again.
  if (clause && speaksOf(clause.subject, sentence.gap(index - 1) + sentence.gap(index - 2))) return true;
  return figure?.unit.dimension === 'multiple' && isRatio(sentence, index);
}

function isRatio(sentence: Sentence, index: number): boolean {
  return /(?:^|[^0-9])(?:是|为|相当于|达到?|等于)[^，,；;。]{0,10}的$|^的$/.test(sentence.lead(index));
}

interface Attached {
  readonly change: Change;
  /** Index of the first figure that no longer belongs to it. */
  readonly next: number;
}

/** Gathers the change clauses from `start` on that speak of the given levels. */
function attach(sentence: Sentence, levels: Levels, start: number): Attached {
  const level = sentence.figures[levels.result ?? levels.base ?? -1];
  const subject = subjectOf(sentence, levels);
  let amount: number | undefined;
  let rate: number | undefined;
  let ratio: number | undefined;
  let points: number | undefined;
  let amountDirection: Direction = 0;
  let rateDirection: Direction = 0;
  let pointsDirection: Direction = 0;
  let isYearly = false;
  let index = start;
  for (; index < sentence.figures.length && index < start + 4; index++) {
    const figure = sentence.figures[index];
    if (!figure || !level) break;
    const { dimension } = figure.unit;
    if (dimension === 'multiple' && isRatio(sentence, index) && ratio === undefined) {
      ratio = index;
      continue;
    }
    const clause = changeClause(sentence, index);
    // 分别增长5%和8% speaks of several changes, one after the other.
    if (/分别/.test(sentence.lead(index))) break;
    if (!clause || (clause.subject !== '' && !speaksOf(clause.subject, subject))) break;
    if (/[；;]/.test(sentence.gap(index)) && index > start) break;
    if (level.unit.dimension === 'rank') break;
    const isRate = dimension === 'percent' || dimension === 'multiple' || dimension === 'doubling';
    if (isRate && rate === undefined) {
      rate = index;
      rateDirection = clause.direction;
      isYearly = clause.isYearly;
    } else if (dimension === 'point' && points === undefined) {
      points = index;
      pointsDirection = clause.direction;
    } else if (isAmount(dimension) && clause.isYearly) {
      // 年均增加11.4家 is no part of the change as a whole.
    } else if (isAmount(dimension) && amount === undefined && sameKind(figure.unit, level.unit)) {
      amount = index;
      amountDirection = clause.direction;
    } else if (
      (dimension === 'score' || dimension === 'age') &&
      level.unit.dimension === dimension &&
      amount === undefined
    ) {
      amount = index;
      amountDirection = clause.direction;
    } else break;
  }
  let base = levels.base;
  const later = sentence.figures[index];
  if (base === undefined && later && level && sameKind(later.unit, level.unit) && index > start) {
    // …，同比增长14.2%，上年为338万人次 names the base last.
    if (BASE_LAST.test(sentence.lead(index))) base = index++;
  }
  let { result } = levels;
  // 比年初的146家净增18家，达到164家 names the result last.
  const last = sentence.figures[index];
  if (result === undefined && last && level && index > start && sameKind(last.unit, level.unit)) {
    if (RESULT_LAST.test(sentence.lead(index)) && !/[；;]/.test(sentence.gap(index))) result = index++;
  }
  const change: Change = {
    base,
    result,
    direction: levels.direction,
    amount,
    amountDirection,
    amountIsGross: amount !== undefined && /新增|新建/.test(sentence.lead(amount)),
    rate,
    rateDirection,
    ratio,
    points,
    pointsDirection,
    isYearly,
  };
  return { change, next: index };
}

/** 上年为338万人次, 上年同期开工数为2318套 behind the change. */
const BASE_LAST =
  /^[（(]?(?:而|，)?(?:上年|去年|前年|同期|上届|上次|上一届|换届前|此前|之前|原来)(?:同期)?[^，,；;。增减升降提比较]{0,10}$/;

function subjectOf(sentence: Sentence, levels: Levels): string {
  const parts: string[] = [];
  for (const index of [levels.base, levels.result]) if (index !== undefined) parts.push(sentence.gap(index));
  return parts.join('');
}

/** Whether the words before a change verb repeat what the levels are about. */
function speaksOf(clauseSubject: string, subject: string): boolean {
  const words = clauseSubject.replace(PURE_WORDS, '');
  return words.length >= 2 && subject.includes(words);
}

const PURE_WORDS = /同比|环比|比上年|较上年|上年|去年|同期|比|较|年均|净|累计/g;

/** Figures of a change by name, for those that need them all. */
export function figureAt(sentence: Sentence, index: number | undefined): Figure | undefined {
  return index === undefined ? undefined : sentence.figures[index];
}

const PRIOR = /(新增|新建|净增|增加|减少|净减|削减|压减)([^，,；;。]{0,14})$/;

/** 年内新增养老床位360张，全县养老床位由4920张增加到5280张: the change told before its base. */
function withPriorAmount(sentence: Sentence, change: Change): Change {
  const at = (change.base ?? 0) - 1;
  const prior = sentence.figures[at];
  const base = figureAt(sentence, change.base);
  if (!prior || !base || !sameKind(prior.unit, base.unit) || prior.hedge === 'range') return change;
  const match = PRIOR.exec(sentence.lead(at));
  const noun = `${match?.[2] ?? ''}${sentence.tail(at)}`.slice(-4);
  const lead = sentence.lead(change.base ?? 0);
  const general = /^(?:总[数量]|数量|规模|总规模)由/.test(lead) && noun === '';
  if (!match || !(general || (noun.length >= 2 && lead.includes(noun)))) return change;
  const verb = match[1] ?? '';
  return {
    ...change,
    amount: at,
    amountDirection: /减/.test(verb) ? -1 : 1,
    amountIsGross: /^新/.test(verb),
  };
}

/** 同比下降4.2%，由0.48吨降到0.46吨; 达到上年的1.5倍，由40万人增至60万人: the rate told before the levels. */
function withPriorRate(sentence: Sentence, change: Change): Change {
  const { base = 0 } = change;
  const at = base - 1;
  const prior = sentence.figures[at];
  if (!prior || change.rate !== undefined || change.ratio !== undefined || change.points !== undefined) return change;
  const { dimension } = prior.unit;
  if (!/^[，,](?:由|从)/.test(sentence.gap(base)) || sentence.bracket(at) >= 0) return change;
  if (dimension === 'multiple' && isRatio(sentence, at)) return { ...change, ratio: at };
  // The change must be of what the levels are of: no other amount stands between its subject and itself.
  const clause = isAmount(sentence.figures[at - 1]?.unit.dimension ?? 'percent')
    ? undefined
    : changeClause(sentence, at);
  if (!clause || /[；;]/.test(sentence.gap(base))) return change;
  if (dimension === 'point') return { ...change, points: at, pointsDirection: clause.direction };
  if (dimension !== 'percent' && dimension !== 'multiple' && dimension !== 'doubling') return change;
  return { ...change, rate: at, rateDirection: clause.direction, isYearly: clause.isYearly };
}
