import { strict as assert } from 'node:assert';
import { renderPage } from '../../server/src/export/html';
import { readWord } from '../../server/src/import/docx/readWord';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { layOut } from '../../server/src/layout/layOut';
import { STANDARD_SPEC, turnedSpec } from '../../server/src/layout/pageSpec';
import type { Page, PagedReport, PlacedLine, Rule } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { pagesOf, textOf } from '../support/placedLines';
import { at, everywhere, WordParts, wordBytes, wordsOf } from '../support/word';

const PITCH = 225 / 22;

function near(actual: number, wanted: number, what: string, tolerance = 0.01): void {
  assert.ok(Math.abs(actual - wanted) <= tolerance, `${what}：应为 ${wanted}，实为 ${actual}`);
}

/** A table with so many columns, whose headings and figures take so many characters. */
function table(columns: number, rows = 3, heading = '指标名称'): string {
  const row = (cell: (column: number) => string) =>
    `| ${Array.from({ length: columns }, (_, column) => cell(column)).join(' | ')} |`;
  const lines = Array.from({ length: rows }, (_, index) =>
    row((column) => (column === 0 ? `小学${index}` : String(1000 + column * index))),
  );
  return [row((column) => `${heading}${column}`), `|${'---|'.repeat(columns)}`, ...lines].join('\n');
}

const turnedOf = (paged: PagedReport) => paged.pages.map((page) => page.isTurned);
const rules = (page: Page | undefined) => (page?.boxes ?? []).filter((box): box is Rule => box.kind === 'rule');

/** Where a place of a turned page is on the upright paper: what the drawing's rotation does. */
const onPaper = ({ x, y }: { x: number; y: number }) => ({ x: y, y: 297 - x });

const BODY = '全县现有各级各类学校一百余所，办学条件不断改善。'.repeat(4);

