import { strict as assert } from 'node:assert';
import { readWord } from '../../server/src/import/docx/readWord';
import { readHtml } from '../../server/src/import/html/readHtml';
import { ImportError } from '../../server/src/import/importedDocument';
import { readText } from '../../server/src/import/readText';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { importDraft } from '../../server/src/service/importDraft';
import { fc } from '../support/fastCheck';

const html = (text: string) => toMarkdown(readHtml(text), '图片').markdown;
const text = (value: string) => toMarkdown(readText(value), '图片').markdown;
const readers = async () => ({ readHtml, readWord });
const file = async (bytes: Uint8Array) => (await importDraft({ bytes }, readers, '图片')).markdown;

describe('import: 网页和粘贴的文字', () => {
  it('粘贴到草稿中间的一段：不生成文件头，不把居中的大字当标题，一个字也不丢', () => {
    const copied = `<p align=center style='text-align:center;color:red'><span style='font-size:30pt;color:red'>云岭县教育局文件</span></p>
      <p align=center style='text-align:center'>云教〔2025〕3号</p>
      <p align=center style='text-align:center'><span style='font-size:22pt'>工作总结</span></p><p>一、主要工作</p>`;
    const fragment = toMarkdown(readHtml(copied), '图片', true).markdown;
    assert.equal(fragment, '云岭县教育局文件\n\n云教〔2025〕3号\n\n工作总结\n\n一、主要工作\n');
    assert.match(html(copied), /^---\n/);
  });

  it('网页：标题、段落、表格和列表留下，导航、脚本和隐藏的部分去掉', () => {
    const page = `<!DOCTYPE html><html><head><title>站点</title><style>p{}</style></head><body>
      <nav><a href="/">首页</a></nav><script>alert(1)</script>
      <h1>云岭县教育局<br>2025年工作总结</h1>
      <div style="display: none">隐藏</div>
      <p>&emsp;&emsp;一、主要工作</p>
      <h2>（一）教学</h2>
      <p>全年<b>完成</b>任务，<a href="javascript:alert(1)">详见附表</a>。<br>第二段。</p>
      <table><tr><th>类别</th><th>数量</th></tr><tr><td>小学</td><td align="right">13</td></tr></table>
      <ol><li>第一项</li><li>第二项</li></ol>
    </body></html>`;
    assert.equal(
      html(page),
      '# 云岭县教育局2025年工作总结\n\n一、主要工作\n\n## （一）教学\n\n全年**完成**任务，详见附表。\n\n第二段。\n\n' +
        '| 类别 | 数量 |\n| --- | ---: |\n| 小学 | 13 |\n\n1.第一项\n\n2.第二项\n',
    );
  });

  it('从 Word 复制的网页：编号留下，编号后的空格去掉', () => {
    const copied = `<p class=MsoTitle align=center style='text-align:center'><span style='font-size:22.0pt'>2025年工作总结<o:p></o:p></span></p>
      <p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>总体情况</p>
      <p class=MsoNormal><b><span>全县</span></b><span>共有学校30所。</span></p>`;
    assert.equal(html(copied), '# 2025年工作总结\n\n一、总体情况\n\n**全县**共有学校30所。\n');
  });

  it('用表格排版的网页是段落，数据表是表格', () => {
    assert.equal(html(`<table><tr><td><p>一、情况</p><p>正文。</p></td></tr></table>`), '一、情况\n\n正文。\n');
    assert.match(
      html('<table><tr><td>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'),
      /\| 甲 \| 乙 \| {2}\|/,
    );
  });

  it('纯文本：一行一段，缩进和空行去掉，制表符分开的是表', () => {
    assert.equal(
      text('2025年教育工作总结\r\n\r\n　　一、主要工作\r\n\t完成任务。\r\n\r\n类别\t数量\r\n小学\t13\r\n'),
      '# 2025年教育工作总结\n\n一、主要工作\n\n完成任务。\n\n| 类别 | 数量 |\n| --- | --- |\n| 小学 | 13 |\n',
    );
  });

  it('是什么文件看内容，不看名字；编码自己认', async () => {
    const gbk = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xb9, 0xa4, 0xd7, 0xf7, 0xc7, 0xe9, 0xbf, 0xf6]);
    assert.equal(await file(gbk), '一、工作情况\n');
    const page = new TextEncoder().encode('<meta charset="gb2312"><p>');
    assert.equal(await file(Uint8Array.from([...page, ...gbk])), '一、工作情况\n');
    assert.equal(await file(new TextEncoder().encode('\ufeff一、工作')), '一、工作\n');
    for (const [bytes, message] of [
      ['%PDF-1.7', /PDF/],
      ['{\\rtf1', /RTF/],
      ['', /空的/],
      ['\0\0\0\0', /不是文字/],
      ['   \n ', /没有文字/],
      ['<html><script>x</script></html>', /没有文字/],
    ] as const) {
      await assert.rejects(
        file(new TextEncoder().encode(bytes)),
        (error: unknown) => error instanceof ImportError && message.test(error.message),
        bytes,
      );
    }
  });

  it('任何网页都读得完：不配对、恶意的标记', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td colspan=99999>',
      '</table>',
      '<br>',
      '<ol start=x>',
      '<li>',
      '<b',
      '>',
      '文字',
      '&nbsp;',
      '<!--',
      '-->',
      '<img src="data:image/png;base64,@@">',
      '<pre>',
      '\n',
      '<script>',
      '</div>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        try {
          const markdown = html(parts.join(''));
          assert.doesNotMatch(markdown, /<(?:script|img)/);
        } catch (error) {
          assert.ok(error instanceof ImportError, String(error));
        }
      }),
      { numRuns: 150 },
    );
  });
});
