import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { layOut } from '../../server/src/layout/layOut';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import type { PagedReport, PlacedLine } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { anyText } from '../support/anyText';

const LEFT = 28;
const CELL = 156 / 28;
const PITCH = 225 / 22;

const text = (line: PlacedLine) => line.runs.map((run) => run.text).join('');
const isText = (line: PlacedLine) => line.role !== 'pageNumber' && line.role !== 'imprint' && line.role !== 'masthead';

function pagesOf(markdown: string): PagedReport {
  return layOut(Report.parse(markdown));
}

function textLines(paged: PagedReport): PlacedLine[] {
  return paged.pages.flatMap((page) => page.lines).filter(isText);
}

/** A paragraph that fills exactly `count` lines. */
function body(count: number): string {
  return '教'.repeat(26 + 28 * (count - 1));
}

const sentence = fc.constantFrom(
  '全县现有学校156所，在校学生48320人。',
  '一是加强领导……二是落实责任——逐级压实；',
  '依据《关于做好“双减”工作的通知》（2023年第5号）要求，',
  '投入24,303万元，增长7.6%；',
  '*强调* 与 `code`、**加粗**、[链接](https://example.org)和 &amp; 实体',
  'GB/T 9704—2012 https://example.org/a/very/long/path?query=1',
  '全縣教育經費投入持續增長，辦學條件不斷改善。',
  '<script>alert(1)</script>',
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc.constantFrom('# 某县教育局2023年工作总结', '## 一、基本情况', '一、主要做法', '（一）加强领导'),
  },
  { weight: 1, arbitrary: fc.constantFrom('1.落实责任', '- 条目一\n- 条目二', '> 引用文字', '---', '<!-- 注 -->') },
  { weight: 1, arbitrary: fc.constantFrom('| 项目 | 金额 |\n|---|---|\n| 甲 | 12.5 |\n| 乙 | 3 |', '![图](a.png)') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('附件1', '附件：1.统计表', '某县教育局', '2023年11月23日', '```\ncode\n```'),
  },
);
const markdown = fc.array(block, { maxLength: 40 }).map((blocks) => blocks.join('\n\n'));

