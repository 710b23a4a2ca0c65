import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import type { Edit, Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/service/fixes';
import { ignoreHere, ignoreInFile } from '../../server/src/service/ignoreEdits';
import { check } from './check';

/** The findings of a text after one edit, by rule and by where they stood before it. */
function findingsAfter(text: string, edit: Edit): string[] {
  const changed = applyEdits(text, [edit]);
  const grown = edit.newText.length - (edit.span.end - edit.span.start);
  const back = (at: number) => (at >= edit.span.start + edit.newText.length ? at - grown : at);
  return check(changed).findings.map(({ rule, span }) => `${rule} ${back(span.start)}–${back(span.end)}`);
}

function named({ rule, span }: Finding): string {
  return `${rule} ${span.start}–${span.end}`;
}

/** Rules that look at the file as a whole may see more or less when a line is added above; they do not see a comment. */
function assertSilenced(
  text: string,
  before: readonly Finding[],
  finding: Finding,
  edit: Edit,
  isSilenced: (other: Finding) => boolean,
): void {
  const after = findingsAfter(text, edit);
  assert.ok(!after.includes(named(finding)), `仍提示：${named(finding)} ${finding.message}`);
  const kept = before.filter((other) => !isSilenced(other)).map(named);
  assert.deepEqual(
    kept.filter((other) => !after.includes(other)),
    [],
    `不该消失的也消失了（${named(finding)}）`,
  );
  assert.deepEqual(
    after.filter((other) => !before.some((each) => named(each) === other)),
    [],
    `新出现的提示（${named(finding)}）`,
  );
}

/** Whatever is ignored in its paragraph is silent there, and everything else is reported as before. */
export function assertIgnoredHere(text: string): void {
  const { findings } = check(text);
  for (const finding of findings) {
    const edit = ignoreHere(Report.parse(text), finding.rule, finding.span);
    if (edit) assertSilenced(text, findings, finding, edit, ({ rule }) => rule === finding.rule);
  }
}

/** Whatever rule is ignored in the file is silent in it, and all others report as before. */
export function assertIgnoredInFile(text: string): void {
  const { findings } = check(text);
  for (const rule of new Set(findings.map((finding) => finding.rule))) {
    const finding = findings.find((each) => each.rule === rule);
    assert.ok(finding);
    const edit = ignoreInFile(Report.parse(text), rule);
    assert.ok(edit);
    assertSilenced(text, findings, finding, edit, (other) => other.rule === rule);
    assert.ok(!check(applyEdits(text, [edit])).findings.some((each) => each.rule === rule));
  }
}
