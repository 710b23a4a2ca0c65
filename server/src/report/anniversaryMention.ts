import type { Span } from '../text/span';
import type { Prose } from './prose';

/** A count of years that belongs to one year only: 第39个教师节, 建党100周年, “十四五”开局之年. Offsets count in the prose. */
export interface AnniversaryMention extends Span {
  readonly prose: Prose;
  /** Where the number stands; the whole mention for a five-year plan. */
  readonly number: Span;
  readonly count: number;
  /** The count is right in the year `base + count`. */
  readonly base: number;
  /** What is counted, as the message names it. */
  readonly name: string;
}
