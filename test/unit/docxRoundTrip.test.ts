import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pageSpecFor, styleReport } from '../../server/src/layout/style';
import { Report } from '../../server/src/report/report';
import { wordBytes } from '../support/word';
import { markdownOf } from '../support/wordFile';

const samples = path.join(__dirname, '../../docs/sample');

describe('Word 文件导出再导入', () => {
  it('文字、表格、脚注和文首信息一样不少', async () => {
    for (const name of readdirSync(samples)) {
      const text = readFileSync(path.join(samples, name), 'utf8');
      const back = markdownOf(await wordBytes(text, { format: 'document' }));
      const report = Report.parse(text);
      // What the front matter alone says is printed too, and comes back as text.
      const printed = styleReport(report, pageSpecFor(report, 'document').spec).blocks.flatMap((block) => [
        ...(block.paragraph ? [block.paragraph.text] : []),
        ...(block.table?.rows.map((row) => row.map((cell) => cell.paragraph.text).join('|')) ?? []),
      ]);
      const words = (markdown: string) => {
        const report = Report.parse(markdown);
        return report.blocks.flatMap(({ block }) => [
          ...(block.kind === 'paragraph' ? [block.prose.text.trim()] : []),
          ...(block.table?.rows.map((row) => row.map((cell) => cell.prose.text).join('|')) ?? []),
        ]);
      };
      assert.deepEqual(words(back), printed, name);
    }
  });

  it('再导出还是同样的字节：往返只丢版面', async () => {
    const text = `---
类型: 自查报告
份号: "000012"
密级: 秘密
保密期限: 1年
紧急程度: 特急
发文机关: 云岭县教育局
发文字号: 云教发〔2025〕12号
签发人: [张三, 李四]
抄送: [县委办公室, 县政协办公室]
印发机关: 云岭县教育局办公室
印发日期: 2025年3月6日
---

# 云岭县教育局关于开展义务教育优质均衡发展情况的自查报告

云岭县人民政府：

根据安排[^1]，**重点工作**已完成。

## 一、基本情况

### （二）师资队伍

| 类别 | 学校数 |
| --- | ---: |
| 小学 | 13 |

云岭县教育局

2025年3月5日

[^1]: 见工作方案。
`;
    const first = markdownOf(await wordBytes(text, { format: 'document', subject: '自查报告' }));
    assert.equal(first, text);
    assert.equal(markdownOf(await wordBytes(first, { format: 'document', subject: '自查报告' })), text);
  });

  it('联合行文和信函的版头回到文首', async () => {
    const joint = `---
发文机关: [云岭县教育局, 云岭县财政局, 云岭县人力资源和社会保障局]
发文字号: 云教发〔2025〕12号
签发人: [张三, 李四, 王小五]
---

# 关于做好教师招聘工作的通知

现就有关事项通知如下。
`;
    assert.equal(markdownOf(await wordBytes(joint, { format: 'document' })), joint);
    const letter = `---
密级: 秘密
保密期限: 1年
发文机关: 云岭县教育局
发文字号: 云教函〔2025〕12号
页面: { 版式: 信函 }
---

# 云岭县教育局关于商请协助开展校园安全检查的函

县公安局：

特此函达。
`;
    assert.equal(markdownOf(await wordBytes(letter, { format: 'letter' })), letter);
  });
});
