import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FACT_SHEET_SUFFIXES, type FactSheet, readFactSheet } from '../knowledge/factSheet';
import type { Knowledge } from '../knowledge/knowledge';
import { createKnowledge, type KnowledgeData } from '../knowledge/loadKnowledge';
import { todayByClock } from '../lsp/host';
import { DEFAULT_CLIENT_SETTINGS, mergeSettings } from '../lsp/settings';
import { type FolderState, Workspace } from '../lsp/workspace';
import { findByName } from '../report/identify';
import type { CheckSettings } from '../service/check';
import type { SessionSettings } from '../service/session';
import { CONFIG_FILE } from '../service/workspaceConfig';
import type { CalendarDate } from '../text/date';
import { MARKDOWN_END, UsageError } from './files';

/** Options that several commands share. */
export interface SharedOptions {
  readonly type?: string;
  readonly asOf?: CalendarDate;
  readonly config?: string;
}

/** What a command checks a file with. */
export interface FileSetup {
  readonly state: FolderState;
  readonly settings: SessionSettings;
  /** Changes whenever configuration, lists or fact sheet do. */
  readonly fingerprint: string;
}

/** Finds and reads the `baogao.yaml` that applies to each file; each folder is read once. */
export class Setup {
  readonly today = todayByClock();
  readonly #builtIn: KnowledgeData;
  readonly #options: SharedOptions;
  readonly #note: (line: string) => void;
  readonly #folders = new Map<string, Promise<FileSetup>>();
  readonly #configFolders = new Map<string, Promise<string | undefined>>();
  #knowledge: Knowledge | undefined;

  /** `note` takes one line for the user on what is wrong in a configuration or fact sheet. */
  constructor(builtIn: KnowledgeData, options: SharedOptions, note: (line: string) => void = toStandardError) {
    this.#builtIn = builtIn;
    this.#options = options;
    this.#note = note;
  }

  /** The settings and knowledge for `file`. Throws a `UsageError` for an unknown kind or a broken `--config`. */
  async forFile(file: string): Promise<FileSetup> {
    const folder = await this.#configFolder(path.dirname(path.resolve(file)));
    // All files without a configuration share one set-up, in however many folders they lie.
    let setup = this.#folders.get(folder ?? '');
    if (!setup) {
      setup = this.#load(folder);
      this.#folders.set(folder ?? '', setup);
    }
    const { state, settings, fingerprint } = await setup;
    const facts = await this.#factsBeside(file);
    if (facts === undefined) return { state, settings, fingerprint };
    return {
      state,
      settings: { ...settings, facts: facts.sheet },
      fingerprint: JSON.stringify([fingerprint, facts.text]),
    };
  }

  /** The fact sheet beside a draft; what is wrong in it is told, the rest counts. */
  async #factsBeside(file: string): Promise<{ sheet: FactSheet; text: string } | undefined> {
    const stem = file.replace(MARKDOWN_END, '');
    for (const suffix of FACT_SHEET_SUFFIXES) {
      const text = await readText(stem + suffix);
      if (text === undefined) continue;
      const sheet = readFactSheet(path.basename(stem + suffix), text);
      for (const { start, message } of sheet.problems) {
        this.#note(`${stem + suffix}:${start.line + 1} ${message}`);
      }
      return { sheet, text };
    }
    return undefined;
  }

  /** The folder whose `baogao.yaml` holds for the files in `start`; undefined where there is none. */
  #configFolder(start: string): Promise<string | undefined> {
    let found = this.#configFolders.get(start);
    if (!found) {
      found = this.#findConfigFolder(start);
      this.#configFolders.set(start, found);
    }
    return found;
  }

  async #findConfigFolder(start: string): Promise<string | undefined> {
    if (this.#options.config !== undefined) return path.dirname(path.resolve(this.#options.config));
    for (let folder = start; ; folder = path.dirname(folder)) {
      if ((await readText(path.join(folder, CONFIG_FILE))) !== undefined) return folder;
      if (path.dirname(folder) === folder) return undefined;
    }
  }

  async #load(folder: string | undefined): Promise<FileSetup> {
    this.#knowledge ??= createKnowledge(this.#builtIn);
    const workspace = new Workspace(this.#builtIn, this.#knowledge);
    const given = this.#options.config;
    const folderUri = folder === undefined ? '' : pathToFileURL(folder).href;
    await workspace.load(folder === undefined ? [] : [folderUri], (uri) => {
      const isConfig = given !== undefined && uri === `${folderUri}/${CONFIG_FILE}`;
      return readText(isConfig ? path.resolve(given) : fileURLToPath(uri));
    });
    if (given !== undefined && (await readText(given)) === undefined) throw new UsageError(`读不到配置“${given}”。`);
    const state = workspace.stateFor(`${folderUri}/report.md`);
    for (const [uri, problems] of state.problems) {
      for (const problem of problems) {
        const place = `${uri.startsWith('file:') ? fileURLToPath(uri) : uri}:${problem.start.line + 1}`;
        this.#note(`${place} ${problem.message}`);
      }
    }
    const { type, asOf } = this.#options;
    if (type !== undefined && !findByName(state.knowledge.profiles, type)) {
      const names = state.knowledge.profiles.map((profile) => `${profile.id}（${profile.name}）`).join('、');
      throw new UsageError(`没有文种“${type}”。可用：${names}`);
    }
    const overrides: Pick<CheckSettings, 'type' | 'asOf'> = {
      ...(type === undefined ? {} : { type }),
      ...(asOf === undefined ? {} : { asOf }),
    };
    const settings = { ...mergeSettings(DEFAULT_CLIENT_SETTINGS, state.config), ...overrides };
    return { state, settings, fingerprint: state.texts };
  }
}

function toStandardError(line: string): void {
  process.stderr.write(`baogao: ${line}\n`);
}

/** Largest list or sheet in bytes that is read; more than the reader of YAML takes. */
const LIST_LIMIT = 32 << 20;

async function readText(file: string): Promise<string | undefined> {
  // A pipe or a device would never end.
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > LIST_LIMIT) return undefined;
  return readFile(file, 'utf8').catch(() => undefined);
}
