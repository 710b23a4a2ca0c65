import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Report } from '../../server/src/report/report';
import { check, isLoud } from './check';

const folder = path.join(__dirname, '../../test/fixtures/reports');

/** The reports that are right, by name. A rule that warns about one of them is wrong, whatever it finds elsewhere. */
export const CLEAN_REPORTS: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));

/** The kind of a text is known, and nothing in it is warned about. */
export function assertClean(text: string): void {
  const { findings, context } = check(text);
  assert.notEqual(context.profile, undefined, '认不出类型');
  assert.deepEqual(
    findings.filter(isLoud).map(({ rule, span, message }) => `${rule}“${Report.parse(text).slice(span)}”${message}`),
    [],
  );
}
