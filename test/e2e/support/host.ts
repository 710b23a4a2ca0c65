import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { installExtension, type RunningCodeServer, startCodeServer, workbenchUrl } from '../../host/codeServer.mjs';
import { type RunningWebHost, startWebHost, webWorkbenchUrl } from '../../host/webHost.mjs';
import { Workbench } from './workbench';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the screenshots go; build output, looked at by people. */
export const SCREENSHOTS = path.join(ROOT, 'out/screenshots');

/** Milliseconds for a hook or test that loads a window, for mocha. */
export const LOAD_TIMEOUT = 300_000;

/** Chromium's own traffic is switched off, so that what is seen on the network is ours. */
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A VS Code with the packaged extension installed, and a browser: one for all tests of a run. */
class Host {
  readonly #home = mkdtempSync(path.join(os.tmpdir(), 'baogao-e2e-'));
  #server: RunningCodeServer | undefined;
  #browser: Browser | undefined;
  readonly #workbenches: Workbench[] = [];
  readonly #webHosts: RunningWebHost[] = [];

  async start(): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await installExtension(this.#home, variable('BAOGAO_VSIX'));
    const log = path.join(ROOT, 'out/test/code-server.log');
    this.#server = await startCodeServer({ home: this.#home, log });
    this.#browser = await chromium.launch({
      executablePath: variable('BAOGAO_BROWSER'),
      headless: true,
      args: BROWSER_ARGUMENTS,
      env: { ...environment(), FONTCONFIG_FILE: path.join(ROOT, 'test/e2e/support/fonts.conf') },
    });
  }

  /** Opens a window on a new folder with these files (name to text), showing the first one. */
  async open(files: Readonly<Record<string, string>>): Promise<Workbench> {
    if (!this.#server) throw new Error('The host has not been started.');
    const { folder, first } = this.#folderWith(files);
    const workbench = await this.#window(folder);
    await workbench.open(workbenchUrl(this.#server, folder, path.join(folder, first)));
    return workbench;
  }

  /** The same in VS Code for the Web, where nothing but the browser runs. */
  async openWeb(files: Readonly<Record<string, string>>): Promise<Workbench> {
    const { folder, first } = this.#folderWith(files);
    const webHost = await startWebHost({ extension: this.#installedExtension(), folder });
    this.#webHosts.push(webHost);
    const workbench = await this.#window(folder);
    await workbench.open(webWorkbenchUrl(webHost, first));
    return workbench;
  }

  /** The language servers of all windows, by their process ids. */
  servers(): readonly number[] {
    const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
    const own = path.join(this.#home, 'extensions');
    return stdout
      .split('\n')
      .filter((line) => line.includes(own) && line.includes('dist/server.js'))
      .map((line) => Number.parseInt(line, 10));
  }

  /** Ends them as a crash does, and says which they were. */
  killServers(): readonly number[] {
    const pids = this.servers();
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // One that has ended by itself meanwhile is as dead.
      }
    }
    return pids;
  }

  /** Pictures of all open windows, after a test that failed. */
  async recordFailure(title: string): Promise<void> {
    const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    for (const [index, workbench] of this.#workbenches.entries()) {
      if (!workbench.page.isClosed())
        await workbench.screenshot(path.join(SCREENSHOTS, `failure-${name}-${index}.png`));
    }
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
    for (const webHost of this.#webHosts) await webHost.stop();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #folderWith(files: Readonly<Record<string, string>>): { readonly folder: string; readonly first: string } {
    const folder = mkdtempSync(path.join(this.#home, 'folder-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return { folder, first: Object.keys(files)[0] ?? '' };
  }

  async #window(folder: string): Promise<Workbench> {
    if (!this.#browser) throw new Error('The host has not been started.');
    const context = await this.#browser.newContext({ viewport: { width: 1500, height: 900 } });
    const workbench = new Workbench(await context.newPage(), folder);
    this.#workbenches.push(workbench);
    return workbench;
  }

  /** The files of the package, as the installation laid them out. */
  #installedExtension(): string {
    const extensions = path.join(this.#home, 'extensions');
    const name = readdirSync(extensions).find((each) => each.startsWith('baogao.'));
    if (!name) throw new Error('The package has not been installed.');
    return path.join(extensions, name);
  }
}

/** The host of this run, shared by all test files. */
export const host = new Host();

before(async function () {
  this.timeout(120_000);
  await host.start();
});

afterEach(async function () {
  if (this.currentTest?.state === 'failed') await host.recordFailure(this.currentTest.fullTitle());
});

after(() => host.stop());

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the browser tests with “npm test -- e2e”.`);
  return value;
}
