import { figureEntriesOf } from '../report/relations/figureEntries';
import type { Report } from '../report/report';
import { overlaps, type Span } from '../text/span';

/** A mark behind a figure that arithmetic has been done with. */
export interface FigureMark {
  /** Offset behind the figure. */
  readonly offset: number;
  readonly holds: boolean;
  readonly computations: readonly string[];
}

/** The marks behind the figures of a passage that take part in a relation, in the order of the text. */
export function figureMarks(report: Report, within: Span): readonly FigureMark[] {
  return figureEntriesOf(report).flatMap(({ span, holds, computations }) =>
    holds !== undefined && overlaps(span, within) ? [{ offset: span.end, holds, computations }] : [],
  );
}
