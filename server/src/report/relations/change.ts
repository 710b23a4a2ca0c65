import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Direction } from './changeClauses';
import type { StatedBase } from './statedBases';

/** A change told in a sentence: places are indexes into its figures. */
export interface Change {
  readonly base: number | undefined;
  readonly result: number | undefined;
  /** The change in the unit of base and result. */
  readonly amount: number | undefined;
  readonly amountDirection: Direction;
  /** 新增 counts what came in; what went off may have made the change smaller. */
  readonly amountIsGross: boolean;
  /** The change in percent, or as a multiple. */
  readonly rate: number | undefined;
  readonly rateDirection: Direction;
  /** 是…的3倍: result over base; 增长3倍 is a rate instead. */
  readonly ratio: number | undefined;
  /** Percentage points between two percentages. */
  readonly points: number | undefined;
  readonly pointsDirection: Direction;
  /** Direction of the words between base and result: 增加到, 降至. */
  readonly direction: Direction;
  readonly isYearly: boolean;
  /** Whether the words of the change name what it is of, so that it can be told of no other level. */
  readonly isSubjectNamed: boolean;
}

/** A change of which nothing has been read yet. */
export const UNTOLD: Change = {
  base: undefined,
  result: undefined,
  direction: 0,
  amount: undefined,
  amountDirection: 0,
  amountIsGross: false,
  rate: undefined,
  rateDirection: 0,
  ratio: undefined,
  points: undefined,
  pointsDirection: 0,
  isYearly: false,
  isSubjectNamed: false,
};

/** A rate with its base and result. */
export function rateChange({ base, result, rate, direction, isYearly }: StatedBase): Change {
  return { ...UNTOLD, base, result, rate, rateDirection: direction, isYearly };
}

/** 是…的3倍: result over base; 增长3倍 is none. */
export function isRatio(sentence: Sentence, index: number): boolean {
  return /(?:^|[^0-9])(?:是|为|相当于|达到?|等于)[^，,；;。]{0,10}的$|^的$/.test(sentence.lead(index));
}

/** Figures of a change by name, for those that need them all. */
export function figureAt(sentence: Sentence, index: number | undefined): Figure | undefined {
  return index === undefined ? undefined : sentence.figures[index];
}
