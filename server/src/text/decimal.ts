import Big from 'big.js';

const Exact = Big();
/** Only division rounds, and only what is shown is divided; these places are far below any digit a report writes. */
const QUOTIENT_PLACES = 12;
Exact.DP = QUOTIENT_PLACES;
Exact.RM = 1;
// Amounts are shown as a clerk writes them, never as 1e+21.
Exact.PE = 40;
Exact.NE = -40;

/** Digits that a number of binary floating point always holds exactly. */
const SAFE_DIGITS = 15;
const SAFE = Number.MAX_SAFE_INTEGER;
const TENS: readonly number[] = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * Exact decimal numbers. Figures in reports are compared to the last digit, so binary fractions (where 0.1 + 0.2 is not
 * 0.3) are never used for them. Nearly all of them are short, and are kept as a whole number with a count of decimal
 * places: 12.5 is 125 with one. Whatever does not fit into whole numbers that are exact is left to big.js.
 */
export class Decimal {
  private constructor(
    /** The digits as a whole number; what they mean is divided by ten to the power of `places`. */
    private readonly whole: number,
    private readonly places: number,
    /** The number itself where it is too long; the other two then say nothing. */
    private readonly long: Big | undefined,
  ) {}

  /** The number that `value` writes; throws on what is none. */
  static of(value: Decimal | string | number): Decimal {
    if (value instanceof Decimal) return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return new Decimal(value, 0, undefined);
    return Decimal.#short(String(value)) ?? Decimal.#from(new Exact(value));
  }

