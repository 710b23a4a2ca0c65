import type { Knowledge } from '../knowledge/knowledge';
import { PROFILE_CHOICES, PROFILE_KEYS, SECTION_CHOICES, SECTION_KEYS } from '../knowledge/loadProfiles';
import { expectedPageValue, PAGE_KEYS } from '../layout/pageSettings';
import { rules } from '../rules/index';
import type { Severity } from '../rules/rule';
import { type CalendarDate, toIsoDate } from '../text/date';
import { type ConfigField, field } from './configField';
import { phraseShape } from './phraseShape';
import { termShape } from './termShape';
import { type ConfigKey, configKeyNames, LEVEL_NAMES } from './workspaceConfig';

/** The kinds of YAML files of a workspace: `baogao.yaml`, a list of terms or of set phrases, a file of report profiles. */
export type ConfigurationKind = 'config' | 'terms' | 'phrases' | 'profiles';

/** Such a file, open in the editor. */
export interface ConfigurationDocument {
  readonly kind: ConfigurationKind;
  readonly text: string;
  readonly knowledge: Knowledge;
}

/** The keys at the top of a file (for a list of terms or phrases: of each entry). */
export function shapeOf({ kind, knowledge, text }: ConfigurationDocument, today: CalendarDate): readonly ConfigField[] {
  if (kind === 'terms') return termShape(text);
  if (kind === 'phrases') return phraseShape(text);
  return kind === 'profiles' ? profileFileShape(knowledge) : configShape(knowledge, today);
}

const LEVEL_WORDS: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
};

/** Each key of `baogao.yaml`; the texts stand in docs/offices.md in full. */
function configShape(knowledge: Knowledge, today: CalendarDate): readonly ConfigField[] {
  const named = (key: ConfigKey, about: string, rest: Partial<ConfigField> = {}) => {
    const [name, ...aliases] = configKeyNames(key);
    return field(name, about, { aliases, ...rest });
  };
  return [
    named('levels', `各规则的级别，一行一条“规则名: 级别”。级别：${LEVEL_NAMES.join('、')}。`, {
      fields: ruleFields(),
    }),
    named('type', '没有写明类型、标题也看不出来的报告，按此文种检查。', {
      values: knowledge.profiles.map(({ name, about }) => ({ text: name, about })),
    }),
    named('asOf', '没有任何日期的报告，按此日期判断提法；不写就按今天。如 2026-03-05。', {
      values: [{ text: toIsoDate(today), about: '今天' }],
    }),
    named('terms', '单位自己的提法表，一行一个文件，写相对于 baogao.yaml 的路径，如 词表/本局提法.yaml。', {
      isList: true,
    }),
    named('phrases', '单位自己的固定表述，一行一个文件，写相对于 baogao.yaml 的路径，如 词表/固定表述.yaml。', {
      isList: true,
    }),
    named('profiles', '单位自己的文种，一行一个文件，写相对于 baogao.yaml 的路径，如 文种/月报.yaml。', {
      isList: true,
    }),
    named('words', '本单位不再提示的词：提法、固定表述、错别字、转换错误查到这些词时不报告。', { isList: true }),
    named('page', '与国家标准不同的页面要求；没有写的各项按标准。', { fields: PAGE_KEYS.map(pageField) }),
  ];
}

function ruleFields(): readonly ConfigField[] {
  const values = LEVEL_NAMES.map((text) => ({ text }));
  return rules.map(({ id, title, group, severity, source, force }) =>
    field(id, `${title}（${group}）。依据：${source}（${force}）。默认级别：${LEVEL_WORDS[severity]}。`, { values }),
  );
}

function pageField(key: string): ConfigField {
  const expected = expectedPageValue(key) ?? '';
  // Ranges (10～80) and descriptions (字体名称) are to be read, lists of words to be picked from.
  const values = expected.includes('、') ? expected.split('、').map((text) => ({ text })) : [];
  return field(key, `可以写：${expected}。`, { values });
}

/** A file is one profile, or holds several profiles or shared sections under a key of its own. */
function profileFileShape(knowledge: Knowledge): readonly ConfigField[] {
  const sections = sectionFields(knowledge);
  const profile = profileFields(knowledge, sections);
  return [
    ...profile,
    field('报告类型', '一个文件里写几种类型时，每种前加“- ”。', { isList: true, fields: profile }),
    field('通用章节', '几种类型共用的章节，章节的“角色”与它相同就继承其写法。', { isList: true, fields: sections }),
  ];
}

const TEXT_LISTS: ReadonlySet<string> = new Set(['别名', '标题', '首段', '序号', '要素', '结语', '小标题', '语句']);

function profileFields(knowledge: Knowledge, sections: readonly ConfigField[]): readonly ConfigField[] {
  const parents = knowledge.profiles.map(({ id, name }) => ({ text: id, about: name }));
  return Object.entries(PROFILE_KEYS).map(([key, about]) => {
    if (key === '章节') return field(key, about, { isList: true, fields: sections });
    const values = key === '沿用' ? parents : (PROFILE_CHOICES[key] ?? []).map((text) => ({ text }));
    return field(key, about, { values, isList: TEXT_LISTS.has(key) });
  });
}

function sectionFields(knowledge: Knowledge): readonly ConfigField[] {
  const roles = new Map<string, string>();
  for (const { role, name } of knowledge.profiles.flatMap((profile) => profile.sections)) {
    if (!roles.has(role)) roles.set(role, name);
  }
  return Object.entries(SECTION_KEYS).map(([key, about]) => {
    const known = [...roles].map(([text, name]) => ({ text, about: name }));
    const values = key === '角色' ? known : (SECTION_CHOICES[key] ?? []).map((text) => ({ text }));
    return field(key, about, { values, isList: TEXT_LISTS.has(key) });
  });
}
