import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import { fold } from '../text/script';
import { type Span, spanOf } from '../text/span';
import { yamlMessage, yamlRefusal } from '../text/yamlLimits';

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
  '字数',
  '上年报告',
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
  /** What to put in place of the span, where that is beyond doubt. */
  readonly newText?: string;
}

export interface FrontMatter {
  /** The whole passage with both `---` lines; empty at 0 when there is none. */
  readonly span: Span;
  /** The lines between the two; a further entry goes to its end. */
  readonly body: Span;
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

const NOWHERE = spanOf(0, 0);
const NONE: FrontMatter = { span: NOWHERE, body: NOWHERE, entries: [], problems: [] };

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
    return { ...NONE, problems: [{ message: '文首的“---”没有配对的结束行“---”。', span }] };
  }
  const body = window.slice(0, end.index);
  let after = bodyStart + end.index + end[0].length;
  if (text.charCodeAt(after) === 13) after++;
  if (text.charCodeAt(after) === 10) after++;
  return { span: spanOf(0, after), body: spanOf(bodyStart, bodyStart + end.index), ...readYaml(body, bodyStart) };
}

/** Messages for what the YAML parser says in English, by its codes. */
const YAML_ERRORS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对齐',
  TAB_AS_INDENT: '缩进应用空格，不能用制表符',
  MISSING_CHAR: '缺少冒号、空格或引号',
  BLOCK_AS_IMPLICIT_KEY: '值里有“: ”，请给整个值加上引号',
  MULTILINE_IMPLICIT_KEY: '键应写在一行之内，后接“: ”',
  UNEXPECTED_TOKEN: '这里有多余的符号',
  BAD_SCALAR_START: '值不能以这个符号开头，请给整个值加上引号',
  BAD_ALIAS: '值以“*”或“&”开头时，请给整个值加上引号',
  BAD_DQ_ESCAPE: '引号里的反斜线写法不对',
  BLOCK_IN_FLOW: '方括号里不能再分行列项',
  BAD_PROP_ORDER: '符号的次序不对',
};

/** A top-level key whose colon is full-width or has no blank behind it, as people type it in Chinese. */
const LOOSE_KEY = /^[\u3400-\u9fff]{1,8}[ \t]*(?:：|:(?=[^\s:：]))/gm;

/** The YAML with such colons put right, and how to get back to the places of the original. */
function tightened(
  body: string,
  offset: number,
): { yaml: string; back: (at: number) => number; problems: FrontMatterProblem[] } {
  const problems: FrontMatterProblem[] = [];
  const inserted: number[] = [];
  let yaml = '';
  let last = 0;
  for (const match of body.matchAll(LOOSE_KEY)) {
    const colon = match.index + match[0].length - 1;
    const needsBlank = /^\S/.test(body.slice(colon + 1, colon + 2));
    yaml += `${body.slice(last, colon)}:`;
    if (needsBlank) {
      inserted.push(yaml.length);
      yaml += ' ';
    }
    last = colon + 1;
    problems.push({
      message: `“${match[0].slice(0, -1).trim()}”后面应是半角冒号加一个空格“: ”，否则读不出它的值。`,
      span: spanOf(offset + colon, offset + colon + 1),
      newText: needsBlank ? ': ' : ':',
    });
  }
  return {
    yaml: yaml + body.slice(last),
    back: (at) => at - inserted.filter((place) => place < at).length,
    problems,
  };
}

function readYaml(body: string, offset: number): Pick<FrontMatter, 'entries' | 'problems'> {
  const entries: FrontMatterEntry[] = [];
  if (yamlRefusal(body) !== undefined) {
    return {
      entries,
      problems: [{ message: '文首信息嵌套太深，读不了。', span: spanOf(offset, offset + body.length) }],
    };
  }
  const { yaml, back, problems } = tightened(body, offset);
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const at = (start: number, end: number) => {
    const from = back(start);
    return spanOf(offset + from, offset + Math.max(from, Math.min(back(end), body.length)));
  };
  for (const error of document.errors.slice(0, 20)) {
    const start = Math.min(error.pos[0], yaml.length);
    const lineEnd = yaml.slice(start).search(/[\r\n]/);
    const span = at(start, lineEnd < 0 ? yaml.length : start + lineEnd);
    // One slip often gives several errors at the same place.
    if (problems.some((problem) => problem.span.start === span.start)) continue;
    problems.push({ message: `文首信息格式有误：${YAML_ERRORS[error.code] ?? yamlMessage(error.message)}。`, span });
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && (root.value === null || root.value === ''))) return { entries, problems };
  if (!isMap(root)) {
    const [start, , end] = root.range ?? [0, yaml.length, yaml.length];
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

/** The entry of `key`, or undefined. */
export function frontMatterEntry(frontMatter: FrontMatter, key: FrontMatterKey): FrontMatterEntry | undefined {
  return frontMatter.entries.find((entry) => entry.key === key);
}

/** The first value of `key` as text, or undefined when the key is missing or empty. */
export function frontMatterValue(frontMatter: FrontMatter, key: FrontMatterKey): string | undefined {
  return frontMatterEntry(frontMatter, key)?.values[0];
}
