import type { Span } from '../text/span';
import type { RawFinding } from './rule';

/** The finding with all its places moved; `place` gives the new place of an offset. */
export function moveFinding<F extends Pick<RawFinding, 'span' | 'related' | 'fixes'>>(
  finding: F,
  place: (offset: number) => number,
): F {
  const move = ({ start, end }: Span): Span => ({ start: place(start), end: place(end) });
  return {
    ...finding,
    span: move(finding.span),
    related: movedAll(finding.related ?? [], ({ message, span }) => ({ message, span: move(span) })),
    fixes: movedAll(finding.fixes ?? [], ({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, newText }) => ({ span: move(span), newText })),
    })),
  };
}

/** Most findings have neither other places nor fixes; they go on sharing one empty list. */
function movedAll<T>(all: readonly T[], move: (each: T) => T): readonly T[] {
  return all.length === 0 ? all : all.map(move);
}
