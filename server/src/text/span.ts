/**
 * Places in a text.
 *
 * Every offset in Baogao counts UTF-16 code units from the start of the text it refers to, and every span is half
 * open: `start` is the first unit of the passage and `end` the first unit after it.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The passage from `start` up to, not including, `end`. */
export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/** The same passage in a text that has `distance` more units in front of it. */
export function shiftSpan(span: Span, distance: number): Span {
  return { start: span.start + distance, end: span.end + distance };
}

/** Whether `outer` holds the whole of `inner`. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two passages share at least one unit; an empty span overlaps the passage it lies in. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
