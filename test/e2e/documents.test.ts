import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const NAME = REPORT.replace(/\.md$/, '');
const DRAFT = '空白.md';
/** A report with a picture beside it and a footnote that comes later; the picture is red. */
const ILLUSTRATED = '带图的报告.md';
const ILLUSTRATION =
  '# 青原县教育局2025年工作总结\n\n一、主要工作\n\n全县新建学校2所[^1]。\n\n![示意图](图片/甲.png)\n\n[^1]: 不含民办学校。\n';
const RED =
  'iVBORw0KGgoAAAANSUhEUgAAASwAAADICAIAAADdvUsCAAABsUlEQVR42u3TQQ0AAAgDsSmZfynIQgYPmlTBJZdpgUORAEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYETAgmBEwIJgRMCCYEE6oAJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEEwImBBMCJgQTAiYEE4IJVQATggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJAROCCQETggkBE4IJwYSACcGEgAnhpwX3JRdzPIhA+wAAAABJRU5ErkJggg==';
const PASTE = 'Baogao: Paste from Word or the Web as Structured Markdown';
const COPIED = `<h1>青原县教育局2025年工作总结</h1><p>一、主要工作</p><p>全县<b>新建</b>学校2所。</p>
<table><tr><th>类别</th><th>数量</th></tr><tr><td>小学</td><td>13</td></tr></table>`;

describe('exporting and importing', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source, [DRAFT]: '\n', [ILLUSTRATED]: ILLUSTRATION });
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    mkdirSync(path.join(workbench.folder, '发文'));
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  /** Bytes of a file of the folder once it is whole. */
  const bytesOf = (name: string, isWhole: (bytes: Buffer) => boolean): Promise<Buffer> => {
    const file = path.join(workbench.folder, name);
    return workbench.until(`${name} on disk`, () => {
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      return isWhole(bytes) ? bytes : undefined;
    });
  };
  const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString() === 'PK' && bytes.includes('PK\u0005\u0006');
  const textOf = (bytes: Buffer, part: string) => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
  const wordsOf = (xml: string) => xml.replace(/<[^>]*>/g, '');
  /** Runs an export that should propose the one path, relative to the folder, and writes it to the other. */
  const exportAs = async (title: string, proposed: string, target: string) => {
    await workbench.focusEditor();
    await workbench.command(title);
    const [from, to] = [proposed, target].map((each) => path.join(workbench.folder, each));
    await workbench.fileDialog('Export the report', from ?? '', to ?? '');
  };

  it('exports a Word file and tells how many pages it has', async () => {
    await exportAs('Baogao: Export as Word (DOCX)…', `${NAME}.docx`, `发文/${NAME}.docx`);
    const bytes = await bytesOf(`发文/${NAME}.docx`, isZip);
    assert.ok(wordsOf(textOf(bytes, 'word/document.xml')).includes('全县现有学校30所'));
    const notice = workbench.notification(`Written: ${NAME}.docx`);
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? '', /\(\d+ pages\)/);
    await workbench.screenshot(path.join(SCREENSHOTS, 'export.png'));
    await notice.getByRole('button', { name: 'Show in the Explorer' }).click();
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: `${NAME}.docx` }).waitFor();
  });

  it('remembers the folder, and writes the findings as comments', async () => {
    const file = `发文/${NAME}-批注.docx`;
    await exportAs('Baogao: Export as Word with the Findings as Comments…', file, file);
    const bytes = await bytesOf(file, isZip);
    assert.match(wordsOf(textOf(bytes, 'word/comments.xml')), /figure-sum/);
  });

  it('exports the proof sheet', async () => {
    const file = `发文/${NAME}-勘误表.docx`;
    await exportAs('Baogao: Export the Proof Sheet', file, file);
    const bytes = await bytesOf(file, isZip);
    assert.match(wordsOf(textOf(bytes, 'word/document.xml')), /勘误表/);
  });

  it('exports a PDF', async () => {
    const file = `发文/${NAME}.pdf`;
    await exportAs('Baogao: Export as PDF…', file, file);
    const bytes = await bytesOf(file, (each) => each.subarray(-1024).includes('%%EOF'));
    assert.equal(bytes.subarray(0, 4).toString(), '%PDF');
  });

  it('imports the Word file as a draft and opens it', async () => {
    const draft = `发文/${NAME}.md`;
    await workbench.command('Baogao: Import a Word File or Web Page…');
    const folder = `${workbench.folder}/`;
    await workbench.fileDialog('Import a report', folder, path.join(folder, `发文/${NAME}.docx`));
    await workbench.fileDialog('Save the draft as', path.join(folder, draft), path.join(folder, draft));
    await workbench.page.locator('.tab.active', { hasText: '发文' }).waitFor();
    const text = await workbench.fileText(draft, (each) => each.includes('特此报告'));
    const { line } = placeOf(source, '（三）教育质量稳步提升');
    assert.ok(text.includes(source.split('\n')[line - 1]?.replace(/^#+ /, '') ?? '?'));
  });

  it('shows pictures and footnotes in the preview as they are exported', async () => {
    await workbench.openFile(ILLUSTRATED);
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    const paper = workbench.preview().locator('svg.paper[data-page="1"]');
    await paper.locator('.frame').waitFor();
    await paper.locator('g.footnote text', { hasText: '不含民办学校' }).waitFor();
    // The picture comes later than the text that names it, and its folder with it, of which alone a watcher tells.
    mkdirSync(path.join(workbench.folder, '图片'));
    writeFileSync(path.join(workbench.folder, '图片/甲.png'), Buffer.from(RED, 'base64'));
    await paper.locator('image[href^="blob:"]').waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'preview-picture.png'));
  });

  it('pastes what was copied from a web page as structured Markdown', async () => {
    await workbench.openFile(DRAFT);
    await workbench.focusEditor();
    await workbench.page.evaluate(async (html) => {
      const parts = { 'text/html': html, 'text/plain': html.replace(/<[^>]*>/g, ' ') };
      const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })] as const);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }, COPIED);
    // A page may not read what was copied on its own, so the writer pastes and then chooses how.
    await workbench.page.keyboard.press('Control+v');
    await workbench.page.locator('.post-edit-widget').waitFor();
    await workbench.page.keyboard.press('Control+.');
    await workbench.page.locator('.action-widget .monaco-list-row', { hasText: 'structured Markdown' }).click();
    const text = await workbench.untilSaved(DRAFT, (each) => each.includes('| 小学'));
    assert.equal(
      text.trim(),
      '# 青原县教育局2025年工作总结\n\n一、主要工作\n\n全县**新建**学校2所。\n\n| 类别 | 数量 |\n| --- | --- |\n| 小学 | 13 |',
    );
  });

  it('gives plain text its structure', async () => {
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+a');
    await workbench.page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      '1 . 教学\r\n\r\n\r\n　　全县新建学校2所。\r\n',
    );
    await workbench.command(PASTE);
    await workbench.untilSaved(DRAFT, (each) => each.includes('全县新建学校2所。') && !each.includes('　'));
  });
});
