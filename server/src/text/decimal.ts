import Big from 'big.js';

/**
 * Exact decimal numbers. Figures in reports are compared to the last digit, so binary floating point (where
 * 0.1 + 0.2 is not 0.3) is never used for them.
 */
export type Decimal = Big;

const Exact = Big();
// Only division rounds, and only what is shown is divided; 12 places are far below any digit a report writes.
Exact.DP = 12;
Exact.RM = 1;
// Amounts are shown as a clerk writes them, never as 1e+21.
Exact.PE = 40;
Exact.NE = -40;

/** The number written as `1234.5`; throws on anything else, so pass only digits that a scanner has read. */
export function decimal(value: string | number): Decimal {
  return new Exact(value);
}

export const ZERO: Decimal = decimal(0);
export const ONE: Decimal = decimal(1);
export const HUNDRED: Decimal = decimal(100);
export const HALF: Decimal = decimal('0.5');
export const HUNDREDTH: Decimal = decimal('0.01');

const powers = new Map<number, Decimal>();

/** Ten to the given whole power. */
export function powerOfTen(exponent: number): Decimal {
  let power = powers.get(exponent);
  if (!power) {
    power = new Exact(`1e${exponent}`);
    if (powers.size < 64) powers.set(exponent, power);
  }
  return power;
}

/** The quotient, or undefined when the divisor is zero. */
export function divide(dividend: Decimal, divisor: Decimal): Decimal | undefined {
  return divisor.eq(0) ? undefined : dividend.div(divisor);
}

/** `value` rounded half up to `places` decimals, without trailing zeros beyond them. */
export function toText(value: Decimal, places?: number): string {
  if (places === undefined) return value.toFixed();
  return value.toFixed(Math.max(0, places), 1);
}

/** A number with commas between thousands: 1234567.5 becomes 1,234,567.5. */
export function groupDigits(number: string): string {
  const point = number.indexOf('.');
  const end = point < 0 ? number.length : point;
  let grouped = '';
  for (let at = 0; at < end; at++) {
    if (at > 0 && (end - at) % 3 === 0 && /\d/.test(number.charAt(at - 1))) grouped += ',';
    grouped += number.charAt(at);
  }
  return grouped + number.slice(end);
}

/** Like `toText`, but zeros at the end of the fraction are left out: 30.0 becomes 30. */
export function toShortText(value: Decimal, places: number): string {
  return new Exact(value.toFixed(places, 1)).toFixed();
}
