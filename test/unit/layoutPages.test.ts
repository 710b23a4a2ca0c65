import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import { Report } from '../../server/src/report/report';
import { isText, pagesOf, textLines, textOf } from '../support/placedLines';

const LEFT = 28;
const CELL = 156 / 28;

/** A paragraph that fills exactly `count` lines. */
function body(count: number): string {
  return '教'.repeat(26 + 28 * (count - 1));
}

describe('layout: 分页', () => {
  it('改动只影响所在的页，后面各页只是起点后移', () => {
    const source = Array.from({ length: 40 }, (_, index) => `${index}${body(4)}`).join('\n\n');
    const report = Report.parse(source);
    const before = layOut(report).pages;
    const after = layOut(Report.parse(source.replace('12教教', '12教育教'), report)).pages;
    const changed = after.filter((page, index) => page.hash !== before[index]?.hash).map((page) => page.number);
    assert.deepEqual(changed, [
      before.findIndex((page) => page.lines.some((line) => textOf(line).startsWith('12'))) + 1,
    ]);
    assert.equal(after.at(-1)?.start, (before.at(-1)?.start ?? 0) + 1);
  });

  it('文字越多，页数不会越少', () => {
    let most = 0;
    for (let count = 1; count < 90; count += 4) {
      const { length } = pagesOf(body(count)).pages;
      assert.ok(length >= most);
      assert.equal(length, Math.ceil(count / 22));
      most = length;
    }
  });

  it('页末不留标题：标题随下文走，连着的各级标题一起走', () => {
    for (let count = 15; count <= 24; count++) {
      const paged = pagesOf(`${body(count)}\n\n一、基本情况\n\n（一）办学条件\n\n${body(5)}`);
      for (const page of paged.pages) {
        const last = page.lines.filter(isText).at(-1);
        assert.ok(last && !last.role.startsWith('heading'), `${count}`);
      }
      assert.deepEqual(textLines(paged).filter((line) => line.role.startsWith('heading')).length, 2);
    }
  });

  it('一长串标题可以断页，不会无休止地后移', () => {
    const outline = Array.from({ length: 60 }, () => '（一）加强领导').join('\n\n');
    assert.equal(pagesOf(outline).pages.length, 3);
  });

  it('7.3.5.5 署名、日期不单独成页：先压空行，再带两行正文', () => {
    for (let count = 10; count <= 50; count++) {
      const paged = pagesOf(`# 某县教育局工作报告\n\n${body(count)}\n\n某县教育局\n\n2023年11月23日\n`);
      const page = paged.pages.find(({ lines }) => lines.some((line) => line.role === 'date'));
      const roles = page?.lines.map((line) => line.role) ?? [];
      assert.ok(roles.includes('signature') && roles.includes('body'), `${count} 行：${roles}`);
    }
  });

  it('附件说明同署名、日期一起走', () => {
    const closing = '附件：1.统计表\n\n2.一览表\n\n某县教育局\n\n2023年11月23日\n';
    for (let count = 14; count <= 30; count++) {
      const paged = pagesOf(`# 某县教育局工作报告\n\n${body(count)}\n\n${closing}`);
      const page = paged.pages.find(({ lines }) => lines.some((line) => line.role === 'date'));
      const roles = page?.lines.map((line) => line.role) ?? [];
      assert.equal(roles.filter((role) => role === 'attachmentNote').length, 2, `${count}`);
      assert.ok(roles.includes('body'), `${count}`);
    }
  });

  it('“<!-- 分页 -->”另起一面', () => {
    const paged = pagesOf('第一面。\n\n<!-- 分页 -->\n\n第二面。');
    assert.deepEqual(
      paged.pages.map((page) => page.lines.filter(isText).map(textOf)),
      [['第一面。'], ['第二面。']],
    );
  });

  it('没有内容也有一面白纸', () => {
    for (const source of ['', '\n\n', '<!-- 注 -->', '---\n类型: 总结\n---\n'])
      assert.equal(pagesOf(source).pages.length, 1);
  });
});

describe('layout: 同类产品的已知缺陷', () => {
  const paged = pagesOf(
    `# 某县教育局关于2023年度工作情况的报告\n\n市教育局：\n\n${body(40)}\n\n附件：1.统计表\n\n某县教育局\n\n2023年11月23日\n`,
  );
  const line = (part: string) => textLines(paged).find((one) => textOf(one).includes(part));

  it('主送机关顶格，不缩进', () => assert.equal(line('市教育局：')?.x, LEFT));

  it('署名和日期分两行靠右', () => {
    const name = textLines(paged).find((one) => one.role === 'signature');
    const date = textLines(paged).find((one) => one.role === 'date');
    assert.ok(name && date && name.y < date.y && name.x > 100);
  });

  it('双页页码从左边空一字起，不受首行缩进影响；数字和一字线同号', () => {
    const number = paged.pages[1]?.lines.find((one) => one.role === 'pageNumber');
    assert.ok(Math.abs((number?.x ?? 0) - LEFT - (14 * 25.4) / 72) < 1e-6);
    assert.equal(number?.runs.length, 1);
    assert.equal(number?.size, 14);
  });

  it('一行 28 字，不是 27 字', () => {
    const full = textLines(paged).filter((one) => one.role === 'body' && one.justify);
    assert.ok(full.filter((one) => textOf(one).length === 28).length > 30);
  });

  it('一行换行就是一段：粘贴的文字不会并成一大段', () => {
    const pasted = pagesOf('某县工作总结\n各项工作稳步推进，取得较好成效。\n全年共投入经费1亿元。\n');
    assert.equal(textLines(pasted).length, 3);
  });

  it('空行、缩进不靠空格：段首全角空格不重复缩进', () => {
    const [first] = textLines(pagesOf('　　全县各项工作稳步推进，取得较好成效。'));
    assert.equal(first && textOf(first)[0], '全');
    assert.ok(Math.abs((first?.x ?? 0) - LEFT - 2 * CELL) < 1e-6);
  });

  it('**加粗**的文字加粗，标题不另加粗', () => {
    const runs = (source: string) =>
      textLines(pagesOf(source)).flatMap((one) => one.runs.map((run) => `${run.style}:${run.text}`));
    assert.deepEqual(runs('**全县**重视*教育*，**压实**责任。'), [
      'strong:全县',
      'body:重视',
      'body:教育',
      'body:，',
      'strong:压实',
      'body:责任。',
    ]);
    assert.deepEqual(runs('一、**基本**情况'), ['heading1:一、', 'heading1:基本', 'heading1:情况']);
  });

  it('段内二级标题用楷体，其后正文用仿宋', () => {
    const [run, rest] = textLines(pagesOf(`（一）加强领导。${body(2)}`))[0]?.runs ?? [];
    assert.equal(run?.text, '（一）加强领导。');
    assert.equal(STANDARD_SPEC.styles[run?.style ?? 'body'].face, 'kai');
    assert.equal(STANDARD_SPEC.styles[rest?.style ?? 'title'].face, 'fangsong');
  });
});
