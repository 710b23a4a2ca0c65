import assert from 'node:assert/strict';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';
import { readMaterial } from '../evaluation/material';

describe('数目是零', () => {
  it('单句里无论哪个数改成0，关系都算得下去', () => {
    for (const { text } of readMaterial().filter(({ set }) => set === 'figures')) {
      for (const { 0: digits, index } of text.matchAll(/\d+(?:\.\d+)?/g)) {
        const zero = text.slice(0, index) + digits.replace(/\d/g, '0') + text.slice(index + digits.length);
        assert.doesNotThrow(() => allRelationsOf(Report.parse(zero)), zero);
      }
    }
  });
});
