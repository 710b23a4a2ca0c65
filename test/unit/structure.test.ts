import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { applyEdits } from '../../server/src/service/fixes';
import { structureEdits } from '../../server/src/service/structure';
import { assertOnlyStructured, structure } from '../support/structuring';

const PASTED = `　　云岭县教育局关于校园安全工作情况的自查报告
　　云岭县人民政府：
　　根据有关要求，我局进行了自查。现将情况报告如下：
　　一、自查工作组织情况
　　我局成立领导小组，制定方案，
逐校检查。
　　（一）加强领导
　　制度健全。
　　二、存在的问题
　　一是制度落实不够到位；二是设施更新不够及时。
　　云岭县教育局
　　2026年3月5日`;
const STRUCTURED = `# 云岭县教育局关于校园安全工作情况的自查报告

云岭县人民政府：

根据有关要求，我局进行了自查。现将情况报告如下：

## 一、自查工作组织情况

我局成立领导小组，制定方案，逐校检查。

### （一）加强领导

制度健全。

## 二、存在的问题

一是制度落实不够到位；二是设施更新不够及时。

云岭县教育局

2026年3月5日`;

describe('整理粘贴的文字', () => {
  it('标题、各级小标题、段落、署名、日期', () => assert.equal(structure(PASTED), STRUCTURED));

  it('换行是 CRLF 的照样', () => {
    assert.equal(structure(PASTED.replaceAll('\n', '\r\n')), STRUCTURED.replaceAll('\n', '\r\n'));
  });

  it('整篇挤在一行的分成段落', () => {
    const text =
      '2024年上半年某县教育工作总结 一、全县教育工作状况 全县共有学校30所。 〔一〕党的建设。认真学习，抓好落实。〔二〕教育投入。投入24303万元。 二、存在的问题及打算 经费不足。 三、保障措施 加强领导，落实责任。';
    const lines = structure(text).split('\n\n');
    assert.ok(lines.length >= 5, structure(text));
    assert.ok(lines.some((line) => line.startsWith('〔二〕教育投入')));
    assertOnlyStructured(text);
  });

  it('制表符分开的几行成为表格', () => {
    const text = '各校情况如下：\n学校\t人数\n一小\t120\n二小\t90\n特此报告。';
    assert.equal(
      structure(text),
      '各校情况如下：\n\n| 学校 | 人数 |\n| --- | --- |\n| 一小 | 120 |\n| 二小 | 90 |\n\n特此报告。',
    );
  });

  it('已经有结构的文稿、列表、代码、表格不动', () => {
    for (const text of [STRUCTURED, '- 甲\n- 乙\n', '```\na\n  b\n```\n', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n']) {
      assert.equal(structure(text), text);
    }
  });

  it('只整理选中的段落', () => {
    const text = '一、甲的情况\n甲校很好。\n二、乙的情况\n乙校也好。';
    const from = text.indexOf('二、');
    const edits = structureEdits(Report.parse(text), { start: from, end: text.length });
    assert.equal(applyEdits(text, edits), '一、甲的情况\n甲校很好。\n## 二、乙的情况\n\n乙校也好。');
  });
});
