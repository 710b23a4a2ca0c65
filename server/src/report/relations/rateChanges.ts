import { intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { changeClause, type Direction, FALL, RISE } from './changeClauses';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** 增幅比上年回落: a change of a rate of change. */
const OF_RATE =
  /^(?:其?中?)(?:[\u4e00-\u9fff]{0,8}?)(增速|增幅|涨幅|升幅|降幅|跌幅|减幅|增长率|增长速度)(?:同比|环比|分别)?(?:[比较与][^，,；;。]{1,12})?/;
const RISES = new RegExp(`(?:${RISE}|增速|增幅|涨幅|升幅|增长率)[^，,；;。（(]{0,6}$`);
const FALLS = new RegExp(`(?:${FALL}|降幅|跌幅|减幅)[^，,；;。（(]{0,6}$`);
/** Parts of a year by the quarter they end with. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/前三季度/, 3],
  [/一季度/, 1],
  [/二季度|上半年/, 2],
  [/三季度/, 3],
  [/四季度|全年|下半年/, 4],
];
const FORMER = /上年|去年|前年|同期|上半年|前三季度|[一二三]季度|上月|上季|20\d\d年/;

/** 增长4.1%（上年增长3.8%），增幅比上年回落0.3个百分点: two rates of change and what lies between them. */
export function findRateChanges(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const stated = sentence.figures[index];
    const { dimension } = stated?.unit ?? {};
    if (!stated || (dimension !== 'point' && dimension !== 'percent')) continue;
    const subject = OF_RATE.exec(sentence.lead(index))?.[1];
    const clause = subject === undefined ? undefined : changeClause(sentence, index);
    if (!subject || !clause) continue;
    const pair = ratesBefore(sentence, index, /[降跌减]/.test(subject));
    if (pair) relations.push(rateRelation(sentence, pair, stated, clause.direction));
  }
  return relations;
}

interface RatePair {
  readonly now: Figure;
  readonly former: Figure;
}

/** The only two rates of change before the figure, one of them of an earlier time; both must go the way of the subject. */
function ratesBefore(sentence: Sentence, index: number, falling: boolean): RatePair | undefined {
  const rates: { readonly figure: Figure; readonly isFormer: boolean; readonly part: number }[] = [];
  for (let at = index - 1; at >= 0 && index - at <= 5; at--) {
    const figure = sentence.figures[at];
    if (figure?.unit.dimension !== 'percent') continue;
    const lead = sentence.lead(at);
    const isRate = falling ? FALLS.test(lead) : RISES.test(lead);
    // 去年同期为12.1% says only the time.
    const isTime = /^(?:而|，)?[^，,；;。]{0,4}(?:上年|去年|同期|20\d\d年|季度|半年|全年)[^，,；;。]{0,4}$/.test(lead);
    if (!isRate && !isTime) return undefined;
    const open = sentence.bracket(at);
    const words = open < 0 ? lead : sentence.slice(open, figure.span.start);
    const own = words.replace(/(?:同比|[比较与][^，,；;。]{0,10})/g, '');
    rates.push({ figure, isFormer: FORMER.test(own), part: PARTS.find(([name]) => name.test(own))?.[1] ?? 0 });
  }
  const [second, first] = rates;
  if (rates.length !== 2 || !first || !second) return undefined;
  // 一季度增速为4.2%，上半年为5.0%: the part of the year that ends first is the earlier one.
  if (first.part !== second.part && first.part > 0 && second.part > 0) {
    const [now, former] = first.part > second.part ? [first, second] : [second, first];
    return { now: now.figure, former: former.figure };
  }
  if (first.isFormer === second.isFormer) return undefined;
  const [now, former] = first.isFormer ? [second, first] : [first, second];
  return { now: now.figure, former: former.figure };
}

function rateRelation(sentence: Sentence, { now, former }: RatePair, stated: Figure, told: Direction): Relation {
  const order = now.nominal.cmp(former.nominal);
  const [more, less] = order > 0 ? [now, former] : [former, now];
  const all = [more, less];
  const isOpposite = order !== 0 && order !== told;
  const fits = intersects(subtract(more.value, less.value), stated.value);
  const isPoint = stated.unit.dimension === 'point';
  const value = writeValue(more.nominal.minus(less.nominal), isPoint ? stated : now);
  const difference = `${writeNumber(sentence, more, all)}-${writeNumber(sentence, less, all)}=${value}个百分点`;
  const written = literal(sentence, stated);
  const [a, b] = [literal(sentence, now), literal(sentence, former)];
  const computation = isOpposite ? `${a}${order > 0 ? '大于' : '小于'}${b}` : difference;
  const message = isOpposite
    ? `升降与数字相反：${computation}，文中却说${told > 0 ? '上升' : '下降'}${written}，请核对。`
    : fits
      ? `两个百分数相差应当用“个百分点”：${difference}，不是${written}，请核对。`
      : `升降幅度不相符：${difference}，文中为${written}，请核对这三个数。`;
  const holds = !isOpposite && fits && isPoint;
  return {
    kind: isOpposite ? 'direction' : 'points',
    rule: isOpposite ? 'figure-direction' : fits ? 'percentage-point' : 'figure-growth',
    members: [member('基数', former), member('现值', now), member('增幅', stated)],
    span: stated.span,
    computation,
    holds,
    message: holds ? '' : message,
  };
}
