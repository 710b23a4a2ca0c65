import { strict as assert } from 'node:assert';
import { at, everywhere, WordParts, wordsOf } from '../support/word';
import { SAMPLE, sampleParts } from '../support/wordSample';

describe('export: Word 文件', () => {
  let word: WordParts;
  before(async () => {
    word = await sampleParts();
  });

  it('纸张、边距、行距和字距放得下 22 行、每行 28 字', () => {
    const section = word.body.at(-1);
    assert.ok(section);
    assert.deepEqual(at(section, 'w:pgSz'), { 'w:w': '11906', 'w:h': '16838', 'w:orient': 'portrait' });
    const margin = at(section, 'w:pgMar') ?? {};
    assert.deepEqual(
      [margin['w:top'], margin['w:right'], margin['w:bottom'], margin['w:left']],
      ['2098', '1474', '1984', '1587'],
    );
    const normal = word.style('Normal');
    assert.deepEqual(
      [at(normal, 'w:pPr/w:spacing')?.['w:line'], at(normal, 'w:pPr/w:spacing')?.['w:lineRule']],
      ['579', 'exact'],
    );
    assert.equal(at(normal, 'w:rPr/w:spacing')?.['w:val'], '-5');
    assert.ok(579 * 22 <= 16838 - 2098 - 1984 && 579 * 23 > 16838 - 2098 - 1984);
    assert.ok(315 * 28 <= 11906 - 1474 - 1587 && 315 * 29 > 11906 - 1474 - 1587);
  });

  it('禁则照 GB/T 15834：行首行末禁则打开，标点不悬挂，汉字与数字之间不加空', () => {
    for (const node of [word.style('Normal'), word.node('word/styles.xml')]) {
      const properties = everywhere(node, 'w:pPr')[0];
      assert.ok(properties);
      const value = (name: string) => at(properties, name)?.['w:val'] ?? 'on';
      assert.equal(value('w:kinsoku'), 'on');
      for (const off of ['w:overflowPunct', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:topLinePunct', 'w:snapToGrid']) {
        assert.equal(value(off), '0', off);
      }
    }
    assert.match(word.text('word/settings.xml'), /<w:characterSpacingControl w:val="doNotCompress"\/>/);
  });

  it('各要素用真正的样式，内置名称可供导航和目录使用', () => {
    const expected: [string, string, string][] = [
      ['云岭县教育局关于', 'Title', 'Title'],
      ['云岭县人民政府：', 'Addressee', '主送机关'],
      ['根据安排', 'BodyText', 'Body Text'],
      ['一、基本情况', 'Heading1', 'heading 1'],
      ['（二）师资队伍', 'Heading2', 'heading 2'],
      ['附件：1.学校情况统计表', 'AttachmentNote', '附件说明'],
      ['云岭县教育局文件', 'Masthead', '发文机关标志'],
      ['2025年3月5日', 'IssueDate', '成文日期'],
      ['附件1', 'AttachmentMark', '附件标识'],
      ['学校情况统计表', 'AttachmentTitle', '附件标题'],
      ['抄送：县委办公室，县政协办公室。', 'Imprint', '版记'],
    ];
    for (const [words, id, name] of expected) {
      assert.equal(at(word.paragraph(words), 'w:pPr/w:pStyle')?.['w:val'], id, words);
      assert.equal(at(word.style(id), 'w:name')?.['w:val'], name);
    }
    assert.equal(at(word.style('Heading1'), 'w:pPr/w:outlineLvl')?.['w:val'], '0');
    assert.equal(at(word.style('Heading3'), 'w:pPr/w:outlineLvl')?.['w:val'], '2');
    const fonts = (id: string) => at(word.style(id), 'w:rPr/w:rFonts')?.['w:eastAsia'];
    assert.deepEqual(['BodyText', 'Title', 'Heading1', 'Heading2', 'Heading3', 'Footer'].map(fonts), [
      '仿宋_GB2312',
      '方正小标宋简体',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '宋体',
    ]);
    assert.equal(at(word.style('Title'), 'w:rPr/w:sz')?.['w:val'], '44');
    assert.equal(at(word.style('Title'), 'w:rPr/w:spacing')?.['w:val'], '0', '2号字不缩字距');
  });

  it('主送机关顶格，正文缩进两字，署名和日期靠右分行，附件说明悬挂对齐', () => {
    assert.equal(at(word.paragraph('云岭县人民政府：'), 'w:pPr/w:ind'), undefined);
    assert.equal(at(word.style('Addressee'), 'w:pPr/w:ind'), undefined);
    assert.deepEqual(at(word.style('BodyText'), 'w:pPr/w:ind'), { 'w:firstLineChars': '200', 'w:firstLine': '630' });
    const signature = everywhere(word.node('word/document.xml'), 'w:p').filter((node) =>
      ['Issuer', 'IssueDate'].includes(at(node, 'w:pPr/w:pStyle')?.['w:val'] ?? ''),
    );
    assert.deepEqual(signature.map(wordsOf), ['云岭县教育局', '2025年3月5日']);
    for (const node of signature) assert.equal(at(node, 'w:pPr/w:ind')?.['w:right'], String(315 * 4));
    assert.equal(at(word.style('Issuer'), 'w:pPr/w:jc')?.['w:val'], 'right');
    const first = at(word.paragraph('附件：1.'), 'w:pPr/w:ind') ?? {};
    const second = at(word.paragraph('2.整改任务清单'), 'w:pPr/w:ind') ?? {};
    assert.equal(first['w:left'], second['w:left']);
    assert.equal(Number(first['w:left']) - Number(first['w:hanging']), 630, '“附件：”左空二字');
    assert.equal(first['w:firstLineChars'], '0', '不再套用样式的首行缩进');
  });

  it('页码 4 号，数字与短线同号，奇右偶左各空一字，不带首行缩进', () => {
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map((name) => word.node(name));
    for (const footer of footers) {
      const [paragraph] = everywhere(footer, 'w:p');
      assert.ok(paragraph);
      for (const run of everywhere(paragraph, 'w:r')) assert.equal(at(run, 'w:rPr/w:sz')?.['w:val'], '28');
      assert.match(wordsOf(paragraph), /^— +—$/);
      assert.ok(everywhere(paragraph, 'w:instrText').length === 1);
      assert.equal(at(paragraph, 'w:pPr/w:ind')?.['w:firstLine'], undefined);
    }
    const align = footers.map((node) => at(everywhere(node, 'w:p')[0] ?? node, 'w:pPr/w:jc')?.['w:val']);
    const indent = footers.map((node) => at(everywhere(node, 'w:p')[0] ?? node, 'w:pPr/w:ind'));
    assert.deepEqual(align, ['right', 'left']);
    assert.deepEqual(indent, [{ 'w:right': '280' }, { 'w:left': '280' }]);
    assert.match(word.text('word/settings.xml'), /<w:evenAndOddHeaders\/>/);
    for (const id of ['Footer', 'TableText', 'TableHead', 'Normal']) {
      assert.equal(at(word.style(id), 'w:pPr/w:ind'), undefined, id);
    }
  });

  it('版头在各自的位置，红线在文号下，标题在红线下空二行', () => {
    const number = word.paragraph('\t云教发〔2025〕12号');
    assert.equal(wordsOf(number), '\t云教发〔2025〕12号\t签发人：张三');
    assert.equal(at(number, 'w:pPr/w:pBdr/w:bottom')?.['w:color'], 'D7000F');
    assert.equal(at(word.style('Masthead'), 'w:rPr/w:color')?.['w:val'], 'D7000F');
    const signer = everywhere(number, 'w:r').find((run) => wordsOf(run) === '张三');
    assert.equal(signer && at(signer, 'w:rPr/w:rStyle')?.['w:val'], 'Signer');
    // Everything above the title, from the upper edge of the text area: 35 mm to the mark, whole grid rows to the title.
    let place = 0;
    let mark = 0;
    for (const node of word.body) {
      const spacing = at(node, 'w:pPr/w:spacing') ?? {};
      place += Number(spacing['w:before'] ?? 0);
      if (wordsOf(node).startsWith('云岭县教育局文件')) mark = place;
      if (at(node, 'w:pPr/w:pStyle')?.['w:val'] === 'Title') break;
      place += Number(spacing['w:line'] ?? 579);
      const border = at(node, 'w:pPr/w:pBdr/w:bottom');
      if (border) place += Number(border['w:space']) * 20 + Number(border['w:sz']) * 2.5;
    }
    assert.ok(Math.abs(mark - (35 / 25.4) * 1440) < 20, String(mark));
    assert.ok(place % 579 < 2 || place % 579 > 577, String(place));
  });

  it('信函：名称在首页页眉，双线在页脚，首页无页码；普通稿没有版头', async () => {
    const letter = await WordParts.of(SAMPLE, { format: 'letter' });
    const section = letter.body.at(-1);
    assert.ok(section && at(section, 'w:titlePg')?.['w:val'] !== 'false');
    const header = everywhere(letter.node('word/header1.xml'), 'w:p')[0];
    assert.equal(header && wordsOf(header), '云岭县教育局');
    assert.equal(header && at(header, 'w:pPr/w:pBdr/w:bottom')?.['w:val'], 'thickThinSmallGap');
    const first = letter.names.filter((name) => /footer\d\.xml$/.test(name)).map((name) => letter.text(name));
    assert.ok(first.some((xml) => xml.includes('thinThickSmallGap') && !xml.includes('PAGE')));
    const plain = await WordParts.of('# 工作总结\n\n正文。\n');
    assert.ok(!plain.text('word/document.xml').includes('Masthead'));
  });

  it('繁体稿的语言是繁体，没有页码就没有页脚', async () => {
    const parts = await WordParts.of('# 雲嶺縣教育局工作總結\n\n我們認真貫徹黨的教育方針，圓滿完成各項任務。\n', {
      settings: { pageNumber: 'none' },
    });
    assert.match(parts.text('word/styles.xml'), /w:eastAsia="zh-TW"/);
    assert.ok(!parts.names.some((name) => name.includes('footer')));
  });
});
