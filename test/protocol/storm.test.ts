import assert from 'node:assert/strict';
import { cases, seed } from '../support/longRun';
import { storm } from '../support/storm';

describe('编辑风暴', () => {
  it('多篇同时修改、打断、开关：每次提问都有答复，答复都是那一版的', async function () {
    this.timeout(0);
    const result = await storm({ documents: 5, changes: cases(200, 5000), seed: seed() });
    assert.ok(result.compared > 10 && result.cancelled > 0 && result.reloads > 0, JSON.stringify(result));
  });
});
