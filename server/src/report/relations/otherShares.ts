import { add } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { isAddable, sameBase } from '../figures/units';
import type { OtherFigures } from './otherFigures';
import { fitsQuotient, quotientOf, valueBeside } from './quotients';
import { figureOf, type Relation } from './relation';

/** Whether the rate is that of other amounts, or the amounts have another rate. */
export function isOtherShare(rate: Figure, relation: Relation, figures: OtherFigures): boolean {
  return rate.unit.dimension === 'percent' && (hasOtherRate(relation, figures) || isShareOfOthers(rate, figures));
}

/** 林地12.6万公顷，占60%，覆盖率58.3%: the two amounts already have the share that is theirs. */
function hasOtherRate(relation: Relation, { others }: OtherFigures): boolean {
  const part = figureOf(relation, '分项');
  const whole = figureOf(relation, '合计');
  if (!part || !whole) return false;
  return others.some(
    (rate) =>
      rate.unit.dimension === 'percent' &&
      fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate)),
  );
}

function isShareOfOthers(rate: Figure, { others, isOwn }: OtherFigures): boolean {
  const amounts = others.filter(({ unit }) => isAddable(unit));
  for (const part of amounts) {
    // The whole is told before its share.
    const same = amounts.filter(
      (figure) => figure !== part && sameBase(figure.unit, part.unit) && figure.span.start < rate.span.start,
    );
    for (const [at, whole] of same.entries()) {
      const isRead = isOwn(part) && isOwn(whole);
      if (!isRead && fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate))) return true;
      // 上年结转46件、新收318件，化解341件: the rate is that of both together.
      const next = same[at + 1];
      if (next && fitsQuotient(part.value, add(whole.value, next.value), quotientOf(rate))) return true;
    }
  }
  return false;
}
