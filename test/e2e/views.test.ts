import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import type { ShownProblem } from './support/problemsPanel';
import { placeOf } from './support/samples';
import type { Workbench } from './support/workbench';

const SUMMARY = '总结.md';
/** A half-year summary without its plans, with one sum that is wrong, one figure that stands twice, and an empty section. */
const SUMMARY_TEXT = `# 青原县教育局2025年上半年工作总结

2025年上半年，我局认真落实各项工作任务。现将上半年工作总结如下：

## 一、工作情况

全县现有学校30所，其中小学13所、初中8所、幼儿园10所。2025年上半年，全县发放助学金120万元，资助学生3216人。

2025年上半年，全县发放助学金120万元，全部发放到位。

## 二、存在的问题

## 三、几点体会

一是坚持党的领导；二是坚持改革创新。

青原县教育局

2025年7月18日
`;
const OTHER = '自查.md';
const OTHER_TEXT = `# 某局关于安全生产工作的自查报告

根据要求,我局进行了自查，现将自查情况报告如下：

## 一、自查情况

检查单位12个，其中甲类5个、乙类6个、丙类2个。

## 一、存在的问题

设施陈旧。

## 三、整改措施

下一步，将逐项整改、按期销号。
`;

describe('the side bar', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [SUMMARY]: SUMMARY_TEXT, [OTHER]: OTHER_TEXT, 'notes.md': '# Notes\n\n甲,乙。\n' });
    await workbench.status().filter({ hasText: '半年工作总结' }).waitFor();
    await workbench.page.locator('.activitybar .action-item', { has: workbench.page.getByLabel('Report') }).click();
  });
  beforeEach(() => workbench.page.keyboard.press('Escape'));
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  /** A row of the view with this name. */
  const row = (view: string, text: string): Locator =>
    workbench.page
      .locator('.pane', { has: workbench.page.getByRole('button', { name: `${view} Section` }) })
      .locator('.monaco-list-row', { hasText: text });

  it('ticks off the sections: present, missing, empty', async () => {
    await row('Sections', '工作情况').filter({ hasText: 'present' }).waitFor();
    await row('Sections', '存在的问题').filter({ hasText: 'empty' }).waitFor();
    await row('Sections', 'missing').first().waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'views.png'));
    await row('Sections', '存在的问题').click();
    await workbench.waitForCursor(placeOf(SUMMARY_TEXT, '## 二、').line);
  });

  it('inserts a missing section by a click', async () => {
    await row('Sections', 'missing').first().click();
    await workbench.untilSaved(SUMMARY, (text) => text.length > SUMMARY_TEXT.length && text.includes('## 四、'));
    await workbench.page.keyboard.press('Escape');
    await workbench.undoAll(SUMMARY, SUMMARY_TEXT);
  });

  it('lists the findings by group; a click goes to the place', async () => {
    await workbench.page.getByRole('treeitem', { name: '数据 1', exact: true }).waitFor();
    // The rows move while the list fills, so that a click may meet a neighbour.
    const { line } = placeOf(SUMMARY_TEXT, '30所');
    await workbench.until('the cursor is at the figure', async () => {
      await row('Findings', '13+8+10=31')
        .click({ timeout: 2000 })
        .catch(() => undefined);
      return (await workbench.page
        .locator('.statusbar-item[id="status.editor.selection"]', { hasText: `Ln ${line},` })
        .count()) > 0
        ? true
        : undefined;
    });
  });

  it('lists the figures, what does not agree on top', async () => {
    await row('Figures', 'Figures that do not agree').waitFor();
    const figure = row('Figures', '3216人');
    await figure.first().click();
    await workbench.waitForCursor(placeOf(SUMMARY_TEXT, '3216人').line);
  });

  it('shows all places of a figure', async () => {
    const { line, column } = placeOf(SUMMARY_TEXT, '120万元，资助');
    await workbench.goTo(line, column + 1);
    await workbench.page.keyboard.press('Shift+F12');
    const places = workbench.page.locator('.reference-zone-widget .monaco-list-row', { hasText: '120万元' });
    await places.nth(1).waitFor();
    assert.equal(await places.count(), 2);
    await workbench.page.keyboard.press('Escape');
  });

  it('renames a figure in all its places, as one step to undo', async () => {
    const { line, column } = placeOf(SUMMARY_TEXT, '120万元，资助');
    await workbench.goTo(line, column + 1);
    await workbench.page.keyboard.press('F2');
    const input = workbench.page.locator('.rename-box input.rename-input');
    await input.waitFor();
    assert.equal(await input.inputValue(), '120万');
    await input.fill('125万');
    await input.press('Enter');
    const text = await workbench.untilSaved(SUMMARY, (saved) => saved.includes('125万元，资助'));
    assert.equal(text, SUMMARY_TEXT.replaceAll('120万元', '125万元'));
    await workbench.undoOnce();
    await workbench.untilSaved(SUMMARY, (saved) => saved === SUMMARY_TEXT);
  });

  it('collects the figures into a fact sheet', async () => {
    await workbench.focusEditor();
    await workbench.command('Baogao: Collect the Figures into a Fact Sheet');
    const sheet = await workbench.fileText('总结.数据.yaml', (text) => text.includes('助学金'));
    assert.ok(sheet.includes('120万'), sheet);
    await workbench.page.locator('.tab', { hasText: '总结.数据.yaml' }).waitFor();
  });

  it('checks all reports of the workspace and says what was found', async () => {
    await workbench.command('Baogao: Check All Reports of the Workspace');
    const message = workbench.page.locator('.notification-list-item', { hasText: '2 reports checked' });
    await message.waitFor();
    await message.getByRole('button', { name: 'Show problems' }).click();
    const place = placeOf(OTHER_TEXT, '12个');
    const isSum = (each: ShownProblem) =>
      each.code === 'figure-sum' && each.line === place.line && each.column === place.column;
    await workbench.problems((shown) => shown.some(isSum));
    await workbench.screenshot(path.join(SCREENSHOTS, 'check-workspace.png'));
    // Opened, the report shows each finding once.
    await workbench.openFile(OTHER);
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    await workbench.problems((shown) => shown.filter(isSum).length === 1);
  });
});
