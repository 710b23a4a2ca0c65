import { isMap } from 'yaml';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import type { Phrase, PhraseMember } from './phrase';
import { TERM_SEVERITIES } from './term';
import { readDay, readEntries, readExamples, readFlag, readId } from './yamlEntry';

const KEYS = [
  'id',
  'text',
  'kind',
  'since',
  'until',
  'members',
  'complete',
  'only_with',
  'variants',
  'initials',
  'severity',
  'note',
  'source',
  'examples',
];

/** Reads set phrases from the texts of YAML files, in order. Never throws: a bad entry is reported and left out. */
export function loadPhrases(files: readonly { name: string; text: string }[]): {
  phrases: Phrase[];
  problems: YamlProblem[];
} {
  const readers = files.map(({ name, text }) => ({ reader: new YamlReader(name, text), name }));
  const { entries, problems } = readEntries(readers, '固定表述表', readPhrase);
  return { phrases: entries, problems };
}

function readPhrase(reader: YamlReader, item: unknown): Phrase | undefined {
  const map = reader.map(item, '每一条');
  if (!map) return undefined;
  reader.knownKeys(map, KEYS);
  const node = (key: string) => map.get(key, true) as unknown;
  const id = readId(reader, node('id'), map);
  if (id === undefined) return undefined;
  const text = reader.text(node('text'), 'text')?.trim();
  if (text === undefined || text === '') {
    reader.report(node('text') ?? map, '每条要有规范写法 text。');
    return undefined;
  }
  const members = readMembers(reader, node('members'));
  const kind = reader.choice(node('kind'), 'kind', ['words', 'list', 'offer'] as const);
  if (kind === 'list' && members.length < 2)
    reader.report(node('members') ?? map, 'kind 为 list 时 members 至少两项。');
  const since = readDay(reader, node('since'), 'since', 'start');
  const until = readDay(reader, node('until'), 'until', 'end');
  const severity = reader.choice(node('severity'), 'severity', TERM_SEVERITIES);
  return {
    id,
    text: fold(text),
    kind: kind ?? (members.length > 0 ? 'list' : 'words'),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    members,
    complete: readFlag(reader, node('complete'), 'complete'),
    onlyWith: reader.texts(node('only_with'), 'only_with').map(fold),
    variants: reader.texts(node('variants'), 'variants').map(fold),
    initials: reader.text(node('initials'), 'initials')?.trim().toLowerCase() ?? '',
    ...(severity === undefined ? {} : { severity }),
    note: reader.text(node('note'), 'note')?.trim() ?? '',
    source: reader.text(node('source'), 'source')?.trim() ?? '',
    examples: readExamples(reader, node('examples')),
  };
}

/** Members are texts, or `{text, since}` where the list grew. */
function readMembers(reader: YamlReader, node: unknown): readonly PhraseMember[] {
  return reader.list(node, 'members').flatMap((item): PhraseMember[] => {
    if (!isMap(item)) {
      const text = reader.text(item, 'members');
      return text === undefined || text === '' ? [] : [{ text: fold(text) }];
    }
    reader.knownKeys(item, ['text', 'since']);
    const text = reader.text(item.get('text', true), 'members 的 text');
    const since = readDay(reader, item.get('since', true), 'members 的 since', 'start');
    if (text === undefined || text === '') return [];
    return [since === undefined ? { text: fold(text) } : { text: fold(text), since }];
  });
}
