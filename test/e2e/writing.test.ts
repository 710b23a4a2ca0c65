import assert from 'node:assert/strict';
import path from 'node:path';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const DRAFT = '草稿.md';
/** A self-inspection report without a section about its problems. */
const DRAFT_TEXT = `# 某局关于安全生产工作的自查报告

根据《某市安全生产自查通知》要求，我局对2025年安全生产情况进行了认真自查，现将自查情况报告如下：

## 一、自查工作组织情况

我局成立自查工作领导小组，制定自查方案，逐项自查。

## 二、自查情况

检查单位12个，制度健全、责任到人。

## 三、整改措施

下一步，将逐项整改、按期销号，年底前全部完成。
`;

describe('writing', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source, [DRAFT]: DRAFT_TEXT });
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
  });
  // What a failed test left open must not fail the next.
  beforeEach(() => workbench.page.keyboard.press('Escape'));
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  it('accepts a quick fix, which is one step to undo', async () => {
    await workbench.openFile(REPORT);
    const { line, column } = placeOf(source, '三、整改措施');
    await workbench.goTo(line, column);
    await workbench.quickFix('四、');
    const fixed = source.replace('## 三、整改措施', '## 四、整改措施');
    await workbench.untilSaved(REPORT, (text) => text === fixed);
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (text) => text === source);
  });

  it('applies all safe fixes as one step to undo', async () => {
    await workbench.openFile(REPORT);
    await workbench.focusEditor();
    await workbench.command('Baogao: Apply All Safe Fixes');
    const fixed = await workbench.untilSaved(REPORT, (text) => text.includes('四个方面，对全县'));
    assert.ok(fixed.includes('学校30所'), 'what needs a person to decide stays');
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (text) => text === source);
  });

  it('inserts a snippet found by the initials of its pinyin', async () => {
    await workbench.openFile(DRAFT);
    const lines = DRAFT_TEXT.split('\n').length;
    await workbench.goTo(lines, 1);
    await workbench.insert('\nczwt');
    await workbench.suggest('存在问题');
    const text = await workbench.untilSaved(DRAFT, (saved) => saved.includes('对照要求，还存在以下问题：一是'));
    assert.ok(!text.includes('czwt'));
    await workbench.page.keyboard.press('Escape');
    await workbench.undoAll(DRAFT, DRAFT_TEXT);
  });

  it('inserts a missing section where it belongs', async () => {
    await workbench.openFile(DRAFT);
    await workbench.focusEditor();
    await workbench.command('Baogao: Insert a Section…');
    const missing = workbench.quickInput().locator('.monaco-list-row', { hasText: '存在的问题' });
    await missing.filter({ hasText: 'required' }).waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'insert-section.png'));
    await missing.click();
    const text = await workbench.untilSaved(DRAFT, (saved) => saved.includes('存在的问题'));
    const order = ['二、自查情况', '存在的问题', '整改措施'].map((heading) => text.indexOf(heading));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
      'the section stands between its neighbours',
    );
    await workbench.page.keyboard.press('Escape');
    await workbench.undoAll(DRAFT, DRAFT_TEXT);
  });

  it('writes the kind of report into the front matter', async () => {
    await workbench.openFile(DRAFT);
    await workbench.focusEditor();
    await workbench.command('Baogao: Set the Kind of Report…');
    await workbench.pick('工作要点', '工作要点');
    await workbench.untilSaved(DRAFT, (saved) => saved === `---\n类型: 工作要点\n---\n\n${DRAFT_TEXT}`);
    await workbench.status().filter({ hasText: '工作要点' }).waitFor();
    await workbench.undoAll(DRAFT, DRAFT_TEXT);
  });

  it('renumbers the report, which is one step to undo', async () => {
    await workbench.openFile(REPORT);
    // Above the first number there is just one choice: the whole report.
    await workbench.goTo(1, 1);
    await workbench.command('Baogao: Renumber…');
    await workbench.untilSaved(REPORT, (text) => text.includes('## 四、整改措施'));
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (text) => text === source);
  });

  it('exports the pages as one file', async () => {
    await workbench.openFile(DRAFT);
    await workbench.focusEditor();
    await workbench.command('Baogao: Export as HTML…');
    await workbench.quickInput().getByRole('button', { name: 'OK' }).click();
    const html = await workbench.fileText(DRAFT.replace('.md', '.html'), (text) => text.includes('</html>'));
    assert.ok(html.includes('现将自查情况报告如下'));
    await workbench.page.locator('.notification-list-item', { hasText: 'Written: 草稿.html' }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('begins a new report with the sections of its kind', async () => {
    await workbench.command('Baogao: New Report…');
    await workbench.pick('自查报告', '自查报告');
    await workbench.answerPrompt('Issuing body', '青原县教育局');
    await workbench.answerPrompt('Period of the report', '2025年');
    await workbench.pick('Simplified Chinese');
    const lines = workbench.page.locator('.editor-group-container.active .view-lines');
    await lines.filter({ hasText: '青原县教育局' }).filter({ hasText: '自查情况' }).waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'new-report.png'));
  });
});
