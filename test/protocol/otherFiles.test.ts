import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import {
  COLLECT_FACTS_REQUEST,
  type CollectedFacts,
  LAST_YEAR_REQUEST,
  type LastYearResult,
} from '../../server/src/protocol';
import { codesOf, FAULTY_REPORT, pullChanged, pullDiagnostics } from '../support/diagnostics';
import { type Client, REPORT_URI, start } from '../support/languageClient';

describe('语言服务器对照别的文件', () => {
  let client: Client;
  afterEach(() => client.dispose());

  it('与打开的往年报告相同的段落，随那份改动而变', async () => {
    client = await start(true);
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

  it('与文件夹里没有打开的往年报告也比较', async () => {
    const older = 'file:///reports/2024.md';
    client = await start(true, { listed: [older] });
    const text = (year: number) =>
      `云岭县交通运输局${year}年工作总结\n\n一、主要工作\n\n全县农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。\n`;
    client.files.set(older, text(2024));
    client.open(text(2025));
    const first = await pullChanged(client);
    assert.ok(!codesOf(first.items).includes('duplicate-passage'));
    await client.refreshed();
    const second = await pullChanged(client, first.resultId);
    assert.ok(codesOf(second.items).includes('duplicate-passage'));
  });

  it('与旁边的数据表核对，数据表改了重新核对，表里写错的地方有提示', async () => {
    client = await start(false);
    const sheetUri = `file:///reports/report${encodeURIComponent('.数据.csv')}`;
    const isAbout = (uri: string, words: string) => (params: { uri: string; diagnostics: Diagnostic[] }) =>
      params.uri === uri && params.diagnostics.some(({ message }) => String(message).includes(words));
    client.files.set(sheetUri, '名称,数值,单位\n学校,31,所\n教师,若干,人\n');
    client.open(FAULTY_REPORT);
    const problems = await client.pushedWhere(isAbout(sheetUri, '若干'));
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [2],
    );
    const found = await client.pushedWhere(isAbout(REPORT_URI, '数据表'));
    assert.ok(found.some(({ message }) => String(message).includes('report.数据.csv第2行的“学校”为31所，这里为30所')));
    client.files.set(sheetUri, '名称,数值,单位\n学校,32,所\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: sheetUri, type: 2 }],
    });
    await client.pushedWhere(isAbout(REPORT_URI, '为32所'));
    const collected = await client.connection.sendRequest<CollectedFacts | null>(COLLECT_FACTS_REQUEST, {
      uri: REPORT_URI,
    });
    assert.equal(collected?.sheet, sheetUri);
    assert.match(collected.text, /- 名称: 学校\n {2}数值: 30\n {2}单位: 所/);
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
      const before = await pullChanged(client);
      assert.ok(conflicts(before).length === 0);
      const ask = (lastYear: string) =>
        client.connection.sendRequest<LastYearResult | null>(LAST_YEAR_REQUEST, { uri: REPORT_URI, lastYear });
      assert.deepEqual(await ask(older), { years: 0, passages: 0, figures: 1 });
      const found = await pullChanged(client, before.resultId);
      assert.ok(conflicts(found)[0]?.includes('“总结.md”写的是12430人'));

      client.files.set(older, last.replace('12430', '12340'));
      const told = client.refreshed();
      const changes = [{ uri: older, type: 2 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      await told;
      const changed = await pullChanged(client, found.resultId);
      assert.ok(conflicts(changed).length === 0);

      assert.match((await ask('file:///reports/none.md'))?.problem ?? '', /读不到/);
      client.files.set(older, own);
      assert.match((await ask(older))?.problem ?? '', /不早于本报告/);
      client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: REPORT_URI } });
      assert.equal(await ask(older), null);
    });

    it('文首写明的，读不到时有提示，改对了就对照', async () => {
      client = await start(true);
      client.files.set(older, last);
      const told = client.refreshed();
      client.open(`---\n上年报告: ../2024/总结.md\n---\n\n${own}`);
      await told;
      const missing = await pullChanged(client);
      assert.ok(
        missing.items.some(({ message }) => String(message).includes('读不到上年报告')),
        JSON.stringify(missing),
      );
      const again = client.refreshed();
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: REPORT_URI, version: 2 },
        contentChanges: [{ text: `---\n上年报告: 2024/总结.md\n---\n\n${own}` }],
      });
      await again;
      const found = await pullChanged(client, missing.resultId);
      assert.ok(conflicts(found).length === 1, JSON.stringify(found));
    });
  });
});
