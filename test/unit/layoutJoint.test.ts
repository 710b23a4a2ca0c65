import { strict as assert } from 'node:assert';
import { readWord } from '../../server/src/import/docx/readWord';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { layOut } from '../../server/src/layout/layOut';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import type { PagedReport, PlacedLine } from '../../server/src/layout/pages';
import { sealedNames } from '../../server/src/layout/sealedNames';
import { Report } from '../../server/src/report/report';
import { fc } from '../support/fastCheck';
import { textOf } from '../support/placedLines';
import { at, everywhere, WordParts, wordBytes, wordsOf } from '../support/word';

const LEFT = 28;
const RIGHT = LEFT + 156;
const CELL = 156 / 28;
const PITCH = 225 / 22;
const SEAL = 42;

const middleOf = (line: PlacedLine) => line.x + line.width / 2;

function near(actual: number, wanted: number, what: string, tolerance = 0.01): void {
  assert.ok(Math.abs(actual - wanted) <= tolerance, `${what}：应为 ${wanted}，实为 ${actual}`);
}

/** A joint paper of these bodies, with the line of its text that stands above the names. */
function joint(
  issuers: readonly string[],
  page = '',
): { paged: PagedReport; names: PlacedLine[]; lines: PlacedLine[] } {
  const paged = layOut(
    Report.parse(
      `---\n发文机关: [${issuers.join(', ')}]\n成文日期: 2025-03-05\n${page}---\n\n# 关于开展联合检查的通知\n\n各单位：\n\n请遵照执行。\n`,
    ),
  );
  const lines = paged.pages.flatMap((one) => one.lines);
  return { paged, lines, names: lines.filter((line) => line.role === 'signature') };
}

function lineOf(lines: readonly PlacedLine[], text: string): PlacedLine {
  const found = lines.find((line) => textOf(line) === text);
  assert.ok(found, `没有“${text}”`);
  return found;
}

/** Where a seal stands that is stamped in the middle of a name, its centre a little above it. */
function seals(names: readonly PlacedLine[]) {
  return names.map((name) => ({ x: middleOf(name), y: name.y }));
}

