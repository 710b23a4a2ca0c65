import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assertNone } from '../support/assertNone';

const root = path.join(__dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
/** Licences that a bundle may hold without more than naming them. */
const FREE =
  /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|Python-2\.0|BlueOak-1\.0\.0|MIT AND Apache-2\.0|MIT OR Apache-2\.0)$/;

interface Package {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The package as the one that asks for it finds it. */
function manifestOf(name: string, by?: string): Package {
  const nested = `node_modules/${by}/node_modules/${name}/package.json`;
  return readJson(by && existsSync(path.join(root, nested)) ? nested : `node_modules/${name}/package.json`);
}

const LIST = 'docs/dependencies.md';

/** Both name the same packages, once each; what is missing and what is too much is said. A table is in order. */
function assertSame(listed: readonly string[], wanted: readonly string[], source: string, isSorted = true): void {
  const missing = wanted.filter((name) => !listed.includes(name));
  const extra = listed.filter((name, index) => !wanted.includes(name) || listed.indexOf(name) !== index);
  assertNone(
    [...missing.map((name) => `缺少 ${name}`), ...extra.map((name) => `多出 ${name}`)],
    `${LIST} 与${source}不一致，请增删这些行`,
  );
  if (isSorted) assert.deepEqual(listed, [...listed].sort(), `${LIST} 的每个表请按名称排序`);
}

describe('依赖', () => {
  const text = readFileSync(path.join(root, LIST), 'utf8');
  const [, shipped = '', building = '', testing = ''] = text.split(/^## /m);
  const [direct = '', brought = ''] = shipped.split('Brought along');
  const rows = (table: string) =>
    [...table.matchAll(/^\| `([^`]+)` \| ([^|]+) \|(?: ([^|]+) \|)?$/gm)].map(
      ([, name = '', licence = '', why = '']) => ({
        name,
        licence: licence.trim(),
        why: why.trim(),
      }),
    );

  it('清单与 package.json 一致，许可证与各包自己写的一致，都说了用途', () => {
    const manifest = readJson('package.json');
    const listed = rows(direct + building + testing);
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort();
    assertSame(
      listed.map(({ name }) => name),
      named,
      ' package.json ',
      false,
    );
    for (const { name, licence, why } of listed) {
      assert.equal(licence, manifestOf(name).license, `${LIST} 写错了 ${name} 的许可证`);
      assert.ok(why.length > 0, `${LIST} 没有说 ${name} 的用途`);
    }
  });

  it('随扩展发出的，正是源码引用的那些', () => {
    const used = new Set<string>();
    for (const folder of ['server/src', 'client']) {
      for (const name of readdirSync(path.join(root, folder), { recursive: true }).map(String)) {
        if (!name.endsWith('.ts')) continue;
        const code = readFileSync(path.join(root, folder, name), 'utf8');
        for (const [, one = ''] of code.matchAll(/(?:from|import\()\s*'(@?[a-z][\w./-]*)'/g)) {
          if (!/^(?:node:|vscode$|baogao:)/.test(one)) used.add(one.startsWith('@') ? one : (one.split('/')[0] ?? ''));
        }
      }
    }
    assertSame(
      rows(direct).map(({ name }) => name),
      [...used],
      '源码的引用',
    );
  });

  it('它们带来的包也都列了，许可证都许可随程序发出', () => {
    const own = rows(direct).map(({ name }) => name);
    const found = new Set<string>();
    const visit = (name: string, by?: string) => {
      for (const one of Object.keys(manifestOf(name, by).dependencies ?? {})) {
        if (one.startsWith('@types/') || found.has(one) || own.includes(one)) continue;
        found.add(one);
        visit(one, name);
      }
    };
    for (const name of own) visit(name);
    assertSame(
      rows(brought).map(({ name }) => name),
      [...found],
      '它们带来的包',
    );
    for (const { name, licence } of rows(direct + brought)) {
      assert.match(licence, FREE, `${name} 的许可证 ${licence} 不在许可之列：换一个包，或先弄清它要求什么`);
    }
  });
});
