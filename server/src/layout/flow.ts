import { type PageSpec, textBlock, turnedSpec } from './pageSpec';
import { type SetLine, setParagraph } from './setLines';
import { type SetTable, setTable } from './setTable';
import type { StyledBlock } from './styled';

/** Size of a picture's file in any unit, and the address under which a reader of the pages finds it. */
export interface KnownImage {
  readonly width: number;
  readonly height: number;
  readonly href: string;
}

/** An element with its lines: what the page breaker deals out. */
export interface FlowItem {
  readonly block: StyledBlock;
  readonly lines: readonly SetLine[];
  readonly table: SetTable | undefined;
  readonly image: { readonly width: number; readonly height: number; readonly href: string | undefined } | undefined;
}

/** The spec of the pages that a block stands on. */
export function specOf(block: StyledBlock, spec: PageSpec): PageSpec {
  return block.isTurned ? turnedSpec(spec) : spec;
}

/** Grid rows that a picture of unknown size is given. */
const UNKNOWN_IMAGE_ROWS = 6;

/** Sets one element. Paragraphs and tables that were set before under the same spec come from their caches. */
export function flowItem(
  block: StyledBlock,
  upright: PageSpec,
  images: ReadonlyMap<string, KnownImage> | undefined,
): FlowItem {
  const spec = specOf(block, upright);
  if (block.table) return { block, lines: [], table: setTable(block.table, spec), image: undefined };
  if (block.image) {
    const known = images?.get(block.image.target);
    return { block, lines: [], table: undefined, image: { ...imageSize(known, spec), href: known?.href } };
  }
  const lines = block.paragraph ? setParagraph(block.paragraph, spec) : [];
  return { block, lines, table: undefined, image: undefined };
}

/** As wide as the 版心 at most and as high as a page at most; small pictures at 96 dots an inch. */
function imageSize(known: KnownImage | undefined, spec: PageSpec): { width: number; height: number } {
  const room = textBlock(spec);
  const most = spec.linesPerPage * spec.linePitch - 1;
  if (!known || !(known.width > 0) || !(known.height > 0)) {
    return { width: room.width, height: UNKNOWN_IMAGE_ROWS * spec.linePitch };
  }
  const scale = Math.min(25.4 / 96, room.width / known.width, most / known.height);
  return { width: known.width * scale, height: known.height * scale };
}

/** Grid rows that `height` millimetres take; a hair too much does not take another row. */
export function rowsFor(height: number, spec: PageSpec): number {
  return Math.max(1, Math.ceil(height / spec.linePitch - 0.02));
}

/** All rows of an element, without the blank ones above it; the last of those that share a row counts for all. */
export function rowsOf(item: FlowItem, spec: PageSpec): number {
  if (item.block.sharesRow) return 0;
  if (item.table)
    return rowsFor(
      item.table.rows.reduce((sum, row) => sum + row.height, 0),
      spec,
    );
  if (item.image) return rowsFor(item.image.height, spec);
  return item.lines.length;
}

/** Rows of the first part of an element that may stand on a page by itself. */
export function leastRows(item: FlowItem, spec: PageSpec): number {
  if (item.table) {
    const rows = item.table.rows.slice(0, item.table.rows[1]?.continues ? 1 : 2);
    return rowsFor(
      rows.reduce((sum, row) => sum + row.height, 0),
      spec,
    );
  }
  if (item.image) return rowsOf(item, spec);
  return Math.min(1, item.lines.length);
}