describe('layout: 联合行文', () => {
  it('7.3.5.1 三个机关的署名按顺序排成一排，日期在最后一个之下、右空四字', () => {
    const { names, lines } = joint(['县教育局', '县财政局', '县民政局']);
    assert.deepEqual(names.map(textOf), ['县教育局', '县财政局', '县民政局']);
    for (const name of names) near(name.y, names[0]?.y ?? 0, '同一行');
    const date = lineOf(lines, '2025年3月5日');
    near(date.x + date.width, RIGHT - 4 * CELL, '右空四字');
    near(middleOf(names[2] as PlacedLine), middleOf(date), '最后一个署名以日期为准居中');
    near(date.y - (names[2]?.y ?? 0), PITCH, '日期在署名的下一行');
    const body = lineOf(lines, '请遵照执行。');
    // The seal reaches 21 mm above its middle, which lies between name and date.
    const sealTop = date.y - SEAL / 2;
    assert.ok(sealTop - (body.y + PITCH) <= PITCH, '印章顶端上距正文一行之内');
    assert.ok(sealTop > body.y + PITCH - 5, '印章不压正文');
  });

  it('7.3.5.1 每排最多三个印章，互不相交相切，两端不出版心；四个机关排成两排', () => {
    const four = joint(['县教育局', '县财政局', '县民政局', '县发展和改革局']);
    const rows = four.names.map((name) => Math.round((name.y - (four.names[0]?.y ?? 0)) / PITCH));
    assert.deepEqual(rows, [0, 0, 5, 5]);
    near(middleOf(four.names[3] as PlacedLine), middleOf(lineOf(four.lines, '2025年3月5日')), '最后一个署名与日期');
    const seven = joint(['甲局', '乙局', '丙局', '丁局', '戊局', '己局', '庚局']);
    const counts = [0, 5, 10].map(
      (row) => seven.names.filter((name) => Math.round((name.y - (seven.names[0]?.y ?? 0)) / PITCH) === row).length,
    );
    assert.deepEqual(counts, [3, 3, 1]);
    // The one that is left stands above the date, under the last of the rows above.
    near(middleOf(seven.names[6] as PlacedLine), middleOf(seven.names[5] as PlacedLine), '末列对齐');
  });

  it('7.3.5.1 任意多个、任意长的名称：印章相隔，都在版心之内，署名不相碰', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 4, max: 40 }), { minLength: 2, maxLength: 9 }),
        fc.option(fc.integer({ min: 10, max: 13 }), { nil: undefined }),
        (halves, date) => {
          const names = halves.map((half) => half / 2);
          const { middles, rows, rowPitch, dateIndent } = sealedNames(names, date && date / 2, STANDARD_SPEC);
          assert.ok(dateIndent >= 0);
          const radius = SEAL / 2 / CELL;
          for (const [index, middle] of middles.entries()) {
            assert.ok(middle >= radius && middle + radius <= 28 + 1e-6, '印章在版心之内');
            assert.ok(middle + (names[index] ?? 0) / 2 <= 28 + 1e-6, '署名在版心之内');
            const sameRow = rows.filter((row) => row === rows[index]).length;
            assert.ok(sameRow <= 3);
            if (rows[index + 1] !== rows[index]) continue;
            const distance = middle - (middles[index + 1] ?? 0);
            assert.ok(distance * CELL > SEAL, '印章不相切');
            assert.ok(distance >= ((names[index] ?? 0) + (names[index + 1] ?? 0)) / 2, '署名不相碰');
          }
          assert.ok(rowPitch * PITCH > SEAL, '两排印章不相切');
          assert.equal(new Set(middles.filter((_, index) => rows[index + 1] !== rows[index])).size, 1, '各排末列对齐');
        },
      ),
    );
  });

  it('署名太长时一排少排几个；印章直径可设', () => {
    const long = joint(['青原县教育体育局', '青原县人力资源和社会保障局', '青原县财政局']);
    const first = long.names[0]?.y ?? 0;
    assert.deepEqual(
      long.names.map((name) => Math.round((name.y - first) / PITCH)),
      [0, 0, 5],
    );
    const large = joint(['县教育局', '县财政局', '县民政局'], '页面: { 印章直径: 50 }\n');
    const places = seals(large.names);
    for (const [index, one] of places.entries()) {
      const next = places[index + 1];
      if (next && next.y === one.y) assert.ok(next.x - one.x > 50, '印章不相切');
    }
  });

  it('7.3.5.2 不盖章的，主办机关在前，依次向下，日期首字右移二字', () => {
    const { names, lines } = joint(['县教育局', '县发展和改革局'], '页面: { 印章: 无 }\n');
    assert.deepEqual(names.map(textOf), ['县教育局', '县发展和改革局']);
    near((names[1]?.y ?? 0) - (names[0]?.y ?? 0), PITCH, '依次向下');
    near((names[1]?.x ?? 0) + (names[1]?.width ?? 0), RIGHT - 2 * CELL, '右空二字');
    near(names[0]?.x ?? 0, names[1]?.x ?? 0, '左端对齐');
    near(lineOf(lines, '2025年3月5日').x, (names[1]?.x ?? 0) + 2 * CELL, '右移二字');
  });

  it('正文里写明的几个机关一样排；机关和它的负责人不是联合行文', () => {
    const of = (signers: string) =>
      layOut(Report.parse(`# 关于联合检查的报告\n\n请审阅。\n\n${signers}\n\n2025年3月5日\n`)).pages[0]?.lines.filter(
        (line) => line.role === 'signature',
      ) ?? [];
    const bodies = of('县教育局\n\n县财政局');
    near(bodies[0]?.y ?? 0, bodies[1]?.y ?? 1, '同一行');
    const head = of('县教育局\n\n陶立平');
    near((head[1]?.y ?? 0) - (head[0]?.y ?? 0), PITCH, '上下两行');
  });

  it('署名和日期不分开；落到下一面时带两行正文', () => {
    const front = '---\n发文机关: [甲局, 乙局, 丙局, 丁局, 戊局, 己局, 庚局]\n成文日期: 2025-03-05\n---\n\n';
    for (let lines = 1; lines <= 23; lines++) {
      const text = '教'.repeat(26 + 28 * (lines - 1));
      const { pages } = layOut(Report.parse(`${front}# 通知\n\n${text}\n`));
      const last = pages.findLast((page) => page.lines.some((line) => line.role === 'signature'));
      const roles = last?.lines.map((line) => line.role) ?? [];
      assert.equal(roles.filter((role) => role === 'signature').length, 7, `${lines} 行正文`);
      assert.ok(roles.includes('date') && roles.includes('body'), `${lines} 行正文`);
    }
  });

  it('7.2.4 标志并列各机关名称，主办机关在前，“文件”居右、上下居中', () => {
    const { paged } = joint(['县教育局', '县发展和改革局', '县财政局'], '发文字号: 某教发〔2025〕3号\n');
    const marks = paged.pages[0]?.lines.filter((line) => line.role === 'masthead') ?? [];
    assert.deepEqual(marks.map(textOf), ['县教育局', '县发展和改革局', '县财政局', '文件']);
    const [first, second, third, word] = marks as [PlacedLine, PlacedLine, PlacedLine, PlacedLine];
    near(first.y, 37 + 35, '距版心上边缘 35 毫米');
    for (const name of [second, third]) {
      near(name.x, first.x, '左端对齐');
      near(name.width, first.width, '右端对齐');
    }
    assert.ok(word.x > first.x + first.width, '“文件”在名称之右');
    near(word.y + word.height / 2, (first.y + third.y + third.height) / 2, '上下居中');
    near((first.x + word.x + word.width) / 2, LEFT + 78, '整体居中');
    assert.ok(first.x >= LEFT && word.x + word.width <= RIGHT, '在版心之内');
  });

  it('7.2.4 也可单用主办机关名称；10.1 信函只用主办机关', () => {
    const lead = joint(['县教育局', '县财政局'], '发文字号: 某教发〔2025〕3号\n页面: { 联合标志: 主办机关 }\n');
    const marks = (paged: PagedReport) =>
      paged.pages[0]?.lines.filter((line) => line.role === 'masthead').map(textOf) ?? [];
    assert.deepEqual(marks(lead.paged), ['县教育局文件']);
    assert.equal(lead.names.length, 2, '署名仍是各机关');
    assert.deepEqual(marks(joint(['县教育局', '县财政局'], '页面: { 版式: 信函 }\n').paged), ['县教育局']);
  });
});

