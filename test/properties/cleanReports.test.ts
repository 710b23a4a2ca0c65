import { assertClean, CLEAN_REPORTS } from '../support/cleanReports';

// A draft may come with either line break, and with a byte order mark.
describe('没有毛病的报告', () => {
  for (const { name, text } of CLEAN_REPORTS) {
    it(`${name}（CRLF）：没有警告`, () => assertClean(text.replaceAll('\n', '\r\n')));
    it(`${name}（BOM）：没有警告`, () => assertClean(`\uFEFF${text}`));
  }
});
