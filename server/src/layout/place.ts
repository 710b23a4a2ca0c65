import { type Span, spanOf } from '../text/span';
import { halfCells } from './characters';
import type { FlowItem } from './flow';
import { emOf, type PageSpec, textBlock } from './pageSpec';
import type { PlacedBox, PlacedLine, Run } from './pages';
import type { Part } from './paginate';
import type { SetLine } from './setLines';

/** What stands on a page. */
export interface PageContent {
  readonly lines: PlacedLine[];
  readonly boxes: PlacedBox[];
}

/** Thickness of table rules in millimetres; the standard leaves it open, half a point is the practice. */
const TABLE_RULE = 0.18;

/** Puts the lines of a page's parts at their places on the paper; offsets in the report are lowered by `start`. */
export function placeParts(
  parts: readonly Part[],
  items: readonly FlowItem[],
  spec: PageSpec,
  start: number,
): PageContent {
  const content: PageContent = { lines: [], boxes: [] };
  for (const [element, part] of parts.entries()) {
    const item = items[part.item];
    if (!item) continue;
    const y = spec.margin.top + part.row * spec.linePitch;
    const place: Placing = { part, item, element, top: y, spec, start, content };
    if (item.table) placeTable(place);
    else if (item.image) placeImage(place);
    else placeLines(place);
  }
  return content;
}

interface Placing {
  readonly part: Part;
  readonly item: FlowItem;
  readonly element: number;
  readonly top: number;
  readonly spec: PageSpec;
  readonly start: number;
  readonly content: PageContent;
}

function placeLines(placing: Placing): void {
  const { part, item, top, spec } = placing;
  const size = spec.styles[item.block.paragraph?.style ?? 'body'].size;
  for (let index = part.from; index < part.to; index++) {
    const line = item.lines[index];
    const y = top + (index - part.from) * spec.linePitch;
    if (line) placing.content.lines.push(placed(placing, line, y, spec.linePitch, size, undefined));
  }
}

/** What a line needs to stand on a page besides itself. */
export interface LinePlace {
  readonly role: PlacedLine['role'];
  /** Millimetres from the top of the paper. */
  readonly y: number;
  readonly height: number;
  readonly size: number;
  readonly element: number;
  readonly cell: PlacedLine['cell'];
  /** Where the offsets of the line's runs begin to count, and the whole element. */
  readonly offset: number;
  readonly own: Span;
  /** Whether the element was made from the front matter, so that its text has no places of its own. */
  readonly isMade: boolean;
}

/** Puts a line at its place on the paper, with the place of every run in the report. */
export function placedLine(line: SetLine, spec: PageSpec, place: LinePlace): PlacedLine {
  const { offset, own, isMade, ...rest } = place;
  const runs: Run[] = line.runs.map(({ text, style, from, to }) => ({
    text,
    style,
    source: isMade ? own : spanOf(from + offset, to + offset),
  }));
  const first = runs[0]?.source;
  const last = runs[runs.length - 1]?.source;
  const source: Span = first && last ? spanOf(first.start, last.end) : spanOf(own.start, own.start);
  return { ...rest, x: spec.margin.left + line.x, width: line.width, runs, justify: line.justify, source };
}

function placed(
  { item, element, spec, start }: Placing,
  line: SetLine,
  y: number,
  height: number,
  size: number,
  cell: PlacedLine['cell'],
): PlacedLine {
  const { block } = item;
  return placedLine(line, spec, {
    role: block.role,
    y,
    height,
    size,
    element,
    cell,
    offset: block.offset - start,
    own: spanOf(block.source.start - start, block.source.end - start),
    isMade: block.paragraph !== undefined && block.paragraph.origin === undefined,
  });
}

/** A table fills the grid rows it takes: its rows are stretched alike, so that the text below stands on the grid. */
function placeTable(placing: Placing): void {
  const { part, item, top, spec, content } = placing;
  const table = item.table;
  if (!table) return;
  const head = table.rows[0];
  const rows = [...(part.repeatsHead && head ? [head] : []), ...table.rows.slice(part.from, part.to)];
  const natural = rows.reduce((sum, row) => sum + row.height, 0);
  const stretch = natural > 0 ? Math.max(1, (part.rows * spec.linePitch) / natural) : 1;
  const left = spec.margin.left;
  const right = left + (table.edges[table.edges.length - 1] ?? 0);
  const rule = (x1: number, y1: number, x2: number, y2: number) =>
    content.boxes.push({ kind: 'rule', x1, y1, x2, y2, weight: TABLE_RULE, colour: 'black' });
  let y = top;
  for (const [index, row] of rows.entries()) {
    if (!row.continues || index === 0) rule(left, y, right, y);
    const height = row.height * stretch;
    for (const [column, cell] of row.cells.entries()) {
      const inset = (height - cell.lines.length * table.linePitch) / 2;
      for (const [count, line] of cell.lines.entries()) {
        const at = y + inset + count * table.linePitch;
        content.lines.push(placed(placing, line, at, table.linePitch, table.size, { row: row.row, column }));
      }
    }
    y += height;
  }
  rule(left, y, right, y);
  for (const edge of table.edges) rule(left + edge, top, left + edge, y);
}

function placeImage({ part, item, top, spec, start, content }: Placing): void {
  const { image, block } = item;
  if (!image) return;
  content.boxes.push({
    kind: 'image',
    x: spec.margin.left + (textBlock(spec).width - image.width) / 2,
    y: top + (part.rows * spec.linePitch - image.height) / 2,
    width: image.width,
    height: image.height,
    href: image.href,
    alternative: block.image?.alternative ?? '',
    source: spanOf(block.source.start - start, block.source.end - start),
  });
}

/** The page number of clause 7.5: — 1 —, 4号, its dashes 7 mm below the 版心, one character from the outer edge. */
export function pageNumberLine(number: number, spec: PageSpec): PlacedLine[] {
  const { style, distance, indent } = spec.pageNumber;
  if (style === 'none') return [];
  const text = `— ${number} —`;
  const em = emOf(spec, 'pageNumber');
  const width = (halfCells(text) / 2) * em;
  const block = textBlock(spec);
  const inset = indent * em;
  const outer = number % 2 === 1 ? block.width - inset - width : inset;
  return [
    {
      role: 'pageNumber',
      x: spec.margin.left + (style === 'centre' ? (block.width - width) / 2 : outer),
      y: spec.margin.top + block.height + distance - em / 2,
      width,
      height: em,
      size: spec.styles.pageNumber.size,
      runs: [{ text, style: 'pageNumber', source: undefined }],
      justify: false,
      source: spanOf(0, 0),
      element: -1,
      cell: undefined,
    },
  ];
}
