import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import { charPitch, emOf, STANDARD_SPEC, textBlock } from '../../server/src/layout/pageSpec';
import type { Page, PagedReport, PlacedLine, Rule } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { find, near, textOf } from '../support/placedLines';

const FRONT = `---
类型: 自评报告
发文机关: 某县人民政府
发文字号: 某政发〔2023〕12号
签发人: 张某某
份号: "000012"
密级: 机密
保密期限: 1年
紧急程度: 特急
成文日期: 2023-11-23
主送机关: 市人民政府
附件: [经费投入情况统计表, 学校基本情况一览表]
附注: 联系人：李某，电话：0000-12345678
抄送: [市教育局, 县委办公室, 县人大常委会办公室, 县政协办公室, 县纪委监委, 县法院, 县检察院]
印发机关: 某县人民政府办公室
印发日期: 2023-11-24
---
# 某县人民政府关于教育工作履职情况的自评报告
`;
const BODY = '全县现有各级各类学校一百余所，办学条件不断改善。'.repeat(4);

function pages(text: string, format?: 'letter' | 'minutes' | 'document'): PagedReport {
  return layOut(Report.parse(text), { format });
}

function rules(page: Page | undefined, colour: 'black' | 'red'): Rule[] {
  return (page?.boxes ?? []).filter((box): box is Rule => box.kind === 'rule' && box.colour === colour);
}

/** Upper and lower edge of a line's characters. */
const topOf = (line: PlacedLine) => line.y + (line.height - (line.size * 25.4) / 72) / 2;
const footOf = (line: PlacedLine) => line.y + (line.height + (line.size * 25.4) / 72) / 2;

const SPEC = STANDARD_SPEC;
const LEFT = SPEC.margin.left;
const RIGHT = LEFT + 156;
const CELL = 156 / 28;
const PITCH = 225 / 22;

