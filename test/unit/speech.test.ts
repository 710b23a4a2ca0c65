import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { speechFor } from '../../server/src/lsp/speech';
import { scriptOfUnit } from '../../server/src/text/script';
import { check } from '../support/check';
import { readMarkers } from '../support/markers';

const FIXTURES = path.join(__dirname, '../../test/fixtures/rules');

describe('提示的繁简', () => {
  it('繁体界面转换，引用的原文、书名、代码不变', () => {
    const speak = speechFor('zh-TW');
    assert.equal(
      speak('“后勤”应写作“后勤”，见《后勤规定》里的 `规则`。'),
      '“后勤”應寫作“后勤”，見《后勤规定》裡的 `规则`。',
    );
    assert.equal(speak('请复制后再标准化'), '請複製後再標準化');
    assert.equal(speechFor('zh-hk')('这里'), '這裏');
  });

  it('其他界面一字不改', () => {
    for (const locale of [undefined, 'en', 'zh-cn', 'zh-Hans-CN'])
      assert.equal(speechFor(locale)('这里，后面'), '这里，后面');
  });

  it('每条规则的提示转换后，引文之外没有留下简体字', () => {
    const speak = speechFor('zh-tw');
    for (const rule of readdirSync(FIXTURES)) {
      const name = readdirSync(path.join(FIXTURES, rule)).find((each) => each.endsWith('.md'));
      if (!name) continue;
      const { text } = readMarkers(readFileSync(path.join(FIXTURES, rule, name), 'utf8'));
      for (const { message, fixes } of check(text).findings) {
        for (const said of [message, ...fixes.map(({ title }) => title)]) {
          const own = speak(said).replace(/“[^“”]*”|‘[^‘’]*’|《[^《》]*》|`[^`]*`/g, '');
          const left = [...own.replace(/批准|[占台]/g, '')].filter(
            (character) => scriptOfUnit(character.charCodeAt(0)) === 'hans',
          );
          assert.deepEqual(left, [], `${rule}：${own}`);
        }
      }
    }
  });
});
