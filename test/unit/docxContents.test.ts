import { strict as assert } from 'node:assert';
import { children } from '../../server/src/import/docx/xml';
import { at, everywhere, WordParts, wordBytes, wordsOf } from '../support/word';
import { SAMPLE, sampleParts } from '../support/wordSample';

describe('export: Word 文件的内容', () => {
  let word: WordParts;
  before(async () => {
    word = await sampleParts();
  });

  it('表头每页重复，行不断开，两表不相并，单元格不缩进', () => {
    const tables = word.body.filter((node) => node.name === 'w:tbl');
    assert.equal(tables.length, 3);
    const [first] = tables;
    assert.ok(first);
    const rows = children(first, 'w:tr');
    assert.deepEqual(
      rows.map(
        (row) => at(row, 'w:trPr/w:tblHeader') !== undefined && at(row, 'w:trPr/w:tblHeader')?.['w:val'] !== 'off',
      ),
      [true, false, false],
    );
    for (const row of rows) assert.ok(at(row, 'w:trPr/w:cantSplit'));
    const index = word.body.indexOf(first);
    assert.equal(word.body[index + 1]?.name, 'w:p', '两个表之间要有段落');
    const figure = everywhere(first, 'w:p').find((node) => wordsOf(node) === '13');
    assert.equal(figure && at(figure, 'w:pPr/w:jc')?.['w:val'], 'right');
    const widths = everywhere(first, 'w:gridCol').map((node) => Number(node.attributes['w:w']));
    assert.ok(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 8845) <= 2);
  });

  it('附件另起一页；版记浮在末页版心下沿；脚注是真的脚注', () => {
    assert.ok(at(word.paragraph('附件1'), 'w:pPr/w:pageBreakBefore'));
    const imprint = word.body.filter((node) => node.name === 'w:tbl').at(-1);
    const place = imprint && at(imprint, 'w:tblPr/w:tblpPr');
    assert.equal(place?.['w:vertAnchor'], 'margin');
    assert.equal(place?.['w:tblpYSpec'], 'bottom');
    const paragraph = word.paragraph('根据安排');
    assert.equal(everywhere(paragraph, 'w:footnoteReference').length, 1);
    assert.equal(wordsOf(paragraph), '根据安排，我局开展自查。现将有关情况报告如下：');
    assert.ok(word.text('word/footnotes.xml').includes('见县政府工作安排。'));
    assert.ok(!word.text('word/document.xml').includes('见县政府工作安排'));
  });

  it('段首标题和着重只改字体，整段仍是正文', () => {
    const runs = everywhere(word.paragraph('（一）办学条件改善。'), 'w:r');
    assert.equal(runs[0] && at(runs[0], 'w:rPr/w:rStyle')?.['w:val'], 'RunInHeading2');
    assert.equal(runs[1] && at(runs[1], 'w:rPr/w:rStyle'), undefined);
    const strong = everywhere(word.paragraph('全县共有学校'), 'w:r').find((run) => wordsOf(run) === '全部达标');
    assert.equal(strong && at(strong, 'w:rPr/w:rStyle')?.['w:val'], 'Strong');
  });

  it('问题成为所在文字上的批注', async () => {
    const start = SAMPLE.indexOf('学校30所');
    const span = { start, end: start + 5 };
    const outside = { start: 5, end: 8 };
    const commented = await WordParts.of(SAMPLE, {
      format: 'document',
      remarks: [
        { span, lines: ['警告：合计不符', '建议：核对'] },
        { span: outside, lines: ['提示：文首'] },
      ],
    });
    const comments = everywhere(commented.node('word/comments.xml'), 'w:comment');
    assert.deepEqual(
      comments.map((node) => everywhere(node, 'w:p').map(wordsOf)),
      [['警告：合计不符', '建议：核对'], ['提示：文首']],
    );
    const paragraph = commented.paragraph('全县共有');
    const names = paragraph.children.map((node) => node.name);
    const from = names.indexOf('w:commentRangeStart');
    const to = names.indexOf('w:commentRangeEnd');
    assert.equal(paragraph.children.slice(from, to).map(wordsOf).join(''), '学校30所');
    assert.equal(everywhere(commented.node('word/document.xml'), 'w:commentReference').length, 2);
  });

  it('同一份报告总是同样的字节，日期来自报告', async () => {
    const picture = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      (character) => character.charCodeAt(0),
    );
    const options = {
      format: 'document' as const,
      pictures: new Map([['a.png', { type: 'png' as const, bytes: picture, width: 300, height: 200 }]]),
    };
    const text = `${SAMPLE}\n\n![示意图](a.png)\n`;
    const bytes = await wordBytes(text, options);
    assert.ok(Buffer.from(bytes).equals(await wordBytes(text, options)), '再导出一次，字节不同');
    const parts = new WordParts(bytes);
    assert.ok(parts.names.some((name) => name.startsWith('word/media/')));
    const inline = everywhere(parts.node('word/document.xml'), 'wp:inline')[0];
    assert.equal(inline && at(inline, 'wp:docPr')?.id, '1');
    const core = parts.text('docProps/core.xml');
    assert.match(core, /<dcterms:created xsi:type="dcterms:W3CDTF">2025-03-05T00:00:00Z</);
    assert.ok(core.includes('<dc:title>云岭县教育局关于开展义务教育优质均衡发展情况的自查报告</dc:title>'));
    assert.ok(core.includes('<dc:creator>云岭县教育局</dc:creator>'));
  });
});
