import { isMap, isSeq, type YAMLMap } from 'yaml';
import { parseDate, toIsoDate } from '../text/date';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import {
  TERM_ALLOWANCES,
  TERM_RULES,
  TERM_SEVERITIES,
  type Term,
  type TermAllowance,
  type TermExample,
  type TermReplacement,
  type TermRule,
} from './term';

const KEYS = [
  'id',
  'rule',
  'forms',
  'verdict',
  'valid_from',
  'superseded_on',
  'replace',
  'safe',
  'allow',
  'not_before',
  'not_after',
  'only_with',
  'not_with',
  'script',
  'literal',
  'severity',
  'note',
  'source',
  'examples',
];

/** Most entries and most units of one form that a list may have, so that a foreign list cannot hang the server. */
const ENTRY_LIMIT = 20_000;
const FORM_LIMIT = 120;

/**
 * Reads terms from the texts of YAML files, in order. Never throws: an entry that cannot be used is left out and
 * reported with its line; everything else of the file stays.
 */
export function loadTerms(files: readonly { name: string; text: string }[]): {
  terms: Term[];
  problems: YamlProblem[];
} {
  const terms: Term[] = [];
  const problems: YamlProblem[] = [];
  const known = new Map<string, string>();
  for (const file of files) {
    const reader = new YamlReader(file.name, file.text);
    const list = file.name.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
    if (reader.root !== null && !isSeq(reader.root)) reader.report(reader.root, '提法表应为列表，每项前加“- ”。');
    const items = isSeq(reader.root) ? reader.root.items : [];
    for (const item of items.slice(0, ENTRY_LIMIT)) {
      const term = readTerm(reader, item, list);
      if (!term) continue;
      const other = known.get(term.id);
      if (other !== undefined) {
        reader.report(isMap(item) ? item.get('id', true) : item, `编号“${term.id}”已在 ${other} 中用过，请另取一个。`);
        continue;
      }
      known.set(term.id, file.name);
      terms.push(term);
    }
    if (items.length > ENTRY_LIMIT) reader.report(items[ENTRY_LIMIT], `一个文件最多 ${ENTRY_LIMIT} 条，其余没有读。`);
    problems.push(...reader.problems);
  }
  return { terms, problems };
}

function readTerm(reader: YamlReader, item: unknown, list: string): Term | undefined {
  const map = reader.map(item, '每一条');
  if (!map) return undefined;
  reader.knownKeys(map, KEYS);
  const node = (key: string) => map.get(key, true) as unknown;
  const text = (key: string) => reader.text(node(key), key)?.trim();
  const before = reader.problems.length;
  const id = text('id');
  if (id === undefined || !/^[a-z0-9][a-z0-9.-]*$/i.test(id)) {
    reader.report(node('id') ?? map, '每条要有编号 id，用小写字母、数字和“-”，例如 id: bureau-commerce。');
    return undefined;
  }
  const rule: TermRule = reader.choice(node('rule'), 'rule', TERM_RULES) ?? 'outdated-term';
  const literal = readFlag(reader, node('literal'), 'literal');
  const forms = readForms(reader, map, literal);
  const validFrom = readDay(reader, node('valid_from'), 'valid_from', 'start');
  const supersededOn = readDay(reader, node('superseded_on'), 'superseded_on', 'end');
  if (validFrom !== undefined && supersededOn !== undefined && validFrom >= supersededOn) {
    reader.report(node('superseded_on'), `superseded_on（${supersededOn}）应晚于 valid_from（${validFrom}）。`);
  }
  const verdict = reader.choice(node('verdict'), 'verdict', ['report', 'keep'] as const) ?? 'report';
  const script = reader.choice(node('script'), 'script', ['hans', 'hant'] as const);
  const severity = reader.choice(node('severity'), 'severity', TERM_SEVERITIES);
  const term: Term = {
    id,
    rule,
    list,
    forms,
    verdict,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(supersededOn === undefined ? {} : { supersededOn }),
    replacements: readReplacements(reader, node('replace')),
    safe: readFlag(reader, node('safe'), 'safe'),
    allow: readAllowances(reader, node('allow'), rule),
    notBefore: foldAll(reader.texts(node('not_before'), 'not_before'), literal),
    notAfter: foldAll(reader.texts(node('not_after'), 'not_after'), literal),
    onlyWith: foldAll(reader.texts(node('only_with'), 'only_with'), literal),
    notWith: foldAll(reader.texts(node('not_with'), 'not_with'), literal),
    ...(script === undefined ? {} : { script }),
    literal,
    ...(severity === undefined ? {} : { severity }),
    note: text('note') ?? '',
    source: text('source') ?? '',
    examples: readExamples(reader, node('examples')),
  };
  // Unknown keys leave the entry usable; anything else that was reported about it does not.
  const spoiled = reader.problems.slice(before).some((problem) => !problem.message.startsWith('不认识的键'));
  return spoiled || forms.length === 0 ? undefined : term;
}

