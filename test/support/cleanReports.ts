import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Report } from '../../server/src/report/report';
import { assertNone } from './assertNone';
import { check, isLoud } from './check';

const folder = path.join(__dirname, '../../test/fixtures/reports');

/** The reports that are right, by name. A rule that warns about one of them is wrong, whatever it finds elsewhere. */
export const CLEAN_REPORTS: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));

/** The kind of a text is known, and nothing in it is warned about. */
export function assertClean(text: string): void {
  const { findings, context } = check(text);
  assert.notEqual(context.profile, undefined, '认不出类型：看 server/data/profiles 里这个文种的标题写法');
  assertNone(
    findings.filter(isLoud).map(({ rule, span, message }) => `${rule}“${Report.parse(text).slice(span)}”${message}`),
    '这份报告没有错，报告错误和警告的规则要改',
  );
}
