import assert from 'node:assert/strict';
import path from 'node:path';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const TITLE = '青原县教育局关于2024—2025学年度教育工作情况的自查报告';
/** Enough text to make the report one page longer. */
const MORE = '新增一段用来检查版面的文字，它有足够多的字，能占去一行还多一点的地方。'.repeat(25);

describe('the preview', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source });
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    await openPreview();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  const openPreview = async () => {
    await workbench.focusEditor();
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    await workbench.preview().locator('svg.paper[data-page="1"]').waitFor();
  };
  const papers = () => workbench.preview().locator('svg.paper');
  const textOf = (page: number) =>
    workbench
      .preview()
      .locator(`svg.paper[data-page="${page}"] text`)
      .allTextContents()
      .then((lines) => lines.join(''));
  const pageCount = async () => Number(/(\d+) pages/.exec((await workbench.status().textContent()) ?? '')?.[1] ?? 0);

  it('shows page 1 with the title', async () => {
    const text = await textOf(1);
    assert.ok(text.includes(TITLE), `page 1 begins with: ${text.slice(0, 60)}`);
  });

  it('has as many pages as the status bar says', async () => {
    const count = await papers().count();
    assert.ok(count >= 2, `${count} pages`);
    assert.equal(count, await pageCount());
  });

  it('shows an edit', async () => {
    await workbench.focusEditor();
    const { line, column } = placeOf(source, '全县现有学校');
    await workbench.goTo(line, column);
    await workbench.insert('经核实，');
    await papers().filter({ hasText: '经核实，全县现有学校' }).first().waitFor();
    await workbench.undoAll(REPORT, source);
    await workbench.until('the edit is gone', async () => ((await textOf(1)).includes('经核实') ? undefined : true));
  });

  it('grows by a page when the report does', async () => {
    const before = await papers().count();
    const { line, column } = placeOf(source, '特此报告');
    await workbench.goTo(line, column);
    await workbench.insert(MORE);
    await workbench.until('one page more', async () => ((await papers().count()) > before ? true : undefined));
    await workbench.undoAll(REPORT, source);
    await workbench.until('as many pages as before', async () =>
      (await papers().count()) === before ? true : undefined,
    );
  });

  it('leads back to the text on a double click', async () => {
    await workbench.goTo(1, 1);
    const line = placeOf(source, '（三）教育质量稳步提升').line;
    const words = workbench.preview().locator('svg.paper text', { hasText: '教育质量稳步提升' }).first();
    await words.scrollIntoViewIfNeeded();
    await words.dblclick();
    await workbench.waitForActiveLine(line);
  });

  it('comes back after the window is loaded again', async function () {
    this.timeout(LOAD_TIMEOUT);
    // A second attempt begins like the first, with the preview open.
    if ((await papers().count()) === 0) await openPreview();
    await workbench.reload('mainThreadWebview-baogao.preview');
    await workbench.preview().locator('svg.paper[data-page="1"]').waitFor();
    assert.ok((await textOf(1)).includes(TITLE));
  });

  for (const [name, theme, kind] of [
    ['light', 'Light Modern', 'vs'],
    ['dark', 'Dark Modern', 'vs-dark'],
    ['high-contrast', 'Dark High Contrast', 'hc-black'],
  ] as const) {
    it(`is looked at in the ${name} theme`, async () => {
      await workbench.setTheme(theme, kind);
      await workbench.preview().locator(`body.vscode-${name} svg.paper[data-page="1"] text`).first().waitFor();
      await workbench.screenshot(path.join(SCREENSHOTS, `preview-${name}.png`));
    });
  }

  it('costs no request to the network', () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