function foldAll(texts: readonly string[], literal: boolean): readonly string[] {
  return texts.filter((each) => each !== '').map((each) => (literal ? each : fold(each)));
}

function readForms(reader: YamlReader, map: YAMLMap, literal: boolean): readonly string[] {
  const node = map.get('forms', true) as unknown;
  const forms = reader
    .texts(node, 'forms')
    .map((form) => form.trim())
    .filter((form) => form !== '');
  if (forms.length === 0) reader.report(node ?? map, 'forms 里至少写一个要查的词。');
  for (const form of forms) {
    if (form.length > FORM_LIMIT) reader.report(node, `“${form.slice(0, 12)}…”太长，一个词最多 ${FORM_LIMIT} 字。`);
  }
  return [...new Set(literal ? forms : forms.map(fold))];
}

function readFlag(reader: YamlReader, node: unknown, what: string): boolean {
  return reader.choice(node, what, ['true', 'false'] as const) === 'true';
}

function readDay(reader: YamlReader, node: unknown, what: string, partial: 'start' | 'end'): string | undefined {
  const text = reader.text(node, what);
  if (text === undefined || text === '') return undefined;
  const date = parseDate(text, partial);
  if (date) return toIsoDate(date);
  reader.report(node, `${what}“${text}”不是日期，请写成 2019-03-31、2019-03 或 2019。`);
  return undefined;
}

function readReplacements(reader: YamlReader, node: unknown): readonly TermReplacement[] {
  if (!isSeq(node)) {
    const text = reader.text(node, 'replace');
    return text === undefined || text === '' ? [] : [{ text }];
  }
  return node.items.flatMap((item): TermReplacement[] => {
    if (!isMap(item)) {
      const text = reader.text(item, 'replace');
      return text === undefined || text === '' ? [] : [{ text }];
    }
    reader.knownKeys(item, ['text', 'from']);
    const text = reader.text(item.get('text', true), 'replace 的 text');
    if (text === undefined || text === '') {
      reader.report(item, 'replace 的每项要有 text。');
      return [];
    }
    const from = readDay(reader, item.get('from', true), 'replace 的 from', 'start');
    return [from === undefined ? { text } : { text, from }];
  });
}

function readAllowances(reader: YamlReader, node: unknown, rule: TermRule): readonly TermAllowance[] {
  if (node === undefined || node === null) {
    if (rule === 'outdated-term') return ['history', 'title', 'quotation', 'former', 'period'];
    return rule === 'fixed-phrase' ? ['title'] : [];
  }
  return reader.list(node, 'allow').flatMap((item) => reader.choice(item, 'allow', TERM_ALLOWANCES) ?? []);
}

function readExamples(reader: YamlReader, node: unknown): readonly TermExample[] {
  return reader.list(node, 'examples').flatMap((item): TermExample[] => {
    const map = reader.map(item, '每个例子');
    if (!map) return [];
    reader.knownKeys(map, ['text', 'date', 'expect']);
    const text = reader.text(map.get('text', true), '例子的 text');
    const expect = reader.choice(map.get('expect', true), '例子的 expect', ['report', 'keep'] as const);
    const date = readDay(reader, map.get('date', true), '例子的 date', 'end');
    if (text === undefined || expect === undefined) {
      reader.report(map, '每个例子要有 text 和 expect（report 或 keep）。');
      return [];
    }
    return [date === undefined ? { text, expect } : { text, date, expect }];
  });
}
