import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Report } from '../../server/src/report/report';
import { check } from '../support/check';

const folder = path.join(__dirname, '../../test/fixtures/reports');
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

// These reports are right. A rule that warns about one of them is wrong, whatever it finds elsewhere.
describe('没有毛病的报告', () => {
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    // A draft may come with either line break, and with a byte order mark.
    for (const [form, written] of [
      ['原样', text],
      ['CRLF', text.replaceAll('\n', '\r\n')],
      ['BOM', `\uFEFF${text}`],
    ] as const) {
      it(`${name}（${form}）：没有警告`, () => {
        const { findings, context } = check(written);
        assert.notEqual(context.profile, undefined, '认不出类型');
        const loud = findings.filter(({ severity }) => severity === 'warning' || severity === 'error');
        assert.deepEqual(
          loud.map(({ rule, span, message }) => `${rule}“${Report.parse(written).slice(span)}”${message}`),
          [],
        );
      });
    }
  }

  it('繁简都有，2008年至2026年都有', () => {
    assert.ok(names.some((name) => name.includes('-hant')) && names.some((name) => name.includes('-hans')));
    const years = names.map((name) => Number(name.slice(0, 4)));
    assert.ok(Math.min(...years) <= 2008 && Math.max(...years) >= 2026);
  });
});
