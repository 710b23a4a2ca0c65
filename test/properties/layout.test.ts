import assert from 'node:assert/strict';
import { layOut } from '../../server/src/layout/layOut';
import { Report } from '../../server/src/report/report';
import { anyText } from '../support/anyText';
import { fc } from '../support/fastCheck';
import { isText, noteMarksOf, pagesOf, textLines, textOf } from '../support/placedLines';

const LEFT = 28;
const CELL = 156 / 28;

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

describe('layout', () => {
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
            assert.ok(line.x >= LEFT - 1e-6 && line.x + line.width <= LEFT + 156 + 0.5 * CELL + 1e-6, textOf(line));
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
        const printed = lines.filter((line) => isText(line) && line.role !== 'code' && !line.cell).map(textOf);
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

  it('注文占去的行正文让出来：注和它的标记总在同一页，正文不压注文', () => {
    const paragraph = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.option(fc.integer({ min: 1, max: 4 })));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 16 }), (shapes) => {
        let text = '# 总结\n\n';
        let notes = '';
        for (const [index, [length, note]] of shapes.entries()) {
          text += `${'全县各学校认真落实各项工作要求，教育教学质量稳步提高。'.repeat(length)}${note === null ? '' : `[^${index}]`}\n\n`;
          if (note !== null) notes += `[^${index}]: ${'注文的内容。'.repeat(note * 9)}\n`;
        }
        for (const page of pagesOf(text + notes).pages) {
          const marks = new Set(noteMarksOf(page));
          const heads = page.lines
            .filter(({ role, runs }) => role === 'footnote' && runs[0]?.style === 'noteMark')
            .map(({ runs }) => runs[0]?.text.trim() ?? '');
          assert.deepEqual(heads, [...marks]);
          const top = Math.min(...page.lines.filter(({ role }) => role === 'footnote').map(({ y }) => y));
          for (const { role, y, height } of page.lines) {
            if (role !== 'footnote' && role !== 'pageNumber')
              assert.ok(y + height <= top + 0.6, `${y + height} ${top}`);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
