import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { LineIndex } from '../../server/src/text/lineIndex';
import { changeBetween } from '../../server/src/text/textChange';
import { fc } from '../support/fastCheck';

/** Texts whose parts come again, so that the place of an edit is not plain. */
const text = fc.array(fc.constantFrom('甲', '乙', '\n', '\r', '\r\n', '甲乙甲乙', '。'), { maxLength: 40 });
const edit = fc.record({ from: fc.nat(60), length: fc.nat(12), words: text });

function edited(before: string, { from, length, words }: { from: number; length: number; words: string[] }): string {
  const at = Math.min(from, before.length);
  return before.slice(0, at) + words.join('') + before.slice(at + length);
}

describe('一次修改', () => {
  it('找得到改了哪里：两头相同，中间换过就是改后的文字', () => {
    fc.assert(
      fc.property(text, edit, fc.constantFrom('', '长'.repeat(5000)), (parts, change, long) => {
        const before = long + parts.join('') + long;
        const after = long + edited(parts.join(''), change) + long;
        const found = changeBetween(before, after);
        if (!found) assert.equal(before, after);
        else {
          const { start, beforeEnd, afterEnd } = found;
          assert.equal(before.slice(0, start) + after.slice(start, afterEnd) + before.slice(beforeEnd), after);
          assert.ok(before[start] !== after[start] || start === beforeEnd || start === afterEnd, '起点还可以往后');
        }
      }),
    );
  });

  it('行号接着前一版算，与重新数过相同', () => {
    fc.assert(
      fc.property(text, edit, (parts, change) => {
        const before = parts.join('');
        const after = edited(before, change);
        const found = changeBetween(before, after);
        const lines = found ? new LineIndex(before).edited(after, found) : new LineIndex(before);
        const fresh = new LineIndex(after);
        assert.equal(lines.lineCount, fresh.lineCount);
        for (let at = 0; at <= after.length; at++) assert.deepEqual(lines.positionAt(at), fresh.positionAt(at));
      }),
    );
  });

  for (const [name, between] of [
    ['有空行', '\n\n'],
    ['没有空行', '\n'],
  ]) {
    it(`段落之间${name}，没有改的段落都还是原来的段落`, () => {
      const lines = [
        '# 总结',
        '一、办学条件',
        '全年新建校舍3栋。',
        '二、教师队伍',
        '全年招聘教师64名。',
        '三、存在问题',
      ];
      const before = Report.parse(lines.join(between));
      const after = Report.parse(lines.join(between).replace('64名', '64名，培训1200人次'), before);
      const kept = after.blocks.map(({ block }) => before.blocks.some((old) => old.block === block));
      assert.deepEqual(kept, [true, true, true, true, false, true]);
    });
  }

  it('改在段落里，只看改了的段落；空行、文首信息改了，就不止于此', () => {
    const before = Report.parse('一、甲\n\n乙丙丁。\n\n二、戊');
    const since = (words: string) => Report.parse(words, before).since(before.state);
    const within = since('一、甲\n\n乙丙，丁。\n\n二、戊');
    assert.deepEqual([within.from, within.removed.length, within.added.length], [1, 1, 1]);
    assert.equal(within.isWithinBlocks, true);
    assert.equal(since('一、甲\n\n\n乙丙丁。\n\n二、戊').isWithinBlocks, false);
    assert.equal(since('---\n类型: 报告\n---\n一、甲\n\n乙丙丁。\n\n二、戊').isWithinBlocks, false);
  });
});
