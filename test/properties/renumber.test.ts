import assert from 'node:assert/strict';
import { numberingOf } from '../../server/src/report/numbering';
import { Report } from '../../server/src/report/report';
import { renumber } from '../../server/src/service/renumber';
import { toChineseOrdinal } from '../../server/src/text/numerals';
import { fc } from '../support/fastCheck';
import { applyRenumbering, renumbered } from '../support/renumbering';

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
        const next = applyRenumbering(text, renumbering);
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
});
