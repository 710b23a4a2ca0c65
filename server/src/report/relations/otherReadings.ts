import { intersects, multiply, subtract, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { isAddable, sameBase } from '../figures/units';
import type { OtherFigures } from './otherFigures';
import { isOtherShare } from './otherShares';
import { isOtherSum } from './otherSums';
import { fitsQuotient } from './quotients';
import { figureOf, type Relation } from './relation';

/*
 * The last question before a broken relation is told: does what is stated follow from other figures beside it? Then the
 * relation was read between the wrong figures, and the text is right: 持证率 93.7% of 46+318 cases, not of the 23 that
 * are left. A wrong figure fits other figures by chance now and then; that miss is the price of never blaming a right one.
 */

/** Paragraphs with more figures offer a chance fit to any number, so there the question says nothing. */
const MOST_FIGURES = 24;
/** Whether other figures of the paragraph give what the relation states. */
export function hasOtherReading(relation: Relation, figures: readonly Figure[], text: string): boolean {
  const stated = relation.members.find(({ span }) => span.start === relation.span.start)?.figure;
  if (!stated || figures.length > MOST_FIGURES) return false;
  // 超九成 and 不足百分之五 fit so many pairs that a fit says nothing.
  if (stated.hedge === 'over' || stated.hedge === 'under') return false;
  // 突破百亿元 is open to one side and fits anything.
  const others = figures.filter((figure) => figure !== stated && ['none', 'about'].includes(figure.hedge));
  const members = new Set(relation.members.map(({ figure }) => figure));
  const beside: OtherFigures = { others, isOwn: (figure) => members.has(figure), text };
  switch (relation.kind) {
    case 'share':
      return isOtherShare(stated, relation, beside);
    case 'average':
      return isAverageOfOthers(stated, beside) || isTotalOfEach(stated, relation, beside);
    case 'sum':
      return isOtherSum(stated, relation, beside);
    case 'direction':
      return isOfAnotherThing(relation, figures, text) || isChangeOfOthers(relation, beside);
    case 'growth':
      return stated.unit.dimension !== 'percent' && isDifferenceOfOthers(stated, beside);
    default:
      return false;
  }
}

/** 比上年的898分提高14.5分 where 912.5分 stands before: the change is that of another pair. */
function isChangeOfOthers(relation: Relation, beside: OtherFigures): boolean {
  const change = figureOf(relation, '增幅');
  return change !== undefined && isAddable(change.unit) && isDifferenceOfOthers(change, beside);
}

/** 渔业3.4亿元，总产值比上年的55.0亿元增长: what is compared is named, and another figure has that name. */
function isOfAnotherThing(relation: Relation, figures: readonly Figure[], text: string): boolean {
  const base = figureOf(relation, '基数');
  const result = figureOf(relation, '现值');
  if (!base || !result) return false;
  const before = text.slice(Math.max(0, base.span.start - 24), base.span.start);
  const noun = /([^，,；;。、：:]{2,12}?)(?:比|较)(?:上年|去年|上期|同期|年初|上一年)?(?:同期)?的?$/
    .exec(before)?.[1]
    ?.slice(-2);
  if (noun === undefined) return false;
  const isNamed = ({ span }: Figure) => text.slice(Math.max(0, span.start - 12), span.start).includes(noun);
  return (
    !isNamed(result) && figures.some((figure) => figure !== base && sameBase(figure.unit, base.unit) && isNamed(figure))
  );
}

function isAverageOfOthers(average: Figure, { others }: OtherFigures): boolean {
  for (const total of others) {
    if (!sameBase(total.unit, average.unit)) continue;
    for (const count of others) {
      if (count === total || !isAddable(count.unit)) continue;
      if (fitsQuotient(total.value, count.value, average.derivedValue)) return true;
    }
  }
  return false;
}

/** 教师4名、学生20名，分4组，每组6人: each times their number is the sum of several that stand side by side. */
function isTotalOfEach(total: Figure, relation: Relation, { others }: OtherFigures): boolean {
  const each = figureOf(relation, '均值');
  const count = figureOf(relation, '个数');
  if (!each || !count || each === total) return false;
  const product = multiply(each.value, count.value);
  const same = [...others, total]
    .filter((figure) => figure !== each && sameBase(figure.unit, total.unit))
    .sort((a, b) => a.span.start - b.span.start);
  return same.some((_, at) => {
    const run = same.slice(at, at + 3);
    return run.some(
      (_, length) => length > 0 && intersects(product, sum(run.slice(0, length + 1).map(({ value }) => value))),
    );
  });
}

function isDifferenceOfOthers(change: Figure, { others, isOwn }: OtherFigures): boolean {
  for (const one of others) {
    for (const two of others) {
      if (one === two || !sameBase(one.unit, two.unit) || (isOwn(one) && isOwn(two))) continue;
      const isAlike = sameBase(one.unit, change.unit) || one.unit.dimension === 'rank';
      if (isAlike && intersects(subtract(one.value, two.value), change.value)) return true;
    }
  }
  return false;
}
