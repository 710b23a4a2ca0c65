import type { Sentence } from '../figures/sentence';
import { sentenceFact } from '../figures/sentenceFacts';
import { isAmount, sameKind } from '../figures/units';
import { type Change, isRatio, rateChange } from './change';
import { changeClause, type Direction } from './changeClauses';
import { fromTo, type Levels, levelNamed, levelsBefore } from './changeLevels';
import { datedChange, withRateLists, withYears } from './datedChanges';
import { laterLevel } from './laterLevels';
import { ratioAhead, withPriorAmount, withPriorRate } from './priorChanges';
import { beyondPlan, grownFromThere } from './statedBases';

/** All changes told in a sentence; several relations ask for them. */
export const changesOf = sentenceFact((sentence): readonly Change[] => findChanges(sentence));

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
    const later = index > done ? laterLevel(sentence, index) : undefined;
    if (later) {
      const change = attach(sentence, later, index + 1);
      changes.push(change.change);
      done = change.next;
      continue;
    }
    const before = toldBeforeResult(sentence, index);
    if (before) {
      changes.push(before);
      done = Math.max(before.result ?? index, before.rate ?? index) + 1;
      continue;
    }
    const ahead = ratioAhead(sentence, index);
    if (ahead) {
      changes.push(ahead);
      done = (ahead.result ?? index) + 1;
      continue;
    }
    const planned = beyondPlan(sentence, index);
    const figure = figures[index];
    if (planned && figure) {
      changes.push(datedChange(figure, index, planned, planned.direction));
      done = Math.max(index, planned.base, planned.result) + 1;
      continue;
    }
    const grown = grownFromThere(sentence, index);
    if (grown) {
      changes.push(rateChange(grown));
      done = Math.max(index, grown.result) + 1;
      continue;
    }
    if (index === 0) continue;
    const named = levelNamedByClause(sentence, index);
    if (!named && !isChangeFigure(sentence, index)) continue;
    const seen = named ?? levelsBefore(sentence, index, done);
    if (!seen) continue;
    const change = attach(sentence, seen, index);
    if (change.next === index) continue;
    changes.push(change.change);
    done = change.next;
  }
  return withYears(sentence, withRateLists(sentence, changes));
}

const RESULT_LAST = /^(?:总[计数量额]?|合计|共计?|累计)?(?:达到?|为|增至|升至|降至|减至|增加到|减少到|总计|合计)$/;

/** 较去年减少24人，减幅8.3%，总计264人, and 扩大1200亩，达到8600亩，增幅16.2%: the level comes behind its change. */
function toldBeforeResult(sentence: Sentence, index: number): Change | undefined {
  const amount = sentence.figures[index];
  const isLast = sentence.figures[index + 1]?.unit.dimension === 'percent';
  const [rateAt, resultAt] = isLast ? [index + 1, index + 2] : [index + 2, index + 1];
  const [rate, result] = [sentence.figures[rateAt], sentence.figures[resultAt]];
  if (!amount || rate?.unit.dimension !== 'percent' || !result || !sameKind(amount.unit, result.unit)) return undefined;
  const first = changeClause(sentence, index);
  const second = changeClause(sentence, rateAt);
  if (!first || second?.subject !== '' || second.isYearly || !isAmount(amount.unit.dimension)) return undefined;
  // 扩大1200亩，达到8600亩，增幅16.2%: only a change against a former level has the level behind it.
  const isCompared = isLast || (/[比较]/.test(sentence.lead(index)) && first.direction === second.direction);
  if (!isCompared || !RESULT_LAST.test(sentence.lead(resultAt))) return undefined;
  if (/新增|新建/.test(sentence.lead(index)) || /[；;]/.test(sentence.gap(rateAt))) return undefined;
  return {
    base: undefined,
    result: resultAt,
    direction: 0,
    amount: index,
    amountDirection: first.direction,
    amountIsGross: false,
    rate: rateAt,
    rateDirection: second.direction,
    ratio: undefined,
    points: undefined,
    pointsDirection: 0,
    isYearly: false,
    isSubjectNamed: false,
  };
}

/** 其中增值税3.3亿元、所得税1.7亿元，税收收入同比增收0.7亿元: the clause goes back to an amount before the nearest. */
function levelNamedByClause(sentence: Sentence, index: number): Levels | undefined {
  const subject = changeClause(sentence, index)?.subject.replace(PURE_WORDS, '') ?? '';
  const near = sentence.figures[index - 1];
  if (subject.length < 2 || !near || sentence.gap(index - 1).includes(subject)) return undefined;
  const result = levelNamed(sentence, index - 1, subject, near);
  return result === undefined ? undefined : { result, direction: 0, isSubjectNamed: true };
}

function isChangeFigure(sentence: Sentence, index: number): boolean {
  const clause = changeClause(sentence, index);
  const figure = sentence.figures[index];
  if (clause?.subject === '') return true;
  // 增速为9.4%，去年同期为12.1%，增速同比回落2.7个百分点 names its subject again.
  if (clause && speaksOf(clause.subject, sentence.gap(index - 1) + sentence.gap(index - 2))) return true;
  return figure?.unit.dimension === 'multiple' && isRatio(sentence, index);
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
    // 其中2022年提高1.2个百分点 tells a part of the change.
    if (/^其中[^，,；;。]{0,6}(?:年|月|季度)/.test(sentence.lead(index))) break;
    if (!clause || (clause.subject !== '' && !speaksOf(clause.subject, subject))) break;
    if (/[；;]/.test(sentence.gap(index)) && index > start) break;
    // 2019年至2022年由400万件增至532.4万件，2022年比上年增长8%: the last year alone, and not all of them.
    if (spansYears(sentence, levels) && /[比较]上年|同比/.test(sentence.lead(index))) break;
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
    } else if (rateDirection === -clause.direction && /净[增减]/.test(sentence.lead(index))) {
      // 新设1873户，注销942户，下降3.1%，净增931户: the net is that of both, and not of the last.
      break;
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
    if (namesBaseLast(sentence.lead(index), subject)) base = index++;
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
    isSubjectNamed: levels.isSubjectNamed ?? false,
  };
  return { change, next: index };
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
