import type { Knowledge } from '../knowledge/knowledge';
import { createKnowledge, type KnowledgeData, loadKnowledgeData } from '../knowledge/loadKnowledge';
import { rules } from '../rules/index';
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
}

/** Reads the text of a file by URI, or undefined. */
export type ReadText = (uri: string) => Promise<string | undefined>;

/** The folders of the workspace and what each has to say to the checks of its reports. */
export class Workspace {
  readonly #builtIn: KnowledgeData;
  readonly #base: FolderState;
  #folders: readonly FolderState[] = [];

  constructor(builtIn: KnowledgeData) {
    this.#builtIn = builtIn;
    this.#base = { uri: '', config: EMPTY_CONFIG, knowledge: createKnowledge(builtIn), problems: new Map() };
  }

  /** Reads the configuration of all folders again. Files that cannot be read count as missing. */
  async load(folderUris: readonly string[], readText: ReadText): Promise<void> {
    this.#folders = await Promise.all(folderUris.map((uri) => this.#loadFolder(uri.replace(/\/$/, ''), readText)));
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

  /** Whether a change of this file concerns the configuration. */
  concerns(uri: string): boolean {
    return uri.endsWith(`/${CONFIG_FILE}`) || this.#folders.some((folder) => folder.problems.has(uri));
  }

  async #loadFolder(uri: string, readText: ReadText): Promise<FolderState> {
    const configUri = `${uri}/${CONFIG_FILE}`;
    const text = await readText(configUri);
    if (text === undefined) return { ...this.#base, uri };
    const config = readWorkspaceConfig(CONFIG_FILE, text, RULE_IDS);
    const problems = new Map<string, readonly YamlProblem[]>([[configUri, config.problems]]);
    const read = async (names: readonly string[]) => {
      const files: { name: string; text: string }[] = [];
      for (const name of names) {
        const fileUri = `${uri}/${encodeURI(name.replaceAll('\\', '/'))}`;
        const content = await readText(fileUri);
        problems.set(fileUri, []);
        if (content === undefined) {
          const start = { line: 0, character: 0 };
          const message = `读不到“${name}”，请检查路径。`;
          problems.set(configUri, [
            ...(problems.get(configUri) ?? []),
            { file: CONFIG_FILE, message, start, end: start },
          ]);
        } else files.push({ name: fileUri, text: content });
      }
      return files;
    };
    const lists = { terms: await read(config.termFiles), profiles: await read(config.profileFiles) };
    if (lists.terms.length + lists.profiles.length === 0) return { ...this.#base, uri, config, problems };
    const { knowledge, problems: found } = loadKnowledgeData(lists, this.#builtIn);
    for (const problem of found) problems.set(problem.file, [...(problems.get(problem.file) ?? []), problem]);
    return { uri, config, knowledge: createKnowledge(this.#builtIn, knowledge), problems };
  }
}
