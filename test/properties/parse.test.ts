import assert from 'node:assert/strict';
import type { Block } from '../../server/src/report/block';
import type { Prose } from '../../server/src/report/prose';
import { Report } from '../../server/src/report/report';
import type { Span } from '../../server/src/text/span';
import { anyText } from '../support/anyText';
import { fc } from '../support/fastCheck';

/** Pieces that reports and hostile texts are made of; what they make together matters more than each alone. */
const PIECES = [
  '全县教育工作',
  '报告',
  '。',
  '，',
  '：',
  '一、',
  '二、',
  '（一）',
  '(二)',
  '〔三〕',
  '1.',
  '2、',
  '１．',
  '3.45万元',
  '2023年',
  '1 1 .',
  '（1）',
  '①',
  '第一部分',
  '一是',
  '提纲',
  '附件：',
  '# ',
  '## ',
  '###',
  '> ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '**',
  '*',
  '_',
  '__',
  '~~',
  '`',
  '```',
  '~~~',
  '![图](a.png)',
  '[文](b)',
  '[^1]',
  '[^1]: ',
  '[',
  ']',
  '(',
  ')',
  '<!--',
  '-->',
  '<b>',
  '<http://a.b>',
  '&amp;',
  '&#x4e00;',
  '&',
  '\\',
  '\\*',
  '\\|',
  '|',
  '|---|---|',
  '---',
  '===',
  '    ',
  '\t',
  ' ',
  '　',
  '\u00a0',
  '\ufeff',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '\u2028',
  '\0',
  '𠮷',
  '😀',
  '\ud842',
  '\udfb7',
  'ＡＢ',
  'GDP ',
  '“',
  '”',
  '《',
  '》',
  '---\n类型: 报告\n---\n',
];

const anyReport = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: anyText(200) },
);

function assertProse(prose: Prose, source: string, name: string): void {
  let before = -1;
  for (let at = 0; at < prose.text.length; at++) {
    const place = prose.sourceStart(at);
    assert.ok(place >= before, `${name}：第 ${at} 个字的出处倒退了`);
    assert.ok(place < source.length, `${name}：第 ${at} 个字的出处在块外`);
    before = place;
    const written = source.charAt(place);
    // An escape, an entity and a line break stand for another character; everything else is as written.
    if (written === '\\' || written === '&' || written === '\0' || /[\r\n]/.test(written)) continue;
    assert.equal(prose.text.charAt(at), written, `${name}：第 ${at} 个字与出处不同`);
  }
  const whole = prose.sourceSpan(0, prose.text.length);
  assertInside(whole, source.length, name);
}

function assertInside(span: Span, length: number, name: string): void {
  assert.ok(0 <= span.start && span.start <= span.end && span.end <= length, `${name}：${span.start}–${span.end}`);
}

function assertBlock(block: Block): void {
  assertProse(block.prose, block.source, block.kind);
  const { text } = block.prose;
  if (block.heading) assertInside(block.heading, text.length, '标题');
  if (block.mark) {
    assertInside(block.mark.span, text.length, '序号');
    assertInside({ start: block.mark.span.end, end: block.mark.contentStart }, text.length, '序号后的文字');
    assert.ok(text.slice(block.mark.span.start, block.mark.span.end).includes(block.mark.numeral));
    if (block.heading) assert.ok(block.mark.contentStart <= block.heading.start, '标题不含序号');
  }
  for (const row of block.table?.rows ?? []) {
    for (const cell of row) {
      assertInside(cell.span, block.source.length, '单元格');
      assertProse(cell.prose, block.source, '单元格');
    }
  }
}

function assertReport(text: string, report: Report): void {
  assert.equal(report.text, text);
  let end = report.frontMatter.span.end;
  for (const { block, offset } of report.blocks) {
    assert.ok(offset >= end, `块“${block.source}”与前一块重叠`);
    assert.equal(text.slice(offset, offset + block.source.length), block.source);
    assert.ok(block.source.length > 0, '空块');
    assertBlock(block);
    end = offset + block.source.length;
  }
}

/** Blocks with nothing but plain values, to compare two reports. */
function plain(report: Report): unknown {
  const prose = (value: Prose) => [...value.text].map((_, at) => [value.text, value.sourceStart(at)]);
  return report.blocks.map(({ block, offset }) => ({
    ...block,
    offset,
    prose: prose(block.prose),
    table: block.table?.rows.map((row) => row.map((cell) => ({ span: cell.span, prose: prose(cell.prose) }))),
  }));
}

describe('报告模型', () => {
  it('任何文字都能解析，每个位置都取回它所说的文字', () => {
    fc.assert(
      fc.property(anyReport, (text) => assertReport(text, Report.parse(text))),
      // A heading of nothing but its number and a footnote.
      { numRuns: 1000, examples: [['# 1. [^1]']] },
    );
  });

  it('没有一个汉字落在所有块之外', () => {
    fc.assert(
      fc.property(anyReport, (text) => {
        const report = Report.parse(text);
        const covered = new Uint8Array(text.length);
        for (const { block, offset } of report.blocks) covered.fill(1, offset, offset + block.source.length);
        for (let at = report.frontMatter.span.end; at < text.length; at++) {
          assert.ok(covered[at] || !/\p{Script=Han}/u.test(text.charAt(at)), `第 ${at} 个字“${text.charAt(at)}”丢了`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('接着前一版解析与重新解析相同', () => {
    fc.assert(
      fc.property(anyReport, anyReport, fc.nat(), fc.nat(20), (text, inserted, where, removed) => {
        const at = where % (text.length + 1);
        const next = text.slice(0, at) + inserted + text.slice(at + removed);
        const report = Report.parse(next, Report.parse(text));
        assertReport(next, report);
        assert.deepEqual(plain(report), plain(Report.parse(next)));
      }),
      { numRuns: 500 },
    );
  });
});
