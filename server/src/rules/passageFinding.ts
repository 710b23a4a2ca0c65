import type { Prose } from '../report/prose';
import type { Add } from './rule';

/** A place in a piece of prose that is to be written otherwise; offsets count in its text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** What should stand there; undefined when only the writer can tell. */
  readonly newText?: string;
}

/** How a group of alike passages is reported. */
export interface PassageReport {
  /** The message for the first passage; `count` of them are in the piece. */
  readonly message: (written: string, count: number) => string;
  readonly title: (written: string, newText: string) => string;
  readonly safe: boolean;
}

/** More places than this help nobody find them. */
const RELATED_LIMIT = 10;

/** Reports passages with one cause as one finding at the first, with one fix for all that have one. */
export function addPassages(
  prose: Prose,
  passages: readonly Passage[],
  { message, title, safe }: PassageReport,
  add: Add,
): void {
  const [first, ...others] = passages;
  if (!first) return;
  const written = prose.text.slice(first.start, first.end);
  const known = passages.filter(({ start, end, newText }) => newText !== undefined && prose.isVerbatim(start, end));
  add({
    span: prose.sourceSpan(first.start, first.end),
    message: message(written, passages.length),
    related: others.slice(0, RELATED_LIMIT).map(({ start, end }) => ({
      message: `另一处“${prose.text.slice(start, end)}”`,
      span: prose.sourceSpan(start, end),
    })),
    fixes:
      known.length === 0
        ? []
        : [
            {
              title: passages.length > 1 ? `改正本段${known.length}处` : title(written, first.newText ?? ''),
              safe,
              edits: known.map(({ start, end, newText = '' }) => ({ span: prose.sourceSpan(start, end), newText })),
            },
          ],
    data: { count: passages.length },
  });
}
