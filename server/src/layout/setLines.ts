import { type BrokenLine, breakLines } from './lineBreak';
import { cellOf, type PageSpec, type StyleId, textBlock } from './pageSpec';
import type { Paragraph } from './styled';
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
  const room = (indent: number) => Math.floor((width - (indent + paragraph.rightIndent) * cell) / half + 1e-6);
  const isTitle = paragraph.style === 'title';
  const broken = isTitle
    ? breakTitle(paragraph.text, room(0))
    : breakLines(paragraph.text, room(paragraph.firstIndent), room(paragraph.indent), keepsMeasures);
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
    const runs = runsOfLine(paragraph, line);
    return {
      x: lineStart(paragraph, indent, width, natural, cell),
      width: drawn,
      justify,
      runs,
    };
  });
}

function lineStart(paragraph: Paragraph, indent: number, width: number, natural: number, cell: number): number {
  if (paragraph.align === 'centre') return (width - natural) / 2;
  if (paragraph.align === 'right') return width - paragraph.rightIndent * cell - natural;
  return indent * cell;
}

function runsOfLine(paragraph: Paragraph, line: BrokenLine): SetRun[] {
  const runs: SetRun[] = [];
  for (const run of paragraph.runs) {
    const start = Math.max(run.start, line.start);
    const end = Math.min(run.end, line.end);
    if (start < end) addRuns(paragraph, start, end, run.style, runs);
  }
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
