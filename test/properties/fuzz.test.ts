import assert from 'node:assert/strict';
import { renderDocument } from '../../server/src/export/html';
import { layOut } from '../../server/src/layout/layOut';
import { collectFacts } from '../../server/src/service/collectFacts';
import { completionsAt } from '../../server/src/service/completion';
import { figureListOf } from '../../server/src/service/figureList';
import { figureMarks } from '../../server/src/service/figureMarks';
import { renameFigure } from '../../server/src/service/figurePlaces';
import { applyEdits, safeFixes } from '../../server/src/service/fixes';
import { foldingOf } from '../../server/src/service/folding';
import { hoverAt } from '../../server/src/service/hover';
import { ignoreHere, ignoreInFile } from '../../server/src/service/ignoreEdits';
import { reportInfoOf } from '../../server/src/service/info';
import { renumber } from '../../server/src/service/renumber';
import { ReportSession, type SessionSettings } from '../../server/src/service/session';
import { symbolsOf } from '../../server/src/service/symbols';
import type { Span } from '../../server/src/text/span';
import { TODAY } from '../support/check';
import { applyEdit, FRAGMENTS, randomEdit, sampleReports } from '../support/fragments';
import { builtInKnowledge } from '../support/knowledge';
import { cases, seed } from '../support/longRun';
import { mutateText } from '../support/mutate';
import { Random } from '../support/random';

const SETTINGS: SessionSettings = { enable: 'always', levels: {}, page: {} };
const open = (text: string) => new ReportSession(text, 1, builtInKnowledge(), SETTINGS);

/** A text that has been typed, pasted together, or damaged. */
function hostileText(random: Random, samples: readonly string[]): string {
  const fragments = () => Array.from({ length: random.between(1, 30) }, () => random.pick(FRAGMENTS)).join('');
  const sample = random.pick(samples);
  const from = random.between(0, sample.length);
  const part = sample.slice(from, from + random.between(0, 500));
  switch (random.between(0, 3)) {
    case 0:
      return fragments();
    case 1:
      return mutateText(part, random);
    case 2:
      return part + fragments() + part;
    default: {
      let text = part;
      for (let left = random.between(1, 8); left > 0; left--) text = applyEdit(text, randomEdit(text, random, samples));
      return text;
    }
  }
}

function assertInside({ start, end }: Span, text: string, name: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${name} ${start}–${end} 不在 0–${text.length} 内`);
}

/** Sorted edits that stay inside the text and apart from one another. */
function assertEdits(edits: readonly { readonly span: Span; readonly newText: string }[], text: string, name: string) {
  let last = 0;
  for (const { span } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    assertInside(span, text, name);
    assert.ok(span.start >= last, `${name} 的改动互相重叠`);
    last = span.end;
  }
}

/** Findings that any text may have: in bounds, in words, with fixes that apply. */
function assertFindings(session: ReportSession): void {
  const { text } = session.report;
  const { findings, failures } = session.check(TODAY);
  for (const { rule, error } of failures) throw new Error(`规则 ${rule} 出错`, { cause: error });
  for (const { rule, span, message, related, fixes } of findings) {
    assertInside(span, text, rule);
    assert.ok(message.trim() !== '' && !/undefined|NaN|\[object/.test(message), `${rule}：${message}`);
    for (const each of related) assertInside(each.span, text, rule);
    for (const { title, edits } of fixes) {
      assert.ok(title !== '' && edits.length > 0, `${rule} 的改法是空的`);
      assertEdits(edits, text, rule);
    }
  }
  const { edits } = safeFixes(findings);
  assertEdits(edits, text, '一键修正');
  if (edits.length > 0) open(applyEdits(text, edits)).check(TODAY);
}

/** Everything else the editor asks about a text. */
function assertFeatures(session: ReportSession, random: Random): void {
  const { report } = session;
  const { text } = report;
  const at = random.between(0, text.length);
  for (const { span } of completionsAt(session, at, TODAY)) assertInside(span, text, '补全');
  const hover = hoverAt(session, at, TODAY);
  if (hover) assertInside(hover.span, text, '悬停');
  for (const symbol of symbolsOf(report)) assertInside(symbol.span, text, '大纲');
  for (const span of foldingOf(report)) assertInside(span, text, '折叠');
  for (const { offset } of figureMarks(report, { start: 0, end: text.length })) assert.ok(offset <= text.length);
  const renamed = renameFigure(report, at, '45.6万元');
  if (Array.isArray(renamed)) assertEdits(renamed, text, '改数');
  const numbered = renumber(report);
  assertEdits(numbered.edits, text, '重新编号');
  const here = ignoreHere(report, 'figure-sum', { start: at, end: at });
  assertEdits([...(here ? [here] : []), ignoreInFile(report, 'figure-sum')], text, '忽略');
  figureListOf(session, 1, TODAY);
  collectFacts(report);
  reportInfoOf('file:///a.md', session, TODAY);
}

function each(count: number, run: (random: Random, text: string) => void): void {
  const samples = sampleReports();
  const first = seed();
  for (let index = 0; index < count; index++) {
    const random = new Random(first * 7919 + index);
    const text = hostileText(random, samples);
    try {
      run(random, text);
    } catch (error) {
      throw new Error(`BAOGAO_SEED=${first} 第 ${index} 例：${JSON.stringify(text)}`, { cause: error });
    }
  }
}

describe('任意文字', () => {
  it('检查不出错，位置不越界，改法改得成', function () {
    this.timeout(0);
    each(cases(120, 60_000), (_, text) => assertFindings(open(text)));
  });

  it('编辑器问的其他事也都答得上', function () {
    this.timeout(0);
    each(cases(60, 15_000), (random, text) => assertFeatures(open(text), random));
  });

  it('排得成页，每一页的范围不越界', function () {
    this.timeout(0);
    each(cases(40, 10_000), (_, text) => {
      const { report } = open(text);
      const paged = layOut(report);
      for (const page of paged.pages) {
        for (const { runs } of page.lines) {
          for (const { source } of runs) if (source) assertInside(source, text, '页面');
        }
      }
      assert.ok(renderDocument(paged).endsWith('</html>\n'));
    });
  });
});
