import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import { Report } from '../../server/src/report/report';
import { pagesOf, textLines, textOf } from '../support/placedLines';

const LEFT = 28;
const PITCH = 225 / 22;

describe('layout: 表格和图片', () => {
  const rows = Array.from({ length: 40 }, (_, index) => `| 第${index + 1}中学 | ${index * 13}.5 | 良好 |`).join('\n');
  const paged = pagesOf(`表1 各校情况\n\n| 学校 | 投入（万元） | 评价 |\n|---|---|---|\n${rows}\n\n表后的文字。\n`);

  it('跨页重复表头，每行都在，不拆行', () => {
    const heads = paged.pages.map((page) => page.lines.filter((line) => line.cell?.row === 0).map(textOf));
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
    const after = textLines(paged).find((line) => textOf(line) === '表后的文字。');
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
    assert.equal(cells.map(textOf).join(''), '很长的说明'.repeat(200));
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
