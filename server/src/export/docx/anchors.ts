import { offsetInParagraph } from '../../layout/footnotes';
import type { Paragraph, StyledReport } from '../../layout/styled';
import type { Span } from '../../text/span';

/** A paragraph of the paper, by the index of its element and, in a table, its cell. */
export interface Anchor {
  readonly block: number;
  readonly cell: { readonly row: number; readonly column: number } | undefined;
  readonly paragraph: Paragraph;
  /** What it shows, as offsets in the report. */
  readonly span: Span;
  /** Where the offsets of its prose begin to count. */
  readonly offset: number;
}

/** All paragraphs that something can be attached to, in the order of the paper. */
export function anchorsOf(styled: StyledReport): Anchor[] {
  const anchors: Anchor[] = [];
  for (const [block, styledBlock] of styled.blocks.entries()) {
    const { offset, source } = styledBlock;
    const add = (paragraph: Paragraph, cell: Anchor['cell']) => {
      anchors.push({ block, cell, paragraph, span: spanOfParagraph(paragraph, offset, source), offset });
    };
    if (styledBlock.paragraph) add(styledBlock.paragraph, undefined);
    for (const [row, cells] of (styledBlock.table?.rows ?? []).entries()) {
      for (const [column, cell] of cells.entries()) add(cell.paragraph, { row, column });
    }
  }
  return anchors;
}

function spanOfParagraph({ text, origin }: Paragraph, offset: number, source: Span): Span {
  if (!origin) return source;
  const { start, end } = origin.prose.sourceSpan(origin.start, origin.start + text.length);
  return { start: offset + start, end: offset + end };
}

/** The key under which what is attached to an anchor is kept. */
export function anchorKey(block: number, cell: Anchor['cell']): string {
  return cell ? `${block} ${cell.row} ${cell.column}` : String(block);
}

/**
 * The offset in the anchor's text of the first character that stands at `offset` of the report or behind it; the
 * length of the text when there is none. Text that the layout made has no places of its own.
 */
export function textOffset({ paragraph, offset: base, span }: Anchor, offset: number): number {
  if (!paragraph.origin) return offset <= span.start ? 0 : paragraph.text.length;
  return offsetInParagraph(paragraph, base, offset);
}
