import assert from 'node:assert/strict';
import { codesOf, FAULTY_REPORT, pullChanged, pullDiagnostics } from '../support/diagnostics';
import { type Client, REPORT_URI, start } from '../support/languageClient';

describe('语言服务器的诊断', () => {
  let client: Client;
  beforeEach(async () => {
    client = await start(true);
  });
  afterEach(() => client.dispose());

  it('报出重复的“二、”和对不上的合计，位置准确', async () => {
    client.open(FAULTY_REPORT);
    const report = await pullChanged(client);
    const duplicate = report.items.find((item) => item.code === 'numbering-sequence');
    assert.ok(duplicate, JSON.stringify(codesOf(report.items)));
    assert.equal(FAULTY_REPORT.split('\n')[duplicate.range.start.line]?.slice(0, 2), '二、');
    assert.equal(duplicate.range.start.line, 14);
    assert.ok((duplicate.relatedInformation ?? []).length > 0);
    assert.ok(codesOf(report.items).includes('figure-sum'));
  });

  it('文字没变时答“未变”，改动后重新检查', async () => {
    client.open(FAULTY_REPORT);
    const first = await pullDiagnostics(client);
    const again = await pullDiagnostics(client, first.resultId);
    assert.equal(again.kind, 'unchanged');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: REPORT_URI, version: 2 },
      contentChanges: [{ range: { start: { line: 14, character: 0 }, end: { line: 14, character: 1 } }, text: '三' }],
    });
    const changed = await pullChanged(client, first.resultId);
    assert.ok(!codesOf(changed.items).includes('numbering-sequence'));
  });

  it('不像报告的 Markdown 不检查', async () => {
    client.open('# Notes\n\n一、甲\n\n一、乙\n');
    const report = await pullChanged(client);
    assert.deepEqual(report.items, []);
  });

  it('作废的请求答“已取消”，之后照常工作', async () => {
    client.open(FAULTY_REPORT.repeat(50));
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: REPORT_URI } },
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

  it('给不会拉取的编辑器推送，带上版本', async () => {
    client.dispose();
    client = await start(false);
    client.open(FAULTY_REPORT);
    const items = await client.pushedWhere((params) => params.uri === REPORT_URI && params.version === 1);
    assert.ok(codesOf(items).includes('numbering-sequence'));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: REPORT_URI, version: 2 },
      contentChanges: [{ text: '# 随笔\n' }],
    });
    assert.deepEqual(await client.pushedWhere((params) => params.uri === REPORT_URI && params.version === 2), []);
  });
});
