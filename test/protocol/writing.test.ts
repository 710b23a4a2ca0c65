import assert from 'node:assert/strict';
import type {
  CodeAction,
  DocumentLink,
  Hover,
  InitializeResult,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver/node';
import {
  CHECK_TEXT_REQUEST,
  type CheckTextResult,
  IGNORE_ACTIONS,
  RENUMBER_ACTION,
  RULES_REQUEST,
  type RuleInfo,
  STRUCTURE_ACTION,
} from '../../server/src/protocol';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/service/fixes';
import { LineIndex } from '../../server/src/text/lineIndex';
import { pullChanged } from '../support/diagnostics';
import { type Client, REPORT_URI, start } from '../support/languageClient';

const textDocument = { uri: REPORT_URI };
const START = { line: 0, character: 0 };
const REPORT =
  '# 某县关于校园安全的自查报告\n\n根据有关要求,我局认真自查。现将自查情况报告如下：\n\n一、自查情况\n\n全县共有学校30所，其中小学13所、初中8所、幼儿园10所。\n\n一、存在的问题\n\n设施陈旧。\n';

function placeOf(text: string, words: string) {
  return new LineIndex(text).positionAt(text.indexOf(words));
}

/** The text after the edits of an answer. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const spans = edits.map(({ range, newText }) => ({
    span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    newText,
  }));
  return applyEdits(text, spans);
}

function editsOf({ edit }: CodeAction, uri = REPORT_URI): readonly TextEdit[] {
  const change = edit?.documentChanges?.find((each) => 'edits' in each && each.textDocument.uri === uri);
  assert.ok(change && 'edits' in change);
  return change.edits as TextEdit[];
}

describe('语言服务器：写作', () => {
  let client: Client;
  afterEach(() => client.dispose());

  const actions = (at: { line: number; character: number }, only: readonly string[] | undefined, triggerKind = 1) =>
    client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: { start: at, end: at },
      context: {
        diagnostics: [{ range: { start: at, end: at }, message: '' }],
        triggerKind,
        ...(only ? { only } : {}),
      },
    });

  it('三种忽略各有自己的类别，一次一种', async () => {
    client = await start(true);
    client.open(REPORT);
    const at = placeOf(REPORT, '30所');
    for (const [kind, expected] of [
      [IGNORE_ACTIONS.once, '<!-- baogao-ignore figure-sum -->\n全县共有学校30所'],
      [IGNORE_ACTIONS.inFile, '<!-- baogao-ignore-file figure-sum -->\n\n# 某县'],
    ] as const) {
      const [action, ...more] = await actions(at, [kind]);
      assert.ok(action);
      assert.deepEqual(more, []);
      assert.ok(edited(REPORT, editsOf(action)).includes(expected));
    }
    const [always] = await actions(at, [IGNORE_ACTIONS.always]);
    assert.ok(always && editsOf(always, 'file:///reports/baogao.yaml')[0]?.newText.includes('figure-sum: 关闭'));
    const kinds = (await actions(at, ['quickfix'])).map(({ kind }) => kind);
    for (const kind of Object.values(IGNORE_ACTIONS)) assert.ok(kinds.includes(kind), kinds.join());
  });

  it('移动光标时不算全部修复，打开菜单或点名时才算', async () => {
    client = await start(true);
    client.open(REPORT);
    const kinds = async (only: readonly string[] | undefined, trigger: number) =>
      (await actions(START, only, trigger)).map(({ kind }) => kind);
    assert.ok(!(await kinds(undefined, 2)).includes('source.fixAll.baogao'));
    assert.ok((await kinds(undefined, 1)).includes('source.fixAll.baogao'));
    for (const only of ['source.fixAll.baogao', 'source.fixAll', 'source'])
      assert.deepEqual(await kinds([only], 2), ['source.fixAll.baogao']);
    assert.deepEqual(await kinds(['source.organizeImports'], 1), []);
    assert.ok((await kinds([RENUMBER_ACTION], 1)).length > 0);
  });

  it('格式化全文和选中的行；不是报告的不动', async () => {
    client = await start(true);
    client.open(REPORT);
    const options = { tabSize: 4, insertSpaces: true };
    const whole = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', { textDocument, options });
    assert.equal(edited(REPORT, whole), REPORT.replace('要求,', '要求，'));
    const range = { start: placeOf(REPORT, '一、自查'), end: placeOf(REPORT, '全县') };
    const part = await client.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      range,
      options,
    });
    assert.deepEqual(part, []);
    const uri = 'file:///reports/README.md';
    client.open('# Notes\n\n甲,乙。\n', uri);
    const other = { textDocument: { uri }, options };
    assert.deepEqual(await client.connection.sendRequest('textDocument/formatting', other), []);
  });

  it('编辑器许可时只为 Markdown 登记格式化，不与 YAML 的格式化冲突', async () => {
    const dynamic = { dynamicRegistration: true };
    client = await start(true, { textDocument: { formatting: dynamic, rangeFormatting: dynamic } });
    client.open(REPORT);
    await pullChanged(client);
    assert.equal(client.result.capabilities.documentFormattingProvider, undefined);
    const formatting = client.registered.filter(({ method }) => /formatting/i.test(method));
    assert.equal(formatting.length, 2);
    for (const { registerOptions } of formatting)
      assert.deepEqual(registerOptions, { documentSelector: [{ language: 'markdown' }] });
  });

  it('整理粘贴的文字', async () => {
    client = await start(true);
    const text = '某局工作总结\n一、工作情况\n　　全面完成任务。\n';
    client.open(text);
    const [action] = await actions(START, [STRUCTURE_ACTION]);
    assert.ok(action);
    assert.equal(edited(text, editsOf(action)), '# 某局工作总结\n\n## 一、工作情况\n\n全面完成任务。\n');
  });

  it('引用的文件和附件成为链接', async () => {
    const notice = `file:///reports/${encodeURIComponent('关于加强校园安全工作的通知')}.docx`;
    client = await start(true, { files: [notice, REPORT_URI, 'file:///reports/photo.png'] });
    const text = `${REPORT}\n根据《关于加强校园安全工作的通知》要求，名单见附件1。\n\n附件：1.名单\n\n某局\n\n2026年3月5日\n\n附件1\n\n名单\n`;
    client.open(text);
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
    const label = placeOf(text, '附件1\n\n名单').line + 1;
    assert.deepEqual(
      links.map(({ range, target }) => [range.start, target]),
      [
        [placeOf(text, '《关于'), notice],
        [placeOf(text, '附件1。'), `${REPORT_URI}#L${label}`],
        [placeOf(text, '1.名单'), `${REPORT_URI}#L${label}`],
      ],
    );
  });

  it('扩大选区从词到全文', async () => {
    client = await start(true);
    client.open(REPORT);
    const positions = [placeOf(REPORT, '小学'), START];
    const [range, first] = await client.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions,
    });
    assert.deepEqual(range?.range.start, positions[0]);
    let levels = 0;
    for (let at = range; at; at = at.parent) levels++;
    assert.ok(levels >= 5, String(levels));
    assert.ok(first);
  });

  it('没有打开的报告也能检查，设置和旁边的数据表照样算数', async () => {
    client = await start(true);
    const uri = 'file:///reports/old.md';
    client.files.set('file:///reports/baogao.yaml', '规则:\n  punctuation-width: 关闭\n');
    client.files.set(
      `file:///reports/${encodeURIComponent('old.数据.yaml').replaceAll('%2E', '.')}`,
      '- 名称: 在校学生\n  数值: 500\n  单位: 人\n',
    );
    const ask = (text: string) => client.connection.sendRequest<CheckTextResult>(CHECK_TEXT_REQUEST, { uri, text });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///reports/baogao.yaml', type: 1 }],
    });
    const { isReport, diagnostics } = await ask(`${REPORT}\n全县在校学生600人。\n`);
    const codes = diagnostics.map((each) => (each as { code: string }).code);
    assert.ok(isReport);
    assert.ok(codes.includes('figure-sum') && codes.includes('figure-conflict'), codes.join());
    assert.ok(!codes.includes('punctuation-width'));
    assert.deepEqual(await ask('# Notes\n\n一、甲\n'), { isReport: false, diagnostics: [] });
  });

  it('规则按类别列出，各有名称和依据', async () => {
    client = await start(true);
    const infos = await client.connection.sendRequest<readonly RuleInfo[]>(RULES_REQUEST);
    assert.equal(infos.length, rules.length);
    const groups = infos.map(({ group }) => group);
    assert.deepEqual([...new Set(groups)], ['结构', '序号', '提法', '数据', '日期', '文字', '设置']);
    assert.deepEqual(
      groups,
      [...groups].sort((a, b) => [...new Set(groups)].indexOf(a) - [...new Set(groups)].indexOf(b)),
    );
  });

  it('繁体界面得到繁体的提示，引用的原文不变', async () => {
    client = await start(true, { locale: 'zh-tw' });
    client.open(REPORT);
    const report = await pullChanged(client);
    const width = report.items.find(({ code }) => code === 'punctuation-width');
    assert.equal(String(width?.message), '本段有1處半角標點（,），中文裡應用全角標點。');
    const sequence = report.items.find(({ code }) => code === 'numbering-sequence');
    assert.ok(String(sequence?.message).includes('重複'), String(sequence?.message));
    const [fix] = await actions(placeOf(REPORT, ',我局'), ['quickfix']);
    assert.equal(fix?.title, '改為全角');
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument,
      position: placeOf(REPORT, ',我局'),
    });
    assert.ok(JSON.stringify(hover?.contents).includes('半角標點'));
  });

  it('其他语言的界面得到简体的提示', async () => {
    client = await start(true, { locale: 'en' });
    client.open(REPORT);
    const report = await pullChanged(client);
    assert.ok(report.items.some(({ message }) => String(message).includes('应用全角标点')));
  });

  it('说得出自己会什么', async () => {
    client = await start(true);
    const { capabilities }: InitializeResult = client.result;
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.selectionRangeProvider, true);
    assert.deepEqual(capabilities.documentLinkProvider, { resolveProvider: false });
  });
});
