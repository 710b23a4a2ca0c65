import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import type { Edit, Finding } from '../../server/src/rules/rule';
import { fixAllEdits } from '../../server/src/service/fixAll';
import { applyEdits } from '../../server/src/service/fixes';
import { settle } from '../../server/src/service/settle';
import { check, TODAY } from '../support/check';
import { sessionOf, slippedDraft, wholeReports } from '../support/drafts';
import { fc } from '../support/fastCheck';

/** After fix-all no rule offers a safe fix, a second time changes nothing, and the edits name all that changed. */
function assertSettled(text: string): void {
  const edits = fixAllEdits(sessionOf(text), TODAY);
  const fixed = applyEdits(text, edits);
  const left = sessionOf(fixed)
    .check(TODAY)
    .findings.filter(({ fixes }) => fixes.some(({ safe }) => safe));
  assert.deepEqual(
    left.map(({ rule, span }) => `${rule} ${fixed.slice(span.start - 5, span.end + 5)}`),
    [],
    text,
  );
  assert.deepEqual(fixAllEdits(sessionOf(fixed), TODAY), [], text);
  assertOutsideUntouched(text, fixed, edits);
}

/** Between two edits the text is the same, unit by unit. */
function assertOutsideUntouched(text: string, fixed: string, edits: readonly Edit[]): void {
  let from = 0;
  let at = 0;
  for (const { span, newText } of edits) {
    assert.ok(span.start >= from, '修改按次序，互不重叠');
    assert.equal(fixed.slice(at, at + span.start - from), text.slice(from, span.start));
    at += span.start - from;
    assert.equal(fixed.slice(at, at + newText.length), newText);
    at += newText.length;
    from = span.end;
  }
  assert.equal(fixed.slice(at), text.slice(from));
}

describe('全部修复', () => {
  it('任何草稿：修完再没有可以放心修的，再修一次没有变化，其余文字不动', function () {
    this.timeout(20_000);
    for (const text of wholeReports()) assertSettled(text);
    fc.assert(fc.property(slippedDraft(), assertSettled), { numRuns: 50 });
  });

  it('任何草稿：每条提示的第一个改法，用过之后这条提示不再出现', function () {
    this.timeout(20_000);
    const assertAnswered = (text: string) => {
      const { findings } = check(text);
      const same = (all: readonly Finding[], { rule, message }: Finding) =>
        all.filter((each) => each.rule === rule && each.message === message).length;
      for (const finding of findings) {
        const [fix] = finding.fixes;
        if (!fix) continue;
        const fixed = applyEdits(text, fix.edits);
        assert.ok(
          same(check(fixed).findings, finding) < same(findings, finding),
          `${finding.rule}：${finding.message}（${fix.title}）`,
        );
      }
    };
    for (const text of wholeReports()) assertAnswered(text);
    fc.assert(fc.property(slippedDraft(), assertAnswered), { numRuns: 15 });
  });

  it('逐轮修改合成的一组修改，与逐轮修改的结果相同', () => {
    const step = fc.record({ at: fc.nat(60), length: fc.nat(6), newText: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }),
        (text, rounds) => {
          let expected = text;
          let round = 0;
          const edits = settle(Report.parse(text), (report) => {
            const next = inOrder(report.text, rounds[round++] ?? []);
            expected = applyEdits(report.text, next);
            return next;
          });
          const result = applyEdits(text, edits);
          assert.equal(result, expected);
          assertOutsideUntouched(text, result, edits);
        },
      ),
    );
  });
});

function inOrder(text: string, steps: readonly { at: number; length: number; newText: string }[]): Edit[] {
  const edits: Edit[] = [];
  for (const { at, length, newText } of [...steps].sort((a, b) => a.at - b.at)) {
    const start = Math.min(at, text.length);
    const last = edits[edits.length - 1];
    if (last && start <= last.span.end) continue;
    edits.push({ span: { start, end: Math.min(start + length, text.length) }, newText });
  }
  return edits;
}
