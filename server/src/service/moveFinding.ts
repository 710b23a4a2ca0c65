import type { Finding } from '../rules/rule';
import type { Span } from '../text/span';
import type { TextChange } from '../text/textChange';

/** The finding with all its places moved; `place` gives the new place of an offset. */
export function moveFinding<F extends Pick<Finding, 'span' | 'related' | 'fixes'>>(
  finding: F,
  place: (offset: number) => number,
): F {
  const move = ({ start, end }: Span): Span => ({ start: place(start), end: place(end) });
  return {
    ...finding,
    span: move(finding.span),
    related: finding.related.map(({ message, span }) => ({ message, span: move(span) })),
    fixes: finding.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, newText }) => ({ span: move(span), newText })),
    })),
  };
}

/** The findings at their places after an edit; undefined when one of these is within what was edited. */
export function movedBehind(
  findings: readonly Finding[],
  change: TextChange | undefined,
): readonly Finding[] | undefined {
  if (!change) return findings;
  const { start, beforeEnd, afterEnd } = change;
  let isTouched = false;
  const place = (offset: number) => {
    if (offset <= start) return offset;
    if (offset < beforeEnd) isTouched = true;
    return offset + afterEnd - beforeEnd;
  };
  const moved = findings.map((finding) => moveFinding(finding, place));
  return isTouched ? undefined : moved;
}
