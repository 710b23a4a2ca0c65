import { MEMBER_FIELDS, PHRASE_FIELDS, PHRASE_KIND_NAMES } from '../knowledge/loadPhrases';
import { FLAGS, LEVELS } from '../knowledge/yamlEntry';
import type { ConfigField } from './configField';
import { EntryShape } from './entryShape';

/** What each key of an entry is for; in short what server/data/README.md says. */
const PHRASE_HELP: Readonly<Record<keyof typeof PHRASE_FIELDS, string>> = {
  id: '英文代号，不与别的重复；与内置的相同时，代替内置的那一条',
  text: '完整的规范写法，一字不能改',
  kind: '词句：漏字、多字、错字要报告；列举：次序、缺项要报告；仅供补全：不检查',
  since: '从哪天起有这个表述；更早的文稿不检查，也不提供补全',
  until: '从哪天起不再使用',
  members: '列举的各项，按固定次序；后来增加的项写成 {词语: 文化自信, 起用: 2016-07-01}',
  complete: '是／否。缺一项也算错的写“是”',
  open_start: '是／否。可以不从第一项写起的写“是”',
  only_with: '附近有这些字才算是这一套',
  variants: '同样正确的其他写法',
  initials: '拼音首字母，输入它可以补全',
  severity: '级别；拿不准的降一级',
  note: '一句话说明为什么，会显示给写稿人',
  source: '依据的文件、会议和日期',
  checked: '日期在哪里查到、哪天查的；没有查到写“未查到”，只作信息',
  examples: '至少一个该报告的和一个不该报告的句子，各带日期',
};

const MEMBER_HELP: Readonly<Record<keyof typeof MEMBER_FIELDS, string>> = {
  text: '这一项的写法',
  since: '从哪天起有这一项',
};

/** The keys of an entry of a list of set phrases. */
export function phraseShape(text: string): readonly ConfigField[] {
  const shape = new EntryShape(text, ['text', 'kind', 'since', 'until', 'members', 'variants', 'note', 'source']);
  const special: Partial<Record<keyof typeof PHRASE_FIELDS, Partial<ConfigField>>> = {
    kind: { values: shape.choices(PHRASE_KIND_NAMES) },
    complete: { values: shape.choices(FLAGS) },
    open_start: { values: shape.choices(FLAGS) },
    severity: { values: shape.choices(LEVELS) },
    members: { isList: true, fields: shape.fields(MEMBER_FIELDS, MEMBER_HELP) },
    only_with: { isList: true },
    variants: { isList: true },
    examples: { isList: true, fields: shape.examples() },
  };
  return shape.fields(PHRASE_FIELDS, PHRASE_HELP, (key) => special[key] ?? {});
}
