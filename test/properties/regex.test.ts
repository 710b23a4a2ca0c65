import assert from 'node:assert/strict';
import { assertNone } from '../support/assertNone';
import { constructedCalls, constructedPatterns, superLinear, UNBOUNDED_ADVICE } from '../support/sourcePatterns';

describe('正则表达式', () => {
  it('拼出来的式子也都是线性的，且没有一个是检查时才拼的', () => {
    const patterns = constructedPatterns();
    assert.ok(
      patterns.length >= constructedCalls(),
      `装载时拼了 ${patterns.length} 个，源码里拼 ${constructedCalls()} 处：拼在模块的常量里，不要在检查时拼`,
    );
    assertNone(patterns.flatMap(superLinear), UNBOUNDED_ADVICE);
  });
});
