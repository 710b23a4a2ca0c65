import { type FaultyNumber, faultyNumbers, type NumberFault } from '../text/numberForm';
import type { Block } from './block';
import { prosesOf } from './blockProses';
import type { Prose } from './prose';

/** The numbers of one piece of text with one and the same fault in their writing; at least one, in order. */
export interface NumberFaults {
  readonly prose: Prose;
  readonly fault: NumberFault;
  readonly passages: readonly FaultyNumber[];
}

/** The numbers of a block that are not written as the standard asks, by piece of text and by fault. */
export function numberFaultsOf(block: Block, thisYear: number): readonly NumberFaults[] {
  return prosesOf(block).flatMap((prose) => {
    // The numbering mark has a rule of its own, numbering-style.
    const from = prose === block.prose ? (block.mark?.contentStart ?? 0) : 0;
    const all = faultyNumbers(prose.folded, thisYear, prose.traits).filter(({ start }) => start >= from);
    return [...new Set(all.map(({ fault }) => fault))].map((fault) => ({
      prose,
      fault,
      passages: all.filter((one) => one.fault === fault),
    }));
  });
}
