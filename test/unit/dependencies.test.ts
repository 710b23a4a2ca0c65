import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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

describe('依赖', () => {
  const text = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');
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
    assert.deepEqual(listed.map(({ name }) => name).sort(), named);
    for (const { name, licence, why } of listed) {
      assert.equal(licence, manifestOf(name).license, name);
      assert.ok(why.length > 0, name);
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
    assert.deepEqual(
      rows(direct).map(({ name }) => name),
      [...used].sort(),
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
    assert.deepEqual(
      rows(brought).map(({ name }) => name),
      [...found].sort(),
    );
    for (const { name, licence } of rows(direct + brought)) assert.match(licence, FREE, name);
  });
});
