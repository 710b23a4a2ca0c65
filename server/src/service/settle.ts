import { Report } from '../report/report';
import type { Edit } from '../rules/rule';

/** A correction may uncover the next one; what still changes after so many rounds undoes itself and is left alone. */
const ROUNDS_LIMIT = 10;

/** A passage of the original text that is still there, or text that has taken the place of others. */
type Piece = { readonly start: number; readonly end: number } | { readonly written: string };

/**
 * Corrects a report again and again until there is nothing left to correct, and gives the whole as edits of the
 * report it began with. `editsOf` proposes edits for each state, in the order of the text and without overlaps.
 */
export function settle(report: Report, editsOf: (report: Report) => readonly Edit[]): Edit[] {
  let current = report;
  let pieces: readonly Piece[] = [{ start: 0, end: report.text.length }];
  for (let round = 0; round < ROUNDS_LIMIT; round++) {
    const edits = editsOf(current);
    const text = applied(current.text, edits);
    if (text === current.text) break;
    pieces = edited(pieces, edits);
    current = Report.parse(text, current);
  }
  return editsFrom(report.text, pieces);
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = '';
  let last = 0;
  for (const { span, newText } of edits) {
    out += text.slice(last, span.start) + newText;
    last = span.end;
  }
  return out + text.slice(last);
}

/** The pieces after edits whose spans count in the text that the pieces make up. */
function edited(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  /** Where the piece that comes next begins. */
  let at = 0;
  let index = 0;
  let rest = pieces[0];
  /** Takes the pieces up to `to`, or drops them. */
  const take = (to: number, keep: boolean) => {
    while (rest && at < to) {
      const length = Math.min(lengthOf(rest), to - at);
      const [taken, left] = split(rest, length);
      if (keep) result.push(taken);
      at += length;
      rest = left ?? pieces[++index];
    }
  };
  for (const { span, newText } of edits) {
    take(span.start, true);
    if (newText !== '') result.push({ written: newText });
    take(span.end, false);
  }
  take(Number.POSITIVE_INFINITY, true);
  return result;
}

function lengthOf(piece: Piece): number {
  return 'written' in piece ? piece.written.length : piece.end - piece.start;
}

function split(piece: Piece, length: number): [Piece, Piece | undefined] {
  if (length >= lengthOf(piece)) return [piece, undefined];
  if ('written' in piece)
    return [{ written: piece.written.slice(0, length) }, { written: piece.written.slice(length) }];
  return [
    { start: piece.start, end: piece.start + length },
    { start: piece.start + length, end: piece.end },
  ];
}

/** What the pieces say against the original text, each edit as small as it can be. */
function editsFrom(text: string, pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let written = '';
  let last = 0;
  const close = (start: number) => {
    const edit = smallest(text, last, start, written);
    if (edit) edits.push(edit);
    written = '';
  };
  for (const piece of pieces) {
    if ('written' in piece) written += piece.written;
    else {
      close(piece.start);
      last = piece.end;
    }
  }
  close(text.length);
  return edits;
}

/** The replacement without what both sides have in common at their ends; undefined when nothing is left of it. */
function smallest(text: string, from: number, to: number, written: string): Edit | undefined {
  let start = from;
  let end = to;
  let newText = written;
  while (start < end && newText !== '' && text[start] === newText[0]) {
    start++;
    newText = newText.slice(1);
  }
  while (start < end && newText !== '' && text[end - 1] === newText[newText.length - 1]) {
    end--;
    newText = newText.slice(0, -1);
  }
  return start === end && newText === '' ? undefined : { span: { start, end }, newText };
}
