import { isMap } from 'yaml';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import type { Phrase, PhraseMember } from './phrase';
import {
  EntryFields,
  readCertainty,
  readChoice,
  readDay,
  readEntries,
  readExamples,
  readFlag,
  readId,
} from './yamlEntry';

/** The fields of an entry, with the Chinese names that an office may write instead. */
export const PHRASE_FIELDS = {
  id: '编号',
  text: '规范写法',
  kind: '种类',
  since: '起用',
  until: '停用',
  members: '各项',
  complete: '不得缺项',
  open_start: '可从后项起',
  only_with: '附近须有',
  variants: '也可写作',
  initials: '拼音首字母',
  severity: '级别',
  note: '说明',
  source: '来源',
  checked: '查证',
  examples: '例子',
} as const;

/** The kinds of phrases, with their Chinese names. */
export const PHRASE_KIND_NAMES: Readonly<Record<Phrase['kind'], string>> = {
  words: '词句',
  list: '列举',
  offer: '仅供补全',
};

/** The fields of a member of a list that grew. */
export const MEMBER_FIELDS = { text: '词语', since: '起用' } as const;

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
  const fields = new EntryFields(reader, map, PHRASE_FIELDS);
  const node = (key: keyof typeof PHRASE_FIELDS) => fields.get(key);
  const id = readId(reader, node('id'), map);
  if (id === undefined) return undefined;
  const text = reader.text(node('text'), 'text')?.trim();
  if (text === undefined || text === '') {
    reader.report(node('text') ?? map, '每条要有 text（规范写法）。');
    return undefined;
  }
  const members = readMembers(reader, node('members'));
  const kind = readChoice(reader, node('kind'), 'kind（种类）', PHRASE_KIND_NAMES);
  if (kind === 'list' && members.length < 2)
    reader.report(node('members') ?? map, 'kind 为 list 时 members 至少两项。');
  const since = readDay(reader, node('since'), 'since', 'start');
  const until = readDay(reader, node('until'), 'until', 'end');
  return {
    id,
    text: fold(text),
    kind: kind ?? (members.length > 0 ? 'list' : 'words'),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    members,
    complete: readFlag(reader, node('complete'), 'complete'),
    openStart: readFlag(reader, node('open_start'), 'open_start'),
    onlyWith: reader.texts(node('only_with'), 'only_with').map(fold),
    variants: reader.texts(node('variants'), 'variants').map(fold),
    initials: reader.text(node('initials'), 'initials')?.trim().toLowerCase() ?? '',
    ...readCertainty(reader, node('checked'), node('severity')),
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
    const fields = new EntryFields(reader, item, MEMBER_FIELDS);
    const text = reader.text(fields.get('text'), 'members 的 text（词语）');
    const since = readDay(reader, fields.get('since'), 'members 的 since（起用）', 'start');
    if (text === undefined || text === '') return [];
    return [since === undefined ? { text: fold(text) } : { text: fold(text), since }];
  });
}
