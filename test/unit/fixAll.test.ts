import assert from 'node:assert/strict';
import { fixAllEdits } from '../../server/src/service/fixAll';
import { applyEdits } from '../../server/src/service/fixes';
import { TODAY } from '../support/check';
import { EVERY_TEXT, sessionOf } from '../support/drafts';

describe('全部修复', () => {
  it('一次修到底：前一处修好后才显出的也修', () => {
    // The comma is widened first; only then is it doubled with the one behind it.
    const text = '全县共有学校30所,，其中小学20所，，中学10所。\n';
    assert.equal(applyEdits(text, fixAllEdits(sessionOf(text), TODAY)), '全县共有学校30所，其中小学20所，中学10所。\n');
  });

  it('不是报告的文字不改', () => {
    assert.deepEqual(fixAllEdits(sessionOf('甲,乙', { ...EVERY_TEXT, enable: 'auto' }), TODAY), []);
  });
});
