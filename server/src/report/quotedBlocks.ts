import { blockFact } from './block';
import { isProseBlock, type Report } from './report';

/** A quotation of more paragraphs than this is more likely a mark that somebody forgot. */
const LONGEST_QUOTATION = 40;

/** Quotation marks that a block leaves open, and that it closes although they were opened before it. */
const balanceOf = blockFact((block): { readonly opened: boolean; readonly closed: boolean } => {
  let depth = 0;
  let closed = false;
  for (const character of block.prose.text) {
    if (character === '“' || character === '「') depth++;
    else if (character === '”' || character === '」') {
      if (depth > 0) depth--;
      else closed = true;
    }
  }
  return { opened: depth > 0, closed };
});

/**
 * Indexes of the paragraphs that stand wholly or with their beginning inside a quotation of several paragraphs, such as
 * a speech. Only a quotation that is closed again counts; a quotation mark without its partner hides nothing.
 */
export function quotedBlocks(report: Report): ReadonlySet<number> {
  const found = new Set<number>();
  let start = -1;
  for (const [index, { block }] of report.blocks.entries()) {
    if (!isProseBlock(block)) continue;
    const { opened, closed } = balanceOf(block);
    if (start >= 0 && closed) {
      for (let inside = start + 1; inside <= index; inside++) found.add(inside);
      start = -1;
    } else if (start >= 0 && index - start > LONGEST_QUOTATION) start = -1;
    // Each paragraph of a long quotation may begin with the opening mark again; the first one counts.
    if (opened && (start < 0 || !/^[“「]/.test(block.prose.text.trimStart()))) start = index;
  }
  return found;
}
