import { intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { type Change, figureAt } from './change';
import { fitsQuotient, grownBy, quotientOf } from './quotients';
import type { Correction, Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

const RELATIVE = /相对/;

/** Changes of a percentage: in points, or in percent of itself, which is seldom meant. */
export function checkPercentages(sentence: Sentence, change: Change): Relation | undefined {
  const base = figureAt(sentence, change.base);
  const result = figureAt(sentence, change.result);
  const stated = figureAt(sentence, change.points) ?? figureAt(sentence, change.rate);
  if (!base || !result || !stated || change.isYearly || stated.unit.dimension === 'doubling') return undefined;
  const direction = change.points !== undefined ? change.pointsDirection : change.rateDirection;
  const falls = (change.direction || direction || (result.nominal.lt(base.nominal) ? -1 : 1)) < 0;
  const difference = falls ? subtract(base.value, result.value) : subtract(result.value, base.value);
  const nominal = result.nominal.minus(base.nominal).abs();
  const all = [base, result];
  const [first, second] = falls ? [base, result] : [result, base];
  const inPoints = intersects(difference, stated.value);
  const shown = writeValue(nominal, stated.unit.dimension === 'point' ? stated : base);
  const line = `${writeNumber(sentence, first, all)}-${writeNumber(sentence, second, all)}=${shown}个百分点`;
  const members = [member('基数', base), member('现值', result), member('增幅', stated)];
  if (stated.unit.dimension === 'multiple') return undefined;
  if (stated.unit.dimension === 'point') {
    return {
      kind: 'points',
      rule: 'figure-growth',
      members,
      span: stated.span,
      computation: line,
      holds: inPoints,
      message: inPoints ? '' : `升降幅度不相符：${line}，文中为${literal(sentence, stated)}，请核对这三个数。`,
    };
  }
  const relative = fitsQuotient(result.value, base.value, grownBy(quotientOf(stated), falls ? -1 : 1));
  const isMarked = RELATIVE.test(sentence.slice(sentence.start, sentence.end));
  const exactPoints = nominal.eq(stated.nominal);
  // 97.2%提高到98.6%，提高1.4%: what is the difference to the last digit was meant as one, whatever the quotient rounds to.
  if (isMarked || (relative && !exactPoints)) return undefined;
  if (inPoints) {
    return {
      kind: 'points',
      rule: 'percentage-point',
      members,
      span: stated.span,
      computation: line,
      holds: false,
      message: `两个百分数相差应当用“个百分点”：${line}，不是${literal(sentence, stated)}，请改为“${shown}个百分点”。`,
      correction: percentSign(sentence, stated),
    };
  }
  return {
    kind: 'growth',
    rule: 'figure-growth',
    members,
    span: stated.span,
    computation: line,
    holds: false,
    message: `升降幅度不相符：${line}，文中为${literal(sentence, stated)}，请核对这三个数。`,
  };
}

/** Puts 个百分点 in the place of the percent sign. */
function percentSign(sentence: Sentence, figure: Figure): Correction | undefined {
  const at = figure.digitSpan.end;
  const sign = sentence.slice(at, at + 1);
  if (sign !== '%' && sign !== '％') return undefined;
  return { span: { start: at, end: at + 1 }, newText: '个百分点' };
}
