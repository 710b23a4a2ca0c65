import assert from 'node:assert/strict';
import { assertNone } from '../support/assertNone';
import { regexLiterals } from '../support/regexLiterals';
import { literalPatterns, superLinear, UNBOUNDED_ADVICE } from '../support/sourcePatterns';

describe('正则表达式', () => {
  it('检查得出已知的坏式子，放过好式子', () => {
    const bad = ['(a|a)*$', '\\s+$', '^\\s*x?\\s*$', '(?:达到?|到)+$', '[^。]*。'];
    for (const source of bad) {
      assert.ok(superLinear({ file: '', line: 0, source, flags: '' }).length > 0, source);
    }
    for (const source of ['(?<!\\s)\\s+$', '^\\s*(?:x\\s*)?$', '[^。]{0,40}。', '\\d{1,9}年']) {
      assert.deepEqual(superLinear({ file: '', line: 0, source, flags: '' }), [], source);
    }
  });

  it('从源码里找出每个式子，字符串、注释、除号不算', () => {
    const text = [
      "const a = '/no/'; // /no/",
      'const b = x / y / z; /* /no/ */',
      'const c = /[/"]\\/yes/gu.test(`/no/$' + '{d.replace(/in/, "/")}/no/`);',
      'return /last/;',
    ].join('\n');
    assert.deepEqual(
      regexLiterals('x.ts', text).map(({ source, flags, line }) => [source, flags, line]),
      [
        ['[/"]\\/yes', 'gu', 3],
        ['in', '', 3],
        ['last', '', 4],
      ],
    );
  });

  it('源码里写出的式子都是线性的', () => {
    const patterns = literalPatterns();
    assert.ok(patterns.length > 1000, String(patterns.length));
    assertNone(patterns.flatMap(superLinear), UNBOUNDED_ADVICE);
  });
});
