import { type Decimal, decimal, HALF, powerOfTen, ZERO } from '../../text/decimal';
import { around, between, type Interval, point, widen } from '../../text/interval';
import type { Span } from '../../text/span';
import { isCounted, type Unit } from './units';

/**
 * How the words around the digits bend their value: 约 about, 余 and 多 more, 近 nearly, 超过 and 以上 over, 不足 and 以下
 * under; `range` is 15—18, `none` the digits as they stand.
 */
export type Hedge = 'none' | 'about' | 'more' | 'nearly' | 'over' | 'under' | 'range';

/** What the scanner reads: places count in the prose of the block. */
export interface FigureParts {
  /** The whole figure with 约, 余 and unit. */
  readonly span: Span;
  /** The digits alone, with thousands separators and decimal point but without 万 and 亿. */
  readonly digitSpan: Span;
  /** ASCII digits without separators. */
  readonly digits: string;
  /** The second number of a range. */
  readonly upperDigits: string | undefined;
  /** Power of ten by which 十, 百, 千, 万, 亿 behind the digits multiply them. */
  readonly exponent: number;
  readonly unit: Unit;
  readonly hedge: Hedge;
  /** Written in Chinese numerals. */
  readonly chinese: boolean;
  /** Set for 三分之二 and 一半, whose value in percent is not given by digits. */
  readonly fixed: Interval | undefined;
  /** Whether several numbers share one unit behind the last of them: 8、9和12件. */
  readonly sharesUnit: boolean;
}

const FIVE_PERCENT = decimal('0.05');
const FIFTH = decimal('0.2');

/** A quantity in a report's prose. */
export class Figure {
  readonly span: Span;
  readonly digitSpan: Span;
  readonly digits: string;
  readonly upperDigits: string | undefined;
  readonly exponent: number;
  readonly unit: Unit;
  readonly hedge: Hedge;
  readonly chinese: boolean;
  readonly sharesUnit: boolean;
  readonly #fixed: Interval | undefined;
  #value: Interval | undefined;
  #nominal: Decimal | undefined;

  constructor(parts: FigureParts) {
    this.span = parts.span;
    this.digitSpan = parts.digitSpan;
    this.digits = parts.digits;
    this.upperDigits = parts.upperDigits;
    this.exponent = parts.exponent;
    this.unit = parts.unit;
    this.hedge = parts.hedge;
    this.chinese = parts.chinese;
    this.sharesUnit = parts.sharesUnit;
    this.#fixed = parts.fixed;
  }

  /** Digits behind the decimal point. */
  get decimals(): number {
    const dot = this.digits.indexOf('.');
    return dot < 0 ? 0 : this.digits.length - dot - 1;
  }

  /** The number as written, in the base of its unit: 1.26万平方米 is 12600, 3公顷 is 30000. */
  get nominal(): Decimal {
    this.#nominal ??= decimal(this.digits).times(powerOfTen(this.exponent)).times(this.unit.factor);
    return this.#nominal;
  }

  /** One unit of the last written digit, in the base of the unit. */
  get lastPlace(): Decimal {
    return powerOfTen(this.exponent - this.decimals).times(this.unit.factor);
  }

  /** One unit of the last digit that is not a closing zero; what 余 and 近 refer to. */
  get significantPlace(): Decimal {
    let zeros = 0;
    if (this.decimals === 0) {
      while (zeros < this.digits.length - 1 && this.digits.charCodeAt(this.digits.length - 1 - zeros) === 48) zeros++;
    }
    return this.lastPlace.times(powerOfTen(zeros));
  }

  /** Whether it can stand for one value only: a counted whole number without any hedge. */
  get isExact(): boolean {
    return this.hedge === 'none' && this.#fixed === undefined && this.#isWholeCount;
  }

  get #isWholeCount(): boolean {
    return this.exponent === 0 && this.decimals === 0 && isCounted(this.unit.dimension);
  }

  /** Whether 超过 and 不足 take the number as the limit it names: 超过四成 is not 35%. */
  get #isThreshold(): boolean {
    return this.#isWholeCount || this.unit.dimension === 'percent';
  }

  /** The values the figure may stand for, in the base of its unit; a percentage counts in percent. */
  get value(): Interval {
    this.#value ??= this.#computeValue();
    return this.#value;
  }

  /**
   * The values when the number is read with `decimals` digits behind the point: beside 15.6万册 a 12万册 is 12.0.
   * Only for figures without any hedge; others keep their value.
   */
  valueWith(decimals: number): Interval {
    if (this.hedge !== 'none' || this.#fixed || this.isExact || decimals <= this.decimals) return this.value;
    const half = powerOfTen(this.exponent - decimals)
      .times(this.unit.factor)
      .times(HALF);
    return between(this.nominal.minus(half), this.nominal.plus(half), false, true);
  }

  /** `valueWith` for numbers so short that rounding would leave nothing to compare: 5万亩 beside 4.6万亩. */
  coarseValueWith(decimals: number): Interval {
    return this.lastPlace.times(25).gt(this.nominal) ? this.valueWith(decimals) : this.value;
  }

  /** Whether it is a share in words: 三分之二, 过半, 三成. */
  get isVerbal(): boolean {
    return this.unit.dimension === 'percent' && (this.#fixed !== undefined || (this.chinese && this.exponent === 1));
  }

  /** Like `value`, for a result of division, which is rounded even where it is written as a whole number. */
  get derivedValue(): Interval {
    if (this.#fixed || this.hedge !== 'none') return this.value;
    const place = this.lastPlace;
    const nominal = this.nominal;
    // A quotient is rounded to its last written place (GB/T 8170); 90.7% for 90.77% is a slip like any other. Amounts
    // in whole 万 or 亿 are often cut off instead, so they may lie a whole unit below what the division gives.
    const half = place.times(HALF);
    return widen(
      point(nominal),
      half,
      this.decimals === 0 && this.exponent > 0 && this.unit.dimension !== 'percent' ? place : half,
    );
  }

  /** How far 近 reaches down: half of the last telling digit, but 近百 is hardly sixty. */
  get #nearlyMargin(): Decimal {
    const half = this.significantPlace.times(HALF);
    const fifth = this.nominal.times(FIFTH);
    return half.gt(fifth) ? fifth : half;
  }

  #computeValue(): Interval {
    if (this.#fixed) return this.#fixed;
    const nominal = this.nominal;
    const half = this.lastPlace.times(HALF);
    switch (this.hedge) {
      case 'none':
        // Half a unit up already rounds to the next digit, so the upper end is open.
        return this.isExact ? point(nominal) : between(nominal.minus(half), nominal.plus(half), false, true);
      case 'about': {
        const rounding = this.significantPlace.times(HALF);
        const share = nominal.times(FIVE_PERCENT);
        return around(nominal, rounding.gt(share) ? rounding : share);
      }
      case 'more':
        return between(nominal, nominal.plus(this.significantPlace), false, true);
      case 'nearly':
        return between(nominal.minus(this.#nearlyMargin), nominal, true, false);
      case 'over':
        return between(nominal.minus(this.#isThreshold ? 0 : half), undefined);
      case 'under':
        return between(ZERO, nominal.plus(this.#isThreshold ? 0 : half));
      case 'range': {
        const upper = decimal(this.upperDigits ?? this.digits)
          .times(powerOfTen(this.exponent))
          .times(this.unit.factor);
        return between(nominal, upper);
      }
    }
  }
}

/** The numbers as written, added up in the base of their unit. */
export function nominalSum(figures: readonly Figure[]): Decimal {
  return figures.reduce((all, { nominal }) => all.plus(nominal), ZERO);
}
