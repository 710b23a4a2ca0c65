import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderDocument } from '../../server/src/export/html';
import { layOut } from '../../server/src/layout/layOut';
import type { Page } from '../../server/src/layout/pages';
import { findBrowser, printPdf } from '../../server/src/lsp/nodePrinter';
import { Report } from '../../server/src/report/report';

const folder = process.env.BAOGAO_DRAFTS ?? path.join(__dirname, '../../docs/sample');
/** A4 in points. */
const PAPER = [595.276, 841.89] as const;
const WIDE = `# 办学条件报告

全县办学条件不断改善。

<!-- 横排 -->

| 学校 | 学生 |
|---|---|
| 第一小学 | 1203 |

附件1

整改清单

1.新建校舍3栋。
`;

describe('export: PDF 由 Chromium 印出来', function () {
  this.timeout(180_000);
  let scratch: string;
  before(async function () {
    const canRead = ['pdftotext', 'pdfinfo', 'pdffonts'].every(
      (program) => spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0,
    );
    if (!canRead || (await findBrowser()) === undefined) this.skip();
    scratch = mkdtempSync(path.join(os.tmpdir(), 'baogao-pdf-'));
  });
  after(() => {
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  });

  const drafts = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = [
    ...drafts.map((name) => [name, () => readFileSync(path.join(folder, name), 'utf8')] as const),
    ['横排的表', () => WIDE] as const,
  ];
  for (const [name, text] of texts) {
    it(`${name}：一面一页 A4，不缩放，行行都是预览的文字，字体嵌入，有书签`, async () => {
      const paged = layOut(Report.parse(text()));
      const file = path.join(scratch, 'report.pdf');
      writeFileSync(file, await printPdf(renderDocument(paged)));
      const read = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' }).stdout;
      const information = read('pdfinfo', '-f', '1', '-l', '999', file);
      const sizes = [...information.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)].map(([, ...size]) =>
        size.map(Number),
      );
      assert.equal(sizes.length, paged.pages.length);
      for (const size of sizes) for (const at of [0, 1] as const) assert.ok(Math.abs((size[at] ?? 0) - PAPER[at]) < 1);
      const printed = read('pdftotext', '-raw', file, '-').replace(/\f$/, '').split('\f');
      assert.deepEqual(
        printed.map(sortedCharacters),
        paged.pages.map((page) => sortedCharacters(textOf(page))),
      );
      const lines = new Set(printed.flatMap((page) => page.split('\n')).map((line) => line.replace(/\s/g, '')));
      const missing = paged.pages
        .flatMap((page) => (page.isTurned ? [] : linesOf(page)))
        .filter((line) => !lines.has(line));
      assert.deepEqual(missing, [], '断行同预览一样');
      const fonts = read('pdffonts', file).trim().split('\n').slice(2);
      assert.ok(fonts.length > 0);
      for (const font of fonts) assert.match(font, /\byes\s+(?:yes|no)\s+yes\b/, '嵌入，可选取文字');
      assert.match(readFileSync(file, 'latin1'), /\/Outlines /);
    });
  }
});

/** The lines of a page without blanks; parts that stand side by side are one line. */
function linesOf({ lines }: Page): string[] {
  const texts = new Map<string, string>();
  for (const { cell, role, y, runs } of lines) {
    if (cell) continue;
    const key = `${role} ${y.toFixed(3)}`;
    texts.set(key, (texts.get(key) ?? '') + runs.map(({ text }) => text).join(''));
  }
  return [...texts.values()].map((text) => text.replace(/\s/g, ''));
}

function textOf(page: Page): string {
  return page.lines.flatMap((line) => line.runs.map(({ text }) => text)).join('');
}

/** The order of a page's texts is the reader's guess; what stands on the page is not. */
function sortedCharacters(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('');
}
