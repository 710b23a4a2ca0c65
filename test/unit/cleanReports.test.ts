import assert from 'node:assert/strict';
import { assertClean, CLEAN_REPORTS } from '../support/cleanReports';

describe('没有毛病的报告', () => {
  for (const { name, text } of CLEAN_REPORTS) it(`${name}：没有警告`, () => assertClean(text));

  it('繁简都有，2008年至2026年都有', () => {
    assert.ok(
      CLEAN_REPORTS.some(({ name }) => name.includes('-hant')) &&
        CLEAN_REPORTS.some(({ name }) => name.includes('-hans')),
    );
    const years = CLEAN_REPORTS.map(({ name }) => Number(name.slice(0, 4)));
    assert.ok(Math.min(...years) <= 2008 && Math.max(...years) >= 2026);
  });
});
