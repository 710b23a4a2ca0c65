import { strict as assert } from 'node:assert';
import { child, type XmlNode } from '../../server/src/import/docx/xml';
import { layOut } from '../../server/src/layout/layOut';
import { linesBeforeMeasures } from '../../server/src/layout/lineBreak';
import { Report } from '../../server/src/report/report';
import { everywhere, WordParts, wordsOf } from '../support/word';

/** Two cells are free in the first line, in which 147 would fit and 147万元 does not. */
const FILLER = '全县教育系统表彰奖励先进集体优秀师生发放奖金合计';
const TEXT = `# 总结\n\n${FILLER}147万元，比上年有所增加，教师工作积极性进一步提高。\n`;

const spacingOf = (run: XmlNode) => {
  const properties = child(run, 'w:rPr');
  return (properties && child(properties, 'w:spacing')?.attributes['w:val']) ?? '';
};

describe('export: 数量不拆', () => {
  it('预览把147万元放到下一行；Word 里上一行排满，任何程序都放不下147', async () => {
    const lines = layOut(Report.parse(TEXT)).pages[0]?.lines.filter(({ role }) => role === 'body') ?? [];
    assert.equal(lines[0]?.runs.map(({ text }) => text).join(''), FILLER);
    const word = await WordParts.of(TEXT);
    const runs = everywhere(word.paragraph(FILLER), 'w:r');
    const [first, rest] = runs;
    assert.ok(first && rest);
    assert.equal(wordsOf(first), FILLER);
    assert.equal(spacingOf(rest), '');
    // 26 cells of 315 twips are 8190; 316 or more twips on each of the characters leave less than a half cell of 158.
    const width = FILLER.length * (320 + Number(spacingOf(first)));
    const free = 26 * 315 - width;
    assert.ok(free > 0 && free < 158, `${free}`);
  });

  it('行末没有数量的段落一个字也不加宽；关掉“数量不拆”也不加宽', async () => {
    for (const [text, settings] of [
      ['# 总结\n\n全县各学校认真落实各项工作要求，教育教学质量稳步提高，群众满意度不断上升。\n', {}],
      [TEXT, { keepsMeasures: false }],
    ] as const) {
      const word = await WordParts.of(text, { settings });
      const runs = everywhere(word.node('word/document.xml'), 'w:r');
      assert.ok(runs.length > 0 && runs.every((run) => spacingOf(run) === ''));
    }
  });

  it('只数会被拆开的行', () => {
    assert.deepEqual(linesBeforeMeasures('甲乙丙30所', 8, 8), [{ start: 0, end: 3, halves: 6 }]);
    assert.deepEqual(linesBeforeMeasures('甲乙丙丁30所', 8, 8), []);
    assert.deepEqual(linesBeforeMeasures('甲30所乙丙', 8, 8), []);
  });
});
