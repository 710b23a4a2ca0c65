import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { builtKnowledge, KNOWLEDGE_FILE } from '../../server/buildKnowledge.mjs';
import { ON_ALL_PROCESSORS, ROOT } from './process.mjs';

/**
 * Bundles the tests of a folder and reads the YAML data, so that loading them costs a fraction. Each test stays a file of
 * its own, and all lie as deep below the root as their sources do, so that the paths they read fixtures by hold.
 *
 * Returns the files, and the flags of Node, options and environment with which mocha runs them on all processors; failures
 * name lines of the sources.
 */
export async function bundleTests(folder) {
  const out = path.join(ROOT, 'out', path.basename(folder));
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.test.ts'));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const loaders = names.map((name) => `${JSON.stringify(name)}: () => require('./${name}')`);
  const bundled = esbuild.build({
    stdin: { contents: `module.exports = {\n${loaders.join(',\n')}\n};`, resolveDir: path.join(ROOT, folder) },
    outfile: path.join(out, 'all.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Large packages of one file each: they cost less as they are.
    external: ['vscode', 'docx', 'fast-check', 'pinyin-pro', 'scslre'],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    absWorkingDir: ROOT,
  });
  await Promise.all([bundled, builtKnowledge()]);
  // From the last name to the first: those of terms, structure and rules take longest, and nobody should wait for one at
  // the end while a processor idles.
  const files = names
    .sort()
    .reverse()
    .map((name) => {
      const file = path.join(out, name.replace(/\.ts$/, '.cjs'));
      writeFileSync(file, `require('./all.cjs')[${JSON.stringify(name)}]();\n`);
      return file;
    });
  // A unit test that takes longer is wrong, however busy the machine.
  const options = ['--no-config', '--no-package', ...ON_ALL_PROCESSORS, '--timeout', '10000'];
  // Given to mocha they would cost another process. So short a run is over before code that is optimised early, as it
  // is by default, has paid for itself; what is busier than that by far still is.
  const flags = ['--enable-source-maps', '--interrupt-budget=2000000'];
  return { files, flags, options, variables: { BAOGAO_KNOWLEDGE: KNOWLEDGE_FILE } };
}
