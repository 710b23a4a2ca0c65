import { decimal } from '../../text/decimal';
import { add, type Interval, intersects, multiply, subtract, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { fitsQuotient, grownBy, quotientOf, valueBeside } from './quotients';
import type { Relation } from './relation';

/*
 * The last question before a broken relation is told: does what is stated follow from other figures beside it? Then the
 * relation was read between the wrong figures, and the text is right: 持证率 93.7% of 46+318 cases, not of the 23 that
 * are left. A wrong figure fits other figures by chance now and then; that miss is the price of never blaming a right one.
 */

/** Paragraphs with more figures offer a chance fit to any number, so there the question says nothing. */
const MOST_FIGURES = 24;
/** From here on a sum of some parts alone is no chance fit. */
const LARGE = decimal(1000);

/** Whether other figures of the paragraph give what the relation states. */
export function hasOtherReading(relation: Relation, figures: readonly Figure[]): boolean {
  const stated = relation.members.find(({ span }) => span.start === relation.span.start)?.figure;
  if (!stated || figures.length > MOST_FIGURES || stated.hedge === 'over' || stated.hedge === 'under') return false;
  const others = figures.filter((figure) => figure !== stated);
  switch (relation.kind) {
    case 'share':
      return stated.unit.dimension === 'percent' && isShareOf(stated, others);
    case 'average':
      return isAverageOf(stated, others);
    case 'sum':
      return isSumOf(stated, others, relation);
    case 'growth':
      return stated.unit.dimension === 'percent' ? isGrowthOf(stated, others) : isDifferenceOf(stated, others, relation);
    default:
      return false;
  }
}

function isSameKind(one: Figure, two: Figure): boolean {
  return one.unit.base === two.unit.base && one.unit.dimension === two.unit.dimension;
}

/** Amounts that can be parts and wholes. */
function isAmount({ unit: { dimension } }: Figure): boolean {
  return !['percent', 'point', 'multiple', 'doubling', 'rank', 'age'].includes(dimension);
}

function isShareOf(rate: Figure, others: readonly Figure[]): boolean {
  const amounts = others.filter(isAmount);
  for (const part of amounts) {
    const same = amounts.filter((figure) => figure !== part && isSameKind(figure, part));
    for (const [at, whole] of same.entries()) {
      if (fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate))) return true;
      // 上年结转46件、新收318件，化解341件: the rate is that of both together.
      const next = same[at + 1];
      if (next && fitsQuotient(part.value, add(whole.value, next.value), quotientOf(rate))) return true;
    }
  }
  return false;
}

function isAverageOf(average: Figure, others: readonly Figure[]): boolean {
  for (const total of others) {
    if (!isSameKind(total, average)) continue;
    for (const count of others) {
      if (count === total || !isAmount(count)) continue;
      if (fitsQuotient(total.value, count.value, average.derivedValue)) return true;
    }
  }
  return false;
}

function isSumOf(total: Figure, others: readonly Figure[], relation: Relation): boolean {
  const same = others.filter((figure) => isSameKind(figure, total));
  const members = new Set(relation.members.map(({ figure }) => figure));
  // What the relation itself adds up is no other reading; of large numbers some members alone are one.
  const counts = (parts: readonly Figure[]) =>
    parts.some((part) => !members.has(part)) || (total.nominal.gte(LARGE) && parts.length < members.size - 1);
  const fits = (value: Interval) => intersects(value, total.value);
  for (let start = 0; start < same.length; start++) {
    for (let end = start + 2; end <= same.length; end++) {
      const run = same.slice(start, end);
      if (counts(run) && fits(sum(run.map(({ value }) => value)))) return true;
    }
  }
  for (const [at, one] of same.entries()) {
    for (const two of same.slice(at + 1)) {
      if (!counts([one, two])) continue;
      if (fits(add(one.value, two.value))) return true;
      if (fits(subtract(one.value, two.value)) || fits(subtract(two.value, one.value))) return true;
    }
  }
  return isMisreadBy(total, same, relation);
}

/** Whether another figure in the place of a member would make the sum right: 年初5218人 for 比年初增加15人. */
function isMisreadBy(total: Figure, same: readonly Figure[], relation: Relation): boolean {
  const computed = /=(\d+(?:\.\d+)?)$/.exec(relation.computation)?.[1];
  if (computed === undefined || total.exponent !== 0) return false;
  const gap = total.nominal.minus(decimal(computed).times(total.unit.factor)).abs();
  const members = relation.members.flatMap(({ figure }) => (figure && figure !== total ? [figure] : []));
  return same.some(
    (other) =>
      !members.includes(other) &&
      members.some((member) => isSameKind(member, other) && other.nominal.minus(member.nominal).abs().eq(gap)),
  );
}

function isGrowthOf(rate: Figure, others: readonly Figure[]): boolean {
  const amounts = others.filter(isAmount);
  for (const base of amounts) {
    for (const result of amounts) {
      if (base === result || !isSameKind(base, result)) continue;
      for (const sign of [1, -1]) {
        if (intersects(multiply(base.value, grownBy(quotientOf(rate), sign)), result.value)) return true;
      }
    }
  }
  return false;
}

function isDifferenceOf(change: Figure, others: readonly Figure[], relation: Relation): boolean {
  const members = new Set(relation.members.map(({ figure }) => figure));
  for (const one of others) {
    for (const two of others) {
      if (one === two || !isSameKind(one, two) || (members.has(one) && members.has(two))) continue;
      const isAlike = isSameKind(one, change) || one.unit.dimension === 'rank';
      if (isAlike && intersects(subtract(one.value, two.value), change.value)) return true;
    }
  }
  return false;
}
