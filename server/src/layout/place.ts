import { type Span, shiftSpan, spanOf } from '../text/span';
import { halfCells } from './characters';
import type { FlowItem } from './flow';
import { emOf, type PageSpec, textBlock } from './pageSpec';
import type { Page, PlacedBox, PlacedLine, Run } from './pages';
import type { Part } from './paginate';
import type { SetLine } from './setLines';

/** A page that is still being filled. */
export interface DraftPage {
  readonly lines: PlacedLine[];
  readonly boxes: PlacedBox[];
  /** Least offset of the report's own text on the page; what the front matter gave is not counted. */
  start: number;
}

/** Thickness of table rules in millimetres; the standard leaves it open, half a point is the practice. */
const TABLE_RULE = 0.18;

/** A page with nothing on it. */
export function emptyPage(): DraftPage {
  return { lines: [], boxes: [], start: Number.POSITIVE_INFINITY };
}

/** Puts the lines of a page's parts at their places on the paper. */
export function placeParts(parts: readonly Part[], items: readonly FlowItem[], spec: PageSpec): DraftPage {
  const draft: DraftPage = emptyPage();
  for (const part of parts) {
    const item = items[part.item];
    if (!item) continue;
    const y = spec.margin.top + part.row * spec.linePitch;
    if (item.table) placeTable(part, item, y, spec, draft);
    else if (item.image) placeImage(part, item, y, spec, draft);
    else placeLines(part, item, y, spec, draft);
  }
  draft.start = firstOffset(parts, items, draft);
  return draft;
}

function firstOffset(parts: readonly Part[], items: readonly FlowItem[], draft: DraftPage): number {
  let start = Number.POSITIVE_INFINITY;
  for (const { item } of parts) {
    const block = items[item]?.block;
    const isOwn = block && (block.table || block.image || block.paragraph?.origin);
    if (!isOwn) continue;
    const line = draft.lines.find((placedLine) => placedLine.element === item && placedLine.runs.length > 0);
    start = Math.min(start, line?.source.start ?? block.source.start);
    break;
  }
  return start;
}

function placeLines(part: Part, item: FlowItem, top: number, spec: PageSpec, draft: DraftPage): void {
  const size = spec.styles[item.block.paragraph?.style ?? 'body'].size;
  for (let index = part.from; index < part.to; index++) {
    const line = item.lines[index];
    if (!line) continue;
    const y = top + (index - part.from) * spec.linePitch;
    draft.lines.push(placed(line, item, part.item, spec.margin.left + line.x, y, spec.linePitch, size, undefined));
  }
}

function placed(
  line: SetLine,
  item: FlowItem,
  element: number,
  x: number,
  y: number,
  height: number,
  size: number,
  cell: PlacedLine['cell'],
): PlacedLine {
  const { block } = item;
  const isMade = block.paragraph !== undefined && block.paragraph.origin === undefined;
  const runs: Run[] = line.runs.map((run) => ({
    text: run.text,
    style: run.style,
    source: isMade ? block.source : spanOf(run.from + block.offset, run.to + block.offset),
  }));
  const first = runs[0]?.source;
  const last = runs[runs.length - 1]?.source;
  const source: Span = first && last ? spanOf(first.start, last.end) : spanOf(block.source.start, block.source.start);
  return {
    role: block.role,
    x,
    y,
    width: line.width,
    height,
    size,
    runs,
    justify: line.justify,
    source,
    element,
    cell,
  };
}

/** A table fills the grid rows it takes: its rows are stretched alike, so that the text below stands on the grid. */
function placeTable(part: Part, item: FlowItem, top: number, spec: PageSpec, draft: DraftPage): void {
  const table = item.table;
  if (!table) return;
  const head = table.rows[0];
  const rows = [...(part.repeatsHead && head ? [head] : []), ...table.rows.slice(part.from, part.to)];
  const natural = rows.reduce((sum, row) => sum + row.height, 0);
  const height = part.rows * spec.linePitch;
  const stretch = natural > 0 ? Math.max(1, height / natural) : 1;
  const left = spec.margin.left;
  const right = left + (table.edges[table.edges.length - 1] ?? 0);
  const horizontal = (y: number) =>
    draft.boxes.push({ kind: 'rule', x1: left, y1: y, x2: right, y2: y, weight: TABLE_RULE, colour: 'black' });
  let y = top;
  for (const [index, row] of rows.entries()) {
    if (!row.continues || index === 0) horizontal(y);
    const rowHeight = row.height * stretch;
    for (const [column, cell] of row.cells.entries()) {
      const inset = (rowHeight - cell.lines.length * table.linePitch) / 2;
      for (const [count, line] of cell.lines.entries()) {
        const at = y + inset + count * table.linePitch;
        const place = { row: row.row, column };
        draft.lines.push(placed(line, item, part.item, left + line.x, at, table.linePitch, table.size, place));
      }
    }
    y += rowHeight;
  }
  horizontal(y);
  for (const edge of table.edges) {
    draft.boxes.push({
      kind: 'rule',
      x1: left + edge,
      y1: top,
      x2: left + edge,
      y2: y,
      weight: TABLE_RULE,
      colour: 'black',
    });
  }
}

function placeImage(part: Part, item: FlowItem, top: number, spec: PageSpec, draft: DraftPage): void {
  const { image, block } = item;
  if (!image) return;
  draft.boxes.push({
    kind: 'image',
    x: spec.margin.left + (textBlock(spec).width - image.width) / 2,
    y: top + (part.rows * spec.linePitch - image.height) / 2,
    width: image.width,
    height: image.height,
    href: image.href,
    alternative: block.image?.alternative ?? '',
    source: block.source,
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
  const isOdd = number % 2 === 1;
  const inset = indent * em;
  const outer = isOdd ? block.width - inset - width : inset;
  const x = spec.margin.left + (style === 'centre' ? (block.width - width) / 2 : outer);
  return [
    {
      role: 'pageNumber',
      x,
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

/** Closes a page; one without text of the report, such as a blank one, begins where the page before it does. */
export function finishPage(draft: DraftPage, number: number, before: Page | undefined): Page {
  const start = Number.isFinite(draft.start) ? draft.start : (before?.start ?? 0);
  return { number, hash: hashOf(draft, start), start, lines: draft.lines, boxes: draft.boxes };
}

function hashOf(draft: DraftPage, start: number): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  // Two multiplicative hashes of 32 bits; together a collision between two states of a page is out of question.
  const add = (value: number) => {
    first = Math.imul(first ^ value, 0x9e3779b1);
    second = Math.imul(second ^ value ^ (first >>> 15), 0x5f356495);
  };
  const addSpan = (span: Span | undefined) => {
    const counted = span && span.end > 0 ? shiftSpan(span, -start) : undefined;
    add(counted?.start ?? -1);
    add(counted?.end ?? -1);
  };
  const addText = (text: string) => {
    for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
    add(text.length);
  };
  for (const line of draft.lines) {
    for (const value of [line.x, line.y, line.width, line.size]) add(Math.round(value * 1000));
    addText(line.role);
    for (const run of line.runs) {
      addText(run.text);
      addText(run.style);
      addSpan(run.source);
    }
    addSpan(line.source);
  }
  for (const box of draft.boxes) {
    const { x, y, width, height } = box.kind === 'rule' ? { x: box.x1, y: box.y1, width: box.x2, height: box.y2 } : box;
    for (const value of [x, y, width, height]) add(Math.round(value * 1000));
    if (box.kind === 'rule') addText(box.colour);
    else {
      addText(`${box.href ?? ''}\n${box.alternative}`);
      addSpan(box.source);
    }
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
