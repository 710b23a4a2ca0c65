import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { applyEdits } from '../../server/src/service/fixes';
import { LineIndex } from '../../server/src/text/lineIndex';
import { CONFIG_URI, codesOf, FAULTY_REPORT, pullChanged } from '../support/diagnostics';
import { type Client, REPORT_URI, start } from '../support/languageClient';

describe('语言服务器的修改', () => {
  let client: Client;
  beforeEach(async () => {
    client = await start(true);
  });
  afterEach(() => client.dispose());

  it('快速修复、整类修复、忽略和保存时修复都给得出来，用过之后问题消失', async () => {
    client.open(FAULTY_REPORT);
    const report = await pullChanged(client);
    const found = report.items.find((item) => item.code === 'punctuation-width');
    assert.ok(found, JSON.stringify(codesOf(report.items)));
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: REPORT_URI },
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
    const lines = new LineIndex(FAULTY_REPORT);
    const edits = changes.edits.map((edit) => {
      assert.ok('range' in edit && 'newText' in edit);
      const span = { start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) };
      return { span, newText: edit.newText };
    });
    assert.ok(applyEdits(FAULTY_REPORT, edits).includes('根据有关要求，我局'));
    const all = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: REPORT_URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll.baogao'] },
    });
    assert.equal(all.length, 1);
  });

  it('重编序号是一组修改，一次撤销', async () => {
    client.open(FAULTY_REPORT);
    const [whole] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: REPORT_URI },
      range: { start: { line: 14, character: 0 }, end: { line: 14, character: 0 } },
      context: { diagnostics: [], only: ['refactor.rewrite.renumber'] },
    });
    assert.ok(whole);
    assert.ok(whole.title.startsWith('全文重编序号'), whole.title);
    assert.equal(whole.edit?.documentChanges?.length, 1);
    assert.equal(whole.edit?.changeAnnotations, undefined);
  });

  it('“始终忽略”新建或改写 baogao.yaml，打开着的配置立即生效', async () => {
    client.open(FAULTY_REPORT);
    const actionsFor = async (code: string) => {
      const report = await pullChanged(client);
      const found = report.items.find((item) => item.code === code);
      assert.ok(found, JSON.stringify(codesOf(report.items)));
      return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: REPORT_URI },
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
    const report = await pullChanged(client);
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
    client.open(FAULTY_REPORT, uri);
    const report = await pullChanged(client, undefined, uri);
    const found = report.items.find((item) => item.code === 'figure-sum');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: found?.range,
      context: { diagnostics: [found] },
    });
    assert.ok(actions.length > 0);
    assert.ok(!actions.some(({ title }) => title.startsWith('始终忽略')));
  });
});
