import { isMap, isSeq, type YAMLMap } from 'yaml';
import { parseDate, toIsoDate } from '../text/date';
import type { YamlProblem, YamlReader } from '../text/yamlReader';

/** Most entries that a list may have, so that a foreign list cannot hang the server. */
const ENTRY_LIMIT = 20_000;

/**
 * Reads the fields of one entry by their English key; each may be written by its Chinese name instead. `names` is the
 * table of both, in the order in which fields are documented.
 */
export class EntryFields {
  readonly #map: YAMLMap;
  readonly #names: Readonly<Record<string, string>>;

  /** Unknown keys are reported with the nearest known one. */
  constructor(reader: YamlReader, map: YAMLMap, names: Readonly<Record<string, string>>) {
    this.#map = map;
    this.#names = names;
    reader.knownKeys(map, [...Object.keys(names), ...Object.values(names)]);
  }

  /** The node of a field, or undefined. */
  get(key: string): unknown {
    return this.#map.get(key, true) ?? this.#map.get(this.#names[key] ?? key, true);
  }
}

/** One of the choices, which may be written in English or by their Chinese names; undefined, with a problem, for others. */
export function readChoice<T extends string>(
  reader: YamlReader,
  node: unknown,
  what: string,
  names: Readonly<Record<T, string>>,
): T | undefined {
  const keys = Object.keys(names) as T[];
  const written = reader.text(node, what)?.trim();
  if (written === undefined || written === '') return undefined;
  const found = keys.find((key) => key === written || names[key] === written);
  if (found === undefined) {
    const known = keys.map((key) => `${key}（${names[key]}）`).join('、');
    reader.report(node, `${what}“${written}”不认识，可用：${known}。`);
  }
  return found;
}

/** A day as `YYYY-MM-DD`; a year or month alone counts as its first or last day. Undefined, with a problem, for others. */
export function readDay(reader: YamlReader, node: unknown, what: string, partial: 'start' | 'end'): string | undefined {
  const text = reader.text(node, what);
  if (text === undefined || text === '') return undefined;
  const date = parseDate(text, partial);
  if (date) return toIsoDate(date);
  reader.report(node, `${what}“${text}”不是日期，请写成 2019-03-31、2019-03 或 2019。`);
  return undefined;
}

/** Yes and no. */
export const FLAGS = { true: '是', false: '否' } as const;

/** `true` or `false`; a missing node is false. */
export function readFlag(reader: YamlReader, node: unknown, what: string): boolean {
  return readChoice(reader, node, what, FLAGS) === 'true';
}

/** What an entry or an example asks for. */
export const VERDICTS = { report: '报告', keep: '保留' } as const;

/** How much a finding matters. */
export const LEVELS = { error: '错误', warning: '警告', information: '信息', hint: '提示' } as const;

/** What an entry says instead of naming where its dates were looked up, when nothing was found. */
export const NOT_FOUND = '未查到';

/** Where the dates were looked up and how much the finding matters: what was not found is at most information. */
export function readCertainty(
  reader: YamlReader,
  checkedNode: unknown,
  severityNode: unknown,
): { readonly checked?: string; readonly severity?: keyof typeof LEVELS } {
  const checked = reader.text(checkedNode, 'checked')?.trim() ?? '';
  const severity = readChoice(reader, severityNode, 'severity（级别）', LEVELS);
  if (checked === NOT_FOUND && (severity === 'error' || severity === 'warning')) {
    reader.report(severityNode, `checked（查证）写“${NOT_FOUND}”的，severity（级别）最高为 information（信息）。`);
  }
  const level = checked === NOT_FOUND ? (severity ?? 'information') : severity;
  return { ...(checked === '' ? {} : { checked }), ...(level === undefined ? {} : { severity: level }) };
}

/** The fields of an example. */
export const EXAMPLE_FIELDS = { text: '句子', date: '日期', expect: '应当' } as const;

/** An example sentence with its date and the verdict it must get. */
export function readExamples(
  reader: YamlReader,
  node: unknown,
): readonly { readonly text: string; readonly date?: string; readonly expect: 'report' | 'keep' }[] {
  return reader.list(node, 'examples').flatMap((item) => {
    const map = reader.map(item, '每个例子');
    if (!map) return [];
    const fields = new EntryFields(reader, map, EXAMPLE_FIELDS);
    const text = reader.text(fields.get('text'), '例子的 text（句子）');
    const expect = readChoice(reader, fields.get('expect'), '例子的 expect（应当）', VERDICTS);
    const date = readDay(reader, fields.get('date'), '例子的 date（日期）', 'end');
    if (text === undefined || expect === undefined) {
      reader.report(map, '每个例子要有 text（句子）和 expect（应当：报告或者保留）。');
      return [];
    }
    return [date === undefined ? { text, expect } : { text, date, expect }];
  });
}

/**
 * Reads the entries of several list files with `read`. An entry for which it returns undefined, or whose id an
 * earlier one has, is left out; unknown keys are reported and cost nothing.
 */
export function readEntries<T extends { readonly id: string }>(
  readers: readonly { readonly reader: YamlReader; readonly name: string }[],
  what: string,
  read: (reader: YamlReader, item: unknown, list: string) => T | undefined,
): { entries: T[]; problems: YamlProblem[] } {
  const entries: T[] = [];
  const problems: YamlProblem[] = [];
  const known = new Map<string, string>();
  for (const { reader, name } of readers) {
    const list = name.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
    if (reader.root !== null && !isSeq(reader.root)) reader.report(reader.root, `${what}应为列表，每项前加“- ”。`);
    const items = isSeq(reader.root) ? reader.root.items : [];
    for (const item of items.slice(0, ENTRY_LIMIT)) {
      const before = reader.problems.length;
      const entry = read(reader, item, list);
      const isSpoiled = reader.problems.slice(before).some(({ message }) => !message.startsWith('不认识的键'));
      if (!entry || isSpoiled) continue;
      const other = known.get(entry.id);
      if (other !== undefined) {
        reader.report(isMap(item) ? item.get('id', true) : item, `编号“${entry.id}”已在 ${other} 中用过，请另取一个。`);
        continue;
      }
      known.set(entry.id, name);
      entries.push(entry);
    }
    if (items.length > ENTRY_LIMIT) reader.report(items[ENTRY_LIMIT], `一个文件最多 ${ENTRY_LIMIT} 条，其余没有读。`);
    problems.push(...reader.problems);
  }
  return { entries, problems };
}

/** The entry's id, or undefined with a problem. */
export function readId(reader: YamlReader, node: unknown, entry: unknown): string | undefined {
  const id = reader.text(node, 'id')?.trim();
  if (id !== undefined && /^[a-z0-9][a-z0-9.-]*$/i.test(id)) return id;
  reader.report(node ?? entry, '每条要有 id（编号），用字母、数字和“-”，例如 id: bureau-commerce。');
  return undefined;
}
