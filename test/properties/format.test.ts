import { slippedDraft, wholeReports } from '../support/drafts';
import { fc } from '../support/fastCheck';
import { assertFormOnly } from '../support/formatting';

describe('格式化', () => {
  it('任何草稿：字词、数据、网址、代码不变，再排一次没有变化', function () {
    this.timeout(20_000);
    for (const text of wholeReports()) assertFormOnly(text);
    fc.assert(fc.property(slippedDraft(), assertFormOnly), { numRuns: 50 });
  });
});
