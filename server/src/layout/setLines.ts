import { NOTE_DIGIT } from './characters';
import { type BrokenLine, breakLines, linesBeforeMeasures } from './lineBreak';
import { cellOf, type PageSpec, type StyleId, textBlock } from './pageSpec';
import type { NoteMark, Paragraph } from './styled';
import { breakTitle } from './titleBreak';

/** A piece of a line; `from` and `to` count in the block's source, and are equal for text that is not in it. */
export interface SetRun {
  readonly text: string;
  readonly style: StyleId;
  readonly from: number;
  readonly to: number;
}

/** A line that has its width but no place yet; `x` counts from the left edge of its column in millimetres. */
export interface SetLine {
  readonly x: number;
  readonly width: number;
  readonly justify: boolean;
  readonly runs: readonly SetRun[];
  /** Numbers of the footnotes that are referred to in it. */
  readonly notes?: readonly number[];
}

/** Lines shorter than this share of the column are not stretched; wide gaps look worse than a ragged edge. */
const LEAST_FILL = 0.75;

const kept = new WeakMap<Paragraph, { readonly spec: PageSpec; readonly lines: readonly SetLine[] }>();

/** The lines of a paragraph in the 版心; kept with the paragraph until the spec changes. */
export function setParagraph(paragraph: Paragraph, spec: PageSpec): readonly SetLine[] {
  const known = kept.get(paragraph);
  if (known?.spec === spec) return known.lines;
  const cell = cellOf(spec, paragraph.style);
  const lines = setInColumn(paragraph, textBlock(spec).width, cell, spec.keepsMeasures);
  kept.set(paragraph, { spec, lines });
  return lines;
}

/** The lines of a paragraph in a column of `width` millimetres with cells of `cell` millimetres. */
export function setInColumn(
  paragraph: Paragraph,
  width: number,
  cell: number,
  keepsMeasures = true,
): readonly SetLine[] {
  const half = cell / 2;
  const room = (indent: number) => roomFor(paragraph, width, cell, indent);
  const isTitle = paragraph.style === 'title';
  const broken = isTitle
    ? breakTitle(paragraph.text, room(0))
    : breakMarked(paragraph, room(paragraph.firstIndent), room(paragraph.indent), keepsMeasures);
  return broken.map((line, index) => {
    const indent = index === 0 ? paragraph.firstIndent : paragraph.indent;
    const column = width - (indent + paragraph.rightIndent) * cell;
    const natural = line.halves * half;
    const justify =
      paragraph.align === 'justify' &&
      index < broken.length - 1 &&
      natural >= column * LEAST_FILL &&
      natural < column + half;
    const drawn = justify ? column : natural;
    const marks = marksOfLine(paragraph, line);
    const runs = runsOfLine(paragraph, line, marks);
    return {
      x: lineStart(paragraph, indent, width, natural, cell),
      width: drawn,
      justify,
      runs,
      ...(marks.length > 0 ? { notes: marks.map(({ number }) => number) } : {}),
    };
  });
}

function lineStart(paragraph: Paragraph, indent: number, width: number, natural: number, cell: number): number {
  if (paragraph.align === 'centre') return (width - natural) / 2;
  if (paragraph.align === 'right') return width - paragraph.rightIndent * cell - natural;
  return indent * cell;
}

/** A text with its footnote marks in it, each digit of a mark as one character, and the way back to the text. */
interface MarkedText {
  readonly marked: string;
  /** The offset in the text without marks; asked for in rising order. */
  readonly plain: (offset: number) => number;
}

function markedText({ text, notes }: Paragraph): MarkedText {
  if (!notes) return { marked: text, plain: (offset) => offset };
  let marked = '';
  let from = 0;
  for (const { at, text: mark } of notes) {
    marked += text.slice(from, at) + NOTE_DIGIT.repeat(mark.length);
    from = at;
  }
  let passed = 0;
  let next = 0;
  const plain = (offset: number): number => {
    for (let note = notes[next]; note && note.at + passed < offset; note = notes[++next]) passed += note.text.length;
    return Math.max(0, offset - passed);
  };
  return { marked: marked + text.slice(from), plain };
}

