import { strict as assert } from 'node:assert';
import { layOutStyled } from '../../server/src/layout/layOut';
import { type LayoutNote, layoutNotes } from '../../server/src/layout/layoutNotes';
import type { PagedReport } from '../../server/src/layout/pages';
import { pageSpecFor, styleReport } from '../../server/src/layout/style';
import { splitsWord } from '../../server/src/layout/titleBreak';
import { Report } from '../../server/src/report/report';

function laidOut(text: string) {
  const report = Report.parse(text);
  const styled = styleReport(report, pageSpecFor(report, undefined).spec);
  return { styled, paged: layOutStyled(styled) };
}

function notesOf(text: string): LayoutNote[] {
  const { styled, paged } = laidOut(text);
  return layoutNotes(styled, paged);
}

/** 26 characters fill the first line of a paragraph. */
const LINE = '全县各中小学校认真落实立德树人根本任务教育教学质量稳步提';

describe('layout: 版面提示', () => {
  it('段落末行只有一个字：指出那个字；两个字、整行、单行、数字都不说', () => {
    const one = `# 总结\n\n${LINE.slice(0, 26)}升。\n`;
    const [note, other] = notesOf(one);
    assert.ok(note && !other);
    assert.equal(note.kind, 'short-last-line');
    assert.equal(one.slice(note.span.start, note.span.end), '升。');
    for (const text of [`${LINE.slice(0, 26)}提升。`, `${LINE.slice(0, 25)}。`, '升。', `${LINE.slice(0, 25)}共\n`]) {
      assert.deepEqual(notesOf(`# 总结\n\n${text}\n`), []);
    }
  });

  it('小标题也看末行', () => {
    const kinds = notesOf(`# 总结\n\n## 一、${LINE.slice(0, 24)}升\n\n正文。\n`).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['short-last-line']);
  });

  it('标题在词中间换行：没有词界可断时才会发生', () => {
    assert.ok(splitsWord('云岭县教育局工作总结', 4));
    assert.ok(!splitsWord('云岭县教育局工作总结', 6));
    assert.ok(splitsWord('关于2025年工作的总结', 4) && splitsWord('关于2025年工作的总结', 6));
    assert.deepEqual(notesOf('# 云岭县教育局关于2024—2025学年度教育工作情况的自查报告\n\n正文。\n'), []);
    const long = `# ${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2)}\n\n正文。\n`;
    assert.deepEqual([...new Set(notesOf(long).map(({ kind }) => kind))], ['title-word-split']);
  });

  it('小标题落在页末：下一页接着正文的才算', () => {
    const { styled, paged } = laidOut(`# 总结\n\n${'正文。\n\n'.repeat(40)}一、工作\n\n正文。\n`);
    assert.deepEqual(layoutNotes(styled, paged), []);
    // The page breaker leaves none, so the pages are made by hand: the heading's line moved to the end of page 1.
    const [first, second] = paged.pages;
    const heading = paged.pages.flatMap(({ lines }) => lines).find(({ role }) => role === 'heading1');
    assert.ok(first && second && heading);
    const moved: PagedReport = { ...paged, pages: [{ ...first, lastLine: heading }, second] };
    assert.deepEqual(
      layoutNotes(styled, moved).map(({ kind, span }) => [kind, span]),
      [['heading-at-page-end', heading.source]],
    );
  });
});
