import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../docs/sample', import.meta.url));

/** Names of the sample reports. */
export const REPORT = '自查报告.md';
export const TRADITIONAL = '工作要點-繁體.md';
export const CLEAN = '半年总结.md';

/** Text of a sample report. */
export function sample(name: string): string {
  return readFileSync(path.join(FOLDER, name), 'utf8');
}

/** Line and column, counted from one, where `text` first stands in `source`. */
export function placeOf(source: string, text: string): { line: number; column: number } {
  const offset = source.indexOf(text);
  assert.notEqual(offset, -1, `“${text}” is not in the text`);
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
