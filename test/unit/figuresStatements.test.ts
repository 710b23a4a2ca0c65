import assert from 'node:assert/strict';
import { wrongStatements } from '../support/figureStatements';

describe('数据陈述集', () => {
  it('相符的都不报告，有误的都报告', () =>
    assert.deepEqual(
      wrongStatements((text) => text),
      [],
    ));
});
