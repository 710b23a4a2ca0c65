import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '../../server/src/service/check';
import { assertNone } from '../support/assertNone';
import { applyFix, check } from '../support/check';
import { readMarkers } from '../support/markers';

const FOLDER = path.join(__dirname, '../fixtures/rules');

describe('修复', () => {
  it('每一个修复都改变文字：什么也不改的不该提出来', () => {
    const idle: string[] = [];
    for (const rule of readdirSync(FOLDER)) {
      for (const name of readdirSync(path.join(FOLDER, rule)).filter((each) => /(?<!\.fixed)\.md$/.test(each))) {
        const { text } = readMarkers(readFileSync(path.join(FOLDER, rule, name), 'utf8'));
        for (const { fixes, message } of check(text, DEFAULT_SETTINGS, [rule]).findings) {
          for (const fix of fixes) {
            if (applyFix(text, fix) === text) idle.push(`${rule}/${name}：${fix.title}（${message}）`);
          }
        }
      }
    }
    assertNone(idle, '这些修复不改变文字，请在规则里去掉：');
  });
});
