import {
  REPLACEMENT_FIELDS,
  TERM_ALLOWANCE_NAMES,
  TERM_FIELDS,
  TERM_RULE_NAMES,
  TERM_SCRIPTS,
} from '../knowledge/loadTerms';
import { FLAGS, LEVELS, VERDICTS } from '../knowledge/yamlEntry';
import type { ConfigField } from './configField';
import { EntryShape } from './entryShape';

/** What each key of an entry is for; in short what server/data/README.md says. */
const TERM_HELP: Readonly<Record<keyof typeof TERM_FIELDS, string>> = {
  id: '英文代号，不与别的重复；与内置的相同时，代替内置的那一条',
  rule: '属于哪条规则；不写就是提法过时',
  forms: '要查的词，一个或几个；最长的优先，简体繁体都能查到',
  verdict: '报告（不写就是它）；保留：这是正确的词，里面包含别的条目的字样，不要报告',
  valid_from: '从哪天起有这个提法；更早的文稿用了，报告“当时还没有提出”',
  superseded_on: '从哪天起不再使用；两个日期都不写，表示任何时候都是错的',
  replace: '改成什么；不同时期不同的，写成几项，各带起用日期',
  swap: '不写“改为”，只把查到的词里的个别字换掉，如 {箇: 個}',
  safe: '是／否。意思、语法都不变，可以不看就换的才写“是”',
  allow: '什么情况下旧提法不算错；提法过时的默认全部例外，错别字默认没有',
  not_before: '后面紧跟这些字就不是这个词：农业部 + 门',
  not_after: '前面紧挨这些字就不是这个词：美国 + 农业部',
  only_with: '同一段里有这些字才算',
  not_with: '同一句里有这些字就不算',
  script: '只查简体或者繁体文稿',
  literal: '是／否。按文稿原来的字查，不折合简繁（用于“一箇”这类转换错误）',
  severity: '级别；拿不准的降一级',
  note: '一句话说明为什么，会显示给写稿人',
  source: '依据的文件、会议和日期',
  checked: '日期在哪里查到、哪天查的；没有查到写“未查到”，只作信息',
  examples: '至少一个该报告的和一个不该报告的句子，各带日期',
};

const TEXT_LISTS: ReadonlySet<string> = new Set(['forms', 'not_before', 'not_after', 'only_with', 'not_with', 'allow']);

const REPLACEMENT_HELP: Readonly<Record<keyof typeof REPLACEMENT_FIELDS, string>> = {
  text: '改成的词',
  from: '从哪天起改成它，如 2019-03-31',
};

/** The keys of an entry of a term list. */
export function termShape(text: string): readonly ConfigField[] {
  const shape = new EntryShape(text, ['rule', 'forms', 'verdict', 'valid_from', 'superseded_on', 'replace', 'note']);
  const special: Partial<Record<keyof typeof TERM_FIELDS, Partial<ConfigField>>> = {
    rule: { values: shape.choices(TERM_RULE_NAMES) },
    verdict: { values: shape.choices(VERDICTS) },
    safe: { values: shape.choices(FLAGS) },
    literal: { values: shape.choices(FLAGS) },
    allow: { values: shape.choices(TERM_ALLOWANCE_NAMES) },
    script: { values: shape.choices(TERM_SCRIPTS) },
    severity: { values: shape.choices(LEVELS) },
    examples: { isList: true, fields: shape.examples() },
    // One text, or a list of maps: the key is offered for the common case, the fields where a list stands.
    replace: { fields: shape.fields(REPLACEMENT_FIELDS, REPLACEMENT_HELP), isMostlyText: true },
  };
  return shape.fields(TERM_FIELDS, TERM_HELP, (key) => ({ isList: TEXT_LISTS.has(key), ...special[key] }));
}
