import assert from 'node:assert/strict';
import path from 'node:path';
import { host, LOAD_TIMEOUT, SCREENSHOTS } from './support/host';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const PASTED = '粘贴.md';
const PASTED_TEXT =
  '青原县教育局2025年工作总结\n　　2025年，我局圆满完成任务。现将工作总结如下：\n　　一、主要工作\n　　新建校舍3栋。\n　　二、存在的问题\n　　经费不足。\n　　青原县教育局\n　　2025年12月18日\n';
const LOOSE = '格式.md';
const LOOSE_TEXT =
  '# 青原县教育局2025年工作总结\n\n2025年,我局完成投资 24,303 万元， 详见 http://a.gov.cn/b,c 。现将工作总结如下：\n\n一. 主要工作\n\n新建校舍 3 栋.\n';
const NOTICE = '关于开展自查的通知.md';
const CITING = '引用.md';
const CITING_TEXT =
  '# 某局关于开展自查的自查报告\n\n根据《关于开展自查的通知》要求，我局认真自查。现将自查情况报告如下：\n\n一、自查情况\n\n检查单位12个。\n';

describe('editing', () => {
  let workbench: Workbench;
  const source = sample(REPORT);
  const sum = placeOf(source, '30所');

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({
      [REPORT]: source,
      [PASTED]: PASTED_TEXT,
      [LOOSE]: LOOSE_TEXT,
      [CITING]: CITING_TEXT,
      [NOTICE]: '# 通知\n',
    });
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    await workbench.showProblems();
    await workbench.problems((shown) => shown.some(({ code }) => code === 'figure-sum'));
  });
  beforeEach(() => workbench.page.keyboard.press('Escape'));
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  const sumIsReported = (wanted: boolean) =>
    workbench.problems((shown) => shown.length > 0 && shown.some(({ code }) => code === 'figure-sum') === wanted);

  it('ignores a finding in its paragraph by a command, which is one step to undo', async () => {
    await workbench.goTo(sum.line, sum.column);
    await workbench.command('Baogao: Ignore This Finding Here');
    await sumIsReported(false);
    const text = await workbench.untilSaved(REPORT, (saved) => saved !== source);
    assert.equal(text, source.replace('\n全县现有', '\n<!-- baogao-ignore figure-sum -->\n全县现有'));
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (saved) => saved === source);
    await sumIsReported(true);
  });

  it('ignores a rule in the file', async () => {
    await workbench.goTo(sum.line, sum.column);
    await workbench.command('Baogao: Ignore This Rule in the File');
    await sumIsReported(false);
    await workbench.untilSaved(REPORT, (saved) => saved.includes('忽略: [figure-sum]\n---'));
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (saved) => saved === source);
    await sumIsReported(true);
  });

  it('explains a finding: what, why, source, examples, and what to do', async () => {
    await workbench.goTo(sum.line, sum.column);
    await workbench.command('Baogao: Explain the Finding at the Cursor…');
    const rows = workbench.quickInput().locator('.monaco-list-row');
    for (const label of ['What', 'Why', 'Source', 'Wrong', 'Right'])
      await rows.filter({ hasText: label }).first().waitFor();
    await workbench.screenshot(path.join(SCREENSHOTS, 'explain.png'));
    await workbench.pick('此段忽略', '此段忽略');
    await sumIsReported(false);
    await workbench.undoOnce();
    await workbench.untilSaved(REPORT, (saved) => saved === source);
    await sumIsReported(true);
  });

  it('ignores a rule in all reports of the folder', async () => {
    await workbench.goTo(sum.line, sum.column);
    await workbench.command('Baogao: Ignore This Always…');
    await sumIsReported(false);
    await workbench.fileText('baogao.yaml', (text) => text === '规则:\n  figure-sum: 关闭\n');
  });

  it('makes headings and paragraphs of pasted text, as one step to undo', async () => {
    await workbench.openFile(PASTED);
    await workbench.status().filter({ hasText: '年度工作总结' }).waitFor();
    await workbench.command('Baogao: Structure Pasted Text');
    const text = await workbench.untilSaved(PASTED, (saved) => saved.includes('## 二、'));
    assert.ok(text.startsWith('# 青原县教育局2025年工作总结\n\n2025年，我局'), text);
    assert.ok(text.endsWith('经费不足。\n\n青原县教育局\n\n2025年12月18日\n'), text);
    await workbench.undoOnce();
    await workbench.untilSaved(PASTED, (saved) => saved === PASTED_TEXT);
  });

  it('formats the document; numbers and addresses stay', async () => {
    await workbench.openFile(LOOSE);
    await workbench.status().filter({ hasText: '年度工作总结' }).waitFor();
    await workbench.focusEditor();
    await workbench.command('Format Document');
    const text = await workbench.untilSaved(LOOSE, (saved) => saved !== LOOSE_TEXT);
    for (const part of [
      '2025年，我局完成投资24,303万元，详见 http://a.gov.cn/b,c',
      '\n一、主要工作\n',
      '新建校舍3栋。\n',
    ])
      assert.ok(text.includes(part), text);
    await workbench.undoOnce();
    await workbench.untilSaved(LOOSE, (saved) => saved === LOOSE_TEXT);
  });

  it('widens the selection from word to sentence to paragraph', async () => {
    await workbench.openFile(CITING);
    await workbench.status().filter({ hasText: '自查报告' }).waitFor();
    const { line, column } = placeOf(CITING_TEXT, '认真');
    await workbench.goTo(line, column);
    const selected = workbench.page.locator('.statusbar-item[id="status.editor.selection"]');
    for (const length of [2, 6, 23]) {
      await workbench.page.keyboard.press('Shift+Alt+ArrowRight');
      await selected.filter({ hasText: `(${length} selected)` }).waitFor();
    }
  });

  it('follows a citation to the file of that name', async () => {
    await workbench.openFile(CITING);
    const link = workbench.page.locator('.view-line .detected-link', { hasText: '关于开展自查的通知' }).first();
    await link.click({ modifiers: ['Control'] });
    await workbench.page.locator(`.tab.active[data-resource-name="${NOTICE}"]`).waitFor();
  });
});