describe('layout: 8 A4 纸型的表格横排', () => {
  it('写“<!-- 横排 -->”的表横排，自成一面；前后文字在竖排的面上', () => {
    const paged = pagesOf(`# 报告\n\n${BODY}\n\n<!-- 横排 -->\n\n${table(3)}\n\n${BODY}\n`);
    assert.deepEqual(turnedOf(paged), [false, true, false]);
    assert.ok(paged.pages[1]?.lines.every((line) => line.cell || line.role === 'pageNumber'));
  });

  it('列多到每列放不下四个小五号字，自动横排；写“<!-- 竖排 -->”的不横排', () => {
    assert.deepEqual(turnedOf(pagesOf(`${BODY}\n\n${table(14)}\n`)), [false, true]);
    assert.deepEqual(turnedOf(pagesOf(`${BODY}\n\n<!-- 竖排 -->\n\n${table(14)}\n`)), [false]);
    // Narrow columns are no wide table, however many there are.
    assert.deepEqual(turnedOf(pagesOf(`${BODY}\n\n${table(14, 3, '列').replaceAll('100', '')}\n`)), [false]);
    assert.deepEqual(turnedOf(pagesOf(`${BODY}\n\n${table(6)}\n`)), [false]);
  });

  it('版心 225×156 毫米，天头是纸的左边：每面 15 行', () => {
    const spec = turnedSpec(STANDARD_SPEC);
    assert.deepEqual(spec.paper, { width: 297, height: 210 });
    const { top, left, right, bottom } = spec.margin;
    assert.deepEqual([top, left, right], [28, 35, 37]);
    near(bottom, 26 + 156 - 15 * PITCH, '不足一行的地方不排字');
    assert.equal(spec.linesPerPage, 15);
    assert.equal(spec.linePitch, STANDARD_SPEC.linePitch);
  });

  it('单页码表头在订口一边，双页码表头在切口一边：表头都在纸的左边', () => {
    const paged = pagesOf(`<!-- 横排 -->\n\n${table(5, 40)}\n`);
    assert.ok(paged.pages.length >= 2 && paged.pages.every((page) => page.isTurned));
    for (const page of paged.pages) {
      const head = page.lines.filter((line) => line.cell?.row === 0).map(onPaper);
      const others = page.lines.filter((line) => (line.cell?.row ?? 0) > 0).map(onPaper);
      assert.ok(Math.max(...head.map((one) => one.x)) < Math.min(...others.map((one) => one.x)), '表头在左');
      for (const { x1, y1, x2, y2 } of rules(page)) {
        for (const place of [onPaper({ x: x1, y: y1 }), onPaper({ x: x2, y: y2 })]) {
          assert.ok(place.x >= 28 - 0.01 && place.x <= 184 + 0.01, `左右不出版心 ${place.x}`);
          assert.ok(place.y >= 37 - 0.01 && place.y <= 262 + 0.01, `上下不出版心 ${place.y}`);
        }
      }
    }
  });

  it('页码位置与公文其他页码一致', () => {
    const turned = pagesOf(`<!-- 横排 -->\n\n${table(5, 40)}\n`);
    const upright = pagesOf(`${BODY.repeat(20)}\n`);
    for (const index of [0, 1]) {
      const number = (paged: PagedReport) => paged.pages[index]?.lines.find((line) => line.role === 'pageNumber');
      assert.equal(turned.pages[index]?.isTurned, true);
      assert.deepEqual(number(turned), number(upright));
    }
  });

  it('表题、单位、附件的标识和标题随表横排，不单独留在竖排的面上', () => {
    const paged = pagesOf(
      `# 报告\n\n${BODY}\n\n特此报告。\n\n附件1\n\n学校情况统计表\n\n<!-- 横排 -->\n\n单位：万元\n\n${table(4)}\n`,
    );
    assert.deepEqual(turnedOf(paged), [false, true]);
    const roles = [...new Set(paged.pages[1]?.lines.map((line) => line.role))];
    assert.deepEqual(roles, ['attachmentMark', 'attachmentTitle', 'tableUnit', 'table', 'pageNumber']);
    const [mark] = paged.pages[1]?.lines ?? [];
    near(mark?.x ?? 0, 35, '顶格');
    near(mark?.y ?? 0, 28, '第一行');
    const unit = paged.pages[1]?.lines.find((line) => line.role === 'tableUnit');
    near((unit?.x ?? 0) + (unit?.width ?? 0), 35 + 225, '单位在表的右上方');
    const captioned = pagesOf(`${BODY}\n\n表1 各校指标\n\n单位：人\n\n${table(14)}\n\n${BODY}\n`);
    assert.equal(captioned.pages[1]?.lines[0]?.role, 'caption');
  });

  it('横排的面上每行都在，跨面重复表头', () => {
    const paged = pagesOf(`<!-- 横排 -->\n\n${table(5, 60)}\n`);
    const rows = paged.pages.flatMap((page) => [
      ...new Set(page.lines.filter((line) => (line.cell?.row ?? 0) > 0).map((line) => line.cell?.row)),
    ]);
    assert.deepEqual(
      rows,
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    for (const page of paged.pages) assert.ok(page.lines.some((line) => line.cell?.row === 0));
  });

  it('版记不排在横排的面上，仍在最后的偶数页', () => {
    const imprint = '---\n发文机关: 某局\n印发机关: 某局办公室\n---\n';
    const paged = pagesOf(`${imprint}# 报告\n\n${BODY}\n\n<!-- 横排 -->\n\n${table(4)}\n`);
    assert.deepEqual(turnedOf(paged), [false, true, false, false]);
    assert.ok(paged.pages[3]?.lines.some((line) => line.role === 'imprint'));
  });

  it('改一个字，横排的面不变', () => {
    const text = (word: string) => `# 报告\n\n${BODY}${word}。\n\n<!-- 横排 -->\n\n${table(4)}\n`;
    const first = Report.parse(text('甲'));
    const before = layOut(first);
    const after = layOut(Report.parse(text('乙'), first));
    assert.notEqual(before.pages[0]?.hash, after.pages[0]?.hash);
    assert.equal(before.pages[1]?.hash, after.pages[1]?.hash);
  });

  it('画出来：表向左转 90°，页码不转', () => {
    const paged = pagesOf(`<!-- 横排 -->\n\n${table(3)}\n`);
    const [page] = paged.pages;
    assert.ok(page);
    const html = renderPage(page, paged.spec);
    assert.match(html, /<svg[^>]* viewBox="0 0 595\.276 841\.89"/);
    assert.match(html, /<g transform="translate\(0 841\.89\) rotate\(-90\)">/);
    const number = html.indexOf('pageNumber');
    const opened = html.slice(0, number).match(/<g[ >]/g)?.length ?? 0;
    const closed = html.slice(0, number).match(/<\/g>/g)?.length ?? 0;
    assert.equal(opened - closed, 1, '页码只在它自己的组里');
  });
});

describe('export: 横排的表', () => {
  it('横排的表是一节横向的纸，前后是竖的；页码框在纸的同一处', async () => {
    const word = await WordParts.of(`# 报告\n\n${BODY}\n\n<!-- 横排 -->\n\n${table(14, 3)}\n\n${BODY}\n`);
    const sections = everywhere(word.node('word/document.xml'), 'w:sectPr');
    assert.deepEqual(
      sections.map((section) => at(section, 'w:pgSz')),
      ['portrait', 'landscape', 'portrait'].map((orient) => ({
        'w:w': orient === 'portrait' ? '11906' : '16838',
        'w:h': orient === 'portrait' ? '16838' : '11906',
        'w:orient': orient,
      })),
    );
    const margin = at(sections[1] ?? word.node('word/document.xml'), 'w:pgMar') ?? {};
    assert.deepEqual(
      [margin['w:top'], margin['w:right'], margin['w:bottom'], margin['w:left']],
      ['1587', '2098', '1621', '1984'],
    );
    const widths = everywhere(word.node('word/document.xml'), 'w:gridCol').map((node) =>
      Number(node.attributes['w:w']),
    );
    near(
      widths.reduce((sum, width) => sum + width, 0),
      (225 / 25.4) * 1440,
      '表宽 225 毫米',
      20,
    );
    const boxes = word.names
      .filter((name) => /footer\d+\.xml$/.test(name))
      .map((name) => word.node(name))
      .filter((footer) => everywhere(footer, 'w:tbl').length > 0);
    assert.equal(boxes.length, 2);
    for (const [index, footer] of boxes.entries()) {
      const place = everywhere(footer, 'w:tblpPr')[0]?.attributes ?? {};
      const height = Number(everywhere(footer, 'w:trHeight')[0]?.attributes['w:val']);
      // 28 mm from the edge that is the paper's foot: 35 − 7.
      near(Number(place['w:tblpX']) + 160, (28 / 25.4) * 1440, '一字线距版心 7 毫米', 20);
      const cell = everywhere(footer, 'w:p')[0];
      assert.match(cell ? wordsOf(cell) : '', /^— +—$/);
      assert.equal(everywhere(footer, 'w:textDirection')[0]?.attributes['w:val'], 'tbRl');
      const top = Number(place['w:tblpY']);
      const [edge, wanted] = index === 0 ? [top + height, 184] : [top, 28];
      near(edge, (wanted / 25.4) * 1440 + (index === 0 ? -280 : 280), '空一字', 2);
    }
  });

  it('节末的段落不占行，满页的表后不会多出一页', async () => {
    const word = await WordParts.of(`# 报告\n\n${BODY}\n\n<!-- 横排 -->\n\n${table(4)}\n\n${BODY}\n`);
    for (const paragraph of everywhere(word.node('word/document.xml'), 'w:p')) {
      if (everywhere(paragraph, 'w:sectPr').length === 0 || wordsOf(paragraph) !== '') continue;
      assert.deepEqual(at(paragraph, 'w:pPr/w:spacing'), { 'w:line': '14', 'w:lineRule': 'exact' });
    }
    assert.ok(22 * 579 + 14 <= 12756, '竖排的面');
    assert.ok(Math.floor((15 * PITCH * 1440) / 25.4) <= 8844, '横排的面');
  });

  it('导入后仍横排，再导出还是同样的字节', async () => {
    const text = `# 报告\n\n${BODY}\n\n表1 各校指标\n\n<!-- 横排 -->\n\n${table(4)
      .replace(/(?:---\|)+/, ' --- | ---: | ---: | ---: |')
      .replace(/ {2}/g, ' ')}\n\n${BODY}\n`;
    const bytes = await wordBytes(text);
    const { markdown } = toMarkdown(readWord(bytes), '图片');
    assert.equal(markdown, text);
    assert.deepEqual(await wordBytes(markdown), bytes);
  });

  it('没有宽表的稿子只有一节', async () => {
    const word = await WordParts.of(`# 报告\n\n${BODY}\n\n${table(4)}\n`);
    assert.equal(everywhere(word.node('word/document.xml'), 'w:sectPr').length, 1);
  });
});

describe('layout: 表题和单位', () => {
  it('单位在表的右上方，小四号，与表题、表不分开', () => {
    const paged = pagesOf(`${BODY}\n\n表1 经费情况\n\n单位：万元\n\n${table(3)}\n`);
    const [page] = paged.pages;
    const lines = page?.lines ?? [];
    const unit = lines.find((line) => line.role === 'tableUnit');
    assert.equal(textOf(unit), '单位：万元');
    assert.equal(unit?.size, 12);
    near((unit?.x ?? 0) + (unit?.width ?? 0), 184, '右端对齐');
    assert.equal(lines[lines.indexOf(unit as PlacedLine) - 1]?.role, 'caption');
    assert.equal(lines[lines.indexOf(unit as PlacedLine) + 1]?.role, 'table');
    // A sentence of the text that speaks of units is none.
    assert.ok(!pagesOf(`单位：万元，下同。${BODY}\n`).pages[0]?.lines.some((line) => line.role === 'tableUnit'));
  });
});