describe('layout: 分页', () => {
  it('任何文本都排得出来：每面不超过 22 行，行不重叠，都在版心之内', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, anyText(300)), (source) => {
        const paged = pagesOf(source);
        assert.ok(paged.pages.length >= 1);
        for (const page of paged.pages) {
          const lines = page.lines.filter((line) => isText(line) && !line.cell);
          assert.ok(lines.length <= 22);
          assert.equal(new Set(lines.map((line) => Math.round(line.y))).size, lines.length);
          for (const line of page.lines.filter(isText)) {
            assert.ok(line.y >= 37 - 1e-6 && line.y + line.height <= 37 + 225 + 1e-6, `${line.y}`);
            assert.ok(line.x >= LEFT - 1e-6 && line.x + line.width <= LEFT + 156 + 0.5 * CELL + 1e-6, text(line));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('各行连起来就是正文，一字不多，一字不少', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const report = Report.parse(source);
        const lines = layOut(report).pages.flatMap((page) => page.lines);
        const printed = lines.filter((line) => isText(line) && line.role !== 'code' && !line.cell).map(text);
        const written = report.blocks.map(({ block: { prose } }) => prose.text.trim());
        assert.equal(printed.join(''), written.join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('每段文字都指回原文的那几个字', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        for (const line of textLines(pagesOf(source))) {
          for (const run of line.runs) {
            assert.ok(run.source);
            const written = source.slice(run.source.start, run.source.end);
            if (!written.startsWith('&')) assert.equal(written, run.text);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('边改边排与重新排完全一样；版面没变的页，哈希不变', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(), cut: fc.nat(20), insert: fc.oneof(sentence, fc.constant('\n\n')) }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(markdown, edits, (source, changes) => {
        let now = source;
        let report = Report.parse(now);
        for (const { at, cut, insert } of changes) {
          const start = now.length === 0 ? 0 : at % now.length;
          now = now.slice(0, start) + insert + now.slice(start + cut);
          report = Report.parse(now, report);
          const fresh = layOut(Report.parse(now)).pages;
          assert.deepEqual(JSON.parse(JSON.stringify(layOut(report).pages)), JSON.parse(JSON.stringify(fresh)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('改动只影响所在的页，后面各页只是起点后移', () => {
    const source = Array.from({ length: 40 }, (_, index) => `${index}${body(4)}`).join('\n\n');
    const report = Report.parse(source);
    const before = layOut(report).pages;
    const after = layOut(Report.parse(source.replace('12教教', '12教育教'), report)).pages;
    const changed = after.filter((page, index) => page.hash !== before[index]?.hash).map((page) => page.number);
    assert.deepEqual(changed, [before.findIndex((page) => page.lines.some((line) => text(line).startsWith('12'))) + 1]);
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
      paged.pages.map((page) => page.lines.filter(isText).map(text)),
      [['第一面。'], ['第二面。']],
    );
  });

  it('没有内容也有一面白纸', () => {
    for (const source of ['', '\n\n', '<!-- 注 -->', '---\n类型: 总结\n---\n'])
      assert.equal(pagesOf(source).pages.length, 1);
  });
});

describe('layout: 表格和图片', () => {
  const rows = Array.from({ length: 40 }, (_, index) => `| 第${index + 1}中学 | ${index * 13}.5 | 良好 |`).join('\n');
  const paged = pagesOf(`表1 各校情况\n\n| 学校 | 投入（万元） | 评价 |\n|---|---|---|\n${rows}\n\n表后的文字。\n`);

  it('跨页重复表头，每行都在，不拆行', () => {
    const heads = paged.pages.map((page) => page.lines.filter((line) => line.cell?.row === 0).map(text));
    assert.ok(paged.pages.length >= 2);
    for (const head of heads) assert.deepEqual(head, ['学校', '投入（万元）', '评价']);
    const first = textLines(paged).filter((line) => line.cell?.column === 0 && line.cell.row > 0);
    assert.equal(first.length, 40);
  });

  it('数字列右对齐，文字列左对齐，单元格不缩进二字', () => {
    const cells = textLines(paged).filter((line) => line.cell && line.cell.row > 0);
    const rights = new Set(
      cells.filter((line) => line.cell?.column === 1).map((line) => (line.x + line.width).toFixed(3)),
    );
    assert.equal(rights.size, 1);
    const lefts = new Set(cells.filter((line) => line.cell?.column === 0).map((line) => (line.x - LEFT).toFixed(3)));
    assert.deepEqual([...lefts], ['1.200']);
  });

  it('表题与表不分开，表后的文字回到行格上', () => {
    const caption = textLines(paged)[0];
    assert.equal(caption?.role, 'caption');
    assert.ok(paged.pages[0]?.lines.some((line) => line.cell));
    const after = textLines(paged).find((line) => text(line) === '表后的文字。');
    const row = ((after?.y ?? 0) - 37) / PITCH;
    assert.ok(Math.abs(row - Math.round(row)) < 1e-6);
  });

  it('列再多、单元格再长也在版心之内', () => {
    const wide = `| ${Array.from({ length: 16 }, (_, index) => `列${index}`).join(' | ')} |`;
    const delimiter = `|${'---|'.repeat(16)}`;
    const long = pagesOf(`${wide}\n${delimiter}\n| ${'很长的说明'.repeat(200)} | 1 |\n`);
    assert.ok(long.pages.length > 1);
    for (const line of textLines(long)) assert.ok(line.x + line.width <= LEFT + 156 + 0.01);
    const cells = textLines(long).filter((line) => line.cell?.row === 1 && line.cell.column === 0);
    assert.equal(cells.map(text).join(''), '很长的说明'.repeat(200));
  });

  it('图片不超出版心，占整行', () => {
    const report = Report.parse('![校园](a.png)\n\n图1 校园\n\n正文。\n');
    const images = new Map([['a.png', { width: 4000, height: 1000, href: 'data:image/png;base64,' }]]);
    const [page] = layOut(report, { images }).pages;
    const [picture] = page?.boxes ?? [];
    assert.ok(picture?.kind === 'image');
    assert.ok(Math.abs(picture.width - 156) < 1e-6 && Math.abs(picture.height - 39) < 1e-6);
    assert.equal(page?.lines[0]?.role, 'caption');
  });
});

describe('layout: 同类产品的已知缺陷', () => {
  const paged = pagesOf(
    `# 某县教育局关于2023年度工作情况的报告\n\n市教育局：\n\n${body(40)}\n\n附件：1.统计表\n\n某县教育局\n\n2023年11月23日\n`,
  );
  const line = (part: string) => textLines(paged).find((one) => text(one).includes(part));

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
    assert.ok(full.filter((one) => text(one).length === 28).length > 30);
  });

  it('一行换行就是一段：粘贴的文字不会并成一大段', () => {
    const pasted = pagesOf('某县工作总结\n各项工作稳步推进，取得较好成效。\n全年共投入经费1亿元。\n');
    assert.equal(textLines(pasted).length, 3);
  });

  it('空行、缩进不靠空格：段首全角空格不重复缩进', () => {
    const [first] = textLines(pagesOf('　　全县各项工作稳步推进，取得较好成效。'));
    assert.equal(first && text(first)[0], '全');
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
