import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const built = path.join(__dirname, '../../dist/cli.js');
/** Milliseconds that a run of the program may take on a busy machine. */
const PATIENCE = 120_000;

/** A report with a sum that is wrong in every third, and a paragraph that all years share. */
const report = (body: string, year: number, wrong: boolean) => `# ${body}${year}年工作总结

一、主要工作

全县共有学校${wrong ? 30 : 31}所，其中小学13所、初中8所、幼儿园10所，全部达到标准。

${body}所辖农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。

二、存在的问题

师资不足，设施陈旧。

三、下一步打算

继续补充教师，更新设施。

${body}

${year}年12月28日
`;

interface Output {
  files: { path: string; durationMs: number; findings: { rule: string; message: string }[] }[];
  summary: { files: number; findings: number; byRule: Record<string, number> };
}

describe('命令行：大批报告', function () {
  this.timeout(PATIENCE * 3);
  let folder: string;
  let cli: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-archive-'));
    cli = path.join(folder, 'cli.js');
    copyFileSync(built, cli);
    for (const [at, body] of [
      '云岭县教育局',
      '石门县水利局',
      '清河县民政局',
      '江北县档案局',
      '东山县林业局',
    ].entries()) {
      const own = path.join(folder, '档案', body);
      mkdirSync(own, { recursive: true });
      for (const year of [2022, 2023, 2024, 2025]) {
        writeFileSync(path.join(own, `${year} 年#${at}.md`), report(body, year, (year + at) % 3 === 0));
      }
    }
    writeFileSync(path.join(folder, '档案/坏.md'), new Uint8Array([0xb1, 0xa8, 0xb8, 0xe6, 0x0a]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: PATIENCE,
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { code: status, out: stdout, error: stderr };
  };
  /** An output without the times, which differ from run to run. */
  const timeless = (json: string) => json.replace(/"durationMs": [\d.]+/g, '"durationMs": 0');

  it('线程多少、文件夹还是通配，输出都一样；往年照搬的照样指出', () => {
    const alone = run('check', '--format', 'json', '--jobs', '1', '档案');
    assert.equal(alone.code, 2);
    assert.equal(alone.error, 'baogao: “档案/坏.md”不是 UTF-8 编码，请在编辑器中另存为 UTF-8。\n');
    const { files, summary } = JSON.parse(alone.out) as Output;
    assert.equal(summary.files, 20);
    assert.deepEqual(summary.byRule['figure-sum'], 7);
    const copied = files.filter(({ findings }) => findings.some(({ rule }) => rule === 'duplicate-passage'));
    assert.equal(copied.length, 15);
    for (const args of [
      ['--jobs', '3', '档案'],
      ['档案/*/*.md', '档案/坏.md'],
      ['--time-limit', '100', '档案'],
    ]) {
      const other = run('check', '--format', 'json', ...args);
      assert.equal(other.code, 2);
      if (args[0] !== '档案/*/*.md') assert.equal(timeless(other.out), timeless(alone.out));
      else assert.deepEqual((JSON.parse(other.out) as Output).summary, summary);
    }
    const pretty = run('check', '档案/*/*.md');
    assert.match(pretty.out, /检查 20 个文件。共 \d+ 处：警告 7/);
    assert.equal(pretty.error, '');
    assert.equal(
      run('check', '--no-compare', '--format', 'json', '档案/*/*.md').out.includes('duplicate-passage'),
      false,
    );
    assert.match(run('check', '没有/**/*.md').error, /没有与“没有\/\*\*\/\*\.md”相符的文件/);
  });

  it('分份检查再合并，与一次检查相同，退出码也相同', () => {
    for (const [format, of] of [
      ['json', 3],
      ['sarif', 2],
    ] as const) {
      const whole = run('check', '--format', format, '档案');
      const shards = Array.from({ length: of }, (_, at) => {
        const index = at + 1;
        const file = `${index}.${format}`;
        const { code, out } = run('check', '--format', format, '--shard', `${index}/${of}`, '--output', file, '档案');
        assert.ok(code === 1 || code === 2 || code === 0);
        assert.equal(out, '');
        assert.ok(!existsSync(path.join(folder, `${file}.part`)));
        return file;
      });
      const merged = run('merge', ...shards);
      assert.equal(timeless(merged.out), timeless(whole.out));
      assert.equal(merged.code, 2);
      assert.equal(merged.error, whole.error);
      const partial = run('merge', ...shards.slice(1));
      assert.deepEqual([partial.code, partial.out], [2, '']);
      assert.match(partial.error, /缺第 1 份/);
    }
    for (const wrong of ['0/3', '4/3']) assert.equal(run('check', '--shard', wrong, '档案').code, 2);
    assert.match(run('check', '--shard', '1/2', '档案').error, /--format json 或 sarif/);
    assert.match(run('merge', '1.json', '1.sarif').error, /格式不同/);
    assert.match(run('merge', 'cli.js').error, /不是 baogao check/);
  });

  it('查得太久的文件一个个点名，输出仍然完整', () => {
    // No fresh thread checks a report within a millisecond, however fast the machine.
    const limits = ['--jobs', '1', '--time-limit', '0.001', '--no-compare', '--format', 'json'];
    const { code, out, error } = run('check', ...limits, '档案/云岭县教育局');
    assert.equal(code, 2);
    const lines = error.trim().split('\n');
    assert.equal(lines.length, 4, error);
    for (const line of lines)
      assert.match(line, /^baogao: 档案\/云岭县教育局\/\d{4} 年#0\.md: 0\.001 秒之内没有查完，已跳过/);
    const { files, summary } = JSON.parse(out) as Output;
    assert.deepEqual([files, summary.files], [[], 0]);
  });

  it('中断之后接着查：没有变化的不再查，输出与从头查相同', async () => {
    const args = ['check', '--format', 'json', '--jobs', '1', '--journal', '记录', '--progress', '档案'];
    const journal = path.join(folder, '记录');
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    // The journal grows file by file; the run is stopped when some are in it.
    while (child.exitCode === null && !(existsSync(journal) && statSync(journal).size > 0)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    child.kill('SIGKILL');
    await ended;
    const kept = readFileSync(journal, 'utf8').split('\n').length - 1;
    assert.ok(kept > 0);
    const fresh = run('check', '--format', 'json', '档案');
    const resumed = run(...args);
    assert.equal(timeless(resumed.out), timeless(fresh.out));
    assert.equal(resumed.code, fresh.code);
    assert.ok(resumed.error.includes(`其中 ${kept} 份没有变化`), `${kept} ${resumed.error}`);
    const again = run(...args);
    assert.equal(again.out, resumed.out, '沿用的结果连用时都一样');
    assert.match(again.error, /检查 20 份，其中 20 份没有变化/);

    const changed = path.join(folder, '档案/云岭县教育局/2022 年#0.md');
    const text = readFileSync(changed, 'utf8');
    writeFileSync(changed, text.replace('共有学校30所', '共有学校31所').replace('十七处', '十八处'));
    const third = run(...args);
    assert.equal(timeless(third.out), timeless(run('check', '--format', 'json', '档案').out));
    const reused = Number(/其中 (\d+) 份/.exec(third.error)?.[1]);
    // The changed file, and the one of the next year that was compared with it.
    assert.ok(reused >= 18 && reused < 20, third.error);
    writeFileSync(changed, text);

    writeFileSync(path.join(folder, '档案/清河县民政局/baogao.yaml'), '规则:\n  figure-sum: 关闭\n');
    const fourth = run(...args);
    assert.equal(timeless(fourth.out), timeless(run('check', '--format', 'json', '档案').out));
    assert.match(fourth.error, /其中 14 份没有变化/);
    rmSync(path.join(folder, '档案/清河县民政局/baogao.yaml'));
  });

  it('与上年的报告对照：--last-year，或者文首写明', () => {
    const last = '# 云岭县教育局2024年工作总结\n\n一、主要工作\n\n全县在校学生12430人。\n';
    const own = '# 云岭县教育局2025年工作总结\n\n一、主要工作\n\n全县在校学生12650人，比上年的12340人增加310人。\n';
    mkdirSync(path.join(folder, '对照'));
    writeFileSync(path.join(folder, '上年.md'), last);
    writeFileSync(path.join(folder, '对照/今年.md'), own);
    writeFileSync(path.join(folder, '对照/写明.md'), `---\n上年报告: ../上年.md\n---\n\n${own}`);
    const found = (...args: string[]) => {
      const { files } = JSON.parse(run('check', '--format', 'json', ...args).out) as Output;
      const conflicts = files.map(({ findings }) => findings.filter(({ rule }) => rule === 'figure-conflict'));
      return conflicts.map((each) => each.map(({ message }) => /“上年\.md”写的是12430人/.test(message)));
    };
    assert.deepEqual(found('--last-year', '上年.md', '对照/今年.md'), [[true]]);
    assert.deepEqual(found('对照'), [[], [true]]);
    assert.match(run('check', '--last-year', '上年.md', '对照').error, /只能在检查一份报告时用/);
    assert.match(run('check', '--last-year', '没有.md', '对照/今年.md').error, /找不到“没有\.md”/);
    // The journal knows that last year's report belongs to the result.
    const journalled = ['--journal', '对照记录', '对照'];
    assert.deepEqual(found(...journalled), [[], [true]]);
    writeFileSync(path.join(folder, '上年.md'), last.replace('12430', '12340'));
    assert.deepEqual(found(...journalled), [[], []]);
  });

  it('进度只在要时显示，配置的问题只说一次', () => {
    const own = path.join(folder, '档案/东山县林业局');
    writeFileSync(path.join(own, 'baogao.yaml'), '规则:\n  figure-sun: 关闭\n');
    const quiet = run('check', '档案/东山县林业局');
    assert.equal(quiet.error.trim().split('\n').length, 1, quiet.error);
    assert.match(quiet.error, /baogao\.yaml:2 /);
    const told = run('check', '--progress', '--jobs', '2', '档案/东山县林业局');
    assert.match(told.error, /比对 4\/4（/);
    assert.match(told.error, /检查 4\/4（[\d.]+ 份\/秒，用时 /);
    rmSync(path.join(own, 'baogao.yaml'));
  });
});
