import type { Figure } from '../figures/figure';

/** What stands beside a relation. */
export interface OtherFigures {
  /** The figures of the paragraph without the stated one, and without those that are open to one side. */
  readonly others: readonly Figure[];
  /** Whether the relation itself was read with the figure. */
  readonly isOwn: (figure: Figure) => boolean;
  /** The paragraph. */
  readonly text: string;
}
