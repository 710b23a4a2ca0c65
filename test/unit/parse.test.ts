import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';

describe('报告模型', () => {
  const words = (text: string) => Report.parse(text).blocks.map(({ block }) => block.prose.text);

  it('注释后面的文字仍是正文', () => {
    assert.deepEqual(words('<!-- 甲\n乙 -->全县\n\n报告'), ['', '全县', '报告']);
    assert.deepEqual(words('全县\n<!-- 甲\n\n乙 -->\n报告'), ['全县', '', '报告']);
    assert.deepEqual(words('<!-- 甲 --><!-- 乙 --> 全县'), ['', '', '全县']);
    assert.deepEqual(words('全县<!-- 甲 -->教育'), ['全县教育']);
  });

  it('没有结束的注释是普通文字', () => {
    assert.deepEqual(words('<!-- 甲\n\n一、总体情况'), ['<!-- 甲', '一、总体情况']);
  });

  it('脚注的标号不是文字，注文自成一段', () => {
    const report = Report.parse('入学率99.2%[^1]，居全市前列。\n\n[^1]: 按学籍统计。\n[^注]: 另见附表。');
    assert.deepEqual(
      report.blocks.map(({ block }) => [block.prose.text, block.container]),
      [
        ['入学率99.2%，居全市前列。', 'none'],
        ['按学籍统计。', 'note'],
        ['另见附表。', 'note'],
      ],
    );
  });

  it('加粗的序号前换行不与上一行相连', () => {
    const line = '扎实推进各项工作任务落地见效，不断提升教育教学质量和办学水平，';
    assert.equal(Report.parse(`${line}\n**二、存在的问题**`).blocks.length, 2);
  });
});
