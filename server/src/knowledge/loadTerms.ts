import { isMap, isSeq, type YAMLMap } from 'yaml';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import {
  TERM_ALLOWANCES,
  TERM_RULES,
  TERM_SEVERITIES,
  type Term,
  type TermAllowance,
  type TermReplacement,
  type TermRule,
} from './term';
import { readDay, readEntries, readExamples, readFlag, readId } from './yamlEntry';

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
  reader.knownKeys(map, KEYS);
  const node = (key: string) => map.get(key, true) as unknown;
  const text = (key: string) => reader.text(node(key), key)?.trim();
  const id = readId(reader, node('id'), map);
  if (id === undefined) return undefined;
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
