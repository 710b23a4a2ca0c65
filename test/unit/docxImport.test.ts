import { strict as assert } from 'node:assert';
import { strToU8, zipSync } from 'fflate';
import { formatNumber } from '../../server/src/import/docx/numbering';
import { readWord } from '../../server/src/import/docx/readWord';
import { ImportError } from '../../server/src/import/importedDocument';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { Report } from '../../server/src/report/report';
import { listed, markdownOf, paragraph, run, W, wordFile } from '../support/wordFile';

describe('import: Word 文件', () => {
  it('没有红头的稿子，开头的日期和人名还是正文', () => {
    const text = '述职报告\n\n张三\n\n2025年3月5日\n\n一年来，我做了以下工作。\n';
    const body = text
      .trim()
      .split('\n\n')
      .map((line) => paragraph(line))
      .join('');
    assert.equal(markdownOf(wordFile({ body })).replace('# ', ''), text);
  });

  it('自动编号成为文字，分级、重起和混合层次都对', () => {
    const level = (index: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%4')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = [
      listed('总体情况', 0),
      listed('师资', 1),
      listed('数量', 2),
      listed('结构', 2),
      listed('经费', 1),
      listed('来源', 2),
      listed('存在问题', 0),
      listed('条件', 1),
      listed('另起', 0, '2'),
      listed('混合', 3, '2'),
    ].join('');
    assert.deepEqual(markdownOf(wordFile({ body, numbering })).trim().split('\n\n'), [
      '一、总体情况',
      '（一）师资',
      '1.数量',
      '2.结构',
      '（二）经费',
      '1.来源',
      '二、存在问题',
      '（一）条件',
      '一、另起',
      '一.1 混合',
    ]);
  });

  it('编号的各种写法', () => {
    const cases: [number, string, string][] = [
      [12, 'chineseCounting', '十二'],
      [20, 'chineseCountingThousand', '二十'],
      [3, 'ideographTraditional', '丙'],
      [3, 'chineseLegalSimplified', '叁'],
      [10, 'ideographDigital', '一〇'],
      [3, 'decimalEnclosedCircleChinese', '③'],
      [3, 'decimalFullWidth', '３'],
      [4, 'upperRoman', 'IV'],
      [28, 'lowerLetter', 'bb'],
      [3, 'somethingNew', '3'],
    ];
    for (const [value, format, text] of cases) assert.equal(formatNumber(value, format), text, format);
  });

  it('样式、大纲级别或字体都认得出标题', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的二级"/><w:basedOn w:val="c"/></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:name w:val="底"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`;
    const body =
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('云岭县教育局', '<w:sz w:val="44"/>')}</w:p>` +
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('2025年工作总结', '<w:sz w:val="44"/>')}</w:p>` +
      paragraph('一、工作情况', '<w:pStyle w:val="a"/>') +
      paragraph('（一）教学', '<w:pStyle w:val="b"/>') +
      paragraph('　　全年完成任务。');
    assert.equal(
      markdownOf(wordFile({ body, styles })),
      '# 云岭县教育局2025年工作总结\n\n## 一、工作情况\n\n### （一）教学\n\n全年完成任务。\n',
    );
  });

  it('没有样式的稿子也认得出标题，正文不加多余的记号', () => {
    const body = paragraph('2025年教育工作总结') + paragraph('一、主要工作') + paragraph('完成5*3项任务，A_B达标。');
    assert.equal(markdownOf(wordFile({ body })), '# 2025年教育工作总结\n\n一、主要工作\n\n完成5*3项任务，A_B达标。\n');
  });

  it('会被当作记号的文字加反斜线，读回来还是原文', () => {
    const texts = [
      '# 不是标题',
      '- 不是列表',
      '**不是加粗**',
      '| 不是 | 表格 |',
      '[^1]不是脚注',
      '<!-- 不是注释 -->',
      '---',
      '> 引用',
      '```',
      'a `b` c',
    ];
    const report = Report.parse(
      markdownOf(
        wordFile({
          body: `${paragraph('一、总则')}${texts.map((text) => paragraph(text.replace(/</g, '&lt;'))).join('')}`,
        }),
      ),
    );
    const read = report.blocks.map(({ block }) => block.prose.text);
    for (const text of texts.filter((one) => one !== '- 不是列表'))
      assert.ok(read.includes(text), `${text} → ${JSON.stringify(read)}`);
  });

  it('删去的、隐藏的、批注和目录不要，插入的、域的结果和文本框要', () => {
    const box = `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>${paragraph('框内文字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('2025年')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>';
    const body =
      `<w:p>${run('保留')}<w:ins>${run('插入')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>${run('隐藏', '<w:vanish/>')}<w:hyperlink>${run('链接')}</w:hyperlink>${field}</w:p>` +
      `<w:p>${run('带框')}${box}</w:p>` +
      paragraph('一、工作……1', '<w:pStyle w:val="t"/>');
    const document = readWord(wordFile({ body, styles }));
    assert.equal(toMarkdown(document, '图片').markdown, '保留插入链接2025年\n\n带框\n\n框内文字\n');
    assert.deepEqual(document.notes, ['自动生成的目录没有导入。']);
  });

  it('表格：合并格留空，单列的表是段落', () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const body =
      `<w:tbl><w:tr>${cell('类别')}${cell('数量', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('学校', '<w:vMerge w:val="restart"/>')}${cell('13')}${cell('a|b')}</w:tr>` +
      `<w:tr>${cell('学校', '<w:vMerge/>')}${cell('8')}${cell('')}</w:tr></w:tbl>` +
      `<w:tbl><w:tr>${cell('抄送：县委办公室。')}</w:tr><w:tr>${cell('县教育局办公室\u30002025年3月6日印发')}</w:tr></w:tbl>`;
    assert.equal(
      markdownOf(wordFile({ body })),
      '---\n抄送: 县委办公室\n印发机关: 县教育局办公室\n印发日期: 2025年3月6日\n---\n\n' +
        '| 类别 | 数量 |  |\n| --- | --- | --- |\n| 学校 | 13 | a\\|b |\n|  | 8 |  |\n',
    );
  });

  it('脚注成为脚注，表格里的也是', () => {
    const footnotes = `<w:footnote w:id="-1"/><w:footnote w:id="7">${paragraph(' 见方案。')}</w:footnote>`;
    const body = `<w:p>${run('按要求')}<w:r><w:footnoteReference w:id="7"/></w:r>${run('完成。')}</w:p>`;
    assert.equal(markdownOf(wordFile({ body, footnotes })), '按要求[^1]完成。\n\n[^1]: 见方案。\n');
  });

  it('旧格式、加密、损坏的文件和指向外面的压缩包都说得清楚', () => {
    const file = wordFile({ body: paragraph('正文') });
    const cases: [Uint8Array, RegExp][] = [
      [new Uint8Array(), /不是 Word 文件/],
      [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /旧的 \.doc/],
      [strToU8('PK'), /损坏/],
      [file.subarray(0, file.length - 30), /损坏/],
      [zipSync({ 'a.txt': strToU8('x') }), /不是 Word 文件/],
      [zipSync({ '../../etc/passwd': strToU8('x'), 'word/document.xml': strToU8('<a/>') }), /指向外面/],
      [zipSync({ 'C:\\windows\\a.xml': strToU8('x') }), /指向外面/],
      [wordFile({ body: '<w:p>' }), /损坏/],
      [
        wordFile({ body: '', more: { 'word/document.xml': `<!DOCTYPE w [<!ENTITY a "a">]><w:document ${W}/>` } }),
        /不该有的定义/,
      ],
      [wordFile({ body: '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000) }), /损坏/],
    ];
    for (const [bytes, message] of cases) {
      assert.throws(
        () => readWord(bytes),
        (error: unknown) => error instanceof ImportError && message.test(error.message),
        String(message),
      );
    }
  });
});
