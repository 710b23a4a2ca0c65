import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainSequence, type SequenceEntry } from '../../server/src/report/sequence';

/** `|` before a number: behind a new parent; `~`: behind a lead line; `?` behind it: a numeral without a mark. */
function entries(written: string): SequenceEntry[] {
  return written.split(' ').map((word) => ({
    value: Number(word.replace(/[|~?]/g, '')),
    restart: word.startsWith('|') ? 'free' : word.startsWith('~') ? 'soft' : 'no',
    loose: word.endsWith('?'),
  }));
}

function faults(written: string): string {
  return explainSequence(entries(written))
    .faults.map(({ index, kind, expected }) => `${index} ${kind} ${expected}`)
    .join('; ');
}

describe('序列的解释', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['1 2 3', ''],
    ['1 2 2 3', '2 duplicate 3'],
    ['1 2 2', '2 duplicate 3'],
    ['1 2 2 4', '2 duplicate 3'],
    ['1 2 4 5', '2 gap 3'],
    ['1 2 5 4 5', '2 gap 3'],
    ['1 3 3 4', '1 gap 2'],
    ['1 3 2 4', '1 swapped 2'],
    ['1 2 3 2 5', '3 back 4'],
    ['2 3 4', '0 start 1'],
    ['1 2 3 |4 5 6 |7 8', ''],
    ['1 2 3 |1 2 |1 2', ''],
    ['1 2 3 |4 5 6 |7 8 8 |9 10', '8 duplicate 9'],
    ['1 2 3 |1 2 |2 3', '5 start 1'],
    ['1 2 3 |5 6 |7 8', '3 gap 4'],
    ['1 2 |1 3 |1 2', '3 gap 2'],
    ['1 2 3 ~1 2', ''],
    ['1 ~1 2 3 2 ~1 2 3', ''],
    ['1 2? 3', ''],
    ['1 7? 2', ''],
    ['1 ~1 2', '1 duplicate 2'],
  ];
  for (const [written, expected] of cases)
    it(`${written} → ${expected || '无误'}`, () => assert.equal(faults(written), expected));

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
