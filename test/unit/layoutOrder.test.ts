import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import { charPitch, STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import type { PlacedLine } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { textOf } from '../support/placedLines';
import { everywhere, WordParts, wordsOf } from '../support/word';

const ORDER = `---
发文机关: 云岭县人民政府
发文字号: 第12号
签发人: 县长 张三丰
成文日期: 2025-03-05
页面: {版式: 命令}
---

《云岭县学校安全管理办法》已经县人民政府常务会议审议通过，现予公布，自2025年5月1日起施行。
`;
const JOINT = `---
发文机关: [云岭县教育局, 云岭县财政局, 云岭县人力资源和社会保障局]
发文字号: 云教〔2025〕3号
签发人: [张三, 李四, 王五]
成文日期: 2025-03-05
---

# 关于开展2025年教育经费自查情况的报告

县人民政府：

现将情况报告如下，请予审阅。

特此报告。
`;
const SPEC = STANDARD_SPEC;
const topOf = (line: PlacedLine) => line.y + (line.height - (line.size * 25.4) / 72) / 2;
const footOf = (line: PlacedLine) => line.y + (line.height + (line.size * 25.4) / 72) / 2;

describe('layout: 命令（令）和联合行文', () => {
  const [page] = layOut(Report.parse(ORDER)).pages;
  const find = (text: string) => {
    const found = page?.lines.find((line) => textOf(line).startsWith(text));
    assert.ok(found, text);
    return found;
  };
  const near = (actual: number, wanted: number, tolerance = 0.01) =>
    assert.ok(Math.abs(actual - wanted) <= tolerance, `应为 ${wanted}，实为 ${actual}`);

  it('10.2 标志由机关全称加“令”组成，距版心上边缘20毫米；没有红线', () => {
    const mark = find('云岭县人民政府令');
    near(mark.y, SPEC.margin.top + 20);
    near(mark.x + mark.width / 2, SPEC.margin.left + 78);
    assert.deepEqual(page?.boxes, []);
  });

  it('10.2 令号在标志下空二行居中，正文在令号下空二行', () => {
    const number = find('第12号');
    near(topOf(number) - find('云岭县人民政府令').y - (42 * 25.4) / 72, 2 * SPEC.linePitch);
    near(number.x + number.width / 2, SPEC.margin.left + 78);
    const gap = topOf(find('《云岭县')) - footOf(number);
    assert.ok(gap >= 2 * SPEC.linePitch - 0.5 && gap < 3 * SPEC.linePitch, `${gap}`);
  });

  it('7.3.5.3 签名章在正文下空二行、右空四字，职务在其左空二字；日期下空一行、右空四字', () => {
    const [last] = page?.lines.filter(({ role }) => role === 'body').slice(-1) ?? [];
    const stamp = find('县长　　张三丰');
    const date = find('2025年3月5日');
    assert.ok(last);
    near(stamp.y - last.y, 3 * SPEC.linePitch);
    near(date.y - stamp.y, 2 * SPEC.linePitch);
    for (const line of [stamp, date]) {
      near(line.x + line.width, SPEC.margin.left + 156 - 4 * charPitch(SPEC));
    }
  });

  it('7.3.5.3 联合发布的，每行一个机关的签发人，主办机关在前，签名章上下对齐', () => {
    const joint = ORDER.replace(/^发文机关: .*$/m, '发文机关: [云岭县人民政府, 云岭县监察委员会]').replace(
      /^签发人: .*$/m,
      '签发人: [县长 张三丰, 主任 李四]',
    );
    const lines = layOut(Report.parse(joint)).pages.flatMap((one) => one.lines);
    const [first, second] = lines.filter(({ role }) => role === 'signature');
    assert.ok(first && second);
    assert.deepEqual([first, second].map(textOf), ['县长　　张三丰', '主任　　李四']);
    near(second.y - first.y, SPEC.linePitch);
    near(first.x, second.x);
    near(first.x + first.width, SPEC.margin.left + 156 - 4 * charPitch(SPEC));
  });

  it('Word 里的命令没有红线，令号居中', async () => {
    const word = await WordParts.of(ORDER);
    assert.equal(everywhere(word.node('word/document.xml'), 'w:pBdr').length, 0);
    assert.equal(wordsOf(word.paragraph('云岭县人民政府令')), '云岭县人民政府令');
  });

  it('联合行文：版头再高，首页也有正文', () => {
    const [first, second] = layOut(Report.parse(JOINT)).pages;
    assert.ok(first?.lines.some(({ role }) => role === 'body'));
    assert.ok(
      second?.lines.some(({ role }) => role === 'body'),
      '署名所在的页也有正文',
    );
  });

  it('Word 里签发人的姓名紧接“签发人：”，不会被制表位推开', async () => {
    const word = await WordParts.of(JOINT, { format: 'document' });
    // One tab leads to 签发人：, one from the first name to the second.
    assert.equal(wordsOf(word.paragraph('\t签发人：')), '\t签发人：张三\t李四');
  });
});
