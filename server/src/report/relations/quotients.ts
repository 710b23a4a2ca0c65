import { ONE } from '../../text/decimal';
import { add, fromPercent, type Interval, intersects, multiply, point, scale, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';

/*
 * The one judgement of every stated quotient: shares, rates, growth, multiples and averages. A number is rounded to its
 * last written digit (GB/T 8170), the amounts as well as what was worked out from them. So a quotient is wrong only
 * when no values inside the intervals of all that went into it give one that rounds to what is stated: 9.08% of
 * 12.84亿元 in 141.5亿元 may be right though 12.84÷141.5 is 9.074%, 9.08% for 49 of 540 is not.
 */

/** Whether some value of `part` over some value of `whole` lies in `quotient`. */
export function fitsQuotient(part: Interval, whole: Interval, quotient: Interval): boolean {
  return intersects(multiply(whole, quotient), part);
}

/** The values a stated quotient was rounded from, as a factor: 7.6% is 0.0755 to 0.0765, 1.3倍 is 1.25 to 1.35. */
export function quotientOf(stated: Figure): Interval {
  return stated.unit.dimension === 'percent' ? fromPercent(stated.derivedValue) : stated.derivedValue;
}

/** What a base is multiplied by when it grows (sign 1) or falls (sign -1) by the stated factor. */
export function grownBy(factor: Interval, sign: number): Interval {
  return sign < 0 ? subtract(point(ONE), factor) : add(point(ONE), factor);
}

/**
 * The values of an amount that is divided by or into another. Two amounts in one scale are written alike: where one is
 * so short that rounding would leave nothing to compare (5万亩 beside 4.6万亩), it only lost its closing zeros.
 */
export function valueBeside(figure: Figure, other: Figure): Interval {
  return figure.exponent === other.exponent ? figure.coarseValueWith(other.decimals) : figure.value;
}

/** A divisor in its own unit, so that 每公里 divides by kilometres and not by metres. */
export function ownNumber(count: Figure): Interval {
  return count.unit.factor.eq(1) ? count.value : scale(count.value, ONE.div(count.unit.factor));
}
