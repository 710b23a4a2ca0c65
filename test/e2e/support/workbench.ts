import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type ShownProblem, shownProblems } from './problemsPanel';
import { isStored } from './windowState';

/** How long the workbench may take for one step; it is slow on a busy machine, so the limits are generous. */
const STEP_LIMIT = 45_000;
/** How long it may take until a window is there; VS Code needs some ten seconds of one core for that. */
const LOAD_LIMIT = 150_000;

/** A VS Code window, used as a person uses it: keys, clicks and what is on the screen. Never waits for mere time. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  /** Addresses outside this machine that the window asked for; there must be none. */
  readonly foreignRequests: string[] = [];
  #hostDied = false;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
    page.setDefaultTimeout(STEP_LIMIT);
    page.on('console', (message) => {
      // VS Code takes the death of the extension host lightly; a test must not.
      if (/Extension host .*(terminated|unexpectedly)|\[ExtensionHost\].*socket close/i.test(message.text())) {
        this.#hostDied = true;
      }
    });
    page.context().on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const local = hostname === '127.0.0.1' || /(^|\.)(localhost|vscode-cdn\.net)$/.test(hostname);
      if (/^(https?|wss?):$/.test(protocol) && !local) this.foreignRequests.push(request.url());
    });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'commit' });
    await this.#waitUntilLoaded();
  }

  /** Fails if the extension host ended on its own. */
  assertAlive(): void {
    assert.equal(this.#hostDied, false, 'the extension host died');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(title, `>${title}`);
  }

  /** Opens a file of the folder in the active group. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.pick(name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Chooses the row with this text in the open quick input, after typing `filter`. */
  async pick(text: string, filter?: string): Promise<void> {
    const input = this.quickInput().locator('.quick-input-box input');
    await input.waitFor();
    if (filter !== undefined) await input.fill(filter);
    const row = this.quickInput().locator('.monaco-list-row', { hasText: text }).first();
    await row.waitFor();
    await row.click();
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    const input = this.quickInput().locator('.quick-input-box input');
    await input.fill(text);
    await input.press('Enter');
  }

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Puts the cursor at a place, counted from one. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+g');
    await this.answer(`:${line}`);
    await this.waitForCursor(line, 1);
    // “Go to Line” counts a Chinese character as two columns; the arrow key counts characters.
    for (let at = 1; at < column; at++) await this.page.keyboard.press('ArrowRight');
    // A busy window may lose keys; what is missing is pressed again.
    await this.until(`the cursor in column ${column}`, async () => {
      const text = await this.page.locator('.statusbar-item[id="status.editor.selection"]').textContent();
      const shown = Number(/Col (\d+)/.exec(text ?? '')?.[1]);
      if (shown === column) return true;
      await this.page.waitForTimeout(300);
      const later = await this.page.locator('.statusbar-item[id="status.editor.selection"]').textContent();
      if (text === later) await this.page.keyboard.press(shown < column ? 'ArrowRight' : 'ArrowLeft');
      return undefined;
    });
  }

  async waitForCursor(line: number, column?: number): Promise<void> {
    const text = column === undefined ? `Ln ${line},` : `Ln ${line}, Col ${column}`;
    await this.page.locator('.statusbar-item[id="status.editor.selection"]', { hasText: text }).waitFor();
  }

  /** Waits until the cursor of a visible editor stands on the line, whether or not the editor has the focus. */
  async waitForActiveLine(line: number): Promise<void> {
    const exactly = new RegExp(`^${line}$`);
    await this.page.locator('.monaco-editor .line-numbers.active-line-number', { hasText: exactly }).first().waitFor();
  }

  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-group-container.active .editor-instance').first().waitFor();
  }

  /** Types text at the cursor as an input method does. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Saves the active file again and again until `expected` holds of its text on disk, and returns that. */
  async untilSaved(name: string, expected: (text: string) => boolean): Promise<string> {
    const file = path.join(this.folder, name);
    return this.until(`${name} as expected on disk`, async () => {
      await this.page.keyboard.press('Control+s');
      const text = readFileSync(file, 'utf8');
      return expected(text) ? text : undefined;
    });
  }

  /** Text of a file of the folder, as soon as it is there and `expected` holds of it. */
  async fileText(name: string, expected: (text: string) => boolean): Promise<string> {
    const file = path.join(this.folder, name);
    return this.until(`${name} as expected on disk`, () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return expected(text) ? text : undefined;
    });
  }

  /** Undoes one step in the active editor. */
  async undoOnce(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+z');
  }

  /** Undoes until the file, saved, has this text again. */
  async undoAll(name: string, text: string): Promise<void> {
    await this.focusEditor();
    const file = path.join(this.folder, name);
    await this.until(`${name} as it was`, async () => {
      const isDirty = (await this.page.locator(`.tab.dirty[data-resource-name="${name}"]`).count()) > 0;
      if (!isDirty && readFileSync(file, 'utf8') === text) return true;
      await this.page.keyboard.press('Control+z');
      await this.page.keyboard.press('Control+s');
      return undefined;
    });
  }

  /** Chooses a correction for the place of the cursor. */
  async quickFix(title: string): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await this.until(`a quick fix “${title}”`, async () => {
      await this.page.keyboard.press('Control+.');
      const there = await row
        .waitFor({ timeout: 2000 })
        .then(() => true)
        .catch(() => undefined);
      if (!there) await this.page.keyboard.press('Escape');
      return there;
    });
    await row.click();
  }

  /** Chooses an entry of the completion list at the cursor. */
  async suggest(label: string): Promise<void> {
    await this.page.keyboard.press('Control+Space');
    const row = this.page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  /** Answers the input box with this prompt. */
  async answerPrompt(prompt: string, text: string): Promise<void> {
    await this.quickInput().filter({ hasText: prompt }).waitFor();
    await this.answer(text);
  }

  /** Answers VS Code's own file dialog of this title, when it proposes the one path, with the other. */
  async fileDialog(title: string, proposed: string, file: string): Promise<void> {
    const dialog = this.quickInput().filter({ hasText: title });
    const input = dialog.locator('.quick-input-box input');
    await this.until(`the dialog proposes ${proposed}`, async () => {
      const value = await input.inputValue({ timeout: 1000 }).catch(() => undefined);
      return value === proposed ? true : undefined;
    });
    await this.until('the dialog takes the path', async () => {
      // What it proposes may come again behind what was typed.
      if ((await input.inputValue({ timeout: 1000 }).catch(() => file)) !== file) {
        await input.fill(file, { timeout: 1000 }).catch(() => undefined);
        return undefined;
      }
      // While it is looking the path up it does not listen.
      const accept = dialog.getByRole('button', { name: /^(OK|Export|Import)$/ });
      await accept.click({ timeout: 1000 }).catch(() => undefined);
      return (await dialog.count()) === 0 ? true : undefined;
    });
  }

  /** The notification with this text. */
  notification(text: string): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /**
   * Loads the window again, as the person would, once VS Code remembers `remembered`, such as an open panel; without
   * the file in the address, which would replace what was open.
   */
  async reload(remembered: string): Promise<void> {
    // VS Code stores nothing while the focus is elsewhere than in its window, as it is in a webview.
    await this.focusEditor();
    const stored = async () => (await isStored(this.page, remembered)) || undefined;
    await this.until(`${remembered} stored`, stored, LOAD_LIMIT);
    const url = new URL(this.page.url());
    url.searchParams.delete('payload');
    await this.page.goto(url.href, { waitUntil: 'commit' });
    await this.#waitUntilLoaded();
  }

  /** The findings in the Problems panel, as soon as `expected` holds of them. */
  async problems(expected: (problems: readonly ShownProblem[]) => boolean): Promise<readonly ShownProblem[]> {
    let last: readonly ShownProblem[] = [];
    const found = this.until('problems as expected', async () => {
      last = await shownProblems(this.page);
      return expected(last) ? last : undefined;
    });
    return found.catch(() => {
      throw new Error(`The Problems panel shows:\n${last.map((each) => JSON.stringify(each)).join('\n')}`);
    });
  }

  async showProblems(): Promise<void> {
    if ((await this.page.locator('.markers-panel').count()) === 0)
      await this.command('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** Changes the colour theme; `kind` is the class that the workbench then has. */
  async setTheme(theme: string, kind: string): Promise<void> {
    await this.command('Preferences: Color Theme');
    await this.pick(theme, theme);
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** The text of the report's item in the status bar. */
  status(): Locator {
    return this.page.locator('.statusbar-item[id*="baogao.report"]');
  }

  /** The page inside the preview. */
  preview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** Asks again and again until there is a value; the description stands in the error when the time is up. */
  async until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, limit = STEP_LIMIT): Promise<T> {
    const deadline = Date.now() + limit;
    for (;;) {
      const value = await ask();
      if (value !== undefined) return value;
      if (Date.now() > deadline) throw new Error(`Waited ${limit / 1000} s in vain for: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #waitUntilLoaded(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: LOAD_LIMIT });
    await this.page.locator('.editor-instance .view-lines').first().waitFor({ timeout: LOAD_LIMIT });
    // The extension has answered when the status bar says what kind of report this is.
    await this.page.locator('.statusbar-item[id*="baogao.report"]').waitFor({ timeout: LOAD_LIMIT });
  }
}
