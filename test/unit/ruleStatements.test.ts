import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '../../server/src/service/check';
import { toTraditional } from '../../server/src/text/script';
import { check } from '../support/check';

const FILE = path.join(__dirname, '../../test/fixtures/figures/rules.txt');
/** The rules of figures and dates whose findings are no relations among figures, which have statements of their own. */
const JUDGED = ['period-mismatch', 'anniversary', 'figure-unit', 'figure-precision', 'date-invalid', 'table-total'];

/** Lines `rule|text`; `ok` stands for none of the rules. */
function statements(): { readonly rule: string; readonly text: string }[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const bar = line.indexOf('|');
      return { rule: line.slice(0, bar), text: line.slice(bar + 1).replaceAll('\\n', '\n') };
    });
}

describe('时间、单位陈述集', function () {
  this.timeout(60_000);
  for (const { name, dress } of [
    { name: '原文', dress: (text: string) => text },
    { name: '繁体', dress: toTraditional },
  ]) {
    it(`${name}：相符的都不报告，有误的都报告`, () => {
      const wrong: string[] = [];
      for (const { rule, text } of statements()) {
        const dressed = dress(text);
        const found = check(dressed, DEFAULT_SETTINGS, JUDGED).findings.map((finding) => finding.rule);
        const others = found.filter((id) => id !== rule);
        if (others.length > 0) wrong.push(`误报 ${others.join()}：${dressed}`);
        if (rule !== 'ok' && !found.includes(rule)) wrong.push(`漏报 ${rule}：${dressed}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
});
