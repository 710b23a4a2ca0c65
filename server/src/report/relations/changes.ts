import type { Sentence } from '../figures/sentence';
import { sentenceFact } from '../figures/sentenceFacts';
import { isAmount, sameKind } from '../figures/units';
import { type Change, isRatio, rateChange, UNTOLD } from './change';
import { changeClause } from './changeClauses';
import { fromTo, type Levels, levelNamed, levelsBefore } from './changeLevels';
import { type GatheredChange, gatherChange, PURE_WORDS, RESULT_LAST, speaksOf } from './changeParts';
import { datedChange, withRateLists, withYears } from './datedChanges';
import { laterLevel } from './laterLevels';
import { ratioAhead, withPriorAmount, withPriorRate } from './priorChanges';
import { beyondPlan, grownFromThere } from './statedBases';

/** All changes told in a sentence; several relations ask for them. */
export const changesOf = sentenceFact((sentence): readonly Change[] => findChanges(sentence));

/** Reads the change at a figure; `done` is the index behind the last one that already belongs to a change. */
type Reading = (sentence: Sentence, index: number, done: number) => GatheredChange | undefined;

/** In the order of precedence: what is told in fixed words before what is put together from clauses. */
const READINGS: readonly Reading[] = [
  betweenLevels,
  toLaterLevel,
  toldBeforeResult,
  ratioBeforeLevels,
  beyondPlannedLevel,
  fromNamedBase,
  behindLevels,
];

function findChanges(sentence: Sentence): Change[] {
  const changes: Change[] = [];
  let done = 0;
  for (let index = 0; index < sentence.figures.length; index++) {
    for (const read of index < done ? [] : READINGS) {
      const found = read(sentence, index, done);
      if (!found) continue;
      changes.push(found.change);
      done = found.next;
      break;
    }
  }
  return withYears(sentence, withRateLists(sentence, changes));
}

/** 由400万件增至532.4万件. */
function betweenLevels(sentence: Sentence, index: number): GatheredChange | undefined {
  const pair = fromTo(sentence, index);
  if (!pair) return undefined;
  const { change, next } = gatherChange(sentence, { base: index, ...pair }, pair.result + 1);
  const whole = change.amount === undefined ? withPriorAmount(sentence, change) : change;
  return { change: withPriorRate(sentence, whole), next };
}

/** 上年为34例，今年降至39例; a level right behind another change belongs to that one. */
function toLaterLevel(sentence: Sentence, index: number, done: number): GatheredChange | undefined {
  const later = index > done ? laterLevel(sentence, index) : undefined;
  return later && gatherChange(sentence, later, index + 1);
}

/** 是去年的1.5倍，去年2.4亿元，今年3.6亿元. */
function ratioBeforeLevels(sentence: Sentence, index: number): GatheredChange | undefined {
  const change = ratioAhead(sentence, index);
  return change && { change, next: (change.result ?? index) + 1 };
}

/** 计划投资4500万元，实际完成4725万元，超出计划5%. */
function beyondPlannedLevel(sentence: Sentence, index: number): GatheredChange | undefined {
  const planned = beyondPlan(sentence, index);
  const figure = sentence.figures[index];
  if (!planned || !figure) return undefined;
  const change = datedChange(figure, index, planned, planned.direction);
  return { change, next: Math.max(index, planned.base, planned.result) + 1 };
}

/** 2022年60亿元，2023年在此基础上增长8%，达到64.8亿元. */
function fromNamedBase(sentence: Sentence, index: number): GatheredChange | undefined {
  const grown = grownFromThere(sentence, index);
  return grown && { change: rateChange(grown), next: Math.max(index, grown.result) + 1 };
}

/** 5.28亿元，增长10%: clauses of a change behind its level. */
function behindLevels(sentence: Sentence, index: number, done: number): GatheredChange | undefined {
  if (index === 0) return undefined;
  const named = levelNamedByClause(sentence, index);
  if (!named && !isChangeFigure(sentence, index)) return undefined;
  const levels = named ?? levelsBefore(sentence, index, done);
  const gathered = levels && gatherChange(sentence, levels, index);
  return gathered && gathered.next > index ? gathered : undefined;
}

/** 较去年减少24人，减幅8.3%，总计264人, and 扩大1200亩，达到8600亩，增幅16.2%: the level comes behind its change. */
function toldBeforeResult(sentence: Sentence, index: number): GatheredChange | undefined {
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
  const change = {
    ...UNTOLD,
    result: resultAt,
    amount: index,
    amountDirection: first.direction,
    rate: rateAt,
    rateDirection: second.direction,
  };
  return { change, next: Math.max(resultAt, rateAt) + 1 };
}

/** 其中增值税3.3亿元、所得税1.7亿元，税收收入同比增收0.7亿元: the clause goes back to an amount before the nearest. */
function levelNamedByClause(sentence: Sentence, index: number): Levels | undefined {
  const subject = changeClause(sentence, index)?.subject.replace(PURE_WORDS, '') ?? '';
  const near = sentence.figures[index - 1];
  if (subject.length < 2 || !near || sentence.gap(index - 1).includes(subject)) return undefined;
  const result = levelNamed(sentence, index - 1, subject, near);
  return result === undefined ? undefined : { result, direction: 0, isSubjectNamed: true };
}

/** Whether the words before the figure tell of a change of what was told last. */
function isChangeFigure(sentence: Sentence, index: number): boolean {
  const clause = changeClause(sentence, index);
  const figure = sentence.figures[index];
  if (clause?.subject === '') return true;
  // 增速为9.4%，去年同期为12.1%，增速同比回落2.7个百分点 names its subject again.
  if (clause && speaksOf(clause.subject, sentence.gap(index - 1) + sentence.gap(index - 2))) return true;
  return figure?.unit.dimension === 'multiple' && isRatio(sentence, index);
}