describe('export: 联合行文', () => {
  const REPORT = `---
类型: 自查报告
发文机关: [县教育局, 县发展和改革局, 县财政局]
发文字号: 某教发〔2025〕3号
---

# 关于开展联合检查情况的自查报告

县人民政府：

现将有关情况报告如下。

县教育局

县发展和改革局

县财政局

2025年3月5日
`;

  it('一排署名是一个段落，各在居中制表位上，对着各自的印章', async () => {
    const word = await WordParts.of(REPORT, { format: 'document' });
    const row = word.paragraph('\t县教育局');
    assert.equal(wordsOf(row), '\t县教育局\t县发展和改革局\t县财政局');
    assert.equal(at(row, 'w:pPr/w:pStyle')?.['w:val'], 'Issuer');
    assert.ok(at(row, 'w:pPr/w:keepNext'));
    const stops = everywhere(row, 'w:tab').filter((node) => node.attributes['w:val'] === 'center');
    const { pages } = layOut(Report.parse(REPORT), { format: 'document' });
    const names = pages.flatMap((page) => page.lines).filter((line) => line.role === 'signature');
    for (const [index, name] of names.entries()) {
      const millimetres = (Number(stops[index]?.attributes['w:pos']) / 1440) * 25.4;
      near(millimetres, middleOf(name) - LEFT, textOf(name), 0.5);
    }
  });

  it('导入后仍是一机关一段，再导出还是同样的字节', async () => {
    const options = { format: 'document', subject: '自查报告' } as const;
    const bytes = await wordBytes(REPORT, options);
    const { markdown } = toMarkdown(readWord(bytes), '图片');
    assert.equal(markdown, REPORT);
    assert.deepEqual(await wordBytes(markdown, options), bytes);
  });
});
