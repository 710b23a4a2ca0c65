import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assertNone } from '../support/assertNone';

const ROOT = path.join(__dirname, '../..');
const DIST = path.join(ROOT, 'dist');

/** The packages whose code is in what was built, told by the source maps. */
function bundledPackages(): string[] {
  const maps = readdirSync(DIST, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js.map'));
  assert.ok(maps.length >= 6, maps.join());
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(path.join(DIST, name), 'utf8')) as { sources: string[] }).sources,
  );
  const names = sources.flatMap((source) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** The packages of the first part of docs/dependencies.md: those named by us, and those brought along by them. */
function listedPackages(): { readonly direct: string[]; readonly all: string[] } {
  const text = readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8');
  const [, shipped = ''] = text.split(/^## /m);
  const rows = (table: string) => [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
  return { direct: rows(shipped.split('Brought along')[0] ?? ''), all: rows(shipped) };
}

describe('发出的程序', () => {
  it('里面有哪些包，docs/dependencies.md 都列了；列为随扩展发出的，里面都有', () => {
    const bundled = bundledPackages();
    const { direct, all } = listedPackages();
    assertNone(
      bundled.filter((name) => !all.includes(name)),
      '这些包也在 dist 里：在 docs/dependencies.md 写明许可证和用途，或不再引用',
    );
    assertNone(
      direct.filter((name) => !bundled.includes(name)),
      'dist 里没有这些包：从 docs/dependencies.md 随扩展发出的一节删去',
    );
  });
});
