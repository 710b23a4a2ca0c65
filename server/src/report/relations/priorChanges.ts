import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { type Change, figureAt, isRatio, UNTOLD } from './change';
import { changeClause } from './changeClauses';

const PRIOR = /(新增|新建|净增|增加|减少|净减|削减|压减)([^，,；;。]{0,14})$/;

/** 年内新增养老床位360张，全县养老床位由4920张增加到5280张: the change told before its base. */
export function withPriorAmount(sentence: Sentence, change: Change): Change {
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
export function withPriorRate(sentence: Sentence, change: Change): Change {
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

/** 是去年的1.5倍，去年2.4亿元，今年3.6亿元: the multiple told before both levels. */
export function ratioAhead(sentence: Sentence, index: number): Change | undefined {
  const [ratio, base, result] = [0, 1, 2].map((step) => sentence.figures[index + step]);
  if (ratio?.unit.dimension !== 'multiple' || !base || !result || !isAmount(base.unit.dimension)) return undefined;
  if (!isRatio(sentence, index) || !sameKind(base.unit, result.unit) || base.hedge === 'range') return undefined;
  const [first, second] = [sentence.lead(index + 1), sentence.lead(index + 2)];
  if (!FORMER.test(first) || !NOW.test(second) || /[；;]/.test(sentence.gap(index + 1) + sentence.gap(index + 2)))
    return undefined;
  if (!sentence.lead(index).includes(first.slice(0, 2))) return undefined;
  return { ...UNTOLD, base: index + 1, result: index + 2, ratio: index };
}

/** Levels named by nothing but their time. */
const FORMER = /^(?:上年|去年|前年|上届|上期|20\d\d年)(?:同期)?(?:为|是|有|仅|完成|实现)?$/;
const NOW = /^(?:今年|本年|本届|本期|目前|现在|20\d\d年)(?:为|是|有|已?达到?|完成|实现)?$/;
