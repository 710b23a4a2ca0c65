import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const built = path.join(__dirname, '../../dist/cli.js');

const REPORT = `# 云岭县教育局2025年工作总结

2025年，我局较好地完成了全年任务。现将一年来的工作总结如下：

一、主要工作

全县共有学校30所，其中小学13所、初中8所、幼儿园10所，全部达到标准。

二、存在的问题

一是师资不足；三是设施陈旧。

三、下一步打算

继续补充教师，更新设施。

云岭县教育局

2025年12月28日
`;

interface JsonOutput {
  version: number;
  files: {
    path: string;
    report: Record<string, unknown>;
    findings: {
      rule: string;
      severity: string;
      message: string;
      offset: [number, number];
      range: { start: { line: number; character: number }; end: { line: number; character: number } };
      text: string;
      related: { message: string; offset: [number, number] }[];
      fixes: { title: string; safe: boolean; edits: { offset: [number, number]; newText: string }[] }[];
      data: Record<string, unknown>;
    }[];
    durationMs: number;
  }[];
  summary: { files: number; findings: number; bySeverity: Record<string, number>; byRule: Record<string, number> };
}

describe('命令行', () => {
  let folder: string;
  let cli: string;

  before(() => {
    // The one file is copied away, so that nothing of node_modules can help it.
    folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-cli-'));
    cli = path.join(folder, 'cli.js');
    copyFileSync(built, cli);
    mkdirSync(path.join(folder, 'reports'));
    writeFileSync(path.join(folder, 'reports/总结.md'), REPORT);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const result = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1' },
    });
    assert.equal(result.error, undefined);
    return { code: result.status, out: result.stdout, error: result.stderr };
  };
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(path.join(folder, name), content);
    return name;
  };

  it('check --format json 合乎约定', () => {
    const { code, out } = run('check', '--format', 'json', 'reports');
    assert.equal(code, 1);
    const json = JSON.parse(out) as JsonOutput;
    assert.equal(json.version, 1);
    const file = json.files[0];
    assert.ok(file);
    assert.equal(file.path, path.join('reports', '总结.md'));
    assert.equal(file.report.typeName, '年度工作总结');
    assert.equal(file.report.asOf, '2025-12-28');
    assert.equal(file.report.asOfSource, '成文日期');
    assert.equal(file.report.script, 'hans');
    assert.deepEqual(
      file.findings.filter((finding) => finding.severity === 'warning').map((finding) => [finding.rule, finding.text]),
      [
        ['figure-sum', '30所'],
        ['inline-sequence', '三是'],
      ],
    );
    for (const finding of file.findings) {
      assert.equal(REPORT.slice(...finding.offset), finding.text);
      const line = REPORT.split('\n')[finding.range.start.line] ?? '';
      assert.ok(line.slice(finding.range.start.character).startsWith(finding.text.split('\n')[0] ?? ''));
      assert.ok(Array.isArray(finding.related) && Array.isArray(finding.fixes) && typeof finding.data === 'object');
    }
    assert.equal(json.summary.files, 1);
    assert.equal(json.summary.findings, file.findings.length);
    assert.equal(json.summary.byRule['figure-sum'], 1);
  });

  it('退出码随 --fail-on，文种和日期可以指定', () => {
    assert.equal(run('check', '--fail-on', 'error', 'reports').code, 0);
    assert.equal(run('check', '--fail-on', 'never', 'reports').code, 0);
    const forced = run('check', '--format', 'json', '--type', '自查报告', '--as-of', '2012-05-01', 'reports');
    const report = (JSON.parse(forced.out) as JsonOutput).files[0]?.report;
    assert.deepEqual([report?.typeName, report?.asOf, report?.asOfSource], ['自查报告', '2012-05-01', 'given']);
  });

  it('同一次检查的报告相互比较，年份晚的指出照搬的段落', () => {
    const text = (year: number) =>
      `云岭县交通运输局${year}年工作总结\n\n一、主要工作\n\n全县农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。\n`;
    mkdirSync(path.join(folder, 'years'));
    write('years/2024.md', text(2024));
    write('years/2025.md', text(2025));
    const { files } = JSON.parse(run('check', '--format', 'json', 'years').out) as JsonOutput;
    const copied = files.map(({ findings }) => findings.filter(({ rule }) => rule === 'duplicate-passage'));
    assert.deepEqual(
      copied.map((each) => each.length),
      [0, 1],
    );
    assert.ok(copied[1]?.[0]?.message.includes('2024年的“2024.md”'), copied[1]?.[0]?.message);
    assert.equal(copied[1]?.[0]?.severity, 'information');
    const alone = JSON.parse(run('check', '--format', 'json', 'years/2025.md').out) as JsonOutput;
    assert.equal(alone.summary.byRule['duplicate-passage'], undefined);
  });

  it('给人看的输出有行、原文和下划线', () => {
    const { out } = run('check', 'reports');
    assert.match(out, /7:7\s+警告/);
    assert.ok(out.includes('全县共有学校30所'), out);
    assert.ok(/\^{2,}/.test(out));
  });

  it('SARIF 和 GitHub 格式', () => {
    const sarif = JSON.parse(run('check', '--format', 'sarif', 'reports').out) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    assert.equal(sarif.version, '2.1.0');
    for (const result of sarif.runs[0]?.results ?? []) {
      assert.equal(sarif.runs[0]?.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    }
    assert.match(
      run('check', '--format', 'github', 'reports').out,
      /^::warning file=reports\/总结\.md,line=7,col=\d+/m,
    );
  });

  it('fix 只做不改变意思的修复，再做一遍不再变', () => {
    const file = write('fix.md', REPORT.replace('2025年，我局', '2025年,我局').replace('如下：', '如下:'));
    assert.equal(run('fix', '--dry-run', file).code, 0);
    assert.ok(readFileSync(path.join(folder, file), 'utf8').includes('2025年,我局'), '--dry-run 不应写文件');
    assert.equal(run('fix', file).code, 0);
    const fixed = readFileSync(path.join(folder, file), 'utf8');
    assert.equal(fixed, REPORT);
    assert.equal(run('fix', file).code, 0);
    assert.equal(readFileSync(path.join(folder, file), 'utf8'), REPORT);
  });

  it('render 给出页和行，每行回得到原文', () => {
    const { code, out } = run('render', 'reports/总结.md', '--pages');
    assert.equal(code, 0);
    const model = JSON.parse(out) as { pages: { lines: { text: string; offset: [number, number]; role: string }[] }[] };
    assert.equal(model.pages.length, 1);
    const body = model.pages[0]?.lines.filter((line) => line.offset[1] > line.offset[0]) ?? [];
    assert.ok(body.length > 5);
    assert.ok(body.some((line) => REPORT.slice(...line.offset).includes('学校30所')));
  });

  it('export 写出一个完整的 HTML', () => {
    assert.equal(run('export', 'reports/总结.md', '--to', 'html', '--output', 'out.html').code, 0);
    const html = readFileSync(path.join(folder, 'out.html'), 'utf8');
    assert.match(html, /^<!doctype html>/i);
    assert.ok(!/(?:src|href)="https?:/.test(html));
  });

  it('rules 列出全部规则', () => {
    const list = JSON.parse(run('rules', '--json').out) as { id: string }[];
    assert.ok(list.some((rule) => rule.id === 'figure-sum'));
  });

  it('坏输入：一行清楚的话，退出码 2，别的文件照查', () => {
    write('binary.md', new Uint8Array([0x50, 0x4b, 0, 1, 2, 0, 255]));
    write('gbk.md', new Uint8Array([0xb1, 0xa8, 0xb8, 0xe6, 0x0a]));
    const cases: [string[], RegExp][] = [
      [['check', '没有这个.md'], /找不到/],
      [['check', 'binary.md'], /不是文本文件/],
      [['check', 'gbk.md'], /UTF-8/],
      [['check', '--type', '天气预报', 'reports'], /没有文种“天气预报”/],
      [['check', '--config', '没有.yaml', 'reports'], /读不到配置/],
      [['check', '--as-of', '昨天', 'reports'], /日期/],
      [['check', '--format', 'xml', 'reports'], /xml/],
      [['chekc', 'reports'], /chekc/],
    ];
    for (const [args, message] of cases) {
      const { code, error } = run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(error, message);
    }
    const mixed = run('check', '--format', 'json', 'binary.md', 'reports');
    assert.equal(mixed.code, 2);
    assert.equal((JSON.parse(mixed.out) as JsonOutput).files.length, 1);
  });

  it('读不了的文件说清楚', function () {
    if (process.getuid?.() === 0) this.skip();
    const file = write('secret.md', REPORT);
    chmodSync(path.join(folder, file), 0);
    const { code, error } = run('check', file);
    assert.equal(code, 2);
    assert.match(error, /读不了/);
  });

  it('空文件、坏的文首、一行 1 MB 和 10 MB 都能查完', function () {
    this.timeout(120_000);
    write('empty.md', '');
    write('broken.md', `---\n类型: [\n---\n${REPORT}`);
    write('line.md', `自查报告${'一、工作情况。共有学校3所，其中小学1所、初中2所。'.repeat(14_000)}`);
    write('large.md', REPORT.repeat(Math.ceil((10 * 1024 * 1024) / Buffer.byteLength(REPORT))));
    for (const file of ['empty.md', 'broken.md', 'line.md', 'large.md']) {
      const { code, out } = run('check', '--format', 'json', '--fail-on', 'never', file);
      assert.equal(code, 0, file);
      assert.equal((JSON.parse(out) as JsonOutput).files.length, 1);
    }
    const broken = JSON.parse(run('check', '--format', 'json', 'broken.md').out) as JsonOutput;
    assert.ok(broken.summary.byRule['front-matter'], JSON.stringify(broken.summary));
    assert.ok(broken.summary.byRule['figure-sum'], '文首坏了，正文照查');
  });
});
