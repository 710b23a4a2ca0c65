import { isScalar, type YAMLMap } from 'yaml';
import type { CalendarDate } from '../text/date';
import { parseDate } from '../text/date';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import type { RuleLevel } from './check';

/** What a workspace's `baogao.yaml` says, read and checked. */
export interface WorkspaceConfig {
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Kind of report for all files that do not say it themselves. */
  readonly type?: string;
  readonly asOf?: CalendarDate;
  /** Files with terms, set phrases and profiles of the office, relative to `baogao.yaml`. */
  readonly termFiles: readonly string[];
  readonly phraseFiles: readonly string[];
  readonly profileFiles: readonly string[];
  /** Words that term rules leave alone in all reports of the folder. */
  readonly ignoredWords: readonly string[];
  /** The page spec as written; the layout checks its values. */
  readonly page: Readonly<Record<string, unknown>>;
  readonly problems: readonly YamlProblem[];
}

/** Name of the file in a workspace folder. */
export const CONFIG_FILE = 'baogao.yaml';

export const EMPTY_CONFIG: WorkspaceConfig = {
  levels: {},
  termFiles: [],
  phraseFiles: [],
  profileFiles: [],
  ignoredWords: [],
  page: {},
  problems: [],
};

/** Keys of `baogao.yaml`: the Chinese name, its English equivalent, and its Traditional form where that differs. */
const KEYS = {
  levels: ['规则', 'rules', '規則'],
  type: ['文种', 'type', '文種'],
  asOf: ['提法日期', 'as-of'],
  terms: ['词表', 'terms', '詞表'],
  phrases: ['固定表述', 'phrases'],
  profiles: ['文种定义', 'profiles', '文種定義'],
  words: ['忽略词', 'ignored-words', '忽略詞'],
  page: ['页面', 'page', '頁面'],
} as const;

export type ConfigKey = keyof typeof KEYS;

/** All ways to write a key of `baogao.yaml`; the Chinese name comes first. */
export function configKeyNames(key: ConfigKey): readonly [string, ...string[]] {
  return KEYS[key];
}

/** The names of the levels as messages and completions give them. */
export const LEVEL_NAMES = ['错误', '警告', '信息', '提示', '关闭'] as const;

const LEVELS: Readonly<Record<string, RuleLevel>> = {
  错误: 'error',
  警告: 'warning',
  信息: 'information',
  提示: 'hint',
  关闭: 'off',
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
  off: 'off',
  false: 'off',
};

/** The level a setting names in Chinese (either script) or English, or undefined. */
export function ruleLevel(text: string): RuleLevel | undefined {
  const name = fold(text);
  return Object.hasOwn(LEVELS, name) ? LEVELS[name] : undefined;
}

/**
 * Reads `baogao.yaml`. Never throws: whatever is wrong becomes a problem at its place, and the rest counts.
 * `ruleIds` are the known rules, to name misspelt ones.
 */
export function readWorkspaceConfig(file: string, text: string, ruleIds: readonly string[]): WorkspaceConfig {
  const reader = new YamlReader(file, text);
  if (reader.root === null || (isScalar(reader.root) && reader.root.value === null)) {
    return { ...EMPTY_CONFIG, problems: reader.problems };
  }
  const map = reader.map(reader.root, 'baogao.yaml ');
  if (!map) return { ...EMPTY_CONFIG, problems: reader.problems };
  reader.knownKeys(map, Object.values(KEYS).flat());
  const get = (key: keyof typeof KEYS): unknown => KEYS[key].map((name) => map.get(name, true)).find((node) => node);
  const type = reader.text(get('type'), '文种');
  const asOf = readDate(reader, get('asOf'));
  return {
    levels: readLevels(reader, get('levels'), ruleIds),
    ...(type === undefined ? {} : { type }),
    ...(asOf === undefined ? {} : { asOf }),
    termFiles: readFiles(reader, get('terms'), '词表'),
    phraseFiles: readFiles(reader, get('phrases'), '固定表述'),
    profileFiles: readFiles(reader, get('profiles'), '文种定义'),
    ignoredWords: reader.texts(get('words'), '忽略词').filter((word) => word.trim() !== ''),
    page: readPage(reader, get('page')),
    problems: reader.problems,
  };
}

function readDate(reader: YamlReader, node: unknown): CalendarDate | undefined {
  const text = reader.text(node, '提法日期');
  if (text === undefined) return undefined;
  const date = parseDate(text, 'end');
  if (!date) reader.report(node, `“${text}”不是日期，请写成 2026-03-05 或 2026年3月5日。`);
  return date;
}

function readLevels(reader: YamlReader, node: unknown, ruleIds: readonly string[]): Record<string, RuleLevel> {
  const levels: Record<string, RuleLevel> = {};
  if (!node) return levels;
  const map = reader.map(node, '规则');
  if (!map) return levels;
  reader.knownKeys(map, ruleIds);
  for (const pair of map.items) {
    const id = isScalar(pair.key) ? String(pair.key.value) : '';
    const level = ruleLevel(reader.text(pair.value, id) ?? '');
    if (!ruleIds.includes(id)) continue;
    if (level === undefined) reader.report(pair.value, `级别应为 ${LEVEL_NAMES.join('、')} 之一。`);
    else levels[id] = level;
  }
  return levels;
}

function readPage(reader: YamlReader, node: unknown): Record<string, unknown> {
  if (!node) return {};
  const map: YAMLMap | undefined = reader.map(node, '页面');
  return map ? (map.toJSON() as Record<string, unknown>) : {};
}

function readFiles(reader: YamlReader, node: unknown, what: string): readonly string[] {
  return reader.texts(node, what).filter((name) => isInside(reader, node, name));
}

/** A workspace's list must lie inside the workspace: no absolute paths, no way up. */
function isInside(reader: YamlReader, node: unknown, name: string): boolean {
  const safe = !/^(?:[/\\~]|[A-Za-z]:|\w+:\/\/)/.test(name) && !name.split(/[/\\]/).includes('..');
  if (!safe) reader.report(node, `“${name}”应为 baogao.yaml 所在文件夹内的相对路径。`);
  return safe;
}
