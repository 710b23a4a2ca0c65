import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { advice, step } from './console.mjs';
import { npmOrFail, ROOT, run } from './process.mjs';

/** Refuses a Node.js that is too old, with the way out. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw advice(
      `需要 Node.js 20 或更新版本，当前是 ${process.versions.node}。请先升级 Node.js 再运行。`,
      `Node.js 20 or newer is needed, this is ${process.versions.node}. Upgrade Node.js and try again.`,
    );
  }
}

/** Installs the project's packages if one of them is missing or not the version of the lock file. */
export async function ensureDependencies() {
  if (dependenciesAreInstalled()) return;
  step('正在安装依赖（首次约需半分钟）', 'Installing the packages (half a minute, the first time only)');
  await npmOrFail(
    ['ci', '--no-audit', '--no-fund'],
    { env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } },
    '依赖安装失败，请检查网络或 npm 镜像设置后重试。',
    'The packages could not be installed; check the network or the npm registry settings and try again.',
  );
}

/** Bundles the extension; `production` minifies, as in the package, `bench` adds what the benchmark measures. */
export async function build({ production = false, bench = false } = {}) {
  step('正在构建扩展', 'Building the extension');
  const args = ['esbuild.mjs', ...(production ? ['--production'] : []), ...(bench ? ['--bench'] : [])];
  const { code, output } = await run(process.execPath, args, { quiet: true });
  if (code !== 0) throw advice(`构建失败：\n${output.trim()}`, 'The build failed, see above.');
}

function dependenciesAreInstalled() {
  const read = (file) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  const { dependencies = {}, devDependencies = {} } = read('package.json');
  const locked = read('package-lock.json').packages;
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => {
    const manifest = path.join('node_modules', name, 'package.json');
    return existsSync(path.join(ROOT, manifest)) && read(manifest).version === locked[`node_modules/${name}`]?.version;
  });
}
