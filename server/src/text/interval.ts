import { type Decimal, HUNDREDTH, ZERO } from './decimal';

/**
 * The values a written figure may stand for. A missing end means that side is unlimited; an open end is not itself
 * one of the values: 近500 is (450, 500], 33700余 is [33700, 33800).
 */
export interface Interval {
  readonly low: Decimal | undefined;
  readonly lowOpen: boolean;
  readonly high: Decimal | undefined;
  readonly highOpen: boolean;
}

/** The single value. */
export function point(value: Decimal): Interval {
  return { low: value, lowOpen: false, high: value, highOpen: false };
}

/** From `low` to `high`; both ends belong to it unless said otherwise. */
export function between(
  low: Decimal | undefined,
  high: Decimal | undefined,
  lowOpen = false,
  highOpen = false,
): Interval {
  return { low, lowOpen, high, highOpen };
}

/** Everything within `margin` of the value. */
export function around(value: Decimal, margin: Decimal): Interval {
  return between(value.minus(margin), value.plus(margin));
}

/** All sums of a value of `a` and a value of `b`. */
export function add(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.low ? a.low.plus(b.low) : undefined,
    lowOpen: a.lowOpen || b.lowOpen,
    high: a.high && b.high ? a.high.plus(b.high) : undefined,
    highOpen: a.highOpen || b.highOpen,
  };
}

/** The values with their signs changed. */
function negate(a: Interval): Interval {
  return {
    low: a.high?.times(-1),
    lowOpen: a.highOpen,
    high: a.low?.times(-1),
    highOpen: a.lowOpen,
  };
}

/** All differences of a value of `a` and a value of `b`. */
export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

/** The sum of all. */
export function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce(add, point(ZERO));
}

/** All products; both intervals are taken to hold no negative values, as amounts and rates do not. */
export function multiply(a: Interval, b: Interval): Interval {
  const low = (a.low ?? ZERO).times(b.low ?? ZERO);
  return {
    low: low.lt(0) ? ZERO : low,
    lowOpen: a.lowOpen || b.lowOpen,
    high: a.high && b.high ? a.high.times(b.high) : undefined,
    highOpen: a.highOpen || b.highOpen,
  };
}

/** The interval times one positive number. */
export function scale(a: Interval, factor: Decimal): Interval {
  return {
    low: a.low?.times(factor),
    lowOpen: a.lowOpen,
    high: a.high?.times(factor),
    highOpen: a.highOpen,
  };
}

/** A percentage as a factor: 7.6 becomes 0.076. */
export function fromPercent(a: Interval): Interval {
  return scale(a, HUNDREDTH);
}

/** The interval with both ends moved outwards by `margin`. */
export function widen(a: Interval, below: Decimal, above: Decimal): Interval {
  return { ...a, low: a.low?.minus(below), high: a.high?.plus(above) };
}

/** Whether at least one value lies in both. */
export function intersects(a: Interval, b: Interval): boolean {
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** Whether every value of `a` is smaller than every value of `b`. */
export function endsBefore(a: Interval, b: Interval): boolean {
  if (!a.high || !b.low) return false;
  const order = a.high.cmp(b.low);
  return order < 0 || (order === 0 && (a.highOpen || b.lowOpen));
}
