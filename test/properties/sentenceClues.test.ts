import assert from 'node:assert/strict';
import type { Block } from '../../server/src/report/block';
import { figuresOf } from '../../server/src/report/figures/figures';
import { relationsOf } from '../../server/src/report/relations/relations';
import { Report } from '../../server/src/report/report';
import { readMaterial } from '../evaluation/material';

/** What the relations of a block say, without the figures themselves. */
function told(block: Block) {
  return relationsOf(block).map(({ kind, rule, span, computation, holds, message }) => [
    kind,
    rule,
    span,
    computation,
    holds,
    message,
  ]);
}

describe('clues of a sentence', () => {
  it('a finder that a sentence has no clue for would have found nothing in it', () => {
    for (const { text } of readMaterial()) {
      const others = Report.parse(text).blocks;
      for (const [index, { block }] of Report.parse(text).blocks.entries()) {
        const other = others[index]?.block;
        assert.ok(other);
        // Sentences that say they have every clue and every kind of figure have every finder try every pattern.
        for (const sentence of figuresOf(other).sentences)
          Object.assign(sentence, { has: () => true, tells: () => true });
        assert.deepEqual(told(block), told(other), block.source);
      }
    }
  });
});
