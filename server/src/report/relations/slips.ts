import type { Decimal } from '../../text/decimal';
import type { Figure } from '../figures/figure';
import { inScaleOf } from './writing';

/**
 * Whether one number is the other with a typing slip: one digit different, or two neighbouring digits exchanged.
 * Both are digit strings of the same scale.
 */
export function isTypingSlip(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  const different: number[] = [];
  for (let index = 0; index < a.length; index++) if (a.charAt(index) !== b.charAt(index)) different.push(index);
  if (different.length === 1) return /\d/.test(a.charAt(different[0] ?? 0));
  if (different.length !== 2) return false;
  const [first = 0, second = 0] = different;
  const near = second === first + 1 || (second === first + 2 && a.charAt(first + 1) === '.');
  return near && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
}

/** Digits from which on a slip is evidence: nearly every pair of shorter numbers looks like one. */
const TELLING_LENGTH = 3;

/** Whether the total or one part would make the sum right if a digit were changed or two neighbours exchanged. */
export function slipExplains(total: Figure, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((all, part) => all.plus(part.nominal), total.nominal.times(0));
  const excess = sum.minus(total.nominal);
  return isSlipTo(total, sum) || parts.some((part) => isSlipTo(part, part.nominal.minus(excess)));
}

function isSlipTo(figure: Figure, value: Decimal): boolean {
  if (value.lte(0)) return false;
  const written = inScaleOf(figure.nominal, figure);
  const right = inScaleOf(value, figure);
  return written.replace('.', '').length >= TELLING_LENGTH && isTypingSlip(written, right);
}
