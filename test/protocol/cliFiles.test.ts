import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../server/src/lsp/nodePrinter';
import { everywhere, WordParts, wordsOf } from '../support/word';

const dist = path.join(__dirname, '../../dist');
/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const REPORT = `# 云岭县教育局2025年工作总结

2025年，我局较好地完成了全年任务。现将一年来的工作总结如下：

一、主要工作

全县共有学校30所，其中小学13所、初中8所、幼儿园10所，全部达到标准。

![示意图](图/示意.png)

二、存在的问题

师资不足，设施陈旧。

三、下一步打算

继续补充教师，更新设施。

云岭县教育局

2025年12月28日
`;

describe('命令行：导出和导入', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-files-'));
    for (const name of ['cli.js', 'export.js']) copyFileSync(path.join(dist, name), path.join(folder, name));
    mkdirSync(path.join(folder, '图'));
    writeFileSync(path.join(folder, '图/示意.png'), PICTURE);
    writeFileSync(path.join(folder, '总结.md'), REPORT);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
    const result = spawnSync(process.execPath, [path.join(folder, 'cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, NO_COLOR: '1', ...environment },
    });
    return { code: result.status, out: result.stdout, error: result.stderr };
  };
  const word = (name: string) => new WordParts(readFileSync(path.join(folder, name)));

  it('导出 DOCX：图片在内，两次一样；问题可以成为批注', () => {
    assert.deepEqual(run(['export', '总结.md', '--to', 'docx']), { code: 0, out: '总结.docx: 1 页\n', error: '' });
    const parts = word('总结.docx');
    assert.equal(parts.names.filter((name) => name.startsWith('word/media/')).length, 1);
    assert.ok(!parts.text('word/document.xml').includes('commentReference'));
    assert.equal(run(['export', '总结.md', '--to', 'docx', '--output', '二.docx']).code, 0);
    assert.deepEqual(readFileSync(path.join(folder, '二.docx')), readFileSync(path.join(folder, '总结.docx')));
    const commented = run(['export', '总结.md', '--to', 'docx', '--with-findings', '--output', '批注.docx']);
    assert.match(commented.out, /批注/);
    const text = everywhere(word('批注.docx').node('word/comments.xml'), 'w:p').map(wordsOf).join('\n');
    assert.ok(text.includes('figure-sum'), text);
  });

  it('导出勘误表：每个问题有页和行', () => {
    assert.match(run(['export', '总结.md', '--to', 'proof-sheet']).out, /^总结-勘误表\.docx: \d+ 处/);
    const rows = everywhere(word('总结-勘误表.docx').node('word/document.xml'), 'w:tr').map((row) =>
      everywhere(row, 'w:p').map(wordsOf),
    );
    assert.deepEqual(rows[0], ['序号', '位置', '原文', '问题和依据', '建议']);
    const sum = rows.find((row) => row[4]?.startsWith('依据：合计不符'));
    assert.deepEqual(sum?.slice(1, 3), ['第1页第6行', '全县共有学校【30所】，其中小学13所'], JSON.stringify(rows));
  });

  it('导出 HTML：图片写在文件里，不引用别处', () => {
    assert.equal(run(['export', '总结.md', '--to', 'html']).code, 0);
    const html = readFileSync(path.join(folder, '总结.html'), 'utf8');
    assert.ok(html.includes('href="data:image/png;base64,'));
    assert.ok(!/(?:src|href)="(?!data:)/.test(html));
  });

  it('导出 PDF：每页一页，文字可选，有书签；没有浏览器就说怎么办', async function () {
    this.timeout(120_000);
    const none = run(['export', '总结.md', '--to', 'pdf'], { BAOGAO_BROWSER: '/没有/浏览器' });
    assert.equal(none.code, 2);
    assert.match(none.error, /BAOGAO_BROWSER.*HTML.*DOCX/);
    assert.ok(!existsSync(path.join(folder, '总结.pdf')));
    if ((await findBrowser()) === undefined) this.skip();
    const { code, error } = run(['export', '总结.md', '--to', 'pdf']);
    assert.equal(code, 0, error);
    const pdf = readFileSync(path.join(folder, '总结.pdf'));
    assert.ok(pdf.subarray(0, 5).equals(Buffer.from('%PDF-')));
    const text = pdf.toString('latin1');
    assert.match(text, /\/Count 1\b/);
    assert.match(text, /\/Outlines /);
    assert.match(text, /\/ToUnicode /);
  });

  it('导入 DOCX：文字、表格和图片回来；已有的稿子不覆盖', () => {
    assert.equal(run(['export', '总结.md', '--to', 'docx', '--output', '回.docx']).code, 0);
    const first = run(['import', '回.docx']);
    assert.equal(first.code, 0, first.error);
    const markdown = readFileSync(path.join(folder, '回.md'), 'utf8');
    assert.ok(markdown.startsWith('---\n类型: 年度工作总结\n---\n\n# 云岭县教育局2025年工作总结\n'), markdown);
    assert.ok(markdown.includes('![示意图](<回-图片/1.png>)'), markdown);
    assert.deepEqual(readFileSync(path.join(folder, '回-图片/1.png')), PICTURE);
    const second = run(['import', '回.docx']);
    assert.equal(second.code, 2);
    assert.match(second.error, /已经存在/);
    writeFileSync(path.join(folder, '旧.doc'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    for (const [file, message] of [
      ['旧.doc', /\.docx/],
      ['没有.docx', /找不到/],
      ['总结.md', /已经是 Markdown/],
    ] as const) {
      const failed = run(['import', file]);
      assert.equal(failed.code, 2);
      assert.match(failed.error, message);
      assert.equal(failed.error.trim().split('\n').length, 1);
    }
  });

  it('只有 cli.js 时照样检查，导出 DOCX 说缺什么', () => {
    const alone = path.join(folder, 'alone');
    mkdirSync(alone);
    copyFileSync(path.join(dist, 'cli.js'), path.join(alone, 'cli.js'));
    const cli = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(alone, 'cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
    assert.equal(cli('check', '--fail-on', 'never', '总结.md').status, 0);
    const { status, stderr } = cli('export', '总结.md', '--to', 'docx');
    assert.equal(status, 2);
    assert.match(stderr, /export\.js/);
  });
});
