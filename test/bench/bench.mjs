// `npm run bench`: Baogao and other checkers side by side on the same texts, written as tables to docs/benchmark.md.
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensureDependencies, requireNode } from '../host/bootstrap.mjs';
import { advice, done, main, step } from '../host/console.mjs';
import { packageExtension } from '../host/package.mjs';
import { npm, ROOT, run } from '../host/process.mjs';
import { benchmarkPage } from './page.mjs';

const FOLDER = path.join(ROOT, 'out/bench');
const PEERS = path.join(FOLDER, 'peers');
/** The other checkers, in the versions that are measured. */
const VERSIONS = {
  'autocorrect-node': '2.14.0',
  zhlint: '0.8.2',
  textlint: '15.8.0',
  'textlint-rule-prh': '6.1.0',
};
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
/** `largest` keeps those out that would take minutes; `once` those that fail on a second large text. */
const CONTESTANTS = [
  { name: 'bare', title: '逐字读一遍' },
  { name: 'markdownIt', title: 'markdown-it 解析' },
  { name: 'baogao', title: '报告：全部规则，段段不同' },
  { name: 'baogao', title: '报告：全部规则，段落重复', isRepeating: true },
  { name: 'autocorrect', title: 'autocorrect-node（只查标点空格）', needs: 'autocorrect-node', once: 400_000 },
  { name: 'zhlint', title: 'zhlint（只查标点空格）', needs: 'zhlint', largest: 1_000_000 },
  { name: 'textlint', title: 'textlint＋2000条词表', needs: 'textlint', largest: 100_000 },
];
/** Rounds in which all take turns; `BAOGAO_ROUNDS=1 npm run bench` is quick and rough. */
const ROUNDS = Number(process.env.BAOGAO_ROUNDS ?? 2);

async function installPeers() {
  step('正在安装用来比较的检查工具', 'Installing the checkers to compare with');
  mkdirSync(PEERS, { recursive: true });
  const manifest = { private: true, dependencies: VERSIONS };
  writeFileSync(path.join(PEERS, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const { code, output } = await npm(['install', '--no-audit', '--no-fund'], { cwd: PEERS, quiet: true });
  if (code !== 0) step('有的工具没有装上，只测其余的', `Some could not be installed: ${output.trim().split('\n')[0]}`);
}

/** Runs a script of this folder in a process of its own and reads what it prints. */
async function child(script, options) {
  const { code, output } = await run(
    process.execPath,
    [path.join(ROOT, 'test/bench', script), JSON.stringify(options)],
    {
      quiet: true,
    },
  );
  const line = output.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || !line.startsWith('{'))
    throw advice(`测速失败：${script}\n${output.trim()}`, 'A measurement failed.');
  return JSON.parse(line);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Times of all contestants on all sizes; the contestants take turns, so that noise falls on all alike. */
async function fullChecks() {
  const rows = CONTESTANTS.map((contestant) => ({ ...contestant, times: SIZES.map(() => []) }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [column, bytes] of SIZES.entries()) {
      for (const row of rows) {
        const isThere = row.needs === undefined || existsSync(path.join(PEERS, 'node_modules', row.needs));
        if (!isThere || bytes > (row.largest ?? Number.POSITIVE_INFINITY)) continue;
        const options = {
          contestant: row.name,
          bytes,
          distinct: !row.isRepeating,
          once: bytes >= (row.once ?? Number.POSITIVE_INFINITY),
          budget: bytes >= 1_000_000 ? 3000 : 2000,
        };
        const { median: time } = await child('measure.mjs', options);
        row.times[column].push(time);
      }
    }
  }
  return rows.map((row) => ({
    title: row.title,
    times: row.times.map((all) => (all.length > 0 ? median(all) : null)),
  }));
}

/** Keystrokes in the editor: at the top, in the middle, in a heading. */
async function keystrokes() {
  const rows = [];
  for (const [place, title] of [
    ['top', '开头'],
    ['middle', '中间'],
    ['heading', '标题里'],
    ['unparted', '中间，段落间没有空行'],
  ]) {
    const times = [];
    for (const bytes of SIZES) {
      const runs = [];
      for (let round = 0; round < ROUNDS; round++) {
        runs.push(
          (await child('edits.mjs', { bytes, place, count: bytes >= 10_000_000 ? 4 : bytes >= 1_000_000 ? 8 : 25 }))
            .edit,
        );
      }
      times.push(median(runs));
    }
    rows.push({ title, times });
  }
  return rows;
}

/** From a keystroke to the pages of the preview, the check included. */
async function previews() {
  const rows = [];
  for (const wanted of [3, 30, 300]) {
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) {
      runs.push(await child('edits.mjs', { bytes: wanted * 1300, place: 'middle', withPages: true, count: 20 }));
    }
    rows.push({
      pages: runs[0].pages,
      edit: median(runs.map(({ edit }) => edit)),
      preview: median(runs.map(({ preview }) => preview)),
    });
  }
  return rows;
}

async function servers() {
  const starts = [];
  for (let round = 0; round < ROUNDS + 1; round++)
    starts.push(await child('server.mjs', { openReports: 1, bytes: 10_000 }));
  const { memory, findings } = await child('server.mjs', { openReports: 50, bytes: 30_000 });
  return {
    started: median(starts.map(({ started }) => started)),
    first: median(starts.map(({ first }) => first)),
    memory,
    findings,
  };
}

/** How long the editor takes to read the client's code, which happens before anything else. */
async function clientLoad() {
  const script = `const Module=require('module');const load=Module._load;Module._load=(n,...r)=>n==='vscode'?new Proxy(class{},{get:(t,k)=>k==='prototype'?{}:class{}}):load(n,...r);const t=performance.now();require(${JSON.stringify(path.join(ROOT, 'dist/client/extension.js'))});console.log(performance.now()-t)`;
  const times = [];
  for (let round = 0; round < 5; round++) {
    const { output } = await run(process.execPath, ['-e', script], { quiet: true });
    times.push(Number(output.trim().split('\n').at(-1)));
  }
  return median(times);
}

const BUNDLES = ['server.js', 'serverWeb.js', 'cli.js', 'export.js', 'client/extension.js', 'webview/preview.js'];

await main(async () => {
  requireNode();
  await ensureDependencies();
  const vsix = statSync(await packageExtension()).size;
  await build({ production: true, bench: true });
  await installPeers();
  step('正在测速，约需十分钟', 'Measuring, about ten minutes');
  const page = benchmarkPage({
    machine: `${os.cpus()[0]?.model.trim() ?? '?'}，${os.cpus().length}核，Node ${process.versions.node}，${os.type()}`,
    date: new Date().toISOString().slice(0, 10),
    sizes: SIZES,
    full: await fullChecks(),
    strokes: await keystrokes(),
    previews: await previews(),
    server: await servers(),
    clientLoad: await clientLoad(),
    vsix,
    bundles: BUNDLES.map((name) => ({ name, bytes: statSync(path.join(ROOT, 'dist', name)).size })),
  });
  writeFileSync(path.join(ROOT, 'docs/benchmark.md'), page);
  done('已写入 docs/benchmark.md', 'written');
});
