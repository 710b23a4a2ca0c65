// Measures the shipped server: from its start to the first findings, and its memory with fifty open reports. Prints JSON.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../host/process.mjs';
import { reportOf } from './texts.mjs';

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
const { openReports, bytes } = JSON.parse(process.argv[2] ?? '{}');

const start = performance.now();
const server = spawn(process.execPath, [path.join(ROOT, 'dist/server.js'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'ignore'],
});
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  workspaceFolders: null,
  capabilities: { textDocument: { diagnostic: {} } },
});
const started = performance.now() - start;
await connection.sendNotification('initialized', {});
let first;
let findings = 0;
for (let number = 0; number < openReports; number++) {
  const uri = `file:///report${number}.md`;
  const text = `# 第${number}份年度工作总结\n\n${reportOf(bytes, { distinct: true })}`;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  findings += report.items.length;
  first ??= performance.now() - start;
}
const status = readStatus(server.pid);
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
console.log(JSON.stringify({ started, first, findings, memory: status }));

/** Resident memory in MB where the system tells, else null. */
function readStatus(pid) {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : null;
  } catch {
    return null;
  }
}
