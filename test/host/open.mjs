import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureDependencies, requireNode } from './bootstrap.mjs';
import { CODE_HOST, ensureCodeServer, installExtension, startCodeServer, workbenchUrl } from './codeServer.mjs';
import { done, main, step } from './console.mjs';
import { packageExtension } from './package.mjs';
import { findProgram, ROOT } from './process.mjs';

const USAGE = `npm start                      构建并打开 VS Code · builds and opens VS Code with a sample report
npm start -- --browser         只用浏览器版 · the browser build even where a desktop VS Code is installed
npm start -- --port 8780       浏览器版的端口 · port of the browser build
npm start -- PATH              打开别的文件夹 · another folder instead of the sample`;

/** The sample report that is shown first. */
const SAMPLE = '自查报告.md';

/** Where the desktop program is when it is not in PATH. */
const DESKTOP_PROGRAMS = [
  'code',
  'codium',
  'code-insiders',
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  '/Applications/VSCodium.app/Contents/Resources/app/bin/codium',
  path.join(process.env.LOCALAPPDATA ?? os.homedir(), 'Programs/Microsoft VS Code/bin/code'),
];

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean' }, port: { type: 'string', default: '8780' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  requireNode();
  await ensureDependencies();
  const folder = positionals[0] ? path.resolve(positionals[0]) : sampleFolder();
  const desktop = values.browser ? undefined : findDesktop();
  if (desktop) await openDesktop(desktop, folder);
  else await openBrowserBuild(folder, Number(values.port));
});

/** A copy of the sample reports, so that trying things out does not change the project. */
function sampleFolder() {
  const copy = path.join(ROOT, 'out/sample');
  if (!existsSync(copy)) {
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(path.join(ROOT, 'docs/sample'), copy, { recursive: true });
  }
  return copy;
}

/** The sample with the most to see, or the first Markdown file of another folder. */
function firstReport(folder) {
  const names = readdirSync(folder)
    .filter((entry) => entry.endsWith('.md'))
    .sort();
  const name = names.find((each) => each === SAMPLE) ?? names[0];
  return name ? path.join(folder, name) : undefined;
}

/** The desktop VS Code, where there is a screen for it. Inside a VS Code terminal `code` is another program. */
function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  return findProgram(DESKTOP_PROGRAMS);
}

async function openDesktop(program, folder) {
  await build();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--user-data-dir', path.join(ROOT, 'out/desktop')] : [];
  const file = firstReport(folder);
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, ...asRoot, folder, ...(file ? [file] : [])];
  const windows = process.platform === 'win32';
  const quoted = windows ? args.map((argument) => `"${argument}"`) : args;
  spawn(windows ? `"${program}"` : program, quoted, { detached: true, stdio: 'ignore', shell: windows }).unref();
  done(`已打开桌面版 VS Code：${folder}`, 'The desktop VS Code is opening');
}

async function openBrowserBuild(folder, port) {
  const vsix = await packageExtension();
  await ensureCodeServer();
  const home = path.join(CODE_HOST, 'open');
  step('正在安装扩展并启动', 'Installing the extension and starting');
  await installExtension(home, vsix);
  const server = await startCodeServer({ home, port, settings: { 'workbench.colorTheme': 'Default Light Modern' } });
  const url = workbenchUrl(server, folder, firstReport(folder));
  done('VS Code 已就绪，请在本机浏览器中打开', 'VS Code is ready, open it in a browser of this machine');
  console.log(`\n  ${url}\n`);
  step('按 Ctrl+C 结束', 'Press Ctrl+C to stop');
  showInBrowser(url);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    server.ended.then(resolve);
  });
  await server.stop();
}

/** Opens the page where there is a screen; the printed address is there in any case. */
function showInBrowser(url) {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const program = findProgram([process.platform === 'darwin' ? 'open' : 'xdg-open']);
  if (!screen || !program) return;
  spawn(program, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
