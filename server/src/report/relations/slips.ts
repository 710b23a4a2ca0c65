import { isDigit } from '../../text/cjk';
import type { Decimal } from '../../text/decimal';
import { type Figure, nominalSum } from '../figures/figure';
import { inScaleOf } from './writing';

/**
 * Whether one number is the other with a typing slip: one digit different, or two neighbouring digits exchanged.
 * Both are digit strings of the same scale.
 */
export function isTypingSlip(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  const different: number[] = [];
  for (let index = 0; index < a.length; index++) if (a.charAt(index) !== b.charAt(index)) different.push(index);
  if (different.length === 1) return isDigit(a.charCodeAt(different[0] ?? 0));
  if (different.length !== 2) return false;
  const [first = 0, second = 0] = different;
  const near = second === first + 1 || (second === first + 2 && a.charAt(first + 1) === '.');
  return near && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
}

/** Digits from which on a slip is evidence: nearly every pair of shorter numbers looks like one. */
const TELLING_LENGTH = 3;

/**
 * Whether the total or one part would make the sum right if a digit were changed or two neighbours exchanged; with
 * `isExact` right without any rounding.
 */
export function slipExplains(total: Figure, parts: readonly Figure[], isExact = false): boolean {
  const sum = nominalSum(parts);
  const excess = sum.minus(total.nominal);
  const isSlip = (figure: Figure, value: Decimal) =>
    isSlipTo(figure, value) && (!isExact || value.div(figure.lastPlace).round(0).times(figure.lastPlace).eq(value));
  return isSlip(total, sum) || parts.some((part) => isSlip(part, part.nominal.minus(excess)));
}

/** Distinguishable values below the total from which on a slip that would make the sum right is no accident. */
const TELLING_STEPS = 1000;

/**
 * Whether the digits themselves prove that the parts were meant to make up the total: one slip makes the sum right to
 * the last digit, and the numbers are so long that a list of only some parts would hardly ever look like that.
 */
export function tellsByDigits(total: Figure, parts: readonly Figure[]): boolean {
  if ([total, ...parts].some(({ hedge }) => hedge !== 'none') || !slipExplains(total, parts, true)) return false;
  return stepsBelow(total, parts) >= TELLING_STEPS;
}

/** How many values the total could have, counted in the last digit that is not zero in any of the numbers. */
export function stepsBelow(total: Figure, parts: readonly Figure[]): number {
  const finest = [total, ...parts]
    .map((figure) => figure.significantPlace)
    .reduce((least, place) => (place.lt(least) ? place : least));
  return Number(total.nominal.div(finest).toFixed(0));
}

function isSlipTo(figure: Figure, value: Decimal): boolean {
  if (value.lte(0)) return false;
  const written = inScaleOf(figure.nominal, figure);
  const right = inScaleOf(value, figure);
  return written.replace('.', '').length >= TELLING_LENGTH && isTypingSlip(written, right);
}
