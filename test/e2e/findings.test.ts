import assert from 'node:assert/strict';
import path from 'node:path';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { CLEAN, placeOf, REPORT, sample, TRADITIONAL } from './support/samples';
import type { Workbench } from './support/workbench';

const NOTES = '# 读书笔记\n\n学校共30所，其中小学13所、初中8所、幼儿园10所。\n';
const SUM = '学校30所，其中小学13所、初中8所、幼儿园10所';

describe('findings', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({
      [REPORT]: source,
      [TRADITIONAL]: sample(TRADITIONAL),
      [CLEAN]: sample(CLEAN),
      'README.md': '# Notes\n\nThis is not a report, 13+8+10 is not 32 , and nobody cares.\n',
      'notes.md': NOTES,
    });
    await workbench.showProblems();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  /** Rule, and the words that it is about. */
  const expected = [
    ['figure-sum', '30所'],
    ['fixed-phrase', '***新时代中国特色社会主义思想'],
    ['inline-sequence', '四是部分学校'],
    ['numbering-sequence', '三、整改措施'],
    ['punctuation-width', ',对全县'],
  ] as const;

  it('stand in the Problems panel at their places', async () => {
    const problems = await workbench.problems((shown) =>
      expected.every(([rule]) => shown.some(({ code }) => code === rule)),
    );
    for (const [rule, words] of expected) {
      const found = problems.filter(({ code }) => code === rule);
      assert.equal(found.length, 1, `${rule} is reported once`);
      const place = placeOf(source, words);
      assert.deepEqual({ line: found[0]?.line, column: found[0]?.column }, place, `${rule} stands at “${words}”`);
    }
    await workbench.screenshot(path.join(SCREENSHOTS, 'findings.png'));
  });

  it('go to the text when clicked', async () => {
    const row = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'numbering-sequence' }).first();
    // The right end of the row is a link to the rule's page.
    await row.click({ position: { x: 100, y: 10 } });
    await workbench.waitForCursor(placeOf(source, '三、整改措施').line);
  });

  it('are shown with kind, date and length in the status bar', async () => {
    await workbench.status().filter({ hasText: '自查报告 · 2025-07-18' }).waitFor();
  });

  it('are found in Traditional script', async () => {
    const text = sample(TRADITIONAL);
    await workbench.openFile(TRADITIONAL);
    const gap = placeOf(text, '6.加強體育美育');
    await workbench.problems((shown) =>
      shown.some(({ code, line }) => code === 'numbering-sequence' && line === gap.line),
    );
  });

  it('are absent from a clean report', async () => {
    await workbench.openFile(CLEAN);
    await workbench.status().filter({ hasText: '半年工作总结' }).waitFor();
    const page = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: CLEAN });
    assert.equal(await page.count(), 0);
  });

  it('are absent from Markdown that is no report, until the writer asks', async () => {
    await workbench.openFile('README.md');
    await workbench.status().waitFor({ state: 'hidden' });
    await workbench.openFile('notes.md');
    await workbench.status().waitFor({ state: 'hidden' });
    await workbench.command('Baogao: Check This File as a Report');
    await workbench.status().waitFor({ state: 'visible' });
    await workbench.problems((shown) => shown.some(({ code, line }) => code === 'figure-sum' && line === 3));
  });

  it('vanish with the mistake and come with it', async () => {
    await workbench.openFile(REPORT);
    const { line, column } = placeOf(source, SUM);
    await workbench.goTo(line, column + 2);
    await workbench.page.keyboard.press('Delete');
    await workbench.page.keyboard.press('Delete');
    await workbench.insert('31');
    await workbench.problems((shown) => !shown.some((each) => each.code === 'figure-sum' && each.line === line));
    await workbench.undoAll(REPORT, source);
    await workbench.problems((shown) => shown.some((each) => each.code === 'figure-sum' && each.line === line));
  });

  it('are explained by a page that ships with the extension', async () => {
    await workbench.openFile(REPORT);
    await workbench.command('Baogao: Explain a Rule…');
    await workbench.pick('figure-sum', 'figure-sum');
    const page = workbench.preview();
    await page.getByRole('heading', { name: '（figure-sum）' }).waitFor();
    await page.getByRole('heading', { name: '为什么' }).waitFor();
  });

  it('cost no request to the network', () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
