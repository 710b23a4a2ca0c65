import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const REPORT =
  '# 某县关于校园安全的自查报告\n\n根据有关要求,我局认真自查。现将自查情况报告如下：\n\n一、自查情况\n\n全县共有学校30所，其中小学13所、初中8所、幼儿园10所。\n\n一、存在的问题\n\n设施陈旧。\n';

interface Result {
  readonly attached: boolean;
  readonly diagnostics: readonly { line: number; column: number; code: string; message: string }[];
  readonly formatted: string;
  readonly undone: boolean;
  readonly hover?: string;
  readonly saved: string;
  readonly left: readonly string[];
}

/** The Lua of docs/editors.md whose first line is this comment. */
function documented(comment: string): string {
  const page = readFileSync(path.join(ROOT, 'docs/editors.md'), 'utf8');
  const block = [...page.matchAll(/```lua\n([\s\S]*?)```/g)].find(([, lua]) => lua?.startsWith(`-- ${comment}\n`));
  assert.ok(block?.[1], `docs/editors.md 里没有“${comment}”`);
  return block[1];
}

/** Minor version of the Neovim on this machine, or undefined. */
function neovimVersion(): number | undefined {
  const { stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  return stdout ? Number(/NVIM v0\.(\d+)/.exec(stdout)?.[1]) : undefined;
}

/** Needs `npm run build` and a Neovim; so it is run by hand and not with the others. */
describe('Neovim', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-neovim-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('按 docs/editors.md 配置后，检查、格式化、悬停、保存时修复都能用', function () {
    const version = neovimVersion();
    if (version === undefined) this.skip();
    const file = (name: string, text: string) => {
      const target = path.join(folder, name);
      writeFileSync(target, text);
      return target;
    };
    const command = file('baogao', `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'dist/cli.js')}" "$@"\n`);
    chmodSync(command, 0o755);
    const setup = documented(version >= 11 ? 'Neovim 0.11' : 'Neovim 0.7') + documented('保存时修复');
    const init = file('init.lua', setup);
    const report = file('report.md', REPORT);
    const result = path.join(folder, 'result.json');
    execFileSync('nvim', ['--headless', '-u', init, report, '-c', `luafile ${path.join(__dirname, 'neovim.lua')}`], {
      env: { ...process.env, RESULT: result, PATH: `${folder}:${process.env.PATH}`, HOME: folder },
      timeout: 100_000,
      stdio: 'pipe',
    });
    const seen = JSON.parse(readFileSync(result, 'utf8')) as Result;
    assert.ok(seen.attached);
    const codes = seen.diagnostics.map(({ code }) => code);
    assert.deepEqual(codes.sort(), ['figure-sum', 'numbering-sequence', 'punctuation-width']);
    const sum = seen.diagnostics.find(({ code }) => code === 'figure-sum');
    // Neovim counts columns in bytes: six Chinese characters of three bytes stand before the figure.
    assert.deepEqual([sum?.line, sum?.column], [6, 18]);
    assert.equal(`${seen.formatted}\n`, REPORT.replace('要求,', '要求，'));
    assert.ok(seen.undone);
    assert.match(seen.hover ?? '', /13\+8\+10/);
    assert.equal(`${seen.saved}\n`, REPORT.replace('要求,', '要求，'));
    assert.equal(readFileSync(report, 'utf8'), REPORT.replace('要求,', '要求，'));
    assert.ok(seen.left.includes('figure-sum') && !seen.left.includes('punctuation-width'));
  });
});
