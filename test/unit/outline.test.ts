import assert from 'node:assert/strict';
import { elementsOf } from '../../server/src/report/elements';
import { type OutlineNode, outlinesOf } from '../../server/src/report/outline';
import { Report } from '../../server/src/report/report';
import { titleOf } from '../../server/src/report/title';

function draw(nodes: readonly OutlineNode[], indent = ''): string[] {
  return nodes.flatMap((node) => [`${indent}${node.text}`, ...draw(node.children, `${indent}  `)]);
}
const body = (text: string) => draw(outlinesOf(Report.parse(text)).body.roots);
const kinds = (text: string) => {
  const report = Report.parse(text);
  return elementsOf(report).map((kind, index) => `${kind} ${report.blocks[index]?.block.prose.text.slice(0, 8)}`);
};

describe('报告的结构', () => {
  it('序号分层，与正文连写的小标题也算', () => {
    const text =
      '某县工作总结\n\n一、工作\n\n（一）抓学习。组织学习十次。\n\n1.党员学习。四次。\n\n（二）抓队伍\n\n内容。\n\n二、打算\n';
    assert.deepEqual(body(text), ['工作', '  抓学习', '    党员学习', '  抓队伍', '打算']);
  });

  it('井号小标题没有序号时按井号分层，与有序号的混用时对齐', () => {
    assert.deepEqual(body('# 某县工作总结\n\n## 工作\n\n内容。\n\n### 学习\n\n内容。\n\n## 打算\n\n内容。\n'), [
      '工作',
      '  学习',
      '打算',
    ]);
    assert.deepEqual(body('# 某县工作总结\n\n## 一、工作\n\n### 学习\n\n内容。\n\n## 打算\n\n内容。\n'), [
      '工作',
      '  学习',
      '打算',
    ]);
  });

  it('既无序号又无井号的短行，两行以上才算小标题', () => {
    const lead = '某县工作总结\n\n一年来，各项工作稳步推进，取得了成效。\n\n';
    assert.deepEqual(body(`${lead}主要工作\n\n内容很多。\n\n工作打算\n\n继续努力。\n`), ['主要工作', '工作打算']);
    assert.deepEqual(body(`${lead}主要工作\n\n内容很多。\n`), []);
  });

  it('提纲和正文分开；没有“正文”二字时，从不像条目的段落起是正文', () => {
    const rest = '一、情况\n\n良好。\n\n二、打算\n\n继续。\n';
    for (const text of [
      `某县报告\n\n提纲\n\n一、情况\n\n二、打算\n\n正文：\n\n${rest}`,
      `某县报告\n\n目录\n\n一、情况\n\n二、打算\n\n现将情况报告如下：\n\n${rest}`,
      `某县报告\n\n目　录\n\n一、情况\n\n二、打算\n\n${rest}`,
    ]) {
      const { synopsis } = outlinesOf(Report.parse(text));
      assert.deepEqual(
        synopsis?.roots.map((node) => node.text),
        ['情况', '打算'],
        text,
      );
      assert.deepEqual(body(text), ['情况', '打算'], text);
    }
  });

  it('引用、表格、附件里的序号不算', () => {
    const text = '某县报告\n\n一、情况\n\n> 一、引文\n\n内容。\n\n二、打算\n\n继续。\n\n附件1\n\n一、表格说明\n';
    assert.deepEqual(body(text), ['情况', '打算']);
  });
});

describe('公文要素', () => {
  it('“报告如下：”不是主送机关，带逗号的主送机关认得', () => {
    assert.deepEqual(
      kinds('某县关于情况的报告\n\n现将有关情况报告如下：\n\n一、情况\n\n良好。\n')[1],
      'body 现将有关情况报告',
    );
    const many = kinds('某县关于开会的通知\n\n各乡镇人民政府，县直各单位：\n\n请参加会议。\n');
    assert.equal(many[1], 'addressee 各乡镇人民政府，');
  });

  it('发布信息、题注、报告人在标题之下', () => {
    const text = '政府工作报告\n\n——2020年1月8日在大会上\n\n县长　方明\n\n各位代表：\n\n现在报告工作。\n';
    assert.deepEqual(
      kinds(text)
        .slice(0, 4)
        .map((line) => line.split(' ')[0]),
      ['title', 'titleNote', 'titleNote', 'addressee'],
    );
    const web =
      '某县2013年工作總結\n發布時間：2014-01-08　來源：某局\n某縣2013年工作總結\n2013年12月26日\n2013年，工作順利。\n';
    assert.deepEqual(
      kinds(web).map((line) => line.split(' ')[0]),
      ['title', 'titleNote', 'title', 'titleNote', 'body'],
    );
  });

  it('署名和日期：单位、个人、只到月份、最后一行只有单位', () => {
    const base = '某县工作总结\n\n一年来，各项工作稳步推进。\n\n';
    for (const [end, expected] of [
      ['某县教育局\n\n2020年1月8日\n', ['signature', 'date']],
      ['述职人：王强\n\n2020年1月\n', ['signature', 'date']],
      ['特此报告。\n\n某县教育局\n', ['body', 'signature']],
      ['【发文机关署名】\n\n【成文日期】\n', ['signature', 'date']],
    ] as const) {
      assert.deepEqual(
        kinds(base + end)
          .slice(-2)
          .map((line) => line.split(' ')[0]),
        expected,
        end,
      );
    }
  });

  it('标题末尾多了句号仍是标题；一行之内标题与正文相连也分得开', () => {
    assert.equal(titleOf(Report.parse('某县关于检查情况的报告。\n\n县政府：\n'))?.text, '某县关于检查情况的报告。');
    const line =
      '某县2015年上半年工作总结 2015年上半年，全县各项工作进展顺利，现总结如下： 一、工作 内容很多。 二、打算 继续。';
    assert.equal(titleOf(Report.parse(line))?.text, '某县2015年上半年工作总结');
  });
});
