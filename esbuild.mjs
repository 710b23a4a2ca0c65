// Builds everything that ships: the client (desktop and web), the server (Node and web worker), the command line and
// the preview's page. `--watch` rebuilds on change, `--production` minifies and leaves source maps out, `--bench` adds
// what the benchmark measures.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { builtKnowledge } from './server/buildKnowledge.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/**
 * `baogao:knowledge` is the YAML data, read and validated once at build time, as JSON: starting the server then
 * costs one JSON.parse instead of parsing some thousand lines of YAML.
 */
const knowledgePlugin = {
  name: 'knowledge',
  setup(build) {
    build.onResolve({ filter: /^baogao:knowledge$/ }, () => ({ path: 'knowledge', namespace: 'baogao' }));
    build.onLoad({ filter: /.*/, namespace: 'baogao' }, async () => {
      const { knowledge, problems, files } = await builtKnowledge();
      const errors = problems.map((problem) => ({
        text: problem.message,
        location: {
          file: `server/data/${problem.file}`,
          line: problem.start.line + 1,
          column: problem.start.character,
        },
      }));
      const json = JSON.stringify(JSON.stringify(knowledge, withoutProofs));
      return {
        contents: `export const knowledgeData = JSON.parse(${json});`,
        loader: 'js',
        errors,
        watchFiles: files,
      };
    });
  },
};

/** Examples are for the tests, and where a date was looked up is for editors; a hover says only that it was not found. */
function withoutProofs(key, value) {
  if (key === 'examples') return [];
  return key === 'checked' && value !== '未查到' ? undefined : value;
}

/**
 * What reads and writes Word files is a bundle of its own beside the server and the command line, loaded when first
 * asked for: the server starts without it, and `cli.js` alone still checks.
 */
const documentToolsPlugin = {
  name: 'documentTools',
  setup(build) {
    build.onResolve({ filter: /\/documentTools$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './export.js', external: true } : undefined,
    );
  },
};

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'info',
  legalComments: 'none',
  absWorkingDir: root,
  plugins: [knowledgePlugin],
  define: {
    BAOGAO_VERSION: JSON.stringify(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')).version),
  },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const beside = { ...node, plugins: [...common.plugins, documentToolsPlugin] };
const browser = { ...common, platform: 'browser', conditions: ['browser'], mainFields: ['browser', 'module', 'main'] };

const bundles = [
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client/extension.js', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/src/extensionWeb.ts'],
    outfile: 'dist/client/extensionWeb.js',
    external: ['vscode'],
  },
  { ...beside, entryPoints: ['server/src/main.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['server/src/documentTools.ts'], outfile: 'dist/export.js' },
  { ...browser, format: 'iife', entryPoints: ['server/src/browserMain.ts'], outfile: 'dist/serverWeb.js' },
  { ...beside, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { ...browser, format: 'iife', entryPoints: ['client/webview/main.ts'], outfile: 'dist/webview/preview.js' },
  { ...browser, entryPoints: ['client/webview/preview.css'], outfile: 'dist/webview/preview.css' },
];

if (process.argv.includes('--bench')) {
  bundles.push({ ...node, entryPoints: ['test/bench/baogao.ts'], outfile: 'out/bench/baogao.cjs' });
}

if (!watch) await rm(path.join(root, 'dist'), { recursive: true, force: true });
await mkdir(path.join(root, 'dist'), { recursive: true });
if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  // dist is CommonJS whatever folder it is copied to.
  await writeFile(path.join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
}
