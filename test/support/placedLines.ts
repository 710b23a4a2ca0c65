import assert from 'node:assert/strict';
import type { PagedReport, PlacedLine } from '../../server/src/layout/pages';

/** The words of a line; none where there is no line. */
export function textOf(line: PlacedLine | undefined): string {
  return line?.runs.map((run) => run.text).join('') ?? '';
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
