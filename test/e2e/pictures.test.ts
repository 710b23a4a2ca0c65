import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import { smallPng } from './support/smallPng';
import type { Workbench } from './support/workbench';

/** The pictures of the README; written anew by `npm run pictures`, else only looked at. */
const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const SIZE = { width: 1200, height: 720 };
/** Bytes that a picture may have; the package has its limit too. */
const LARGEST = 90_000;

describe('the pictures of the README', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source });
    await workbench.page.setViewportSize(SIZE);
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  async function picture(name: string): Promise<void> {
    // The mouse would leave a tool tip in the picture.
    await workbench.page.mouse.move(27, SIZE.height * 0.7);
    const png = smallPng(await workbench.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    assert.ok(png.length < LARGEST, `${name}.png has ${png.length} bytes`);
    const folder = process.env.BAOGAO_PICTURES === '1' ? PICTURES : SCREENSHOTS;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}.png`), png);
    assert.ok(statSync(path.join(PICTURES, `${name}.png`)).size > 0, `docs/pictures/${name}.png is missing`);
  }

  it('findings with the side bar', async () => {
    await workbench.page.locator('.activitybar .action-item', { has: workbench.page.getByLabel('Report') }).click();
    await workbench.page.getByRole('treeitem', { name: '数据 1', exact: true }).waitFor();
    await workbench.showProblems();
    await workbench.problems((shown) => shown.some(({ code }) => code === 'figure-sum'));
    await workbench.goTo(placeOf(source, '30所').line);
    await picture('findings');
  });

  it('the explanation of a finding', async () => {
    await workbench.command('View: Toggle Panel Visibility');
    await workbench.page.locator('.markers-panel').waitFor({ state: 'hidden' });
    const { line, column } = placeOf(source, '30所');
    await workbench.goTo(line, column);
    await workbench.command('Baogao: Explain the Finding at the Cursor…');
    await workbench.quickInput().locator('.monaco-list-row', { hasText: 'Why' }).waitFor();
    await picture('explain');
    await workbench.page.keyboard.press('Escape');
  });

  it('a section found by the initials of its pinyin', async () => {
    await workbench.goTo(source.split('\n').length, 1);
    await workbench.insert('\nczwt');
    await workbench.page.keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: '存在问题' }).first().waitFor();
    await picture('snippet');
    await workbench.page.keyboard.press('Escape');
    await workbench.undoAll(REPORT, source);
  });

  it('the printed pages', async () => {
    await workbench.goTo(8);
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    await workbench.preview().locator('svg.paper[data-page="1"] text').first().waitFor();
    await picture('preview');
  });
});
