import type { Figure } from '../figures/figure';
import { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { findBalances } from './balances';
import { changeClause } from './changeClauses';
import { FORMER_LEVEL } from './changeLevels';
import { findDirections } from './directions';
import { findGrowth } from './growth';
import { laterLevel, tellsComing } from './laterLevels';
import { findPointMisuse } from './pointMisuse';
import { fitsQuotient, grownBy, quotientOf, valueBeside } from './quotients';
import type { Relation } from './relation';
import { findShares } from './shares';
import { CLOSING_STOCK } from './stocks';
import { totalBehind } from './totalsBehind';

/*
 * Clerks end a sentence where others write a comma: 上月4000吨。环比增长25%. Where a sentence begins with words that only
 * make sense after what the one before has told, both are read as one, and what reaches over the full stop is kept.
 */

type Finder = (sentence: Sentence) => Relation[];

const OF_CHANGES: readonly Finder[] = [findDirections, findGrowth, findPointMisuse];

/** 与去年同期的1350起相比, 较年初的, at the beginning of a sentence. */
const COMPARES = /^[\s”"]*(?:同|与|和|比|较|相比|相较)[^，,；;。]{0,16}$/;
/** 完成任务的95%, 执行率90%: what was to be done may stand in the sentence before. */
const OF_PLAN =
  /(?:完成|达到?|为|占|是|相当于)[^，,；;。]{0,8}(?:目标|任务|计划|指标|预算|批复|投资|概算)[^，,；;。]{0,4}的$|(?:完成|执行|到位|支付|兑现|落实|达标|开工|竣工)(?:率|比例|进度)(?:为|是|达到?|已达|仅)?$/;
const PLAN = /目标|任务|计划|指标|预算|批复|概算|下达|核定|安排/;

/** Relations between a sentence and the one or two before it; `known` are those inside the sentences. */
export function passageRelations(sentences: readonly Sentence[], known: readonly Relation[]): Relation[] {
  const told = new Set(known.flatMap(({ members }) => members.map(({ figure }) => figure)));
  return sentences.flatMap((sentence, at) => {
    const [earlier, before] = [sentences[at - 2], sentences[at - 1]];
    if (!before || !isNext(before, sentence)) return [];
    const total = totalBehind(before, sentence);
    const finders = findersFor(sentence, before);
    const near = finders.length > 0 ? across([before, sentence], finders, told) : [];
    // 年初库存320吨。全年购进45吨、出库12吨。年末库存353吨: a stock may take three sentences, where two do not tell it.
    const isLonger = near.length === 0 && finders.includes(findBalances) && earlier && isNext(earlier, before);
    const far = isLonger ? across([earlier, before, sentence], [findBalances], told) : [];
    return [...(total ? [total] : []), ...near, ...far];
  });
}

/** Whether nothing stands between the two. */
function isNext(before: Sentence, sentence: Sentence): boolean {
  return sentence.start <= before.end + 1;
}

/** What may be read over the full stop before the sentence, told by how it begins. */
function findersFor(sentence: Sentence, before: Sentence): readonly Finder[] {
  const [first] = sentence.figures;
  if (!first) return [];
  const head = sentence.slice(sentence.start, first.span.start).trim();
  const lead = sentence.lead(0);
  const isChange = head === lead && changeClause(sentence, 0)?.subject === '' && suits(lead, before);
  // 今年26亿元。去年同期是20亿元，增长30%: the level of the time before stands alone.
  const isFormer = FORMER_LEVEL.test(lead) && changeClause(sentence, 1)?.subject === '';
  const isCompared = COMPARES.test(head) && /^相?比较?[，,]|^[^，,；;。]{0,6}$/.test(sentence.gap(1));
  const tellsChange = isChange || isFormer || isNow(before, sentence) || isCompared || comesFrom(before, sentence);
  const tellsShare = hasOnePlan(before) && sentence.figures.some((_, index) => OF_PLAN.test(sentence.lead(index)));
  const tellsStock = sentence.figures.some((_, index) => CLOSING_STOCK.test(sentence.lead(index)));
  return [
    ...(tellsChange ? OF_CHANGES : []),
    ...(tellsShare ? [findShares] : []),
    ...(tellsStock ? [findBalances] : []),
  ];
}

const FORMER = /上年|去年|前年|同期|年初|期初|上期|上届|20\d\d年/;
const NOW = /^[\s”]*(?:到|至|截至)?(?:今年|本年|当年|本期|本届|目前|现在|年末|年底|期末|20\d\d年)/;

/** 上年4.8亿元。今年完成5.28亿元，增长12%: the level of now begins the sentence behind that of before. */
function isNow(before: Sentence, sentence: Sentence): boolean {
  return (
    NOW.test(sentence.slice(sentence.start, sentence.start + 12)) && FORMER.test(before.lead(before.figures.length - 1))
  );
}

/** Whether the sentence begins with a level that the one told last has come to. */
function comesFrom(before: Sentence, sentence: Sentence): boolean {
  if (!tellsComing(sentence.lead(0))) return false;
  const joined = Sentence.join([before, sentence]);
  return joined !== undefined && laterLevel(joined, before.figures.length) !== undefined;
}

/** 环比 needs a month or a quarter before it, 同比 the same time of the year before. */
function suits(lead: string, before: Sentence): boolean {
  const told = before.slice(before.start, before.end);
  if (/环比/.test(lead)) return /月|季|旬|周|期/.test(told);
  if (/同比/.test(lead)) return !/上个?月|上个?季|上一?个?周|上期/.test(told);
  return true;
}

/** Whether the sentence names one amount that was to be done. */
function hasOnePlan(before: Sentence): boolean {
  if (before.figures.length > 2) return false;
  const plans = before.figures.filter(
    ({ unit }, index) => isAmount(unit.dimension) && PLAN.test(before.lead(index) + before.tail(index)),
  );
  return plans.length === 1;
}

/** What reaches from the first of the sentences to the last; `told` are figures that already have a relation. */
function across(
  sentences: readonly Sentence[],
  finders: readonly Finder[],
  told: ReadonlySet<Figure | undefined>,
): Relation[] {
  const joined = Sentence.join(sentences);
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (!joined || !first || !last) return [];
  return finders
    .flatMap((find) => find(joined))
    .filter((relation) => {
      const { members, span, holds } = relation;
      if (!members.some((one) => one.span.start < first.end) || span.end <= last.start) return false;
      if (!members.some((one) => one.span.start >= last.start)) return false;
      // Over a full stop a single move may not be all that came and went.
      if (relation.kind === 'sum' && members.length < 4) return false;
      // What was done stands beside its share; only what was to be done is told before.
      const part = members.find(({ role }) => role === '分项');
      if (relation.kind === 'share' && part && part.span.start < last.start) return false;
      const stated = members.find((one) => one.span.end === span.end)?.figure;
      if (stated && told.has(stated)) return false;
      return holds || !stated || !fitsOtherPair(stated, joined, relation);
    });
}

/** Whether the rate is the growth between any two other amounts of the passage. */
function fitsOtherPair(rate: Figure, joined: Sentence, { kind, members }: Relation): boolean {
  const own = new Set(members.map(({ figure }) => figure));
  if (rate.unit.dimension !== 'percent' || kind !== 'growth') return false;
  const amounts = joined.figures
    .filter(({ unit, hedge }) => isAmount(unit.dimension) && hedge !== 'range')
    .slice(0, 12);
  return amounts.some((base) =>
    amounts.some(
      (result) =>
        result !== base &&
        !(own.has(base) && own.has(result)) &&
        sameKind(base.unit, result.unit) &&
        [1, -1].some((sign) =>
          fitsQuotient(valueBeside(result, base), valueBeside(base, result), grownBy(quotientOf(rate), sign)),
        ),
    ),
  );
}
