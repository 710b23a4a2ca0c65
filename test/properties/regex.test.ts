import assert from 'node:assert/strict';
import { constructedCalls, constructedPatterns, superLinear } from '../support/sourcePatterns';

describe('正则表达式', () => {
  it('拼出来的式子也都是线性的，且没有一个是检查时才拼的', () => {
    const patterns = constructedPatterns();
    assert.ok(patterns.length >= constructedCalls(), `${patterns.length} < ${constructedCalls()}`);
    assert.deepEqual(patterns.flatMap(superLinear), []);
  });
});
