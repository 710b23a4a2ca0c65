import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { type Change, isRatio, UNTOLD } from './change';
import { changeClause } from './changeClauses';
import type { Levels } from './changeLevels';

/*
 * 5.28亿元，比上年增加0.48亿元，增长10%: behind the levels of a change stand its amount, its rate and its points, each in a
 * clause of its own, and sometimes the base or the result last.
 */

/** A change with all that is told of it. */
export interface GatheredChange {
  readonly change: Change;
  /** Index of the first figure that no longer belongs to it. */
  readonly next: number;
}

/** Clauses that one change has at most. */
const MOST_CLAUSES = 4;
/** 总计264人, 达到164家: what a change comes to, told behind it. */
export const RESULT_LAST =
  /^(?:总[计数量额]?|合计|共计?|累计)?(?:达到?|为|增至|升至|降至|减至|增加到|减少到|总计|合计)$/;
/** Words in front of a change that name nothing. */
export const PURE_WORDS = /同比|环比|比上年|较上年|上年|去年|同期|比|较|年均|净|累计/g;

/** Gathers the change clauses from `start` on that speak of the given levels. */
export function gatherChange(sentence: Sentence, levels: Levels, start: number): GatheredChange {
  const { base, result, direction, isSubjectNamed = false } = levels;
  const level = sentence.figures[result ?? base ?? -1];
  const subject = subjectOf(sentence, levels);
  let change: Change = { ...UNTOLD, base, result, direction, isSubjectNamed };
  let next = start;
  for (; level && next < sentence.figures.length && next < start + MOST_CLAUSES; next++) {
    if (!isRatioOf(sentence, next, change) && endsChange(sentence, levels, subject, next, start)) break;
    const larger = withFigure(sentence, next, level, change);
    if (!larger) break;
    change = larger;
  }
  const { amount } = change;
  if (amount !== undefined) change = { ...change, amountIsGross: /新增|新建/.test(sentence.lead(amount)) };
  const isOfLevel = (index: number) => {
    const figure = sentence.figures[index];
    return level !== undefined && figure !== undefined && next > start && sameKind(figure.unit, level.unit);
  };
  // …，同比增长14.2%，上年为338万人次 names the base last.
  if (base === undefined && isOfLevel(next) && namesBaseLast(sentence.lead(next), subject))
    change = { ...change, base: next++ };
  // 比年初的146家净增18家，达到164家 names the result last.
  if (result === undefined && isOfLevel(next) && namesResultLast(sentence, next))
    change = { ...change, result: next++ };
  return { change, next };
}

/** Whether the words before a change verb repeat what the levels are about. */
export function speaksOf(clauseSubject: string, subject: string): boolean {
  const words = clauseSubject.replace(PURE_WORDS, '');
  return words.length >= 2 && subject.includes(words);
}

/** 是…的3倍, told of a change that has no ratio yet. */
function isRatioOf(sentence: Sentence, index: number, change: Change): boolean {
  const dimension = sentence.figures[index]?.unit.dimension;
  return dimension === 'multiple' && isRatio(sentence, index) && change.ratio === undefined;
}

/** Whether the words before the figure tell of something else than the change of the levels. */
function endsChange(sentence: Sentence, levels: Levels, subject: string, index: number, start: number): boolean {
  const clause = changeClause(sentence, index);
  const lead = sentence.lead(index);
  if (!clause || (clause.subject !== '' && !speaksOf(clause.subject, subject))) return true;
  // 分别增长5%和8% speaks of several changes, one after the other.
  if (/分别/.test(lead)) return true;
  // 其中2022年提高1.2个百分点 tells a part of the change.
  if (/^其中[^，,；;。]{0,6}(?:年|月|季度)/.test(lead)) return true;
  if (/[；;]/.test(sentence.gap(index)) && index > start) return true;
  // 2019年至2022年由400万件增至532.4万件，2022年比上年增长8%: the last year alone, and not all of them.
  if (spansYears(sentence, levels) && /[比较]上年|同比/.test(lead)) return true;
  // Of a place in a ranking nothing but the place is told.
  return sentence.figures[levels.result ?? levels.base ?? -1]?.unit.dimension === 'rank';
}

/** The change with the figure as its rate, its points, its amount; undefined where it is none of them. */
function withFigure(sentence: Sentence, index: number, level: Figure, change: Change): Change | undefined {
  const figure = sentence.figures[index];
  if (!figure) return undefined;
  if (isRatioOf(sentence, index, change)) return { ...change, ratio: index };
  const clause = changeClause(sentence, index);
  if (!clause) return undefined;
  const { dimension } = figure.unit;
  const { direction, isYearly } = clause;
  const isRate = dimension === 'percent' || dimension === 'multiple' || dimension === 'doubling';
  if (isRate && change.rate === undefined) return { ...change, rate: index, rateDirection: direction, isYearly };
  if (dimension === 'point' && change.points === undefined)
    return { ...change, points: index, pointsDirection: direction };
  // 年均增加11.4家 is no part of the change as a whole.
  if (isAmount(dimension) && isYearly) return change;
  // 新设1873户，注销942户，下降3.1%，净增931户: the net is that of both, and not of the last.
  if (change.rateDirection === -direction && /净[增减]/.test(sentence.lead(index))) return undefined;
  if (change.amount !== undefined || !isAmountOf(figure, level)) return undefined;
  return { ...change, amount: index, amountDirection: direction };
}

/** Whether the figure is in the unit of the level, so that it may be by how much it changed. */
function isAmountOf({ unit }: Figure, level: Figure): boolean {
  if (isAmount(unit.dimension)) return sameKind(unit, level.unit);
  return (unit.dimension === 'score' || unit.dimension === 'age') && level.unit.dimension === unit.dimension;
}

function namesResultLast(sentence: Sentence, index: number): boolean {
  return RESULT_LAST.test(sentence.lead(index)) && !/[；;]/.test(sentence.gap(index));
}

/** Whether base and result are told of years that lie apart by more than one. */
function spansYears({ years }: Sentence, { base, result }: Levels): boolean {
  return base !== undefined && result !== undefined && years.some(({ year, lastYear }) => lastYear - year > 1);
}

/** 上年为338万人次, 上年同期开工数为2318套 behind the change. */
const BASE_LAST =
  /^[（(]?(?:而|，)?(?:[“"「]?十[一二三四]五[”"」]?(?:时期)?[末初]|[两三四五]年前|上年|去年|前年|同期|上届|上次|上一届|换届前|此前|之前|原来)(?:同期)?([^，,；;。增减升降提比较]{0,10})$/;
/** Characters of words that only say so. */
const SAYS_SO = '为是有仅约只完成实现达到数总额量共计开全的同期';

/** Whether the clause names a base of the same thing: 上年完成技改投资6.2亿元 is none of 完成投资18.6亿元. */
function namesBaseLast(lead: string, subject: string): boolean {
  const words = BASE_LAST.exec(lead)?.[1];
  return words !== undefined && [...words].every((sign) => subject.includes(sign) || SAYS_SO.includes(sign));
}

/** The words in front of base and result. */
function subjectOf(sentence: Sentence, { base, result }: Levels): string {
  return [base, result].map((index) => (index === undefined ? '' : sentence.gap(index))).join('');
}
