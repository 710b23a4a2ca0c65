import { strict as assert } from 'node:assert';
import { halfCells } from '../../server/src/layout/characters';
import { layOut } from '../../server/src/layout/layOut';
import { readPageSettings } from '../../server/src/layout/pageSettings';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import { pageSpecFor } from '../../server/src/layout/style';
import { breakTitle } from '../../server/src/layout/titleBreak';
import { Report } from '../../server/src/report/report';
import { layOutReport } from '../../server/src/service/pages';
import { find, near } from '../support/placedLines';
import { at, everywhere, WordParts } from '../support/word';

const LEFT = 28;
const RIGHT = LEFT + 156;
const CELL = 156 / 28;
const PITCH = 225 / 22;

describe('layout: 其余要素', () => {
  it('题注（副标题、报告人、日期）三号楷体居中，紧接标题，与正文空一行', () => {
    const paged = layOut(
      Report.parse('# 政府工作报告\n\n（2025年1月10日在县第十八届人民代表大会第四次会议上）\n\n各项工作稳步推进。\n'),
    );
    const title = find(paged, '政府工作报告');
    const note = find(paged, '（2025年1月10日');
    assert.equal(note.role, 'titleNote');
    const { face, size } = STANDARD_SPEC.styles[note.runs[0]?.style ?? 'body'];
    assert.deepEqual([face, size], ['kai', 16]);
    near(note.x + note.width / 2, LEFT + 78, '居中');
    near(note.y - title.y, PITCH, '标题下一行');
    near(find(paged, '各项工作').y - note.y, 2 * PITCH, '空一行');
  });

  it('正文里写明的附注左空二字，在日期下一行', () => {
    const paged = layOut(
      Report.parse(
        '# 关于拨付经费的请示\n\n妥否，请批示。\n\n某县教育局\n\n2025年3月5日\n\n（联系人：张三，电话：0000-1234567）\n',
      ),
    );
    const note = find(paged, '（联系人');
    assert.equal(note.role, 'note');
    near(note.x, LEFT + 2 * CELL, '左空二字');
    near(note.y - find(paged, '2025年3月5日').y, PITCH, '下一行');
  });

  it('表里一列都是数字的，个位对齐', () => {
    const paged = layOut(Report.parse('| 项目 | 金额 |\n|---|---|\n| 甲 | 12345 |\n| 乙 | 6 |\n| 丙 | -78% |\n'));
    const ends = ['12345', '6', '-78%'].map((text) => {
      const line = find(paged, text);
      return line.x + line.width;
    });
    for (const end of ends) near(end, ends[0] ?? 0, '右端对齐');
    assert.ok((ends[0] ?? RIGHT) < RIGHT, '不贴表线');
  });

  it('小数位数不同的，小数点对齐；单位不同的不对', async () => {
    const markdown =
      '| 项目 | 比例 | 金额 |\n|---|---|---|\n| 甲 | 7.25 | 30万元 |\n| 乙 | 12 | 4.5% |\n| 丙 | 3.5 | 6 |\n';
    const paged = layOut(Report.parse(markdown));
    const half = (12 * 25.4) / 72 / 2;
    const end = (text: string) => {
      const line = find(paged, text);
      return line.x + line.width;
    };
    near(end('7.25') - end('12'), 3 * half, '整数右边空出小数的位置');
    near(end('7.25') - end('3.5'), half, '少一位小数');
    near(end('30万元'), end('4.5%'), '单位不同的右对齐');
    const word = await WordParts.of(markdown);
    const indents = ['7.25', '12', '3.5'].map((text) => at(word.paragraph(text), 'w:pPr/w:ind')?.['w:right']);
    assert.deepEqual(indents, [undefined, '360', '120']);
  });

  it('页码可居中，可不编', () => {
    const numbersOf = (page: string) =>
      layOut(Report.parse(`---\n页面: { 页码: ${page} }\n---\n\n${'教'.repeat(700)}\n`)).pages.map((one) =>
        one.lines.find((line) => line.role === 'pageNumber'),
      );
    for (const number of numbersOf('居中')) near((number?.x ?? 0) + (number?.width ?? 0) / 2, LEFT + 78, '居中');
    assert.deepEqual(numbersOf('无'), [undefined, undefined]);
  });

  it('版面的来处：文种定式样，单位的“页面”改它，报告自己的“页面”再改它', () => {
    const front = (page: string) => `---\n发文机关: 某县教育局\n${page}---\n\n正文。\n`;
    const unit = { 版式: '信函', 行数: 20, 正文字体: '方正仿宋_GBK' };
    const byProfile = layOutReport(Report.parse(front('')), 'document', {}).paged.spec;
    assert.equal(byProfile.format, 'document');
    const byUnit = layOutReport(Report.parse(front('')), 'document', unit).paged.spec;
    assert.deepEqual([byUnit.format, byUnit.linesPerPage, byUnit.fonts.fangsong[0]], ['letter', 20, '方正仿宋_GBK']);
    const own = pageSpecFor(
      Report.parse(front('页面: { 版式: 普通稿, 行数: 24 }\n')),
      'document',
      readPageSettings(unit).settings,
    ).spec;
    assert.deepEqual([own.format, own.linesPerPage, own.fonts.fangsong[0]], ['plain', 24, '方正仿宋_GBK']);
    // Without a body that issues the paper there is no 红头.
    assert.equal(layOutReport(Report.parse('正文。\n'), 'document', {}).paged.spec.format, 'plain');
  });

  for (const whole of [
    '某县人民政府关于2023年度全县教育工作履职情况的自评报告',
    '关于开展义务教育优质均衡发展县创建工作自查情况的报告',
    '某市教育局关于印发《某市校园安全专项整治三年行动实施方案（2024—2026年）》的通知',
    '中共某县委教育工作领导小组关于贯彻落实党的二十大精神推进教育强县建设情况的报告',
  ]) {
    it(`7.3.1 标题排成梯形或菱形，不成沙漏：${whole.slice(0, 12)}…`, () => {
      const widths = breakTitle(whole, 40).map(({ start, end }) => halfCells(whole.slice(start, end)));
      const [first = 0, second = 0, third] = widths;
      assert.ok(widths.length >= 2 && widths.length <= 3, widths.join());
      if (third === undefined) return;
      assert.ok(!(second < first && second < third), `沙漏：${widths.join()}`);
    });
  }
});

describe('export: 字体', () => {
  it('每种字体写明没有时用哪一种代替', async () => {
    const word = await WordParts.of('# 报告\n\n正文。\n');
    const fonts = everywhere(word.node('word/fontTable.xml'), 'w:font').map((font) => [
      font.attributes['w:name'],
      everywhere(font, 'w:altName')[0]?.attributes['w:val'],
    ]);
    assert.deepEqual(fonts, [
      ['仿宋_GB2312', '仿宋'],
      ['楷体_GB2312', '楷体'],
      ['黑体', 'SimHei'],
      ['方正小标宋简体', '华文中宋'],
      ['宋体', 'SimSun'],
    ]);
  });
});
