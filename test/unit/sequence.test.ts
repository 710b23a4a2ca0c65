import assert from 'node:assert/strict';
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
});
