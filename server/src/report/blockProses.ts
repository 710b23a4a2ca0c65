import { blockFact } from './block';
import type { Prose } from './prose';

/** The pieces of text a reader sees of a block: a paragraph's own, or one for each cell of a table; else none. */
export const prosesOf = blockFact((block): readonly Prose[] => {
  if (block.kind === 'paragraph') return [block.prose];
  return block.table?.rows.flatMap((row) => row.map((cell) => cell.prose)) ?? [];
});
