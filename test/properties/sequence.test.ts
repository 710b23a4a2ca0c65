import assert from 'node:assert/strict';
import { explainSequence } from '../../server/src/report/sequence';
import { fc } from '../support/fastCheck';

describe('序列的解释', () => {
  const plan = fc.record({
    sizes: fc.array(fc.integer({ min: 3, max: 7 }), { minLength: 3, maxLength: 6 }),
    running: fc.boolean(),
    section: fc.nat(),
    place: fc.nat(),
    kind: fc.constantFrom('duplicate', 'gap', 'shiftDown', 'shiftUp'),
  });

  it('改错一个序号，或者从一处起错开，都正好指出那一处', () => {
    fc.assert(
      fc.property(plan, ({ sizes, running, section, place, kind }) => {
        const chosen = section % sizes.length;
        const values: number[] = [];
        const starts: number[] = [];
        for (const size of sizes) {
          starts.push(values.length);
          for (let item = 1; item <= size; item++) values.push(running ? values.length + 1 : item);
        }
        const start = starts[chosen] ?? 0;
        const size = sizes[chosen] ?? 3;
        // The first of a section has no neighbour to be compared with, the last none that follows.
        const at = start + 1 + (place % (size - 2));
        const end = running ? values.length : start + size;
        const step = kind === 'duplicate' || kind === 'shiftDown' ? -1 : 1;
        const last = kind === 'duplicate' || kind === 'gap' ? at + 1 : end;
        for (let index = at; index < last; index++) values[index] = (values[index] ?? 0) + step;
        const found = explainSequence(
          values.map((value, index) => ({
            value,
            restart: index > 0 && starts.includes(index) ? 'free' : 'no',
            loose: false,
          })),
        ).faults;
        assert.deepEqual(
          found.map(({ index }) => index),
          [at],
          `${values.join(' ')}：${kind} ${at}`,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
