import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assertNone } from '../support/assertNone';

const root = path.join(__dirname, '../..');

function sources(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .map((entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return sources(place);
      return entry.name.endsWith('.ts') ? readFileSync(place, 'utf8') : '';
    })
    .join('\n');
}

describe('术语对照', () => {
  const page = readFileSync(path.join(root, 'docs/glossary.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('每个代码名在源码里都有', () => {
    const words = new Set(sources(path.join(root, 'server/src')).match(/[A-Za-z]\w*/g));
    const named = rows.flatMap(([, , , code = '']) => [...code.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
    assert.ok(named.length > 40, '对照表读不出来');
    assertNone(
      named.filter((name) => !words.has(name)),
      '源码里没有这些名字：改名时请一并改 docs/glossary.md',
    );
  });

  it('一个中文词只对应一行', () => {
    const words = rows.flatMap(([, chinese = '']) => chinese.split('、'));
    assertNone(
      words.filter((word, index) => words.indexOf(word) !== index),
      'docs/glossary.md 里这些词不止一行：合成一行，或换一个说法',
    );
  });
});
