import type { PagedReport } from '../../layout/pages';
import { setParagraph } from '../../layout/setLines';
import type { Role, StyledBlock, StyledReport } from '../../layout/styled';

const CLOSING: ReadonlySet<Role> = new Set<Role>(['attachmentNote', 'signature', 'date']);

/** What keeps signature and date on a page with text (clause 7.3.5.5), by the index of the element. */
export interface ClosingFormat {
  /** Elements that stay on a page with the next: the last of the text, 附件说明 and 署名. */
  readonly keepsNext: ReadonlySet<number>;
  /** Blank rows above a signature, where the layout took some away to keep it on its page. */
  readonly rowsBefore: ReadonlyMap<number, number>;
}

/**
 * The closings of a report: Word is told to keep them with the text, as the layout does, and gets the blank rows that the
 * layout found room for. A list of attachments that fills half a page is text enough to stand with the signature.
 */
export function closingFormat(styled: StyledReport, paged: PagedReport): ClosingFormat {
  const { blocks, spec } = styled;
  const keepsNext = new Set<number>();
  const rowsBefore = new Map<number, number>();
  for (let start = 0; start < blocks.length; start++) {
    if (!isClosing(blocks[start])) continue;
    let end = start;
    while (isClosing(blocks[end])) end++;
    const group = blocks.slice(start, end);
    const signature = group.findIndex((block) => block.role !== 'attachmentNote');
    if (signature >= 0) {
      const rows = group.reduce((sum, block) => sum + block.rowsBefore + lineCount(block, styled), 0);
      const first = signature === 0 || rows <= spec.linesPerPage / 2 ? start : start + signature;
      for (let at = first; at < end - 1; at++) if (!blocks[at + 1]?.startsPage) keepsNext.add(at);
      const text = first - 1;
      if (text >= 0 && !blocks[first]?.startsPage) keepsNext.add(text);
      const left = rowsLeft(blocks[start + signature], paged);
      if (left !== undefined) rowsBefore.set(start + signature, left);
    }
    start = end - 1;
  }
  return { keepsNext, rowsBefore };
}

function isClosing(block: StyledBlock | undefined): boolean {
  return block !== undefined && CLOSING.has(block.role);
}

function lineCount({ paragraph, sharesRow }: StyledBlock, { spec }: StyledReport): number {
  return paragraph && !sharesRow ? setParagraph(paragraph, spec).length : 0;
}

/** Blank rows above a signature on its page, when they are fewer than belong there; undefined otherwise. */
function rowsLeft(block: StyledBlock | undefined, { pages, spec }: PagedReport): number | undefined {
  if (!block?.paragraph || block.rowsBefore < 2) return undefined;
  const { origin } = block.paragraph;
  const place = origin ? block.offset + origin.prose.sourceStart(origin.start) : block.source.start;
  for (const { lines } of pages) {
    const index = lines.findIndex(
      (line) => line.role === block.role && line.element >= 0 && line.source.start === place,
    );
    const line = lines[index];
    const above = lines[index - 1];
    if (!line) continue;
    if (!above || above.element < 0 || above.cell) return undefined;
    const rows = Math.round((line.y - above.y) / spec.linePitch) - 1;
    return rows >= 1 && rows < block.rowsBefore ? rows : undefined;
  }
  return undefined;
}
