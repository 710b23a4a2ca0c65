import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, DocumentSymbol } from 'vscode-languageserver/node';
import {
  COLLECT_FACTS_REQUEST,
  type CollectedFacts,
  FIGURES_REQUEST,
  type FigureList,
  LAST_YEAR_REQUEST,
  type LastYearResult,
  PAGES_REQUEST,
  type PagesResult,
  REPORT_INFO_REQUEST,
  type ReportInfo,
} from '../../server/src/protocol';
import { applyEdits } from '../../server/src/service/fixes';
import { LineIndex } from '../../server/src/text/lineIndex';
import { type Client, start, REPORT_URI as URI } from '../support/languageClient';

const CONFIG_URI = 'file:///reports/baogao.yaml';
const REPORT = `# 云岭县教育局关于校园安全工作情况的自查报告

云岭县人民政府：

根据有关要求,我局对校园安全工作进行了自查。现将自查情况报告如下：

一、自查工作组织情况

我局成立领导小组，组织12人分3个组开展自查。

二、自查情况

全县共有学校30所，其中小学13所、初中8所、幼儿园10所，全部完成自查。

二、存在的问题

一是制度落实不够到位；二是设施更新不够及时。

四、整改措施

下一步，我局将健全制度，更新设施。

云岭县教育局

2026年3月5日
`;

const pullDiagnostics = (client: Client, previousResultId?: string, uri = URI) =>
  client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

const codesOf = (items: readonly Diagnostic[]) => items.map((item) => item.code);

