import type { Page } from 'playwright-core';

/** A finding as the Problems panel shows it; line and column count from one. */
export interface ShownProblem {
  readonly message: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/** The findings that the Problems panel of a window shows now. */
export async function shownProblems(page: Page): Promise<readonly ShownProblem[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  const labels = await rows.evaluateAll((elements) => elements.map((element) => element.textContent ?? ''));
  return labels.flatMap((label) => {
    const place = /\[Ln (\d+), Col (\d+)\]/.exec(label);
    if (!place) return [];
    const [, message = '', code = ''] = /^(.*)报告\(?([a-z-]+)\)?\s*$/s.exec(label.slice(0, place.index)) ?? [];
    return [{ message, code, line: Number(place[1]), column: Number(place[2]) }];
  });
}
