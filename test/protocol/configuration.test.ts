import assert from 'node:assert/strict';
import { CONFIG_URI, codesOf, FAULTY_REPORT, pullChanged } from '../support/diagnostics';
import { type Client, start } from '../support/languageClient';

describe('语言服务器读配置', () => {
  let client: Client;
  beforeEach(async () => {
    client = await start(true);
  });
  afterEach(() => client.dispose());

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
    client.open(FAULTY_REPORT);
    const report = await pullChanged(client);
    assert.ok(!codesOf(report.items).includes('figure-sum'));
    assert.ok(codesOf(report.items).includes('numbering-sequence'));
  });

  /** Something is wrong at these lines of a file of configuration; returns the id of the answer. */
  const assertProblemLines = async (uri: string, lines: readonly number[]) => {
    const answer = await pullChanged(client, undefined, uri);
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
    const mended = await pullChanged(client, broken, listUri);
    assert.deepEqual(mended.items, []);
    client.open(FAULTY_REPORT.replace('全部完成自查', '由镇教办组织自查'));
    const report = await pullChanged(client);
    assert.ok(report.items.some(({ message }) => String(message).includes('镇教办')));
    const other = 'file:///reports/other.yaml';
    client.open('# 云岭县2025年工作总结\n甲: [\n', other);
    const nothing = await pullChanged(client, undefined, other);
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
    const mended = await pullChanged(client, broken, listUri);
    assert.deepEqual(mended.items, []);
    client.open(FAULTY_REPORT.replace('全部完成自查', '实施润心工程、强基工程、提质工程、名师工程'));
    const report = await pullChanged(client);
    const found = report.items.find(({ code }) => code === 'fixed-phrase');
    assert.ok(String(found?.message).includes('强基工程、润心工程、提质工程、名师工程'), String(found?.message));
    const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
      textDocument: { uri: listUri },
      position: { line: 3, character: 2 },
    });
    assert.ok(items.some(({ label }) => label === '来源'));
  });
});
