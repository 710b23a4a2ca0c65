import type { TermHit, TermIndex } from '../knowledge/termIndex';
import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import { type Surroundings, surroundingsOf } from './context';
import type { Prose } from './prose';
import type { Report } from './report';
import { blocksWith } from './reportFact';
import { type TimeAnchor, timeAnchorsIn } from './timeAnchors';

/** A term in a block; offsets of `hit` count in `prose`, which is the block's own or that of a table cell. */
export interface BlockTermHit {
  readonly hit: TermHit;
  readonly prose: Prose;
  /** What stands around the term; worked out when first asked for, since most terms are in their own time. */
  surroundings(): Surroundings;
}

const facts = new WeakMap<TermIndex, (block: Block) => readonly BlockTermHit[]>();

/** All terms of the index in one block, `keep` entries left out. Kept as long as the block. */
export function termHitsOf(index: TermIndex, block: Block): readonly BlockTermHit[] {
  let fact = facts.get(index);
  if (!fact) {
    fact = blockFact((each) => findInBlock(index, each));
    facts.set(index, fact);
  }
  return fact(block);
}

const blocks = new WeakMap<TermIndex, (report: Report) => readonly number[]>();

/** The blocks with terms of the index, by index in `report.blocks`. */
export function blocksWithTerms(index: TermIndex, report: Report): readonly number[] {
  let fact = blocks.get(index);
  if (!fact) {
    fact = blocksWith((block) => termHitsOf(index, block).length > 0);
    blocks.set(index, fact);
  }
  return fact(report);
}

const times = new WeakMap<Prose, readonly TimeAnchor[]>();

/** All times that a text names, kept as long as the text: several terms of one paragraph ask for the same. */
export function timesOf(prose: Prose): readonly TimeAnchor[] {
  let known = times.get(prose);
  if (!known) {
    known = timeAnchorsIn(prose.folded);
    times.set(prose, known);
  }
  return known;
}

function findInBlock(index: TermIndex, block: Block): readonly BlockTermHit[] {
  const found: BlockTermHit[] = [];
  for (const prose of prosesOf(block)) {
    for (const hit of index.find(prose.text, prose.folded)) {
      if (hit.term.verdict === 'keep') continue;
      let known: Surroundings | undefined;
      found.push({
        hit,
        prose,
        surroundings() {
          known ??= surroundingsOf(prose.folded, timesOf(prose), hit.start, hit.end, block.container === 'quote');
          return known;
        },
      });
    }
  }
  return found;
}
