import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';
import { toTraditional } from '../../server/src/text/script';
import { HALF_WIDTH } from '../support/figureGenerator';

interface Statement {
  readonly rules: readonly string[];
  /** Whether it is known that the error is not found yet. */
  readonly isOpen: boolean;
  readonly text: string;
}

const FILE = path.join(__dirname, '../../test/fixtures/figures/statements.txt');

function statements(): Statement[] {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const bar = line.indexOf('|');
      const rules = line.slice(0, bar);
      return {
        rules: rules === 'ok' ? [] : rules.replace(/^~/, '').split(','),
        isOpen: rules.startsWith('~'),
        text: line.slice(bar + 1).replaceAll('\\n', '\n'),
      };
    });
}

function found(text: string): string[] {
  return allRelationsOf(Report.parse(text))
    .filter(({ holds }) => !holds)
    .map(({ rule }) => rule);
}

const DRESSES: readonly { readonly name: string; dress(text: string): string }[] = [
  { name: '原文', dress: (text) => text },
  { name: '繁体', dress: toTraditional },
  { name: '半角标点', dress: (text) => text.replace(/[，。；：（）]/g, (mark) => HALF_WIDTH[mark] ?? mark) },
  {
    name: '全角数字',
    dress: (text) => text.replace(/[0-9%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
];

describe('数据陈述集', function () {
  this.timeout(60_000);
  for (const [index, { name, dress }] of DRESSES.entries()) {
    it(`${name}：相符的都不报告，有误的都报告`, () => {
      const wrong: string[] = [];
      // The other dresses take a third of the statements each; all together would only cost time.
      const chosen = statements().filter((_, at) => index === 0 || at % 3 === index - 1);
      for (const { rules, isOpen, text } of chosen) {
        const dressed = dress(text);
        const rulesFound = found(dressed);
        const others = rulesFound.filter((rule) => !rules.includes(rule));
        if (others.length > 0) wrong.push(`误报 ${others.join()}：${dressed}`);
        if (!isOpen && rules.length > 0 && rulesFound.length === others.length)
          wrong.push(`漏报 ${rules[0]}：${dressed}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
});
