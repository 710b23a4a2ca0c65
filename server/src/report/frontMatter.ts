import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml';
import { fold } from '../text/script';
import { type Span, spanOf } from '../text/span';

/** The keys a report's front matter may have, in Simplified script; Traditional forms are folded to these. */
export const FRONT_MATTER_KEYS = [
  '类型',
  '标题',
  '发文机关',
  '主送机关',
  '发文字号',
  '签发人',
  '成文日期',
  '报告期',
  '密级',
  '保密期限',
  '紧急程度',
  '份号',
  '附件',
  '附注',
  '抄送',
  '印发机关',
  '印发日期',
  '页面',
  '提法日期',
  '忽略',
] as const;
export type FrontMatterKey = (typeof FRONT_MATTER_KEYS)[number];

/** One `key: value` of the front matter; spans count from the start of the report. */
export interface FrontMatterEntry {
  /** The key in Simplified script, known or not. */
  readonly key: string;
  readonly keySpan: Span;
  /** Scalars as text; lists as their texts; maps and anything else as undefined. */
  readonly values: readonly string[];
  readonly valueSpans: readonly Span[];
  readonly isList: boolean;
  /** A map value, e.g. of 页面, as plain data. */
  readonly data: unknown;
}

/** Something the YAML parser could not read, or a form the front matter cannot have. */
export interface FrontMatterProblem {
  readonly message: string;
  readonly span: Span;
}

export interface FrontMatter {
  /** The whole passage with both `---` lines; empty at 0 when there is none. */
  readonly span: Span;
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

const NONE: FrontMatter = { span: spanOf(0, 0), entries: [], problems: [] };

/** Length limit in units; what is longer is no front matter, and its YAML is not worth parsing on each key. */
const LIMIT = 20_000;

/**
 * Reads the YAML between a first line `---` and the next line `---`. Never throws: broken YAML gives problems with
 * their places, and whatever could be read is kept. Text without front matter gives an empty one.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return NONE;
  const bodyStart = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m;
  const window = text.slice(bodyStart, bodyStart + LIMIT);
  const end = closing.exec(window);
  if (!end) {
    // A rule at the top of a text is no front matter; an unclosed one looks like `key: value` from its first line.
    if (!/^[^\s:：#-][^:：\n\r]{0,12}[:：][ \t]/.test(window)) return NONE;
    const span = spanOf(0, opening[0].trimEnd().length);
    return { span: spanOf(0, 0), entries: [], problems: [{ message: '文首的“---”没有配对的结束行“---”。', span }] };
  }
  const body = window.slice(0, end.index);
  let after = bodyStart + end.index + end[0].length;
  if (text.charCodeAt(after) === 13) after++;
  if (text.charCodeAt(after) === 10) after++;
  return { span: spanOf(0, after), ...readYaml(body, bodyStart) };
}

function readYaml(body: string, offset: number): Pick<FrontMatter, 'entries' | 'problems'> {
  const entries: FrontMatterEntry[] = [];
  const problems: FrontMatterProblem[] = [];
  const lines = new LineCounter();
  const document = parseDocument(body, {
    lineCounter: lines,
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const at = (start: number, end: number) =>
    spanOf(offset + start, offset + Math.max(start, Math.min(end, body.length)));
  for (const error of document.errors) {
    const [start, end] = error.pos;
    problems.push({
      message: `YAML 格式有误：${firstLine(error.message)}`,
      span: at(Math.min(start, body.length), end),
    });
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && (root.value === null || root.value === ''))) return { entries, problems };
  if (!isMap(root)) {
    const [start, , end] = root.range ?? [0, body.length, body.length];
    if (problems.length === 0)
      problems.push({ message: '文首信息应为“键: 值”的形式，一行一项。', span: at(start, end) });
    return { entries, problems };
  }
  for (const pair of root.items as Pair[]) {
    const entry = readPair(pair, at);
    if (entry) entries.push(entry);
  }
  return { entries, problems };
}

function readPair(pair: Pair, at: (start: number, end: number) => Span): FrontMatterEntry | undefined {
  if (!isScalar(pair.key)) return undefined;
  const [keyStart, keyEnd] = pair.key.range ?? [0, 0];
  const scalars: Scalar[] = [];
  if (isScalar(pair.value)) scalars.push(pair.value);
  else if (isSeq(pair.value)) scalars.push(...pair.value.items.filter((item) => isScalar(item)));
  const present = scalars.filter((scalar) => scalar.value !== null && String(scalar.value) !== '');
  return {
    key: fold(String(pair.key.value ?? '')).trim(),
    keySpan: at(keyStart, keyEnd),
    values: present.map((scalar) => String(scalar.value).trim()),
    valueSpans: present.map((scalar) => at(scalar.range?.[0] ?? 0, scalar.range?.[1] ?? 0)),
    isList: isSeq(pair.value),
    data: isMap(pair.value) ? pair.value.toJSON() : undefined,
  };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** The entry of `key`, or undefined. */
export function frontMatterEntry(frontMatter: FrontMatter, key: FrontMatterKey): FrontMatterEntry | undefined {
  return frontMatter.entries.find((entry) => entry.key === key);
}

/** The first value of `key` as text, or undefined when the key is missing or empty. */
export function frontMatterValue(frontMatter: FrontMatter, key: FrontMatterKey): string | undefined {
  return frontMatterEntry(frontMatter, key)?.values[0];
}
