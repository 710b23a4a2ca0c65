import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberingOf } from '../../server/src/report/numbering';
import { Report } from '../../server/src/report/report';
import { type Renumbering, renumber } from '../../server/src/service/renumber';
import { toChineseOrdinal } from '../../server/src/text/numerals';

function apply(text: string, { edits }: Renumbering): string {
  return [...edits]
    .reverse()
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

function renumbered(text: string): string {
  return apply(text, renumber(Report.parse(text)));
}

/** The numerals aside, what a text says. */
function words(text: string): string {
  return text.replace(/[0-9０-９一二三四五六七八九十①-⑳]+/g, '');
}

interface Section {
  readonly wrong: number | undefined;
  readonly runIn: boolean;
  readonly children: readonly Section[];
}

const sections = (depth: number): fc.Arbitrary<readonly Section[]> =>
  fc.array(
    fc.record({
      wrong: fc.option(fc.integer({ min: 1, max: 14 }), { freq: 6, nil: undefined }),
      runIn: fc.boolean(),
      children: depth > 2 ? fc.constant([]) : sections(depth + 1),
    }),
    { minLength: depth === 0 ? 2 : 0, maxLength: 4 },
  );

const styles = fc.constantFrom(
  ['一、', '（一）', '1.', '（1）'],
  ['一、', '(一)', '1、', '(1)'],
  ['第一章　', '一、', '（一）', '1．'],
  ['（一）', '１．', '（1）', '①'],
);

function markText(form: string, value: number): string {
  const digit = /[一1１①]/.exec(form)?.[0] ?? '一';
  if (digit === '一') return form.replace('一', toChineseOrdinal(value));
  if (digit === '①') return form.replace('①', String.fromCharCode(0x2460 + value - 1));
  const width = digit === '１' ? 0xfee0 : 0;
  return form.replace(
    digit,
    String(value).replace(/[0-9]/g, (each) => String.fromCharCode(each.charCodeAt(0) + width)),
  );
}

/** A report whose marks are right but for the wrong ones; level three runs through the parents when `running`. */
function write(tree: readonly Section[], forms: readonly string[], running: boolean): string {
  const lines = ['云岭县教育局2024年工作总结'];
  let through = 0;
  const walk = (nodes: readonly Section[], depth: number) => {
    for (const [index, node] of nodes.entries()) {
      through += depth === 2 ? 1 : 0;
      const right = running && depth === 2 ? through : index + 1;
      const mark = markText(forms[depth] ?? '', node.wrong ?? right);
      lines.push(node.runIn ? `${mark}加强领导。成立专班，明确分工。` : `${mark}完善机制`);
      if (!node.runIn) lines.push('有关制度已经印发，各项任务得到落实。');
      walk(node.children, depth + 1);
    }
  };
  walk(tree, 0);
  return lines.join('\n\n');
}

describe('重新编号', () => {
  it('编号之后没有序号问题，文字不变，再编一次也不变', () => {
    fc.assert(
      fc.property(sections(0), styles, fc.boolean(), (tree, forms, running) => {
        const text = write(tree, forms, running);
        const renumbering = renumber(Report.parse(text));
        // There is no circled 21; such a count is left alone and named.
        fc.pre(renumbering.skipped.length === 0);
        const next = apply(text, renumbering);
        assert.equal(words(next), words(text));
        const faults = numberingOf(Report.parse(next)).flatMap((count) => count.faults);
        assert.deepEqual(
          faults.map(({ item, expected }) => [item.value, expected]),
          [],
          next,
        );
        assert.equal(renumbered(next), next);
      }),
      { numRuns: 150 },
    );
  });

  it('编得对的报告一处也不改', () => {
    fc.assert(
      fc.property(sections(0), styles, fc.boolean(), (tree, forms, running) => {
        const clean = (nodes: readonly Section[]): Section[] =>
          nodes.map((node) => ({ ...node, wrong: undefined, children: clean(node.children) }));
        const text = write(clean(tree), forms, running);
        assert.equal(renumbered(text), text);
        assert.deepEqual(
          numberingOf(Report.parse(text)).flatMap((count) => count.faults),
          [],
        );
      }),
      { numRuns: 150 },
    );
  });

  const base = (parts: readonly string[]) => parts.join('\n\n');

  it('引用和宣布的个数随着序号走', () => {
    const text = base([
      '云岭县教育局2024年工作总结',
      '全年重点抓了四个方面的工作，打算见第四部分。',
      '一、完善机制',
      '印发制度12项，问题见第三部分。',
      '二、改善条件',
      '新建校舍3栋。',
      '二、存在问题',
      '师资不足。',
      '三、主要原因',
      '待遇偏低。',
      '四、下步打算',
      '加强招聘。',
    ]);
    const expected = text
      .replace('四个方面', '五个方面')
      .replace('打算见第四部分', '打算见第五部分')
      .replace('问题见第三部分', '问题见第四部分')
      .replace('二、存在', '三、存在')
      .replace('三、主要', '四、主要')
      .replace('四、下步', '五、下步');
    assert.equal(renumbered(text), expected);
    assert.equal(renumbered(expected), expected);
  });

  it('重号的部分不知道指哪一个，引用不动', () => {
    const text = base([
      '一、情况',
      '见第二部分。',
      '二、做法',
      '成立专班。',
      '二、问题',
      '投入不足。',
      '四、打算',
      '加强。',
    ]);
    assert.ok(renumbered(text).includes('见第二部分'));
  });

  it('附件的编号和引用一起改', () => {
    const text = base([
      '云岭县教育局关于校园安全的报告',
      '隐患清单见附件1，整改方案见附件3，责任分工见附件4。',
      '特此报告。',
      '附件：1.隐患清单',
      '3.整改方案',
      '4.责任分工',
      '云岭县教育局',
      '2024年6月3日',
    ]);
    const next = renumbered(text);
    assert.ok(next.includes('整改方案见附件2，责任分工见附件3。'), next);
    assert.ok(next.includes('\n\n2.整改方案\n\n3.责任分工'), next);
  });

  it('只编一级时，别的级别不动', () => {
    const text = base(['一、情况', '（一）学校', '（三）学生', '三、做法', '（一）投入', '（二）队伍']);
    const only = (level: 1 | 2) => apply(text, renumber(Report.parse(text), level));
    assert.equal(only(1), text.replace('三、做法', '二、做法'));
    assert.equal(only(2), text.replace('（三）学生', '（二）学生'));
  });

  it('引文里的序号不动，繁体报告照样编', () => {
    const text = base([
      '一、要求',
      '> 一、加強領導。',
      '> 三、強化考核。',
      '三、做法',
      '成立專班。',
      '四、成效',
      '見第三部分。',
    ]);
    const next = renumbered(text);
    assert.ok(next.includes('> 三、強化考核。') && next.includes('二、做法') && next.includes('三、成效'), next);
    assert.ok(next.includes('見第二部分'), next);
  });
});
