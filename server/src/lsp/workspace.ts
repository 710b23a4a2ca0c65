import type { Knowledge } from '../knowledge/knowledge';
import { createKnowledge, type KnowledgeData, loadKnowledgeData } from '../knowledge/loadKnowledge';
import { rules } from '../rules/index';
import type { ConfigurationKind } from '../service/configShape';
import { CONFIG_FILE, EMPTY_CONFIG, readWorkspaceConfig, type WorkspaceConfig } from '../service/workspaceConfig';
import type { YamlProblem } from '../text/yamlReader';

const RULE_IDS = rules.map((rule) => rule.id);

/** A workspace folder's `baogao.yaml` with the lists it names. */
export interface FolderState {
  /** URI of the folder, without a slash at the end; empty for files outside any folder. */
  readonly uri: string;
  readonly config: WorkspaceConfig;
  readonly knowledge: Knowledge;
  /** Problems by the URI of the file they are in. */
  readonly problems: ReadonlyMap<string, readonly YamlProblem[]>;
  /** What each YAML file of the folder is, by its URI. */
  readonly files: ReadonlyMap<string, ConfigurationKind>;
  /** The texts that the state was made of, to tell whether they have changed. */
  readonly texts: string;
}

/** Most lists of one kind that a folder may name, and most units of all lists together. */
const LIST_LIMIT = 50;
const LISTS_LENGTH_LIMIT = 3_000_000;

interface LoadedList {
  readonly name: string;
  readonly text: string;
}

/** Reads the text of a file by URI, or undefined. */
export type ReadText = (uri: string) => Promise<string | undefined>;

/** The folders of the workspace and what each has to say to the checks of its reports. */
export class Workspace {
  readonly #builtIn: KnowledgeData;
  readonly #base: FolderState;
  #folders: readonly FolderState[] = [];

  /** `knowledge` is that of `builtIn`, where the caller has it already: it costs much to make. */
  constructor(builtIn: KnowledgeData, knowledge: Knowledge = createKnowledge(builtIn)) {
    this.#builtIn = builtIn;
    this.#base = { uri: '', config: EMPTY_CONFIG, knowledge, problems: new Map(), files: new Map(), texts: '' };
  }

  /**
   * Reads the configuration of all folders again and tells whether anything has changed. Files that cannot be read
   * count as missing.
   */
  async load(folderUris: readonly string[], readText: ReadText): Promise<boolean> {
    const before = this.#folders;
    this.#folders = await Promise.all(folderUris.map((uri) => this.#loadFolder(uri.replace(/\/$/, ''), readText)));
    const isSame = (folder: FolderState, index: number) =>
      before[index]?.uri === folder.uri && before[index].texts === folder.texts;
    return before.length !== this.#folders.length || !this.#folders.every(isSame);
  }

  /** The state for a document: that of the innermost folder that holds it. */
  stateFor(documentUri: string): FolderState {
    let best = this.#base;
    for (const folder of this.#folders) {
      if (documentUri.startsWith(`${folder.uri}/`) && folder.uri.length > best.uri.length) best = folder;
    }
    return best;
  }

  /** All configuration problems, by file; files without problems are listed with none, so that old ones vanish. */
  problems(): ReadonlyMap<string, readonly YamlProblem[]> {
    return new Map(this.#folders.flatMap((folder) => [...folder.problems]));
  }

  /** What a YAML file is: a `baogao.yaml`, or a list that one names; undefined for all others. */
  kindOf(uri: string): ConfigurationKind | undefined {
    if (uri.endsWith(`/${CONFIG_FILE}`)) return 'config';
    for (const { files } of this.#folders) {
      for (const [each, kind] of files) if (isSameFile(each, uri)) return kind;
    }
    return undefined;
  }

  /** The problems of one file of a folder; undefined when it belongs to none. */
  problemsOf(uri: string): readonly YamlProblem[] | undefined {
    for (const { problems } of this.#folders) {
      for (const [each, found] of problems) if (isSameFile(each, uri)) return found;
    }
    return undefined;
  }

  /** Whether a change of this file concerns the configuration. */
  concerns(uri: string): boolean {
    return this.kindOf(uri) !== undefined;
  }

  async #loadFolder(uri: string, readText: ReadText): Promise<FolderState> {
    const configUri = `${uri}/${CONFIG_FILE}`;
    const text = await readText(configUri);
    if (text === undefined) return { ...this.#base, uri };
    const config = readWorkspaceConfig(CONFIG_FILE, text, RULE_IDS);
    const problems = new Map<string, readonly YamlProblem[]>([[configUri, config.problems]]);
    const files = new Map<string, ConfigurationKind>([[configUri, 'config']]);
    let left = LISTS_LENGTH_LIMIT;
    const complain = (message: string) => {
      const start = { line: 0, character: 0 };
      problems.set(configUri, [...(problems.get(configUri) ?? []), { file: CONFIG_FILE, message, start, end: start }]);
    };
    const read = async (names: readonly string[], kind: ConfigurationKind) => {
      const lists: LoadedList[] = [];
      if (names.length > LIST_LIMIT) complain(`词表或文种定义太多，只读前 ${LIST_LIMIT} 个。`);
      for (const name of names.slice(0, LIST_LIMIT)) {
        const fileUri = `${uri}/${encodedPath(name)}`;
        const content = await readText(fileUri);
        problems.set(fileUri, []);
        files.set(fileUri, kind);
        if (content === undefined) {
          complain(`读不到“${name}”，请检查路径。`);
        } else if (content.length > left) {
          complain(`“${name}”太大，没有读取。`);
        } else {
          left -= content.length;
          lists.push({ name: fileUri, text: content });
        }
      }
      return lists;
    };
    const lists = {
      terms: await read(config.termFiles, 'terms'),
      phrases: await read(config.phraseFiles, 'phrases'),
      profiles: await read(config.profileFiles, 'profiles'),
    };
    const texts = JSON.stringify([text, lists]);
    const known = this.#folders.find((folder) => folder.uri === uri);
    if (known?.texts === texts) return known;
    if (lists.terms.length + lists.phrases.length + lists.profiles.length === 0) {
      return { ...this.#base, uri, config, problems, files, texts };
    }
    const { knowledge, problems: found } = loadKnowledgeData(lists, this.#builtIn);
    for (const problem of found) problems.set(problem.file, [...(problems.get(problem.file) ?? []), problem]);
    return { uri, config, knowledge: createKnowledge(this.#builtIn, knowledge), problems, files, texts };
  }
}

/** Whether two URIs name the same file; editors differ in which characters they escape. */
export function isSameFile(a: string, b: string): boolean {
  return a === b || decoded(a) === decoded(b);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A relative path as the end of a URI, escaped as VS Code does it. */
export function encodedPath(name: string): string {
  const escaped = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return name.split(/[\\/]/).map(escaped).join('/');
}

/** Whether a document is YAML and so never a report. */
export function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}