describe('layout: GB/T 9704-2012 的数值', () => {
  it('5.1、5.2 幅面、页边和版心', () => {
    assert.deepEqual(SPEC.paper, { width: 210, height: 297 });
    near(SPEC.margin.top, 37, '5.2.1 天头');
    near(SPEC.margin.left, 28, '5.2.1 订口');
    assert.deepEqual(textBlock(SPEC), { width: 156, height: 225 });
    assert.equal(SPEC.linesPerPage, 22);
    assert.equal(SPEC.charsPerLine, 28);
    near(charPitch(SPEC), CELL, '5.2.3 字距');
    near(SPEC.linePitch, PITCH, '5.2.3 行距');
    assert.equal(SPEC.styles.body.size, 16, '5.2.2 三号');
    assert.equal(SPEC.styles.body.face, 'fangsong', '5.2.2 仿宋');
  });

  const document = pages(`${FRONT}\n${BODY}\n\n特此报告。\n`);
  const [first] = document.pages;

  it('7.2.1～7.2.3 份号、密级、紧急程度自上而下顶格', () => {
    const rows = ['000012', '机密★1年', '特急'].map((text) => find(document, text));
    for (const [row, line] of rows.entries()) {
      near(line.x, LEFT, '顶格');
      near(line.y, 37 + row * PITCH, '分行');
    }
    assert.equal(rows[1]?.runs[0]?.style, 'label');
    assert.equal(SPEC.styles.label.face, 'hei');
  });

  it('7.2.4 发文机关标志上边缘距版心上边缘 35 毫米，居中、红色、小标宋', () => {
    const mark = find(document, '某县人民政府文件');
    near(topOf(mark), 37 + 35, '35 毫米');
    near(mark.x + mark.width / 2, LEFT + 78, '居中');
    assert.deepEqual([SPEC.styles.masthead.colour, SPEC.styles.masthead.face], ['red', 'xiaobiaosong']);
  });

  it('7.2.5～7.2.7 上行文：字号左空一字，签发人右空一字、姓名楷体；分隔线 4 毫米', () => {
    const mark = find(document, '某县人民政府文件');
    const number = find(document, '某政发〔2023〕12号');
    near(number.x, LEFT + CELL, '左空一字');
    near(topOf(number) - footOf(mark), 2 * PITCH, '空二行');
    const signer = find(document, '张某某');
    near(signer.x + signer.width, RIGHT - CELL, '右空一字');
    assert.equal(SPEC.styles[signer.runs[0]?.style ?? 'body'].face, 'kai');
    near(signer.y, number.y, '同一行');
    const [rule] = rules(first, 'red');
    near((rule?.y1 ?? 0) - footOf(number), 4, '7.2.7');
    near((rule?.x2 ?? 0) - (rule?.x1 ?? 0), 156, '与版心等宽');
  });

  it('7.2.5 平行文、下行文的字号居中', () => {
    const number = find(pages(`${FRONT.replace('签发人: 张某某\n', '')}\n${BODY}`), '某政发');
    near(number.x + number.width / 2, LEFT + 78, '居中');
  });

  it('7.2.6 签发人两人一行，字号与最后一行平行', () => {
    const joint = pages(`${FRONT.replace('张某某', '[张某某, 李某某, 王某某]')}\n${BODY}`);
    near(find(joint, '王某某').x, find(joint, '张某某').x, '与首位签发人对齐');
    near(find(joint, '王某某').y - find(joint, '张某某').y, PITCH, '下一行');
    near(find(joint, '某政发').y, find(joint, '王某某').y, '同处一行');
  });

  it('7.3.1 标题二号小标宋，红线下空二行，居中', () => {
    const title = document.pages[0]?.lines.find((line) => line.role === 'title');
    assert.ok(title);
    const [rule] = rules(first, 'red');
    const blank = Math.floor((topOf(title) - (rule?.y1 ?? 0) + 0.5) / PITCH);
    assert.equal(blank, 2);
    near(title.x + title.width / 2, LEFT + 78, '居中');
    assert.equal(title.size, 22);
  });

  it('7.3.2、7.3.3 主送机关在标题下空一行顶格，正文缩进二字、回行顶格', () => {
    const title = document.pages[0]?.lines.filter((line) => line.role === 'title').at(-1);
    const addressee = find(document, '市人民政府：');
    near(addressee.y - (title?.y ?? 0), 2 * PITCH, '空一行');
    near(addressee.x, LEFT, '顶格');
    const body = document.pages.flatMap((page) => page.lines).filter((line) => line.role === 'body');
    near(body[0]?.x, LEFT + 2 * CELL, '左空二字');
    near(body[1]?.x, LEFT, '回行顶格');
    near(body[1]?.width, 156, '两端对齐');
  });

  it('7.3.3 一级黑体、二级楷体、三四级仿宋，都不加粗', () => {
    const leveled = pages(
      '# 某县工作报告\n\n一、基本情况\n\n（一）办学条件\n\n1.学校\n\n（1）小学\n\n全县情况较好，各项工作稳步推进。\n',
    );
    const faces = ['一、', '（一）', '1.', '（1）'].map((mark) => {
      const style = SPEC.styles[find(leveled, mark).runs[0]?.style ?? 'body'];
      return [style.face, style.size, style.bold];
    });
    assert.deepEqual(faces, [
      ['hei', 16, false],
      ['kai', 16, false],
      ['fangsong', 16, false],
      ['fangsong', 16, false],
    ]);
  });

  it('7.3.4 附件说明空一行、左空二字，名称对齐，无标点', () => {
    const one = find(document, '附件：1.经费');
    near(one.x, LEFT + 2 * CELL, '左空二字');
    near(find(document, '2.学校').x, LEFT + 5 * CELL, '与上一附件名称对齐');
    near(one.y - find(document, '特此报告').y, 2 * PITCH, '空一行');
  });

  it('7.3.5.1 加盖印章：日期右空四字，署名以日期为准居中', () => {
    const date = find(document, '2023年11月23日');
    const name = document.pages.flatMap((page) => page.lines).find((line) => line.role === 'signature');
    near(date.x + date.width, RIGHT - 4 * CELL, '右空四字');
    near((name?.x ?? 0) + (name?.width ?? 0) / 2, date.x + date.width / 2, '居中');
    near(date.y - (name?.y ?? 0), PITCH, '署名在日期之上');
  });

  it('7.3.5.2 不加盖印章：署名右空二字，日期首字右移二字；日期长则日期右空二字', () => {
    const long = pages(
      '---\n发文机关: 某县人民政府教育督导委员会\n成文日期: 2023-1-2\n页面: {印章: 无}\n---\n正文。\n',
    );
    const name = find(long, '教育督导委员会');
    near(name.x + name.width, RIGHT - 2 * CELL, '右空二字');
    near(find(long, '2023年1月2日').x - name.x, 2 * CELL, '首字右移二字');
    const short = pages('---\n发文机关: 县政府\n成文日期: 2023-11-23\n页面: {印章: 无}\n---\n正文。\n');
    const date = find(short, '2023年11月23日');
    near(date.x + date.width, RIGHT - 2 * CELL, '右空二字');
    near(date.x - find(short, '县政府').x, 2 * CELL, '首字右移二字');
  });

  it('7.3.6 附注在日期下一行，左空二字加圆括号', () => {
    const note = find(document, '联系人');
    assert.match(textOf(note), /^（.*）$/);
    near(note.x, LEFT + 2 * CELL, '左空二字');
    near(note.y - find(document, '2023年11月23日').y, PITCH, '下一行');
  });

  it('7.3.7 附件另面：“附件1”黑体顶格在第一行，标题居中在第三行', () => {
    const attached = pages(`# 某县工作报告\n\n${BODY}\n\n特此报告。\n\n附件1\n\n经费投入情况统计表\n\n${BODY}\n`);
    const mark = find(attached, '附件1');
    assert.ok(attached.pages[1]?.lines.includes(mark), '另面编排');
    near(mark.x, LEFT, '顶格');
    near(mark.y, 37, '第一行');
    assert.equal(SPEC.styles[mark.runs[0]?.style ?? 'body'].face, 'hei');
    const title = find(attached, '经费投入情况统计表');
    near(title.y, 37 + 2 * PITCH, '第三行');
    near(title.x + title.width / 2, LEFT + 78, '居中');
  });

  it('7.4 版记在最后一面（偶数页）末，分隔线 0.35、0.25 毫米，抄送左右各空一字', () => {
    assert.equal(document.pages.length % 2, 0);
    const last = document.pages.at(-1);
    const drawn = rules(last, 'black').filter((rule) => rule.x2 - rule.x1 > 150);
    assert.deepEqual(drawn.map((rule) => rule.weight).sort(), [0.25, 0.35, 0.35]);
    near(Math.max(...drawn.map((rule) => rule.y1)), 37 + 225, '末条分隔线与版心下边缘重合');
    const em = emOf(SPEC, 'imprint');
    const copies = last?.lines.filter((line) => line.role === 'imprint') ?? [];
    near(copies[0]?.x, LEFT + em, '左空一字');
    near(copies[1]?.x, LEFT + 4 * em, '回行与冒号后首字对齐');
    assert.match(copies.map(textOf).join(''), /^抄送：.*。/);
    const printed = find(document, '2023年11月24日印发');
    near(printed.x + printed.width, RIGHT - em, '右空一字');
    assert.equal(printed.size, 14);
  });

  it('7.5 页码四号宋体，一字线距版心下边缘 7 毫米，单页右空一字、双页左空一字', () => {
    const numbers = document.pages.map((page) => page.lines.find((line) => line.role === 'pageNumber'));
    const em = emOf(SPEC, 'pageNumber');
    assert.equal(textOf(numbers[0]), '— 1 —');
    near((numbers[0]?.y ?? 0) + (numbers[0]?.height ?? 0) / 2, 37 + 225 + 7, '7 毫米');
    near((numbers[0]?.x ?? 0) + (numbers[0]?.width ?? 0), RIGHT - em, '右空一字');
    near(numbers[1]?.x, LEFT + em, '左空一字');
    assert.equal(SPEC.styles.pageNumber.face, 'song');
    assert.equal(SPEC.styles.pageNumber.size, 14);
  });

  it('7.5 版记前有空白页的，空白页和版记页不编页码', () => {
    const lines = (count: number) => '教'.repeat(26 + 28 * (count - 1));
    const imprint = '---\n发文机关: 某局\n印发机关: 某局办公室\n---\n';
    const full = pages(`${imprint}${lines(44)}\n`);
    assert.equal(full.pages.length, 4);
    const numbered = full.pages.map((page) => page.lines.some((line) => line.role === 'pageNumber'));
    assert.deepEqual(numbered, [true, true, false, false]);
    assert.equal(pages(`${imprint}${lines(10)}\n`).pages.length, 2);
    assert.equal(pages(`${imprint}${lines(30)}\n`).pages.length, 2);
  });

  it('10.1 信函：标志上边缘距上页边 30 毫米，红双线 170 毫米，首页不显示页码', () => {
    const letter = pages(`${FRONT}\n${BODY}\n`, 'letter');
    const mark = letter.pages[0]?.lines.find((line) => line.role === 'masthead');
    assert.equal(textOf(mark), '某县人民政府');
    near(mark && topOf(mark), 30, '30 毫米');
    const red = rules(letter.pages[0], 'red');
    assert.equal(red.length, 4);
    for (const rule of red) near(rule.x2 - rule.x1, 170, '170 毫米');
    near((red[0]?.y1 ?? 0) - (red[0]?.weight ?? 0) / 2 - (mark ? footOf(mark) : 0), 4, '标志下 4 毫米');
    assert.ok((red[0]?.weight ?? 0) > (red[1]?.weight ?? 0), '上粗下细');
    near((red[3]?.y1 ?? 0) + (red[3]?.weight ?? 0) / 2, 297 - 20, '距下页边 20 毫米');
    assert.ok((red[2]?.weight ?? 0) < (red[3]?.weight ?? 0), '上细下粗');
    const number = find(letter, '某政发');
    near(number.x + number.width, RIGHT, '顶格居版心右边缘');
    const foot = (red[1]?.y1 ?? 0) + (red[1]?.weight ?? 0) / 2;
    near(topOf(number) - foot, (emOf(SPEC, 'body') * 7) / 8, '距离为三号字高度的 7/8');
    assert.ok(!letter.pages[0]?.lines.some((line) => line.role === 'pageNumber'));
    const last = letter.pages.at(-1)?.lines.filter((line) => line.role === 'imprint') ?? [];
    assert.ok(last.length > 0 && last.every((line) => line.y > 37 + 17 * PITCH), '版记在最后一面版心内最下方');
    assert.equal(rules(letter.pages.at(-1), 'black').length, 0, '版记不加分隔线');
    assert.ok(!letter.pages.at(-1)?.lines.some((line) => textOf(line).includes('印发')), '版记不加印发机关');
  });

  it('10.3 纪要：标志由“×××××纪要”组成，距版心上边缘 35 毫米，出席人员黑体', () => {
    const minutes = pages(
      '---\n发文机关: 某县教育局局长办公会议\n---\n会议研究了有关工作，形成如下纪要。\n\n出席：张某某、李某某\n',
      'minutes',
    );
    const mark = find(minutes, '某县教育局局长办公会议纪要');
    near(topOf(mark), 72, '35 毫米');
    const present = find(minutes, '出席：');
    assert.deepEqual(
      present.runs.map((run) => [run.text, SPEC.styles[run.style].face]),
      [
        ['出席：', 'hei'],
        ['张某某、李某某', 'fangsong'],
      ],
    );
    near(present.x, LEFT + 2 * CELL, '左空二字');
    near(present.y - find(minutes, '形成如下纪要').y, 2 * PITCH, '空一行');
  });

  it('普通稿没有版头：标题在第一行，空一行接正文', () => {
    const plain = pages('# 某县教育局2024年工作总结\n\n一年来，各项工作稳步推进，取得较好成效。\n');
    const title = find(plain, '工作总结');
    near(title.y, 37, '第一行');
    near(find(plain, '一年来').y, 37 + 2 * PITCH, '空一行');
  });
});