  /** Reads digits with a point among them or none; undefined for anything else, and for what is too long. */
  static #short(text: string): Decimal | undefined {
    if (text.length === 0 || text.length > SAFE_DIGITS) return undefined;
    let whole = 0;
    let point = -1;
    for (let at = 0; at < text.length; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit >= 0 && digit <= 9) whole = whole * 10 + digit;
      else if (digit === -2 && point < 0) point = at;
      else return undefined;
    }
    if (point < 0) return new Decimal(whole, 0, undefined);
    return point > 0 ? new Decimal(whole, text.length - point - 1, undefined) : undefined;
  }

  static #from(big: Big): Decimal {
    const places = big.c.length - 1 - big.e;
    const isShort = big.c.length <= SAFE_DIGITS && places <= SAFE_DIGITS && big.e < SAFE_DIGITS;
    if (!isShort) return new Decimal(0, 0, big);
    const digits = big.s * Number(big.c.join(''));
    return places < 0
      ? new Decimal(digits * (TENS[-places] as number), 0, undefined)
      : new Decimal(digits, places, undefined);
  }

  get #big(): Big {
    return this.long ?? new Exact(`${this.whole}e-${this.places}`);
  }

  plus(other: Decimal | string | number): Decimal {
    return this.#added(Decimal.of(other), 1);
  }

  minus(other: Decimal | string | number): Decimal {
    return this.#added(Decimal.of(other), -1);
  }

  #added(other: Decimal, sign: 1 | -1): Decimal {
    if (!this.long && !other.long) {
      const places = Math.max(this.places, other.places);
      const a = this.whole * (TENS[places - this.places] as number);
      const b = other.whole * (TENS[places - other.places] as number) * sign;
      if (isExact(a) && isExact(b) && isExact(a + b)) return new Decimal(a + b, places, undefined);
    }
    return Decimal.#from(sign > 0 ? this.#big.plus(other.#big) : this.#big.minus(other.#big));
  }

  times(factor: Decimal | string | number): Decimal {
    const other = Decimal.of(factor);
    const places = this.places + other.places;
    const whole = this.whole * other.whole;
    if (!this.long && !other.long && places <= SAFE_DIGITS && isExact(whole)) {
      return new Decimal(whole, places, undefined);
    }
    return Decimal.#from(this.#big.times(other.#big));
  }

  /** The quotient to 12 places, rounded half up; throws when the divisor is zero. */
  div(divisor: Decimal | string | number): Decimal {
    const other = Decimal.of(divisor);
    if (this.long || other.long || other.whole === 0) return Decimal.#from(this.#big.div(other.#big));
    const shift = QUOTIENT_PLACES + other.places - this.places;
    const above = BigInt(Math.abs(this.whole)) * 10n ** BigInt(Math.max(shift, 0));
    const below = BigInt(Math.abs(other.whole)) * 10n ** BigInt(Math.max(-shift, 0));
    const quotient = (2n * above + below) / (2n * below);
    const sign = this.whole < 0 === other.whole < 0 ? '' : '-';
    const text = quotient.toString();
    if (text.length > SAFE_DIGITS) return Decimal.#from(new Exact(`${sign}${text}e-${QUOTIENT_PLACES}`));
    let whole = Number(text);
    let places = QUOTIENT_PLACES;
    for (; places > 0 && whole % 10 === 0; places--) whole /= 10;
    return new Decimal(sign === '' ? whole : -whole, places, undefined);
  }

  pow(exponent: number): Decimal {
    return Decimal.#from(this.#big.pow(exponent));
  }

  abs(): Decimal {
    return this.lt(ZERO) ? this.times(-1) : this;
  }

  /** -1, 0 or 1: whether it is less than the other, equal or more. */
  cmp(value: Decimal | string | number): -1 | 0 | 1 {
    const other = Decimal.of(value);
    if (!this.long && !other.long) {
      const places = Math.max(this.places, other.places);
      const a = this.whole * (TENS[places - this.places] as number);
      const b = other.whole * (TENS[places - other.places] as number);
      if (isExact(a) && isExact(b)) return a < b ? -1 : a > b ? 1 : 0;
    }
    return this.#big.cmp(other.#big) as -1 | 0 | 1;
  }

  eq(other: Decimal | string | number): boolean {
    return this.cmp(other) === 0;
  }

  lt(other: Decimal | string | number): boolean {
    return this.cmp(other) < 0;
  }

  lte(other: Decimal | string | number): boolean {
    return this.cmp(other) <= 0;
  }

  gt(other: Decimal | string | number): boolean {
    return this.cmp(other) > 0;
  }

  gte(other: Decimal | string | number): boolean {
    return this.cmp(other) >= 0;
  }

  /** Rounded to so many decimal places, half up or, with `down`, towards zero. */
  round(places: number, down = false): Decimal {
    return Decimal.#from(this.#big.round(places, down ? Exact.roundDown : Exact.roundHalfUp));
  }

  /** As written, 1234.5; with `places` rounded half up to so many decimal places, zeros at the end kept. */
  toFixed(places?: number): string {
    if (this.long) return places === undefined ? this.long.toFixed() : this.long.toFixed(places, Exact.roundHalfUp);
    let whole = Math.abs(this.whole);
    let kept = this.places;
    if (places === undefined) for (; kept > 0 && whole % 10 === 0; kept--) whole /= 10;
    else if (places < kept) {
      const unit = TENS[kept - places] as number;
      const rest = whole % unit;
      whole = (whole - rest) / unit + (2 * rest >= unit ? 1 : 0);
      kept = places;
    }
    const digits = String(whole).padStart(kept + 1, '0');
    const fraction = digits.slice(digits.length - kept).padEnd(places ?? kept, '0');
    const sign = this.whole < 0 ? '-' : '';
    return sign + digits.slice(0, digits.length - kept) + (fraction === '' ? '' : `.${fraction}`);
  }

  toString(): string {
    return this.toFixed();
  }

  toNumber(): number {
    return this.#big.toNumber();
  }
}

/** Whether a whole number was worked out without rounding: no rounded one is within the limit. */
function isExact(whole: number): boolean {
  return whole <= SAFE && whole >= -SAFE;
}

/** The number written as `1234.5`; throws on anything else, so pass only digits that a scanner has read. */
export function decimal(value: string | number): Decimal {
  return Decimal.of(value);
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
    power = decimal(`1e${exponent}`);
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
  return places === undefined ? value.toFixed() : value.toFixed(Math.max(0, places));
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
  return decimal(value.toFixed(places)).toFixed();
}
