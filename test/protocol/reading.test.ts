import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver/node';
import {
  FIGURES_REQUEST,
  type FigureList,
  PAGES_REQUEST,
  type PagesResult,
  REPORT_INFO_REQUEST,
  type ReportInfo,
} from '../../server/src/protocol';
import { FAULTY_REPORT, pullChanged, pullDiagnostics } from '../support/diagnostics';
import { type Client, REPORT_URI, start } from '../support/languageClient';

describe('语言服务器读报告', () => {
  let client: Client;
  beforeEach(async () => {
    client = await start(true);
  });
  afterEach(() => client.dispose());

  it('大纲、折叠、补全、悬停和页', async () => {
    client.open(FAULTY_REPORT);
    const textDocument = { uri: REPORT_URI };
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
    const report = await pullChanged(client);
    const sum = report.items.find((item) => item.code === 'figure-sum');
    assert.ok(sum);
    const hover = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument,
      position: sum.range.start,
    });
    assert.ok(JSON.stringify(hover ?? '').includes('算术'), JSON.stringify(hover));
    assert.ok(JSON.stringify(hover ?? '').includes('13＋8＋10') || JSON.stringify(hover ?? '').includes('13+8+10'));
    const pages = await client.connection.sendRequest<PagesResult | null>(PAGES_REQUEST, {
      uri: REPORT_URI,
      known: [],
    });
    assert.equal(pages?.pages.length, 1);
    assert.ok(pages.pages[0]?.html?.includes('自查报告'));
    const known = pages.pages.map((page) => page.hash);
    const second = await client.connection.sendRequest<PagesResult | null>(PAGES_REQUEST, { uri: REPORT_URI, known });
    assert.equal(second?.pages[0]?.html, undefined);
    const info = await client.connection.sendRequest<ReportInfo | null>(REPORT_INFO_REQUEST, { uri: REPORT_URI });
    assert.equal(info?.typeName, '自查报告');
    assert.equal(info.asOf, '2026-03-05');
    assert.equal(info.pages, 1);
    assert.ok(info.sections.some((section) => section.role === 'problem' && section.state === 'present'));
  });

  it('找出同一数据的各处，改一处处处都改，一次撤销', async () => {
    const text = FAULTY_REPORT.replace('全部完成自查。', '全部完成自查，查出隐患1.2万处。').replace(
      '组织12人',
      '查出隐患12,000处，组织12人',
    );
    client.open(text);
    const line = text.split('\n').findIndex((each) => each.includes('1.2万处'));
    const at = {
      textDocument: { uri: REPORT_URI },
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
    client.open(FAULTY_REPORT);
    const list = await client.connection.sendRequest<FigureList | null>(FIGURES_REQUEST, { uri: REPORT_URI });
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
    client.open(FAULTY_REPORT);
    const hints = () =>
      client.connection.sendRequest<{ label: string; tooltip: string }[]>('textDocument/inlayHint', {
        textDocument: { uri: REPORT_URI },
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
});
