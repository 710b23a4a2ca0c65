import { blockFact } from './block';
import { isProseBlock, type Report } from './report';

/** A quotation of more paragraphs than this is more likely a mark that somebody forgot. */
const LONGEST_QUOTATION = 40;

/**
 * Whether a block leaves a quotation open that begins like a speech, behind a colon or with the paragraph, and
 * whether it closes one that was opened before it.
 */
export const balanceOf = blockFact((block): { readonly opened: boolean; readonly closed: boolean } => {
  const { text } = block.prose;
  const starts: number[] = [];
  let closed = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '“' || character === '「') starts.push(at);
    else if ((character === '”' || character === '」') && starts.pop() === undefined) closed = true;
  }
  const [first] = starts;
  return {
    opened: first !== undefined && /(?:^|[：:，,])\s*$/.test(text.slice(Math.max(0, first - 4), first)),
    closed,
  };
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
