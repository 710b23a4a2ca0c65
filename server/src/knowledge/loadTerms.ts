import { isMap, isSeq, type YAMLMap } from 'yaml';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import type { Term, TermAllowance, TermReplacement, TermRule } from './term';
import {
  EntryFields,
  readCertainty,
  readChoice,
  readDay,
  readEntries,
  readExamples,
  readFlag,
  readId,
  VERDICTS,
} from './yamlEntry';

/** The fields of an entry, with the Chinese names that an office may write instead. */
export const TERM_FIELDS = {
  id: '编号',
  rule: '规则',
  forms: '词语',
  verdict: '判断',
  valid_from: '起用',
  superseded_on: '停用',
  replace: '改为',
  swap: '换字',
  safe: '可直接替换',
  allow: '例外',
  not_before: '后面不接',
  not_after: '前面不接',
  only_with: '同段须有',
  not_with: '同句不得有',
  script: '字体',
  literal: '按原字',
  severity: '级别',
  note: '说明',
  source: '来源',
  checked: '查证',
  examples: '例子',
} as const;

/** Rules and exceptions of a term, with their Chinese names. */
export const TERM_RULE_NAMES: Readonly<Record<TermRule, string>> = {
  'outdated-term': '提法过时',
  'fixed-phrase': '固定表述',
  misspelling: '错别字',
  'conversion-slip': '转换错误',
};
export const TERM_ALLOWANCE_NAMES: Readonly<Record<TermAllowance, string>> = {
  history: '历史',
  title: '书名',
  quotation: '引文',
  former: '原称',
  period: '报告期',
};

/** The fields of a replacement that has a date. */
export const REPLACEMENT_FIELDS = { text: '词语', from: '起用' } as const;
/** The scripts a term may be limited to. */
export const TERM_SCRIPTS = { hans: '简体', hant: '繁体' } as const;

/** Most units of one form. */
const FORM_LIMIT = 120;

/**
 * Reads terms from the texts of YAML files, in order. Never throws: an entry that cannot be used is left out and
 * reported with its line; everything else of the file stays.
 */
export function loadTerms(files: readonly { name: string; text: string }[]): {
  terms: Term[];
  problems: YamlProblem[];
} {
  const readers = files.map(({ name, text }) => ({ reader: new YamlReader(name, text), name }));
  const { entries, problems } = readEntries(readers, '提法表', readTerm);
  return { terms: entries, problems };
}

function readTerm(reader: YamlReader, item: unknown, list: string): Term | undefined {
  const map = reader.map(item, '每一条');
  if (!map) return undefined;
  const fields = new EntryFields(reader, map, TERM_FIELDS);
  const node = (key: keyof typeof TERM_FIELDS) => fields.get(key);
  const text = (key: keyof typeof TERM_FIELDS) => reader.text(node(key), key)?.trim();
  const id = readId(reader, node('id'), map);
  if (id === undefined) return undefined;
  const rule: TermRule = readChoice(reader, node('rule'), 'rule（规则）', TERM_RULE_NAMES) ?? 'outdated-term';
  const literal = readFlag(reader, node('literal'), 'literal');
  const forms = readForms(reader, node('forms'), map, literal);
  const validFrom = readDay(reader, node('valid_from'), 'valid_from', 'start');
  const supersededOn = readDay(reader, node('superseded_on'), 'superseded_on', 'end');
  if (validFrom !== undefined && supersededOn !== undefined && validFrom >= supersededOn) {
    reader.report(node('superseded_on'), `superseded_on（${supersededOn}）应晚于 valid_from（${validFrom}）。`);
  }
  const verdict = readChoice(reader, node('verdict'), 'verdict（判断）', VERDICTS) ?? 'report';
  const script = readChoice(reader, node('script'), 'script（字体）', TERM_SCRIPTS);
  if (forms.length === 0) return undefined;
  return {
    id,
    rule,
    list,
    forms,
    verdict,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(supersededOn === undefined ? {} : { supersededOn }),
    replacements: readReplacements(reader, node('replace')),
    swap: readSwap(reader, node('swap')),
    safe: readFlag(reader, node('safe'), 'safe'),
    allow: readAllowances(reader, node('allow'), rule),
    notBefore: foldAll(reader.texts(node('not_before'), 'not_before'), literal),
    notAfter: foldAll(reader.texts(node('not_after'), 'not_after'), literal),
    onlyWith: foldAll(reader.texts(node('only_with'), 'only_with'), literal),
    notWith: foldAll(reader.texts(node('not_with'), 'not_with'), literal),
    ...(script === undefined ? {} : { script }),
    literal,
    ...readCertainty(reader, node('checked'), node('severity')),
    note: text('note') ?? '',
    source: text('source') ?? '',
    examples: readExamples(reader, node('examples')),
  };
}

function foldAll(texts: readonly string[], literal: boolean): readonly string[] {
  return texts.filter((each) => each !== '').map((each) => (literal ? each : fold(each)));
}

function readForms(reader: YamlReader, node: unknown, map: YAMLMap, literal: boolean): readonly string[] {
  const forms = reader
    .texts(node, 'forms')
    .map((form) => form.trim())
    .filter((form) => form !== '');
  if (forms.length === 0) reader.report(node ?? map, 'forms（词语）里至少写一个要查的词。');
  for (const form of forms) {
    if (form.length > FORM_LIMIT) reader.report(node, `“${form.slice(0, 12)}…”太长，一个词最多 ${FORM_LIMIT} 字。`);
  }
  return [...new Set(literal ? forms : forms.map(fold))];
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
    const fields = new EntryFields(reader, item, REPLACEMENT_FIELDS);
    const text = reader.text(fields.get('text'), 'replace 的 text（词语）');
    if (text === undefined || text === '') {
      reader.report(item, 'replace（改为）的每项要有 text（词语）。');
      return [];
    }
    const from = readDay(reader, fields.get('from'), 'replace 的 from（起用）', 'start');
    return [from === undefined ? { text } : { text, from }];
  });
}

/** `{箇: 個}`: what to exchange in the words found. */
function readSwap(reader: YamlReader, node: unknown): Term['swap'] {
  if (node === undefined || node === null) return [];
  const map = reader.map(node, 'swap（换字）');
  return (map?.items ?? []).flatMap((pair) => {
    const from = reader.text(pair.key, 'swap（换字）');
    const to = reader.text(pair.value, 'swap（换字）');
    return from === undefined || from === '' || to === undefined ? [] : [{ from, to }];
  });
}

function readAllowances(reader: YamlReader, node: unknown, rule: TermRule): readonly TermAllowance[] {
  if (node === undefined || node === null) {
    if (rule === 'outdated-term') return ['history', 'title', 'quotation', 'former', 'period'];
    return rule === 'fixed-phrase' ? ['title'] : [];
  }
  return reader
    .list(node, 'allow')
    .flatMap((item) => readChoice(reader, item, 'allow（例外）', TERM_ALLOWANCE_NAMES) ?? []);
}
