import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles, updateGenerated } from '../support/generate';

describe('生成的内容', () => {
  before(() => {
    if (process.env.UPDATE === '1') updateGenerated();
  });

  it('README 的规则表、package.json 的设置、界面文字都是最新的', () => {
    for (const { file, expected } of generatedFiles()) {
      const actual = readFileSync(path.join(__dirname, '../..', file), 'utf8');
      assert.equal(actual, expected, `${file} 已过时，请运行 UPDATE=1 npm run unit`);
    }
  });
});
