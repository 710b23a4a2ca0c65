import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { textContrasts } from './support/contrast';
import { host, LOAD_TIMEOUT } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const LONG = '长报告.md';
const SENTENCE = '全县现有各级各类学校一百余所，办学条件不断改善，教育质量稳步提升，人民群众的满意度逐年提高。';
/** About thirty pages, each paragraph with a number of its own. */
const LONG_TEXT = [
  '# 青原县教育局2025年工作总结',
  ...Array.from({ length: 120 }, (_, index) => `第${index}段，${SENTENCE.repeat(4)}`),
].join('\n\n');
/** Least contrast that WCAG 2.1 wants of text, and of pictures and outlines (1.4.3, 1.4.11). */
const TEXT_CONTRAST = 4.5;
const PICTURE_CONTRAST = 3;
/** Far more than the milliseconds that a change of one page takes; a machine of the tests may be busy. */
const SLOWEST_CHANGE = 2000;

describe('using the preview', () => {
  let workbench: Workbench;
  const source = sample(REPORT);

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source, [LONG]: LONG_TEXT });
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    await workbench.focusEditor();
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    await papers().first().waitFor();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  const preview = () => workbench.preview();
  const papers = () => preview().locator('svg.paper');
  const pages = () => preview().getByRole('main', { name: 'Printed pages' });
  const button = (name: string) => preview().getByRole('button', { name, exact: true });
  const pageNumber = () => preview().getByRole('textbox', { name: 'Page number' });
  const zoom = () => preview().getByRole('combobox', { name: 'Zoom' });
  const list = () => preview().getByRole('navigation', { name: 'Page list' });
  const shownPage = (wanted: string) =>
    workbench.until(`page ${wanted}`, async () => ((await pageNumber().inputValue()) === wanted ? true : undefined));
  const widthOf = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().width);

  it('has a name for every control, and roles for what is on the pages', async () => {
    const bar = preview().getByRole('toolbar', { name: 'Preview toolbar' });
    const names = await bar
      .locator('button, input, select')
      .evaluateAll((controls) => controls.map((control) => control.getAttribute('aria-label') ?? ''));
    assert.ok(names.length >= 9 && names.every((name) => name !== ''), names.join());
    assert.equal(await preview().locator('header').count(), 1);
    assert.match(
      await preview()
        .locator('html')
        .evaluate(() => document.title),
      /自查报告/,
    );
    assert.equal(
      await pages()
        .getByRole('region', { name: /^Page \d of \d$/ })
        .count(),
      await papers().count(),
    );
    await pages()
      .getByRole('heading', { level: 1, name: /青原县教育局/ })
      .waitFor();
    assert.ok((await pages().getByRole('heading', { level: 2 }).count()) >= 2);
    const marks = await pages()
      .locator('.mark')
      .evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    assert.ok(marks.length > 0 && marks.every((name) => name), 'a finding without words');
  });

  it('turns pages and zooms by keys', async () => {
    await pages().focus();
    for (const [key, page] of [
      ['n', '2'],
      ['ArrowRight', '3'],
      ['p', '2'],
      ['ArrowLeft', '1'],
    ] as const) {
      await workbench.page.keyboard.press(key);
      await shownPage(page);
    }
    const before = await widthOf(preview().locator('section.sheet').first());
    await workbench.page.keyboard.press('+');
    await workbench.until('a wider page', async () =>
      (await widthOf(preview().locator('section.sheet').first())) > before ? true : undefined,
    );
    await workbench.page.keyboard.press('w');
    await workbench.until('the width of the view', async () =>
      (await zoom().inputValue()) === 'width' ? true : undefined,
    );
  });

  it('goes to the page whose number is typed', async () => {
    await pageNumber().fill('3');
    await pageNumber().press('Enter');
    await shownPage('3');
    await pageNumber().fill('1');
    await pageNumber().press('Enter');
    await shownPage('1');
  });

  it('fits the width of the view, and shows the paper at its size at 100 %', async () => {
    const sheet = preview().locator('section.sheet').first();
    await zoom().selectOption('width');
    const room = await pages().evaluate((view) => view.clientWidth - 48);
    assert.ok(Math.abs((await widthOf(sheet)) - room) <= 1);
    for (const [value, factor] of [
      ['1', 1],
      ['2', 2],
    ] as const) {
      await zoom().selectOption(value);
      assert.ok(Math.abs((await widthOf(sheet)) - (factor * 210 * 96) / 25.4) <= 1);
    }
    await zoom().selectOption('page');
    const { height, room: view } = await sheet.evaluate((element) => ({
      height: element.getBoundingClientRect().height,
      room: document.getElementById('pages')?.clientHeight ?? 0,
    }));
    assert.ok(height <= view, `${height} of ${view}`);
    await zoom().selectOption('width');
  });

  it('moves among the controls with the arrow keys, and through all with the Tab key, the focus on view', async () => {
    await button('Page list').focus();
    await workbench.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Previous page');
    await workbench.page.keyboard.press('End');
    assert.equal(await focused(), 'Export or print');
    await workbench.page.keyboard.press('Home');
    assert.equal(await focused(), 'Page list');
    const seen = new Set<string>();
    for (let presses = 0; presses < 12; presses++) {
      seen.add(await focused());
      const outline = await preview()
        .locator(':focus')
        .evaluate((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return `${outlineStyle} ${outlineWidth}`;
        });
      assert.match(outline, /^(?:solid|auto) [1-9]/, [...seen].join());
      await workbench.page.keyboard.press('Tab');
    }
    for (const name of ['Page number', 'Next page', 'Zoom', 'Export or print', 'Printed pages']) {
      assert.ok(seen.has(name), `${name} is not among ${[...seen].join()}`);
    }
  });

  const focused = () =>
    preview()
      .locator(':focus')
      .evaluate((element) => element.getAttribute('aria-label') ?? '');

  it('lists the pages as small pictures of themselves, which lead to them', async () => {
    await button('Page list').click();
    const items = list().getByRole('button');
    assert.equal(await items.count(), await papers().count());
    await list().locator('.drawn').first().waitFor();
    const drawings = await list()
      .locator('.drawn use')
      .evaluateAll((uses) => uses.map((use) => document.querySelector(use.getAttribute('href') ?? '?')?.textContent));
    assert.ok(drawings.length > 0 && drawings.every((text) => (text ?? '').length > 0));
    await list().locator('[aria-current="page"]').waitFor();
    assert.match((await list().locator('[aria-current="page"]').getAttribute('aria-label')) ?? '', /^Page 1 of/);
    await items.first().focus();
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Enter');
    await shownPage('2');
    await list().locator('[aria-current="page"][aria-label^="Page 2"]').waitFor();
  });

  it('names the fonts that are not installed, what stands in for them and where to get them', async () => {
    await button('Fonts').click();
    const notice = preview().locator('.fonts');
    await notice.waitFor();
    const text = (await notice.textContent()) ?? '';
    assert.match(text, /FangSong: “仿宋_GB2312” is missing, “[^”]+” is used/);
    assert.match(text, /XiaoBiaoSong/);
    assert.match(text, /Windows and WPS.*FounderType.*Fandol or Noto CJK/);
    assert.equal(await button('Fonts').getAttribute('aria-expanded'), 'true');
    await button('Fonts').press('Escape');
    await notice.waitFor({ state: 'hidden' });
  });

  for (const [name, theme, kind] of [
    ['light', 'Light Modern', 'vs'],
    ['dark', 'Dark Modern', 'vs-dark'],
    ['high-contrast', 'Dark High Contrast', 'hc-black'],
    ['high-contrast-light', 'Light High Contrast', 'hc-light'],
  ] as const) {
    it(`has enough contrast in the ${name} theme`, async () => {
      await workbench.setTheme(theme, kind);
      await preview().locator(`body.vscode-${name} .mark`).first().waitFor();
      const all = await textContrasts(preview().locator('body'));
      assert.ok(all.length > 30, `${all.length} texts`);
      const poor = all.filter(({ text, ratio }) => {
        const isPicture = !/[\p{Script=Han}\d%]/u.test(text);
        return ratio < (isPicture ? PICTURE_CONTRAST : TEXT_CONTRAST);
      });
      assert.deepEqual(poor, []);
    });
  }

  it('keeps page, zoom and page list when the window is loaded again', async function () {
    this.timeout(LOAD_TIMEOUT);
    if (!(await list().isVisible())) await button('Page list').click();
    await zoom().selectOption('0.75');
    // A size that no list has, so that nothing else stored by VS Code looks like it.
    await button('Zoom out').click();
    const narrow = await widthOf(preview().locator('section.sheet').first());
    await list()
      .getByRole('button', { name: /^Page 3 of/ })
      .click();
    await shownPage('3');
    await workbench.reload('0.67');
    await papers().first().waitFor();
    assert.ok(Math.abs((await widthOf(preview().locator('section.sheet').first())) - narrow) <= 1);
    await list()
      .getByRole('button', { name: /^Page 3 of/ })
      .waitFor();
    await shownPage('3');
  });

  it('follows the editor', async function () {
    this.timeout(LOAD_TIMEOUT);
    await workbench.command('View: Close All Editor Groups');
    await workbench.openFile(LONG);
    await workbench.command('Baogao: Open Preview of the Printed Pages to the Side');
    await papers().nth(25).waitFor({ state: 'attached' });
    await workbench.goTo(placeOf(LONG_TEXT, '第60段').line, 1);
    await workbench.until('the middle of the report', async () => {
      const page = Number(await pageNumber().inputValue());
      return page > 10 && page < 30 ? true : undefined;
    });
  });

  it('redraws the changed pages only, soon after a key is pressed in a report of thirty pages', async function () {
    this.timeout(LOAD_TIMEOUT);
    // Every page is drawn before the key is pressed, so that what is drawn afterwards is drawn because of it.
    await workbench.until('all pages drawn', async () =>
      (await papers().count()) === (await preview().locator('section.sheet').count()) ? true : undefined,
    );
    await preview()
      .locator('#pages')
      .evaluate((view) => {
        const shown: { page: string; at: number }[] = [];
        Object.assign(window, { shown });
        new MutationObserver((changes) => {
          for (const { target, addedNodes } of changes) {
            const isPage = [...addedNodes].some((node) => node instanceof SVGElement && node.matches('.paper'));
            if (isPage)
              shown.push({ page: (target as HTMLElement).id, at: performance.timeOrigin + performance.now() });
          }
        }).observe(view, { childList: true, subtree: true });
      });
    await workbench.page.evaluate(() => {
      const pressed: number[] = [];
      Object.assign(window, { pressed });
      window.addEventListener('keydown', () => pressed.push(performance.timeOrigin + performance.now()), true);
    });
    const took: number[] = [];
    for (let round = 1; round <= 5; round++) {
      await workbench.page.keyboard.press('x');
      const shown = await workbench.until('the changed page', async () => {
        const all = await preview()
          .locator('html')
          .evaluate(() => (window as unknown as { shown: { page: string; at: number }[] }).shown);
        return all.length >= round ? all : undefined;
      });
      const pressed = await workbench.page.evaluate(() => (window as unknown as { pressed: number[] }).pressed);
      assert.equal(new Set(shown.map(({ page }) => page)).size, 1, `drawn: ${shown.map(({ page }) => page).join()}`);
      took.push((shown.at(-1)?.at ?? 0) - (pressed.at(-1) ?? 0));
    }
    const median = took.sort((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY;
    console.log(`      ${await papers().count()} pages, ${median.toFixed(0)} ms from key to page (median of 5)`);
    assert.ok(median < SLOWEST_CHANGE, `${median} ms`);
  });
});
