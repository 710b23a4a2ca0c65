import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WorkerPool } from '../../server/src/cli/workerPool';

describe('大批报告的线程', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-pool-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const inFolder = (name: string) => path.join(folder, name);

  it('卡住的、崩溃的线程换新的，只丢它手里的那个文件', async () => {
    const program = inFolder('worker.cjs');
    writeFileSync(
      program,
      `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ file }) => {
        while (file === '卡住');
        if (file === '崩溃') throw new Error('内存不够');
        if (file === '退出') process.exit(1);
        parentPort.postMessage({ kind: 'failed', message: '查了' + file });
      });
      parentPort.postMessage({ kind: 'started' });`,
    );
    const pool = new WorkerPool(program, 2, 1.5, { format: 'json' });
    const files = ['甲', '卡住', '乙', '崩溃', '丙', '退出', '丁', '卡住', '戊'];
    const answers = await Promise.all(files.map((file) => pool.run(file, { kind: 'scan', file })));
    await pool.close();
    const said = answers.map((answer) => (answer.kind === 'failed' ? answer.message : answer.kind));
    assert.deepEqual(
      said.map((message) => message.replace(/；.*|。$/, '')),
      [
        '查了甲',
        '卡住: 1.5 秒之内没有查完，已跳过',
        '查了乙',
        '崩溃: 检查时出错，已跳过：内存不够',
        '查了丙',
        '退出: 检查时意外中止，已跳过',
        '查了丁',
        '卡住: 1.5 秒之内没有查完，已跳过',
        '查了戊',
      ],
    );
    const broken = new WorkerPool(inFolder('没有.cjs'), 2, 5, { format: 'json' });
    const answer = await broken.run('甲', { kind: 'scan', file: '甲' });
    assert.equal((await broken.run('乙', { kind: 'scan', file: '乙' })).kind, 'failed');
    await broken.close();
    assert.ok(answer.kind === 'failed' && answer.message.startsWith('甲: 检查时出错'), JSON.stringify(answer));
  });
});
