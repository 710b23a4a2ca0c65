import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { linkedFile, linksOf } from '../../server/src/service/documentLinks';

const FILES = [
  '关于加强校园安全工作的通知.docx',
  '云政发〔2025〕3号.pdf',
  '附件1 问题整改台账.xlsx',
  '2024年工作总结.md',
].map((name) => linkedFile(`file:///reports/${encodeURIComponent(name)}`));

/** What is linked, and where it leads: a file's name, or the words at the place. */
function links(text: string): [string, string][] {
  const report = Report.parse(text);
  return linksOf(report, 'file:///reports/x.md', FILES).map(({ span, target, tooltip }) => [
    report.slice(span),
    'uri' in target ? tooltip : text.slice(target.offset, target.offset + 3),
  ]);
}

describe('文内链接', () => {
  it('引用的文件按标题或文号找到文件夹里的文件', () => {
    assert.deepEqual(
      links('根据《关于加强校园安全工作的通知》（云教发〔2025〕8号）和《某实施办法》（云政发〔2025〕3号）要求。'),
      [
        ['《关于加强校园安全工作的通知》（云教发〔2025〕8号）', '关于加强校园安全工作的通知.docx'],
        ['《某实施办法》（云政发〔2025〕3号）', '云政发〔2025〕3号.pdf'],
      ],
    );
  });

  it('繁体标题找到简体文件', () => {
    assert.deepEqual(links('根據《關於加強校園安全工作的通知》要求。').length, 1);
  });

  it('没有这个文件的、标题太短只是文件名一部分的，不成链接', () => {
    assert.deepEqual(links('根据《教育法》《工作总结》《关于印发某方案的通知》要求。'), []);
  });

  it('附件说明和正文里的附件通到附件标题，没有附上的通到文件', () => {
    const text =
      '# 某局自查报告\n\n根据要求，现将自查情况报告如下：\n\n一、自查情况\n\n我局逐项自查，问题详见附件1，名单见附件2。\n\n附件：1.问题整改台账\n\n　　　2.检查名单\n\n某局\n\n2026年3月5日\n\n附件2\n\n检查名单\n\n甲校、乙校。\n';
    assert.deepEqual(links(text), [
      ['附件1', '附件1 问题整改台账.xlsx'],
      ['附件2', '附件2'],
      ['1.问题整改台账', '附件1 问题整改台账.xlsx'],
      ['2.检查名单', '附件2'],
    ]);
  });

  it('文首信息里的附件', () => {
    assert.deepEqual(links('---\n附件:\n  - 问题整改台账\n  - 别的\n---\n\n正文。\n'), [
      ['问题整改台账', '附件1 问题整改台账.xlsx'],
    ]);
  });
});
