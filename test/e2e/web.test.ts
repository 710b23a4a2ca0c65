import assert from 'node:assert/strict';
import path from 'node:path';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { CLEAN, placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

/** The oldest VS Code that the manifest admits, without any server: extension and language server are web workers. */
describe('VS Code for the Web', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.openWeb({ [REPORT]: source, [CLEAN]: sample(CLEAN) });
    await workbench.showProblems();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  it('shows the findings at their places', async () => {
    const sum = placeOf(source, '30所');
    await workbench.problems((shown) =>
      shown.some(({ code, line, column }) => code === 'figure-sum' && line === sum.line && column === sum.column),
    );
    await workbench.status().filter({ hasText: '自查报告 · 2025-07-18' }).waitFor();
  });

  it('follows an edit', async () => {
    const { line, column } = placeOf(source, '30所');
    await workbench.goTo(line, column);
    await workbench.page.keyboard.press('Delete');
    await workbench.page.keyboard.press('Delete');
    await workbench.insert('31');
    await workbench.problems((shown) => shown.length > 0 && !shown.some(({ code }) => code === 'figure-sum'));
  });

  it('shows the pages', async () => {
    await workbench.focusEditor();
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    const page = workbench.preview().locator('svg.paper[data-page="1"]');
    await page.waitFor();
    const text = (await page.locator('text').allTextContents()).join('');
    assert.ok(text.includes('全县现有学校31所'), 'the edit is on the page');
    await workbench.screenshot(path.join(SCREENSHOTS, 'web.png'));
  });

  it('says that no PDF can be made here, and what to do instead', async () => {
    await workbench.focusEditor();
    await workbench.command('Baogao: Export as PDF…');
    const notice = workbench.notification('VS Code in a browser cannot start a program to make a PDF');
    await notice.waitFor();
    await notice.getByRole('button', { name: 'Export HTML' }).waitFor();
    await notice.getByRole('button', { name: 'Export DOCX' }).click();
    const file = `/${REPORT.replace(/\.md$/, '.docx')}`;
    await workbench.fileDialog('Export the report', file, file);
    await workbench.notification('Written:').waitFor();
  });

  it('checks all reports of a workspace that is on no disk', async () => {
    await workbench.command('Baogao: Check All Reports of the Workspace');
    await workbench.page.locator('.notification-list-item', { hasText: '2 reports checked' }).waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'web-workspace.png'));
  });

  it('costs no request to the network', () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
