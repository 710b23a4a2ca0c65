import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Why there is no PDF; its message tells the user what to do instead. */
export class PrintError extends Error {}

const ALTERNATIVES = '也可以导出 HTML，用浏览器打开后打印为 PDF；或者导出 DOCX，在 Word 或 WPS 里另存为 PDF。';
/** Milliseconds; a report of 650 pages takes some seconds. */
const TIME_LIMIT = 180_000;

/**
 * Prints pages to PDF with a Chromium, Chrome or Edge of this machine, which embeds the fonts and keeps the text
 * selectable. The browser gets a profile of its own, no network and no argument that comes from a report or a
 * workspace. Throws a `PrintError` when there is no browser or it fails.
 */
export async function printPdf(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  const browser = await findBrowser();
  if (browser === undefined) {
    throw new PrintError(
      `找不到 Edge、Chrome 或 Chromium，无法生成 PDF。请安装其中之一，或用环境变量 BAOGAO_BROWSER 指明它的路径。${ALTERNATIVES}`,
    );
  }
  const folder = await mkdtemp(path.join(scratchFolder(browser), 'baogao-'));
  try {
    const page = path.join(folder, 'report.html');
    const pdf = path.join(folder, 'report.pdf');
    await writeFile(page, html);
    const output = await run(browser, printArguments(page, pdf, path.join(folder, 'profile')), signal);
    const bytes = await readFile(pdf).catch(() => undefined);
    if (!bytes?.subarray(-1024).includes('%%EOF')) {
      const reason = output.trim().split('\n').at(-1) ?? '';
      throw new PrintError(`${path.basename(browser)} 没有生成 PDF${reason ? `（${reason}）` : ''}。${ALTERNATIVES}`);
    }
    return new Uint8Array(bytes);
  } finally {
    // The browser may hold its profile for a moment longer; what is left then lies in the folder for temporary files.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}

function printArguments(page: string, pdf: string, profile: string): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    // Chromium refuses to run as root in its sandbox; the page holds no script and reaches nothing.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** A browser from the snap store sees no folder for temporary files but its own. */
function scratchFolder(browser: string): string {
  return browser.startsWith('/snap/') ? path.join(os.homedir(), 'snap/chromium/common') : os.tmpdir();
}

function run(program: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      timeout: TIME_LIMIT,
      ...(signal ? { signal } : {}),
    });
    let output = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
    child.on('error', (error) => {
      reject(
        error.name === 'AbortError' ? error : new PrintError(`启动不了“${program}”：${error.message}。${ALTERNATIVES}`),
      );
    });
    child.on('close', () => resolve(output));
  });
}

/** The browser to print with: the one the environment names, else the first that is installed. */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  for (const candidate of candidates(environment)) {
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
  }
  return undefined;
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];
const WINDOWS_NAMES = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const named = environment.BAOGAO_BROWSER;
  if (named) return [path.resolve(named)];
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].map((name) => environment[name]);
    return folders.flatMap((folder) => (folder ? WINDOWS_NAMES.map((name) => path.win32.join(folder, name)) : []));
  }
  if (process.platform === 'darwin') {
    const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
    return folders.flatMap((folder) => MAC_NAMES.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  // Only absolute folders of PATH: a relative one would be a folder of the workspace.
  const folders = (environment.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}