/** Breaks a text with its footnote marks; the lines count in the text without them, their widths include them. */
function breakMarked(paragraph: Paragraph, first: number, rest: number, keepsMeasures: boolean): BrokenLine[] {
  const { marked, plain } = markedText(paragraph);
  const lines = breakLines(marked, first, rest, keepsMeasures);
  if (!paragraph.notes) return lines;
  let start = 0;
  return lines.map(({ end, halves }) => {
    const line = { start, end: plain(end), halves };
    start = line.end;
    return line;
  });
}

/** A line of a paragraph that is to be widened so that nothing more fits on it. */
export interface ShortLine {
  readonly start: number;
  readonly end: number;
  /** Cells that are free at its end. */
  readonly free: number;
}

/**
 * The lines of a paragraph in the 版心 that end before a number which the layout keeps together with its measure word
 * and on which a program that parts the two would put some of it.
 */
export function linesBeforeNumbers(paragraph: Paragraph, spec: PageSpec): ShortLine[] {
  if (!spec.keepsMeasures || paragraph.style === 'title') return [];
  const cell = cellOf(spec, paragraph.style);
  const room = (indent: number) => roomFor(paragraph, textBlock(spec).width, cell, indent);
  const { marked, plain } = markedText(paragraph);
  const [first, rest] = [room(paragraph.firstIndent), room(paragraph.indent)];
  return linesBeforeMeasures(marked, first, rest).map(({ start, end, halves }) => ({
    start: plain(start),
    end: plain(end),
    free: ((start === 0 ? first : rest) - halves) / 2,
  }));
}

/** Half cells of a line in a column of `width` millimetres. */
function roomFor(paragraph: Paragraph, width: number, cell: number, indent: number): number {
  return Math.floor((width - (indent + paragraph.rightIndent) * cell) / (cell / 2) + 1e-6);
}

/** The marks in a line; one at its end belongs to the line, since no line begins with a mark but that of a note. */
function marksOfLine({ notes }: Paragraph, { start, end }: BrokenLine): readonly NoteMark[] {
  if (!notes) return [];
  return notes.filter(({ at }) => (at > start || at === 0) && at <= end && (start === 0 || at > 0));
}

function runsOfLine(paragraph: Paragraph, line: BrokenLine, marks: readonly NoteMark[]): SetRun[] {
  const runs: SetRun[] = [];
  let next = 0;
  const { origin } = paragraph;
  const addMarks = (upTo: number) => {
    for (let mark = marks[next]; mark && mark.at <= upTo; mark = marks[++next]) {
      const place = origin ? origin.prose.sourceEnd(origin.start + mark.at) : 0;
      runs.push({ text: mark.text, style: 'noteMark', from: place, to: place });
    }
  };
  for (const run of paragraph.runs) {
    const end = Math.min(run.end, line.end);
    let start = Math.max(run.start, line.start);
    while (start < end) {
      addMarks(start);
      const stop = Math.min(end, marks[next]?.at ?? end);
      addRuns(paragraph, start, stop, run.style, runs);
      start = stop;
    }
  }
  addMarks(line.end);
  return runs;
}

/** One run, or several where markup of the source stands between the characters. */
function addRuns(paragraph: Paragraph, start: number, end: number, style: StyleId, runs: SetRun[]): void {
  const { text, origin } = paragraph;
  if (!origin) {
    runs.push({ text: text.slice(start, end), style, from: 0, to: 0 });
    return;
  }
  const { prose, start: shift } = origin;
  for (let at = start; at < end; ) {
    const from = prose.sourceStart(shift + at);
    let stop = end;
    if (!prose.isVerbatim(shift + at, shift + end)) {
      stop = at + 1;
      while (stop < end && prose.sourceStart(shift + stop) === from + stop - at) stop++;
    }
    runs.push({ text: text.slice(at, stop), style, from, to: from + stop - at });
    at = stop;
  }
}
