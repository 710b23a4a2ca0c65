import assert from 'node:assert/strict';
import { layOut } from '../../server/src/layout/layOut';
import type { Page, PagedReport, PlacedLine } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';

/** A draft as it is laid out without settings. */
export function pagesOf(markdown: string): PagedReport {
  return layOut(Report.parse(markdown));
}

/** The words of a line; none where there is no line. */
export function textOf(line: PlacedLine | undefined): string {
  return line?.runs.map((run) => run.text).join('') ?? '';
}

/** Whether a line belongs to the text, and not to what stands around it. */
export function isText({ role }: PlacedLine): boolean {
  return role !== 'pageNumber' && role !== 'imprint' && role !== 'masthead';
}

/** The lines of the text, in order. */
export function textLines(paged: PagedReport): PlacedLine[] {
  return paged.pages.flatMap((page) => page.lines).filter(isText);
}

/** The marks of footnotes in the text of a page, in order. */
export function noteMarksOf(page: Page | undefined): string[] {
  return (page?.lines ?? []).flatMap(({ role, runs }) =>
    role === 'footnote' ? [] : runs.filter(({ style }) => style === 'noteMark').map(({ text }) => text),
  );
}

/** The first line that holds the words. */
export function find(paged: PagedReport, text: string): PlacedLine {
  const found = paged.pages.flatMap((page) => page.lines).find((line) => textOf(line).includes(text));
  assert.ok(found, `没有“${text}”`);
  return found;
}

/** A measure in millimetres is the one that a clause wants. */
export function near(actual: number | undefined, wanted: number, clause: string, tolerance = 0.01): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - wanted) <= tolerance,
    `${clause}：应为 ${wanted}，实为 ${actual}`,
  );
}
