import { strict as assert } from 'node:assert';
import { readWord } from '../../server/src/import/docx/readWord';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { layOut } from '../../server/src/layout/layOut';
import { Report } from '../../server/src/report/report';
import { near, textOf } from '../support/placedLines';
import { at, WordParts, wordBytes } from '../support/word';

const LEFT = 28;
const PITCH = 225 / 22;
const NUMBER = '某发〔2025〕1号';

function paper(page: string, number = `发文字号: ${NUMBER}\n`): string {
  const front = `---\n发文机关: 某局\n${number}附件: [统计表, 一览表]\n${page}---\n`;
  return `${front}# 某局关于有关工作的报告\n\n特此报告。\n\n附件1\n\n统计表\n\n内容一。\n\n附件2\n\n一览表\n\n内容二。\n`;
}
const marks = (text: string) =>
  layOut(Report.parse(text), { format: 'document' })
    .pages.flatMap(({ lines }) => lines)
    .filter(({ role }) => role === 'attachmentMark');

describe('layout: 附件另装（GB/T 9704-2012 第 7.3.7 条）', () => {
  it('附件左上角第一行顶格排发文字号，其后是“附件”和顺序号，标题仍在第三行', () => {
    const text = paper('页面: { 附件另装: 是 }\n');
    const found = marks(text);
    assert.deepEqual(found.map(textOf), [`${NUMBER}附件1`, `${NUMBER}附件2`]);
    for (const mark of found) {
      near(mark.x, LEFT, '顶格');
      near(mark.y, 37, '第一行');
      assert.deepEqual([mark.size, mark.runs[0]?.style], [16, 'label']);
      assert.match(text.slice(mark.source.start, mark.source.end), /^附件[12]$/, '点到的是原文');
    }
    const titles = layOut(Report.parse(text), { format: 'document' })
      .pages.flatMap(({ lines }) => lines)
      .filter(({ role }) => role === 'attachmentTitle');
    for (const title of titles) near(title.y, 37 + 2 * PITCH, '第三行');
    assert.equal(titles.length, 2);
  });

  it('没有要求另装的、没有发文字号的，只排附件和顺序号', () => {
    for (const text of [paper(''), paper('页面: { 附件另装: 否 }\n'), paper('页面: { 附件另装: 是 }\n', '')]) {
      assert.deepEqual(marks(text).map(textOf), ['附件1', '附件2']);
    }
  });

  it('Word 文件一样，导入后字号回到文首', async () => {
    const text = paper('页面: { 附件另装: 是 }\n');
    const word = await WordParts.of(text, { format: 'document' });
    assert.equal(at(word.paragraph(`${NUMBER}附件1`), 'w:pPr/w:pStyle')?.['w:val'], 'AttachmentMark');
    const back = toMarkdown(readWord(await wordBytes(text, { format: 'document' })), '图片').markdown;
    assert.match(back, /\n页面: \{ 附件另装: 是 \}\n/);
    assert.match(back, /\n\n附件1\n\n统计表\n\n内容一。\n\n附件2\n\n/);
    assert.deepEqual(marks(back).map(textOf), [`${NUMBER}附件1`, `${NUMBER}附件2`]);
  });
});
