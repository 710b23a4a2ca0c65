import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, ensureDependencies, requireNode } from './bootstrap.mjs';
import { ensureCodeServer } from './codeServer.mjs';
import { advice, done, failed, main, step } from './console.mjs';
import { ensureBrowserAndFonts, ensurePrinting } from './machine.mjs';
import { packageExtension } from './package.mjs';
import { ON_ALL_PROCESSORS, ROOT, run } from './process.mjs';
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
  { name: 'style', run: checkStyle },
  { name: 'unit', prepare: bundleUnitTests, run: (bundle) => mocha('unit', bundle) },
  {
    name: 'properties',
    run: () => mocha('properties', sourcesOf('test/properties', { timeout: 60_000, more: ON_ALL_PROCESSORS })),
  },
  {
    name: 'protocol',
    prepare: () => build(),
    run: () => mocha('protocol', sourcesOf('test/protocol', { timeout: 60_000 })),
  },
  { name: 'docx', prepare: () => ensurePrinting(), run: printWordFiles },
  {
    name: 'e2e',
    prepare: prepareBrowserTests,
    run: ({ vsix, browser }) =>
      mocha('e2e', {
        // A real editor in a real browser may be late once; a fault is there the second time as well.
        ...sourcesOf('test/e2e', { timeout: 180_000, more: ['--retries', '1'] }),
        variables: { BAOGAO_VSIX: vsix, BAOGAO_BROWSER: browser, BAOGAO_REPORT: 'spec' },
      }),
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

/** Format and lint, what nothing refers to (knip), and what stands there twice (jscpd): each counts as one. */
async function checkStyle() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [tool, ...args] of [
    ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--reporter=summary'],
    ['knip/bin/knip.js'],
    ['jscpd/run-jscpd.js', 'server', 'client', 'test'],
  ]) {
    const { passed } = await check([path.join(BIN, tool), ...args]);
    counts[passed ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

async function check(args) {
  const { code } = await run(process.execPath, args);
  return verdict(code === 0);
}

/** Runs tests in processes of their own and reads the counts that their reporter wrote. */
async function mocha(name, { files, flags = [], options, variables = {} }) {
  const counts = path.join(OUT, `${name}.json`);
  const { code } = await run(
    process.execPath,
    [
      ...flags,
      path.join(BIN, 'mocha/bin/mocha.js'),
      ...['--forbid-only', '--reporter', path.join(ROOT, 'test/host/countingReporter.cjs')],
      ...options,
      ...files,
    ],
    { env: { ...process.env, ...variables, BAOGAO_COUNTS: counts } },
  );
  if (!existsSync(counts)) return verdict(false);
  const result = JSON.parse(readFileSync(counts, 'utf8'));
  // A process that fails although every test passed has died or left something behind; that is a failure too.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

/** What a Word file looks like in LibreOffice against the preview; skipped, and said so, where it cannot be installed. */
function printWordFiles(problem) {
  if (problem === undefined) return mocha('docx', sourcesOf('test/docx', { timeout: 180_000 }));
  step(`跳过测试组 docx：${problem}`, 'suite docx is skipped: LibreOffice cannot be installed here');
  return { passed: 0, failed: 0, skipped: 1 };
}

/** Bundles the unit tests; by packages that are there only once they have been installed. */
async function bundleUnitTests() {
  const { bundleTests } = await import('./bundleTests.mjs');
  return bundleTests('test/unit');
}

/** The tests of a folder as they stand, with the milliseconds that one may take. */
function sourcesOf(folder, { timeout, more = [] }) {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.test.ts'));
  return {
    files: names.sort().map((name) => path.join(ROOT, folder, name)),
    options: ['--no-config', '--no-package', '--import=tsx', '--timeout', String(timeout), ...more],
  };
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
