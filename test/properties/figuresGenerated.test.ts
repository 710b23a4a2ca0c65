import assert from 'node:assert/strict';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';
import { generatePair, patternNames } from '../support/figureGenerator';

const ROUNDS = 24;

function brokenRules(text: string): string[] {
  return allRelationsOf(Report.parse(text))
    .filter(({ holds }) => !holds)
    .map(({ rule }) => rule);
}

describe('由事实生成的数据陈述', () => {
  for (const [offset, name] of patternNames.entries()) {
    it(`${name}：相符的不报告，改错一个数就报告`, () => {
      for (let round = 0; round < ROUNDS; round++) {
        const [right, wrong] = generatePair(offset + round * patternNames.length);
        assert.deepEqual(brokenRules(right.text), [], `不应报告：${right.text}`);
        assert.deepEqual(brokenRules(wrong.text), [wrong.rule], `应报告 ${wrong.rule}：${wrong.text}`);
      }
    });
  }
});
