import { spanOf } from '../text/span';
import type { FlowItem } from './flow';
import type { PageSpec } from './pageSpec';
import { textBlock } from './pageSpec';
import type { Part } from './paginate';
import { type PageContent, placedLine } from './place';

/** Numbers of the footnotes that a stretch of an element refers to, lines or table rows from `from` to `to`. */
export function notesIn(item: FlowItem, from: number, to: number): number[] {
  if (!item.table) return item.lines.slice(from, to).flatMap((line) => line.notes ?? []);
  const rows = item.table.rows.slice(from, to);
  return rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.flatMap((line) => line.notes ?? [])));
}

/** The footnotes of a page by number, each once and in order. */
export function notesOfPage(parts: readonly Part[], items: readonly FlowItem[]): number[] {
  const numbers = parts.flatMap(({ item, from, to }) => {
    const flow = items[item];
    return flow ? notesIn(flow, from, to) : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Height in millimetres that footnotes take at the foot of the 版心; 0 without any. */
export function notesHeight(numbers: readonly number[], notes: readonly FlowItem[], spec: PageSpec): number {
  if (numbers.length === 0) return 0;
  const lines = numbers.reduce((sum, number) => sum + (notes[number - 1]?.lines.length ?? 0), 0);
  return spec.notes.gap + lines * spec.notes.linePitch;
}

/** Places the footnotes of a page under their short line; offsets in the report are lowered by `start`. */
export function placeNotes(
  numbers: readonly number[],
  notes: readonly FlowItem[],
  spec: PageSpec,
  start: number,
  content: PageContent,
): void {
  const height = notesHeight(numbers, notes, spec);
  if (height === 0) return;
  const { linePitch, gap, ruleLength, ruleWeight } = spec.notes;
  const { left, top } = spec.margin;
  let y = top + textBlock(spec).height - height;
  const at = y + gap / 2;
  content.boxes.push({
    kind: 'rule',
    x1: left,
    y1: at,
    x2: left + ruleLength,
    y2: at,
    weight: ruleWeight,
    colour: 'black',
  });
  y += gap;
  for (const number of numbers) {
    const item = notes[number - 1];
    if (!item) continue;
    const { block } = item;
    const source = spanOf(block.source.start - start, block.source.end - start);
    for (const line of item.lines) {
      const place = { role: block.role, y, height: linePitch, size: spec.styles.footnote.size };
      const ids = { element: FIRST_NOTE + number, cell: undefined };
      content.lines.push(
        placedLine(line, spec, { ...place, ...ids, offset: block.offset - start, own: source, isMade: false }),
      );
      y += linePitch;
    }
  }
}

/** Ordinals of footnotes on their page begin here, beyond those of the elements that stand in the text. */
const FIRST_NOTE = 10_000;
