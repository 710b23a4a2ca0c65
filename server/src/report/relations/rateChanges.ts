import { type Interval, intersects, subtract } from '../../text/interval';
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
const YEAR_BEFORE = /上年|去年|前年|同期/;
const FORMER = /上年|去年|前年|同期|上半年|前三季度|[一二三]季度|上月|上季|20\d\d年/;

/** 增长4.1%（上年增长3.8%），增幅比上年回落0.3个百分点: two rates of change and what lies between them. */
export function findRateChanges(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const stated = sentence.figures[index];
    const { dimension } = stated?.unit ?? {};
    if (!stated || (dimension !== 'point' && dimension !== 'percent')) continue;
    const told = againstFormer(sentence, index);
    if (told) {
      relations.push(rateRelation(sentence, told, stated, told.direction));
      continue;
    }
    const subject = OF_RATE.exec(sentence.lead(index))?.[1];
    const clause = subject === undefined ? undefined : changeClause(sentence, index);
    if (!subject || !clause) continue;
    const pair = ratesBefore(sentence, index, /[降跌减]/.test(subject));
    if (pair) relations.push(rateRelation(sentence, pair, stated, clause.direction));
  }
  return relations;
}

/** 增速由上半年的, 降幅较上年同期: what leads to the former rate, be it in brackets or not. */
const LEADS_TO_FORMER =
  /(增速|增幅|涨幅|升幅|降幅|跌幅|减幅|增长率)(?:[比较由从与]|(高于|快于)|(低于|慢于))[^，,；;。：:（(]{1,14}[（(]?$/;
const APART = /^(?:[）)]|的)?(?:相比)?(?:(高出?|快)|(低|慢))$/;

/** 增长6.4%，增幅比上年（4.8%）扩大1.6个百分点: the former rate stands right before the difference. */
function againstFormer(sentence: Sentence, index: number): (RatePair & { readonly direction: Direction }) | undefined {
  const former = sentence.figures[index - 1];
  if (former?.unit.dimension !== 'percent' || former.hedge !== 'none') return undefined;
  const gap = sentence.gap(index);
  if (!/^[）)的]?[^，,；;。：:（(]{0,10}$/.test(gap)) return undefined;
  const start = Math.max(sentence.start, former.span.start - 24);
  const [, subject, above, below] = LEADS_TO_FORMER.exec(sentence.slice(start, former.span.start)) ?? [];
  if (subject === undefined) return undefined;
  const direction = /^[）)]$/.test(gap) ? (above ? 1 : below ? -1 : 0) : directionOf(sentence, index);
  if (direction === 0) return undefined;
  const rates = ratesOf(sentence, index - 2, /[降跌减]/.test(subject));
  const stated = sentence.figures[index];
  const fits = (now: Figure) =>
    stated && now.nominal.cmp(former.nominal) === direction && intersects(difference({ now, former }), stated.value);
  const now = rates.find(fits) ?? (rates.length === 1 ? rates[0] : undefined);
  return now && { now, former, direction };
}

/** Which way the words right before the difference say the rate has gone; 0 where they do not. */
function directionOf(sentence: Sentence, index: number): Direction {
  const compared = APART.exec(sentence.gap(index));
  if (compared) return compared[1] === undefined ? -1 : 1;
  const clause = changeClause(sentence, index);
  return clause?.subject === '' ? clause.direction : 0;
}

/** Rates of change up to `index` that go the way of the subject. */
function ratesOf(sentence: Sentence, index: number, falling: boolean): Figure[] {
  const rates: Figure[] = [];
  for (let at = index; at >= 0 && index - at <= 3; at--) {
    const figure = sentence.figures[at];
    if (figure?.unit.dimension !== 'percent' || figure.hedge !== 'none' || sentence.bracket(at) >= 0) continue;
    if ((falling ? FALLS : RISES).test(sentence.lead(at))) rates.push(figure);
  }
  return rates;
}

function difference({ now, former }: RatePair): Interval {
  return now.nominal.gt(former.nominal) ? subtract(now.value, former.value) : subtract(former.value, now.value);
}

interface RatePair {
  readonly now: Figure;
  readonly former: Figure;
}

/** The only two rates of change before the figure, one of them of an earlier time; both must go the way of the subject. */
function ratesBefore(sentence: Sentence, index: number, falling: boolean): RatePair | undefined {
  const rates: {
    readonly figure: Figure;
    readonly isFormer: boolean;
    readonly isYearBefore: boolean;
    readonly part: number;
  }[] = [];
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
    rates.push({
      figure,
      isFormer: FORMER.test(own),
      isYearBefore: YEAR_BEFORE.test(own),
      part: PARTS.find(([name]) => name.test(own))?.[1] ?? 0,
    });
  }
  const [second, first] = rates;
  if (rates.length !== 2 || !first || !second) return undefined;
  // 一季度增长9.1%，上年同期增长6.7%: the quarter is that of both.
  if (first.isYearBefore !== second.isYearBefore) {
    const [now, former] = first.isYearBefore ? [second, first] : [first, second];
    return { now: now.figure, former: former.figure };
  }
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
  const fits = intersects(difference({ now, former }), stated.value);
  const isPoint = stated.unit.dimension === 'point';
  const value = writeValue(more.nominal.minus(less.nominal), isPoint ? stated : now);
  const line = `${writeNumber(sentence, more, all)}-${writeNumber(sentence, less, all)}=${value}个百分点`;
  const written = literal(sentence, stated);
  const [a, b] = [literal(sentence, now), literal(sentence, former)];
  const computation = isOpposite ? `${a}${order > 0 ? '大于' : '小于'}${b}` : line;
  const message = isOpposite
    ? `升降与数字相反：${computation}，文中却说${told > 0 ? '上升' : '下降'}${written}，请核对。`
    : fits
      ? `两个百分数相差应当用“个百分点”：${line}，不是${written}，请核对。`
      : `升降幅度不相符：${line}，文中为${written}，请核对这三个数。`;
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
