import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import type { Page } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { noteMarksOf, pagesOf, textOf } from '../support/placedLines';
import { everywhere, WordParts, wordBytes, wordsOf } from '../support/word';

const SENTENCE = '全县各学校认真落实各项工作要求，教育教学质量稳步提高。';
const notesOf = (page: Page | undefined) => (page?.lines ?? []).filter(({ role }) => role === 'footnote').map(textOf);

describe('layout: 脚注', () => {
  it('按正文里出现的先后编号，注文在本页下端，正文里不再有注文', () => {
    const text = `# 总结\n\n甲事[^b]，乙事[^a]，又见甲事[^b]。\n\n丙事。\n\n[^a]: 乙的注。\n[^b]: 甲的注。\n`;
    const [page, second] = pagesOf(text).pages;
    assert.equal(second, undefined);
    assert.deepEqual(noteMarksOf(page), ['1', '2', '1']);
    assert.deepEqual(notesOf(page), ['1 甲的注。', '2 乙的注。']);
    const last = page?.lines.filter(({ role }) => role === 'footnote').at(-1);
    assert.ok(last && Math.abs(last.y + last.height - (37 + 225)) < 0.01, '注文的末行落在版心下边缘');
    const rule = page?.boxes.find((box) => box.kind === 'rule');
    assert.ok(rule?.kind === 'rule' && rule.x2 - rule.x1 === 50);
  });

  it('没有人引用的注文仍是正文，没有注文的标记不显示', () => {
    const [page] = pagesOf('# 总结\n\n甲事[^x]。\n\n[^y]: 无人引用。\n').pages;
    assert.deepEqual(noteMarksOf(page), []);
    assert.deepEqual(notesOf(page), []);
    assert.ok(page?.lines.some((line) => textOf(line).includes('无人引用')));
  });

  it('标题不因注文而孤零零留在页末', () => {
    // The heading's first line of text carries a note that fills the rest of the page.
    const filler = `${SENTENCE.repeat(19)}\n\n`;
    const text = `# 总结\n\n${filler}一、主要工作\n\n甲事[^1]。\n\n[^1]: ${'注文的内容。'.repeat(30)}\n`;
    for (const page of pagesOf(text).pages) {
      const own = page.lines.filter(({ element, role }) => element >= 0 && role !== 'footnote');
      assert.notEqual(own.at(-1)?.role, 'heading1');
    }
  });

  it('表格里的标记也算；Word 里是真的脚注，顺序与预览相同', async () => {
    const text =
      '# 总结\n\n| 类别 | 数量 |\n|---|---|\n| 小学[^s] | 13 |\n\n甲事[^a]。\n\n[^a]: 甲的注。\n[^s]: 不含分校。\n';
    const [page] = pagesOf(text).pages;
    assert.deepEqual(notesOf(page), ['1 不含分校。', '2 甲的注。']);
    const word = new WordParts(await wordBytes(text));
    assert.equal(everywhere(word.node('word/document.xml'), 'w:footnoteReference').length, 2);
    const notes = wordsOf(word.node('word/footnotes.xml'));
    assert.ok(notes.indexOf('不含分校') < notes.indexOf('甲的注'));
  });

  it('改一处别的字，有注的段落还是原来那几行', () => {
    const text = '# 总结\n\n甲事[^1]。\n\n乙事。\n\n[^1]: 甲的注。\n';
    const report = Report.parse(text);
    const before = layOut(report).pages[0]?.hash;
    assert.equal(layOut(Report.parse(text)).pages[0]?.hash, before);
    assert.notEqual(layOut(Report.parse(text.replace('甲的注', '甲之注'))).pages[0]?.hash, before);
  });
});
