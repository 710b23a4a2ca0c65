import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { selectionsAt } from '../../server/src/service/selectionRanges';

const TEXT = `---
类型: 自查报告
---

# 某局自查报告

## 一、自查情况

### （一）基本情况

全县共有学校30所，投入24,303万元。“制度**健全**、责任到人。”下一步抓落实。

## 二、存在的问题

一是经费不足。
`;

function selections(words: string): string[] {
  return selectionsAt(Report.parse(TEXT), TEXT.indexOf(words)).map(({ start, end }) => TEXT.slice(start, end));
}

describe('扩大选区', () => {
  it('词、分句、句、段、节、上一级节、正文、全文', () => {
    const [word, clause, sentence, paragraph, section, parent, body, all, ...more] = selections('投入');
    assert.equal(word, '投入');
    assert.equal(clause, '投入24,303万元');
    assert.equal(sentence, '全县共有学校30所，投入24,303万元。');
    assert.ok(paragraph?.endsWith('抓落实。') && paragraph.startsWith('全县'));
    assert.ok(section?.startsWith('### （一）') && section.endsWith('抓落实。'));
    assert.ok(parent?.startsWith('## 一、') && parent.endsWith('抓落实。'));
    assert.ok(body?.includes('# 某局自查报告') && body.endsWith('一是经费不足。\n') && !body.includes('类型'));
    assert.equal(all, TEXT);
    assert.deepEqual(more, []);
  });

  it('引号里的句子带上引号，标记算在里面', () => {
    assert.equal(selections('责任')[2], '“制度**健全**、责任到人。”');
    assert.equal(selections('下一')[1], '下一步抓落实');
  });

  it('文首信息里先是文首信息', () => {
    assert.deepEqual(selections('自查报告').map((text) => text.length)[0], TEXT.indexOf('\n# '));
  });
});
