import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, ensureDependencies, requireNode } from './bootstrap.mjs';
import { ensureCodeServer } from './codeServer.mjs';
import { advice, done, failed, main, step } from './console.mjs';
import { ensureBrowserAndFonts, ensurePrinting } from './machine.mjs';
import { packageExtension } from './package.mjs';
import { ROOT, run } from './process.mjs';
import { ensureWebHost } from './webHost.mjs';

const OUT = path.join(ROOT, 'out/test');
const BIN = path.join(ROOT, 'node_modules');

/** What one suite came to. A check that is not made of tests counts as one. */
const verdict = (good) => (good ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });

/**
 * The suites in the order in which they run, the quick ones first. `prepare` makes what the suite needs.
 * Each returns its counts; one that throws counts as one failure, and so does one that ran nothing.
 */
const SUITES = [
  { name: 'types', run: () => check([path.join(BIN, 'typescript/bin/tsc'), '--noEmit']) },
  { name: 'style', run: () => check([path.join(BIN, '@biomejs/biome/bin/biome'), 'check', '--reporter=summary']) },
  { name: 'unit', run: () => mocha('unit', 'test/unit') },
  { name: 'protocol', prepare: () => build(), run: () => mocha('protocol', 'test/protocol') },
  { name: 'docx', prepare: () => ensurePrinting(), run: printWordFiles },
  {
    name: 'e2e',
    prepare: prepareBrowserTests,
    run: (prepared) => mocha('e2e', 'test/e2e', { BAOGAO_VSIX: prepared.vsix, BAOGAO_BROWSER: prepared.browser }),
  },
];

await main(async () => {
  requireNode();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const names = SUITES.map((suite) => suite.name).join(' ');
    throw advice(`没有名为 ${unknown.join('、')} 的测试组；可选：${names}`, `No such suite; there are: ${names}`);
  }
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await ensureDependencies();
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of SUITES) {
    if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
    const counts = await runSuite(suite);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
});

async function runSuite(suite) {
  step(`测试组 ${suite.name}`, `suite ${suite.name}`);
  const begun = Date.now();
  let counts;
  try {
    counts = await suite.run(await suite.prepare?.());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts = verdict(false);
  }
  if (counts.passed + counts.failed === 0 && counts.skipped === 0) {
    failed(`测试组 ${suite.name} 一项也没有运行`, `suite ${suite.name} ran no test`);
    counts = { ...counts, failed: 1 };
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const text = `${suite.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`;
  if (counts.failed > 0) failed(`未通过`, text);
  else done(`通过`, text);
  return counts;
}

async function check(args) {
  const { code } = await run(process.execPath, args);
  return verdict(code === 0);
}

/** Runs the test files of a folder in a process of their own and reads the counts that its reporter wrote. */
async function mocha(name, folder, variables = {}) {
  const counts = path.join(OUT, `${name}.json`);
  const files = testFiles(path.join(ROOT, folder));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const long = folder === 'test/e2e';
  // Processes and windows take their time on a busy machine; a unit test that takes long is wrong.
  const limit = { 'test/unit': 10_000, 'test/protocol': 60_000 }[folder] ?? 180_000;
  const { code } = await run(
    process.execPath,
    [
      path.join(BIN, 'mocha/bin/mocha.js'),
      ...['--no-config', '--no-package', '--import=tsx', '--forbid-only'],
      ...['--timeout', String(limit)],
      // A real editor in a real browser may be late once; a fault is there the second time as well.
      ...(long ? ['--retries', '1'] : []),
      ...['--reporter', path.join(ROOT, 'test/host/countingReporter.cjs')],
      ...files,
    ],
    { env: { ...process.env, ...variables, BAOGAO_COUNTS: counts, BAOGAO_REPORT: long ? 'spec' : 'dot' } },
  );
  if (!existsSync(counts)) return verdict(false);
  const result = JSON.parse(readFileSync(counts, 'utf8'));
  // A process that fails although every test passed has died or left something behind; that is a failure too.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

/** What a Word file looks like in LibreOffice against the preview; skipped, and said so, where it cannot be installed. */
function printWordFiles(problem) {
  if (problem === undefined) return mocha('docx', 'test/docx');
  step(`跳过测试组 docx：${problem}`, 'suite docx is skipped: LibreOffice cannot be installed here');
  return { passed: 0, failed: 0, skipped: 1 };
}

function testFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * The packaged extension is what the browser tests install; so the package is tested, not the sources. BAOGAO_VSIX names
 * one that is already there.
 */
async function prepareBrowserTests() {
  const browser = await ensureBrowserAndFonts();
  await ensureCodeServer();
  await ensureWebHost();
  return { browser, vsix: process.env.BAOGAO_VSIX ?? (await packageExtension()) };
}
