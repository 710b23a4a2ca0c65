import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { distinctReport } from '../support/distinctReport';
import { type Work, workOfKeystroke } from '../support/keystroke';

/** UTF-16 units of the reports: some 10 KB, 100 KB and 1 MB of UTF-8. */
const SIZES = [3600, 36_000, 360_000];

const PLACES: Readonly<Record<string, (text: string) => number>> = {
  开头: (text) => text.indexOf('。') + 1,
  中间: (text) => text.indexOf('，', text.length >> 1) + 1,
  句子里: (text) => {
    const sentences = text.split('\n').filter((line) => line.length > 100 && /，[^，]*。$/.test(line));
    const line = sentences[sentences.length >> 1] ?? '';
    return text.indexOf(line) + line.lastIndexOf('，') + 1;
  },
  标题里: (text) => text.indexOf('、', text.indexOf('\n\n一、', text.length >> 1)) + 1,
};

/**
 * The changed paragraph is parsed and asked about, and perhaps what stands next to it. Of all others the texts are taken up
 * only where something is to be said about them, which in these reports is once for every third.
 */
function assertBounded({ blocks, parsed, asked, facts, reads }: Work, name: string): void {
  assert.ok(parsed <= 2, `${name}：读了 ${parsed} 段`);
  assert.ok(asked <= 2, `${name}：问了 ${asked} 段`);
  assert.ok(facts <= 20, `${name}：没有改的段落里又算了 ${facts} 项`);
  assert.ok(reads <= blocks / 2 + 50, `${name}：没有改的 ${blocks} 段里又读了 ${reads} 次`);
}

describe('按一个键', () => {
  const texts = SIZES.map(distinctReport);

  for (const [place, find] of Object.entries(PLACES)) {
    it(`${place}：只读、只问改了的那一段`, () => {
      for (const text of texts) assertBounded(workOfKeystroke(text, find(text)), `${text.length} 字，${place}`);
    });
  }

  it('句子里：看全篇的规则大多不必再问，余下的也不读别的段落', () => {
    for (const text of texts) {
      const { rules: asked, reads } = workOfKeystroke(text, PLACES.句子里?.(text) ?? 0);
      assert.ok(asked.length <= 15, `又问了 ${asked.join('、')}`);
      assert.ok(reads <= 60, `${text.length} 字的报告里，没有改的段落又读了 ${reads} 次`);
    }
  });

  it('有一条规则把各段重读一遍，看得出来', () => {
    const [text = ''] = texts;
    const rereads: Rule = {
      id: 'rereads',
      title: '重读',
      titleEnglish: 'Reads again',
      group: '结构',
      severity: 'information',
      force: '惯例',
      source: '',
      checkReport: (report) => void report.blocks.some(({ block }) => block.prose.folded.includes('从来没有的话')),
    };
    const work = workOfKeystroke(text, PLACES.中间?.(text) ?? 0, [...rules, rereads]);
    assert.throws(() => assertBounded(work, ''), /又读了/);
  });
});