describe('语言服务器', () => {
  let client: Client;
  afterEach(() => client.dispose());

  describe('拉取诊断', () => {
    beforeEach(async () => {
      client = await start(true);
    });

    it('报出重复的“二、”和对不上的合计，位置准确', async () => {
      client.open(REPORT);
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      const duplicate = report.items.find((item) => item.code === 'numbering-sequence');
      assert.ok(duplicate, JSON.stringify(codesOf(report.items)));
      assert.equal(REPORT.split('\n')[duplicate.range.start.line]?.slice(0, 2), '二、');
      assert.equal(duplicate.range.start.line, 14);
      assert.ok((duplicate.relatedInformation ?? []).length > 0);
      assert.ok(codesOf(report.items).includes('figure-sum'));
    });

    it('文字没变时答“未变”，改动后重新检查', async () => {
      client.open(REPORT);
      const first = await pullDiagnostics(client);
      const again = await pullDiagnostics(client, first.resultId);
      assert.equal(again.kind, 'unchanged');
      const at = { line: 12, character: 0 };
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ range: { start: { line: 14, character: 0 }, end: { line: 14, character: 1 } }, text: '三' }],
      });
      const changed = await pullDiagnostics(client, first.resultId);
      assert.ok(changed.kind === 'full', JSON.stringify(at));
      assert.ok(!codesOf(changed.items).includes('numbering-sequence'));
    });

    it('不像报告的 Markdown 不检查', async () => {
      client.open('# Notes\n\n一、甲\n\n一、乙\n');
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      assert.deepEqual(report.items, []);
    });

    it('快速修复、整类修复、忽略和保存时修复都给得出来，用过之后问题消失', async () => {
      client.open(REPORT);
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      const found = report.items.find((item) => item.code === 'punctuation-width');
      assert.ok(found, JSON.stringify(codesOf(report.items)));
      const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: found.range,
        context: { diagnostics: [found] },
      });
      const titles = actions.map((action) => action.title);
      assert.ok(
        titles.some((title) => title.startsWith('此段忽略')),
        titles.join(),
      );
      assert.ok(
        titles.some((title) => title.startsWith('本文件忽略')),
        titles.join(),
      );
      const fix = actions.find((action) => action.kind === 'quickfix' && action.isPreferred);
      const changes = fix?.edit?.documentChanges?.[0];
      assert.ok(changes && 'edits' in changes);
      const lines = new LineIndex(REPORT);
      const edits = changes.edits.map((edit) => {
        assert.ok('range' in edit && 'newText' in edit);
        const span = { start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) };
        return { span, newText: edit.newText };
      });
      assert.ok(applyEdits(REPORT, edits).includes('根据有关要求，我局'));
      const all = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll.baogao'] },
      });
      assert.equal(all.length, 1);
    });

    it('重编序号是一组修改，一次撤销', async () => {
      client.open(REPORT);
      const [whole] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: { start: { line: 14, character: 0 }, end: { line: 14, character: 0 } },
        context: { diagnostics: [], only: ['refactor.rewrite.renumber'] },
      });
      assert.ok(whole);
      assert.ok(whole.title.startsWith('全文重编序号'), whole.title);
      assert.equal(whole.edit?.documentChanges?.length, 1);
      assert.equal(whole.edit?.changeAnnotations, undefined);
    });

    it('大纲、折叠、补全、悬停和页', async () => {
      client.open(REPORT);
      const textDocument = { uri: URI };
      const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument,
      });
      assert.deepEqual(symbols.map((symbol) => symbol.name).slice(1), [
        '一、自查工作组织情况',
        '二、自查情况',
        '二、存在的问题',
        '四、整改措施',
      ]);
      const folds = await client.connection.sendRequest<unknown[]>('textDocument/foldingRange', { textDocument });
      assert.ok(folds.length >= 4);
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      const sum = report.items.find((item) => item.code === 'figure-sum');
      assert.ok(sum);
      const hover = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument,
        position: sum.range.start,
      });
      assert.ok(JSON.stringify(hover ?? '').includes('算术'), JSON.stringify(hover));
      assert.ok(JSON.stringify(hover ?? '').includes('13＋8＋10') || JSON.stringify(hover ?? '').includes('13+8+10'));
      const pages = await client.connection.sendRequest<PagesResult | null>(PAGES_REQUEST, { uri: URI, known: [] });
      assert.equal(pages?.pages.length, 1);
      assert.ok(pages.pages[0]?.html?.includes('自查报告'));
      const known = pages.pages.map((page) => page.hash);
      const second = await client.connection.sendRequest<PagesResult | null>(PAGES_REQUEST, { uri: URI, known });
      assert.equal(second?.pages[0]?.html, undefined);
      const info = await client.connection.sendRequest<ReportInfo | null>(REPORT_INFO_REQUEST, { uri: URI });
      assert.equal(info?.typeName, '自查报告');
      assert.equal(info.asOf, '2026-03-05');
      assert.equal(info.pages, 1);
      assert.ok(info.sections.some((section) => section.role === 'problem' && section.state === 'present'));
    });

    it('找出同一数据的各处，改一处处处都改，一次撤销', async () => {
      const text = REPORT.replace('全部完成自查。', '全部完成自查，查出隐患1.2万处。').replace(
        '组织12人',
        '查出隐患12,000处，组织12人',
      );
      client.open(text);
      const line = text.split('\n').findIndex((each) => each.includes('1.2万处'));
      const at = {
        textDocument: { uri: URI },
        position: { line, character: (text.split('\n')[line] ?? '').indexOf('1.2万') + 1 },
      };
      const { sendRequest } = client.connection;
      const places = await sendRequest<{ range: { start: { line: number } } }[]>('textDocument/references', {
        ...at,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        places.map(({ range }) => range.start.line),
        [line - 4, line],
      );
      const target = await sendRequest<{ placeholder: string }>('textDocument/prepareRename', at);
      assert.equal(target.placeholder, '1.2万');
      const { documentChanges } = await sendRequest<{
        documentChanges: { textDocument: { version: number }; edits: { newText: string }[] }[];
      }>('textDocument/rename', { ...at, newName: '13500' });
      assert.equal(documentChanges.length, 1);
      assert.deepEqual(
        documentChanges[0]?.edits.map(({ newText }) => newText),
        ['13,500', '1.35万'],
      );
      await assert.rejects(sendRequest('textDocument/rename', { ...at, newName: '许多' }), /不是数字/);
    });

    it('列出全部数据，有出入的另列', async () => {
      client.open(REPORT);
      const list = await client.connection.sendRequest<FigureList | null>(FIGURES_REQUEST, { uri: URI });
      assert.deepEqual(
        list?.conflicts.map(({ text, start }) => [text, start.line]),
        [['30所', 12]],
      );
      assert.match(list.conflicts[0]?.message ?? '', /31/);
      const schools = list.groups.find(({ subject }) => subject === '小学');
      assert.deepEqual(
        schools?.figures.map(({ text, holds, role }) => [text, holds, role]),
        [['13所', false, '分项']],
      );
    });

    it('要了才在验算过的数据后面标出对错', async () => {
      client.open(REPORT);
      const hints = () =>
        client.connection.sendRequest<{ label: string; tooltip: string }[]>('textDocument/inlayHint', {
          textDocument: { uri: URI },
          range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } },
        });
      assert.deepEqual(await hints(), []);
      client.settings = { inlay: true };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await pullDiagnostics(client);
      const shown = await hints();
      assert.deepEqual(
        shown.map(({ label }) => label),
        ['✗', '✗', '✗', '✗'],
      );
      assert.match(shown[0]?.tooltip ?? '', /13\+8\+10=31/);
    });

    it('工作区的 baogao.yaml 改级别，写错的地方有提示', async () => {
      client.files.set(CONFIG_URI, '规则:\n  figure-sum: 关闭\n  figure-sun: 警告\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: CONFIG_URI, type: 1 }],
      });
      const problems = await client.pushedWhere((params) => params.uri === CONFIG_URI && params.diagnostics.length > 0);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.range.start.line]),
        [['configuration', 2]],
      );
      assert.ok(String(problems[0]?.message).includes('figure-sum'));
      client.open(REPORT);
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      assert.ok(!codesOf(report.items).includes('figure-sum'));
      assert.ok(codesOf(report.items).includes('numbering-sequence'));
    });

    it('“始终忽略”新建或改写 baogao.yaml，打开着的配置立即生效', async () => {
      client.open(REPORT);
      const actionsFor = async (code: string) => {
        const report = await pullDiagnostics(client);
        assert.ok(report.kind === 'full');
        const found = report.items.find((item) => item.code === code);
        assert.ok(found, JSON.stringify(codesOf(report.items)));
        return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: URI },
          range: found.range,
          context: { diagnostics: [found] },
        });
      };
      const always = (actions: CodeAction[]) => actions.find(({ title }) => title.startsWith('始终忽略'));
      const [create, change] = always(await actionsFor('figure-sum'))?.edit?.documentChanges ?? [];
      assert.deepEqual(create, { kind: 'create', uri: CONFIG_URI, options: { ignoreIfExists: true } });
      assert.ok(change && 'edits' in change);
      assert.deepEqual(change.textDocument, { uri: CONFIG_URI, version: null });
      const [edit] = change.edits;
      assert.ok(edit && 'newText' in edit);
      assert.equal(edit.newText, '规则:\n  figure-sum: 关闭\n');

      client.open(edit.newText, CONFIG_URI);
      await client.refreshed();
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      assert.ok(!codesOf(report.items).includes('figure-sum'));
      const second = always(await actionsFor('numbering-sequence'))?.edit?.documentChanges ?? [];
      assert.equal(second.length, 1);
      assert.ok(second[0] && 'edits' in second[0]);
      assert.deepEqual(second[0].textDocument, { uri: CONFIG_URI, version: 1 });
      assert.deepEqual(second[0].edits, [
        {
          range: { start: { line: 1, character: 16 }, end: { line: 1, character: 16 } },
          newText: '\n  numbering-sequence: 关闭',
        },
      ]);
    });

    it('不在文件夹里的报告没有“始终忽略”', async () => {
      const uri = 'file:///elsewhere/report.md';
      client.open(REPORT, uri);
      const report = await pullDiagnostics(client, undefined, uri);
      assert.ok(report.kind === 'full');
      const found = report.items.find((item) => item.code === 'figure-sum');
      const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: found?.range,
        context: { diagnostics: [found] },
      });
      assert.ok(actions.length > 0);
      assert.ok(!actions.some(({ title }) => title.startsWith('始终忽略')));
    });

    /** Something is wrong at these lines of a file of configuration; returns the id of the answer. */
    const assertProblemLines = async (uri: string, lines: readonly number[]) => {
      const answer = await pullDiagnostics(client, undefined, uri);
      assert.ok(answer.kind === 'full');
      assert.deepEqual(
        answer.items.map(({ code, range }) => [code, range.start.line]),
        lines.map((line) => ['configuration', line]),
      );
      return answer.resultId;
    };

    it('列出的词表在编辑时逐行提示，有补全和悬停；别的 YAML 不管', async () => {
      const listUri = 'file:///reports/%E8%AF%8D%E8%A1%A8/own.yaml';
      client.open('词表: [词表/own.yaml]\n', CONFIG_URI);
      client.open('- 编号: own\n  词语: [镇教办]\n  停: 2019-03\n', listUri);
      const broken = await assertProblemLines(listUri, [2]);
      const position = { line: 2, character: 2 };
      const hover = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument: { uri: listUri },
        position: { line: 1, character: 3 },
      });
      assert.ok(hover?.contents.value.includes('要查的词'), JSON.stringify(hover));
      const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
        textDocument: { uri: listUri },
        position,
      });
      assert.ok(items.some(({ label }) => label === '停用'));
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: listUri, version: 2 },
        contentChanges: [{ text: '- 编号: own\n  词语: [镇教办]\n  停用: 2019-03\n  改为: 中心学校\n' }],
      });
      const mended = await pullDiagnostics(client, broken, listUri);
      assert.ok(mended.kind === 'full');
      assert.deepEqual(mended.items, []);
      client.open(REPORT.replace('全部完成自查', '由镇教办组织自查'));
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      assert.ok(report.items.some(({ message }) => String(message).includes('镇教办')));
      const other = 'file:///reports/other.yaml';
      client.open('# 云岭县2025年工作总结\n甲: [\n', other);
      const nothing = await pullDiagnostics(client, undefined, other);
      assert.ok(nothing.kind === 'full');
      assert.deepEqual(nothing.items, []);
    });

    it('单位的固定表述随编辑生效，写错的一条逐行提示', async () => {
      const listUri = 'file:///reports/own-phrases.yaml';
      client.open('固定表述: own-phrases.yaml\n', CONFIG_URI);
      client.open('- 编号: five\n  规范写法: 强基、润心、提质、名师工程\n  起用: 去年\n', listUri);
      const broken = await assertProblemLines(listUri, [2]);
      const entry = [
        '- 编号: five',
        '  规范写法: 强基工程、润心工程、提质工程、名师工程',
        '  各项: [强基工程, 润心工程, 提质工程, 名师工程]',
        '  不得缺项: 是',
        '  拼音首字母: qjgc',
        '  说明: 全县教育四大工程。',
        '',
      ].join('\n');
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: listUri, version: 2 },
        contentChanges: [{ text: entry }],
      });
      const mended = await pullDiagnostics(client, broken, listUri);
      assert.ok(mended.kind === 'full');
      assert.deepEqual(mended.items, []);
      client.open(REPORT.replace('全部完成自查', '实施润心工程、强基工程、提质工程、名师工程'));
      const report = await pullDiagnostics(client);
      assert.ok(report.kind === 'full');
      const found = report.items.find(({ code }) => code === 'fixed-phrase');
      assert.ok(String(found?.message).includes('强基工程、润心工程、提质工程、名师工程'), String(found?.message));
      const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
        textDocument: { uri: listUri },
        position: { line: 3, character: 2 },
      });
      assert.ok(items.some(({ label }) => label === '来源'));
    });

    it('与打开的往年报告相同的段落，随那份改动而变', async () => {
      const passage =
        '全县农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。';
      const text = (year: number, body: string) =>
        `云岭县交通运输局${year}年工作总结\n\n一、主要工作\n\n${body}\n\n二、下一步打算\n\n继续抓好养护。\n`;
      const older = 'file:///reports/%E5%8E%BB%E5%B9%B4.md';
      client.open(text(2025, passage));
      const copied = async (previous?: string) => {
        const report = await pullDiagnostics(client, previous);
        if (report.kind !== 'full') return undefined;
        return report.items.filter(({ code }) => code === 'duplicate-passage').map(({ message }) => String(message));
      };
      assert.deepEqual(await copied(), []);
      client.open(text(2024, passage), older);
      const [message] = (await copied()) ?? [];
      assert.ok(message?.includes('“去年.md”'), message);
      const seen = await pullDiagnostics(client);
      assert.equal(await copied(seen.resultId), undefined);
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: older, version: 2 },
        contentChanges: [{ text: text(2024, passage.replace('十七处', '十五处')) }],
      });
      assert.deepEqual(await copied(seen.resultId), []);
    });

    it('作废的请求答“已取消”，之后照常工作', async () => {
      client.open(REPORT.repeat(50));
      const { CancellationTokenSource } = await import('vscode-languageserver/node');
      const source = new CancellationTokenSource();
      const request = client.connection.sendRequest(
        'textDocument/diagnostic',
        { textDocument: { uri: URI } },
        source.token,
      );
      source.cancel();
      await assert.rejects(request);
      const report = await pullDiagnostics(client);
      assert.equal(report.kind, 'full');
    });

    it('空文件、乱码和一行到底的文字不会使它停下', async () => {
      const texts = [
        '',
        '\u0000\ufffd'.repeat(2000),
        `自查报告${'一、情况。'.repeat(20000)}`,
        '---\n类型: [\n---\n# 自查报告',
      ];
      for (const [index, text] of texts.entries()) {
        const uri = `file:///reports/${index}.md`;
        client.open(text, uri);
        assert.equal((await pullDiagnostics(client, undefined, uri)).kind, 'full');
      }
    });
  });

  it('与文件夹里没有打开的往年报告也比较', async () => {
    const older = 'file:///reports/2024.md';
    client = await start(true, { listed: [older] });
    const text = (year: number) =>
      `云岭县交通运输局${year}年工作总结\n\n一、主要工作\n\n全县农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。\n`;
    client.files.set(older, text(2024));
    client.open(text(2025));
    const first = await pullDiagnostics(client);
    assert.ok(first.kind === 'full' && !codesOf(first.items).includes('duplicate-passage'));
    await client.refreshed();
    const second = await pullDiagnostics(client, first.resultId);
    assert.ok(second.kind === 'full' && codesOf(second.items).includes('duplicate-passage'));
  });

  describe('与上年报告对照', () => {
    const older = `file:///reports/2024/${encodeURIComponent('总结')}.md`;
    const last = '# 云岭县教育局2024年工作总结\n\n一、主要工作\n\n全县在校学生12430人。\n';
    const own = '# 云岭县教育局2025年工作总结\n\n一、主要工作\n\n全县在校学生12650人，比上年的12340人增加310人。\n';
    const conflicts = ({ items }: { items: Diagnostic[] }) =>
      items.filter(({ code }) => code === 'figure-conflict').map(({ message }) => String(message));

    it('编辑器里选定的，随那份改动而变，关闭后作罢', async () => {
      client = await start(true);
      client.files.set(older, last);
      client.open(own);
      const before = await pullDiagnostics(client);
      assert.ok(before.kind === 'full' && conflicts(before).length === 0);
      const ask = (lastYear: string) =>
        client.connection.sendRequest<LastYearResult | null>(LAST_YEAR_REQUEST, { uri: URI, lastYear });
      assert.deepEqual(await ask(older), { years: 0, passages: 0, figures: 1 });
      const found = await pullDiagnostics(client, before.resultId);
      assert.ok(found.kind === 'full' && conflicts(found)[0]?.includes('“总结.md”写的是12430人'));

      client.files.set(older, last.replace('12430', '12340'));
      const told = client.refreshed();
      const changes = [{ uri: older, type: 2 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      await told;
      const changed = await pullDiagnostics(client, found.resultId);
      assert.ok(changed.kind === 'full' && conflicts(changed).length === 0);

      assert.match((await ask('file:///reports/none.md'))?.problem ?? '', /读不到/);
      client.files.set(older, own);
      assert.match((await ask(older))?.problem ?? '', /不早于本报告/);
      client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
      assert.equal(await ask(older), null);
    });

    it('文首写明的，读不到时有提示，改对了就对照', async () => {
      client = await start(true);
      client.files.set(older, last);
      const told = client.refreshed();
      client.open(`---\n上年报告: ../2024/总结.md\n---\n\n${own}`);
      await told;
      const missing = await pullDiagnostics(client);
      assert.ok(missing.kind === 'full');
      assert.ok(
        missing.items.some(({ message }) => String(message).includes('读不到上年报告')),
        JSON.stringify(missing),
      );
      const again = client.refreshed();
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ text: `---\n上年报告: 2024/总结.md\n---\n\n${own}` }],
      });
      await again;
      const found = await pullDiagnostics(client, missing.resultId);
      assert.ok(found.kind === 'full' && conflicts(found).length === 1, JSON.stringify(found));
    });
  });

  describe('推送诊断', () => {
    beforeEach(async () => {
      client = await start(false);
    });

    it('与旁边的数据表核对，数据表改了重新核对，表里写错的地方有提示', async () => {
      const sheetUri = `file:///reports/report${encodeURIComponent('.数据.csv')}`;
      const isAbout = (uri: string, words: string) => (params: { uri: string; diagnostics: Diagnostic[] }) =>
        params.uri === uri && params.diagnostics.some(({ message }) => String(message).includes(words));
      client.files.set(sheetUri, '名称,数值,单位\n学校,31,所\n教师,若干,人\n');
      client.open(REPORT);
      const problems = await client.pushedWhere(isAbout(sheetUri, '若干'));
      assert.deepEqual(
        problems.map(({ range }) => range.start.line),
        [2],
      );
      const found = await client.pushedWhere(isAbout(URI, '数据表'));
      assert.ok(
        found.some(({ message }) => String(message).includes('report.数据.csv第2行的“学校”为31所，这里为30所')),
      );
      client.files.set(sheetUri, '名称,数值,单位\n学校,32,所\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: sheetUri, type: 2 }],
      });
      await client.pushedWhere(isAbout(URI, '为32所'));
      const collected = await client.connection.sendRequest<CollectedFacts | null>(COLLECT_FACTS_REQUEST, { uri: URI });
      assert.equal(collected?.sheet, sheetUri);
      assert.match(collected.text, /- 名称: 学校\n {2}数值: 30\n {2}单位: 所/);
    });

    it('给不会拉取的编辑器推送，带上版本', async () => {
      client.open(REPORT);
      const items = await client.pushedWhere((params) => params.uri === URI && params.version === 1);
      assert.ok(codesOf(items).includes('numbering-sequence'));
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ text: '# 随笔\n' }],
      });
      assert.deepEqual(await client.pushedWhere((params) => params.uri === URI && params.version === 2), []);
    });
  });
});
