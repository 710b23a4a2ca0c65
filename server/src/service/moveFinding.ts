import type { ReportChange } from '../report/reportChange';
import type { Finding } from '../rules/rule';
import type { Span } from '../text/span';

/** The finding with all its places moved; `place` gives the new place of an offset. */
export function moveFinding<F extends Pick<Finding, 'span' | 'related' | 'fixes'>>(
  finding: F,
  place: (offset: number) => number,
): F {
  const move = ({ start, end }: Span): Span => ({ start: place(start), end: place(end) });
  return {
    ...finding,
    span: move(finding.span),
    related: movedAll(finding.related, ({ message, span }) => ({ message, span: move(span) })),
    fixes: movedAll(finding.fixes, ({ title, safe, edits }) => ({
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

/** The findings at their places after an edit; undefined when one is in a paragraph that was edited, or right behind it. */
export function movedBehind(
  findings: readonly Finding[],
  { text, removed }: ReportChange,
): readonly Finding[] | undefined {
  const [first, last] = [removed[0], removed[removed.length - 1]];
  if (!text || !first || !last) return findings;
  const end = last.offset + last.block.source.length;
  const distance = text.afterEnd - text.beforeEnd;
  let isTouched = false;
  const place = (offset: number) => {
    if (offset <= first.offset) return offset;
    if (offset <= end) isTouched = true;
    return offset + distance;
  };
  const moved = findings.map((finding) => moveFinding(finding, place));
  return isTouched ? undefined : moved;
}
