import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const dist = path.join(__dirname, '../../dist');

describe('经标准输入输出的语言服务器', () => {
  let server: ChildProcess;
  let connection: ProtocolConnection;
  afterEach(() => {
    connection.dispose();
    server.kill();
  });

  for (const [name, args] of [
    ['baogao lsp --stdio', [path.join(dist, 'cli.js'), 'lsp', '--stdio']],
    ['dist/server.js --stdio', [path.join(dist, 'server.js'), '--stdio']],
  ] as const) {
    it(`${name}：打开、检查、关闭`, async () => {
      server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      assert.ok(server.stdout && server.stdin);
      connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      connection.listen();
      const started = await connection.sendRequest<{ serverInfo: { name: string; version: string } }>('initialize', {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: null,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      assert.equal(started.serverInfo.name, 'baogao');
      assert.match(started.serverInfo.version, /^\d+\.\d+\.\d+/);
      await connection.sendNotification('initialized', {});
      const uri = 'file:///report.md';
      const text =
        '# 安全工作自查报告\n\n一、自查情况\n\n共有学校5所，其中小学2所、初中2所、高中2所。\n\n一、存在的问题\n\n设施陈旧。\n';
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      assert.ok(report.kind === 'full');
      const codes = report.items.map((item) => item.code);
      assert.ok(codes.includes('numbering-sequence') && codes.includes('figure-sum'), codes.join());
      const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      assert.equal(await exited, 0);
    });
  }
});
