import { strict as assert } from 'node:assert';
import { readWord } from '../../server/src/import/docx/readWord';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { layOut } from '../../server/src/layout/layOut';
import { emOf, STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import type { PagedReport, Rule } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { find, near, textOf } from '../support/placedLines';
import { everywhere, WordParts, wordBytes, wordsOf } from '../support/word';

const LEFT = 28;
const CELL = 156 / 28;
const PITCH = 225 / 22;
const FOOT = 37 + 225;
const BODY = '现将有关情况报告如下。';

/** A paper with so many bodies that it is sent to, seven characters each with the comma behind it. */
function paper(bodies: number, more = '抄送: [县委办公室]\n印发机关: 某局办公室\n印发日期: 2025-03-06\n'): string {
  const names = Array.from({ length: bodies }, (_, index) => `某县第${'一二三四五六七八九十'[index % 10]}小学`);
  const front = `发文机关: 某局\n发文字号: 某发〔2025〕1号\n主送机关: [${names.join(', ')}]\n${more}`;
  return `---\n${front}---\n# 某局关于有关工作的通知\n\n${BODY}\n`;
}

function pages(text: string, format: 'document' | 'letter' | 'plain' = 'document'): PagedReport {
  return layOut(Report.parse(text), { format });
}

const isMoved = (paged: PagedReport) =>
  !paged.pages.some(({ lines }) => lines.some(({ role }) => role === 'addressee'));
const bodyPage = (paged: PagedReport) =>
  paged.pages.findIndex(({ lines }) => lines.some((line) => textOf(line).includes('现将有关')));

describe('layout: 主送机关移至版记（GB/T 9704-2012 第 7.3.2、7.4.2 条）', () => {
  // The most bodies that leave a row for text on the first page.
  const most = Array.from({ length: 80 }, (_, index) => index).find((count) => isMoved(pages(paper(count + 1)))) ?? 0;

  it('首页还有一行放正文的不移，再多就移', () => {
    const full = pages(paper(most));
    assert.equal(bodyPage(full), 0);
    near(find(full, BODY).y, FOOT - PITCH, '正文在首页末行');
    const rows = full.pages[0]?.lines.filter((line) => line.role === 'addressee').length ?? 0;
    assert.equal(most, (rows * 28) / 7, '主送机关行行排满');
    for (let count = most + 1; count <= most + 8; count++) {
      const paged = pages(paper(count));
      assert.ok(isMoved(paged), `${count} 个机关`);
      assert.equal(bodyPage(paged), 0);
    }
  });

  it('移走以后正文在标题下空一行', () => {
    const paged = pages(paper(most + 1));
    near(find(paged, BODY).y - find(paged, '某局关于').y, 2 * PITCH, '空一行');
    near(find(paged, BODY).x, LEFT + 2 * CELL, '左空二字');
  });

  it('主送在抄送上一行，四号仿宋，左右各空一字，回行与冒号后首字对齐，末尾句号，与抄送之间不加分隔线', () => {
    const last = pages(paper(most + 1)).pages.at(-1);
    const lines = last?.lines.filter((line) => line.role === 'imprint') ?? [];
    const em = emOf(STANDARD_SPEC, 'imprint');
    const copies = lines.findIndex((line) => textOf(line).startsWith('抄送：'));
    const addressee = lines.slice(0, copies);
    assert.ok(addressee.length > 1);
    assert.match(addressee.map(textOf).join(''), /^主送：某县第一小学，.*小学。$/);
    assert.ok(addressee.every((line) => line.size === 14));
    near(addressee[0]?.x, LEFT + em, '左空一字');
    for (const line of addressee.slice(1)) near(line.x, LEFT + 4 * em, '与冒号后首字对齐');
    for (const line of addressee) assert.ok(line.x + line.width <= LEFT + 156 - em + 0.01, '右空一字');
    near((lines[copies]?.y ?? 0) - (addressee.at(-1)?.y ?? 0), PITCH, '抄送上一行');
    const rules = (last?.boxes ?? []).filter((box): box is Rule => box.kind === 'rule' && box.colour === 'black');
    const expected = [addressee[0]?.y ?? 0, FOOT - PITCH, FOOT];
    assert.equal(rules.length, 3);
    for (const [index, rule] of rules.sort((one, other) => one.y1 - other.y1).entries()) {
      near(rule.y1, expected[index] ?? 0, '主送上、印发机关上、末条');
    }
  });

  it('没有别的版记要素，也为主送加版记；信函的版记不加分隔线', () => {
    const only = pages(paper(most + 1, ''));
    assert.ok(isMoved(only));
    near(only.pages.at(-1)?.lines.findLast(({ role }) => role === 'imprint')?.y, FOOT - PITCH, '版心末行');
    const letter = pages(paper(most + 40, ''), 'letter');
    assert.ok(isMoved(letter));
    assert.ok(!letter.pages.at(-1)?.boxes.some((box) => box.kind === 'rule' && box.colour === 'black'));
  });

  it('标题自己占满首页的、正文另起一页的、普通文稿，都不移', () => {
    const text = paper(most + 1);
    const title = '# 某局关于有关工作的通知';
    assert.ok(!isMoved(pages(text.replace(title, `# ${'某局关于有关工作的通知'.repeat(40)}`))));
    assert.ok(!isMoved(pages(text.replace(BODY, `<!-- 分页 -->\n\n${BODY}`))));
    assert.ok(!isMoved(pages(paper(200), 'document')), '版记也放不下');
    const plain = text.replace(/发文.{2}: .*\n/g, '');
    assert.ok(!isMoved(pages(plain, 'plain')));
  });

  it('写在正文里的主送机关再长也认得，一样移；长的引入语不是主送机关', () => {
    const front = '---\n发文机关: 某局\n发文字号: 某发〔2025〕1号\n---\n# 某局关于有关工作的通知\n\n';
    const names = `${'某县第一小学，'.repeat(most)}县政府各部门、各直属机构：`;
    const paged = pages(`${front}${names}\n\n${BODY}\n`);
    assert.ok(isMoved(paged));
    assert.equal(bodyPage(paged), 0);
    assert.match(textOf(find(paged, '主送：')), /^主送：某县第一小学，/);
    const lead = `${'为进一步做好有关工作，'.repeat(40)}现提出以下意见，请报送县政府办公室：`;
    assert.equal(find(pages(`${front}${lead}\n\n${BODY}\n`), '为进一步').role, 'body');
  });

  it('Word 文件里主送、抄送同在一格，导入后回到主送机关', async () => {
    const text = paper(most + 1);
    const word = await WordParts.of(text, { format: 'document' });
    const table = word.body.filter((node) => node.name === 'w:tbl').at(-1);
    const cells = table ? everywhere(table, 'w:tc').map((cell) => everywhere(cell, 'w:p').map(wordsOf)) : [];
    assert.equal(cells.length, 2);
    assert.match(cells[0]?.[0] ?? '', /^主送：某县第一小学，.*小学。$/);
    assert.equal(cells[0]?.[1], '抄送：县委办公室。');
    assert.ok(
      !everywhere(word.node('word/document.xml'), 'w:pStyle').some((node) => node.attributes['w:val'] === 'Addressee'),
    );
    const back = toMarkdown(readWord(await wordBytes(text, { format: 'document' })), '图片').markdown;
    const written = Report.parse(back).frontMatter;
    const given = Report.parse(text).frontMatter;
    const bodies = (front: typeof given) => front?.entries.find(({ key }) => key === '主送机关')?.values;
    assert.deepEqual(bodies(written), bodies(given));
  });
});
