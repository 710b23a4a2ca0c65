import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectedPageValue, PAGE_KEYS } from '../../server/src/layout/pageSettings';
import { rules } from '../../server/src/rules/index';
import { RULE_GROUPS, type RuleGroup, type Severity } from '../../server/src/rules/rule';
import { toTraditional } from '../../server/src/text/script';
import { snippetFiles } from './generateSnippets';
import { builtInKnowledge } from './knowledge';

const root = path.join(__dirname, '../..');

const GROUPS_ENGLISH: Readonly<Record<RuleGroup, string>> = {
  结构: 'structure',
  序号: 'numbering',
  提法: 'terms',
  数据: 'figures',
  日期: 'dates',
  文字: 'text',
  设置: 'set-up',
};
const LEVEL_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
};

/** A derived text: where it stands and what it should be. */
export interface Generated {
  readonly file: string;
  readonly expected: string;
}

/** All derived texts of the repository, computed from the rules and the knowledge. */
export function generatedFiles(): Generated[] {
  return [
    between('README.md', 'rules', ruleTable('english')),
    between('README.zh-CN.md', 'rules', ruleTable('chinese')),
    between('docs/offices.md', 'page', pageTable()),
    manifest(),
    messages('package.nls.json', (rule) => rule.titleEnglish),
    messages('package.nls.zh-cn.json', (rule) => rule.title),
    messages('package.nls.zh-tw.json', (rule) => toTraditional(rule.title)),
    ...snippetFiles(read('snippets/report.json'), builtInKnowledge().profiles),
  ];
}

/** Writes what is stale; for `UPDATE=1`. */
export function updateGenerated(): void {
  for (const { file, expected } of generatedFiles()) writeFileSync(path.join(root, file), expected);
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function between(file: string, name: string, body: string): Generated {
  const text = read(file);
  const open = `<!-- generated:${name} -->\n`;
  const close = `<!-- /generated:${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`${file} 缺少 ${open.trim()} … ${close}`);
  return { file, expected: text.slice(0, start + open.length) + body + text.slice(end) };
}

function ruleTable(language: 'english' | 'chinese'): string {
  const lines =
    language === 'english'
      ? ['| group | rule | finds | level | source |', '|---|---|---|---|---|']
      : ['| 类别 | 规则 | 检查 | 级别 | 依据 |', '|---|---|---|---|---|'];
  for (const group of RULE_GROUPS) {
    for (const rule of rules.filter((each) => each.group === group)) {
      const link = `[\`${rule.id}\`](docs/rules/${rule.id}.md)`;
      lines.push(
        language === 'english'
          ? `| ${GROUPS_ENGLISH[group]} | ${link} | ${rule.titleEnglish} | ${rule.severity} | ${rule.source}（${rule.force}） |`
          : `| ${group} | ${link} | ${rule.title} | ${LEVEL_NAMES[rule.severity]} | ${rule.source}（${rule.force}） |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What 页面 may say, for offices. */
function pageTable(): string {
  const lines = ['| 键 | 可以写 |', '|---|---|'];
  for (const key of PAGE_KEYS) lines.push(`| ${key} | ${expectedPageValue(key) ?? ''} |`);
  return `${lines.join('\n')}\n`;
}

/** The settings in package.json: one entry a setting, levels of rules as one object with a property for each rule. */
function manifest(): Generated {
  const json = JSON.parse(read('package.json')) as { contributes?: Record<string, unknown> };
  const levels = ['error', 'warning', 'information', 'hint', 'off'];
  const properties: Record<string, unknown> = {
    'baogao.enable': {
      type: 'string',
      enum: ['auto', 'always', 'off'],
      enumDescriptions: ['%config.enable.auto%', '%config.enable.always%', '%config.enable.off%'],
      default: 'auto',
      scope: 'resource',
      markdownDescription: '%config.enable%',
    },
    'baogao.type': {
      type: 'string',
      default: '',
      anyOf: [{ enum: ['', ...builtInKnowledge().profiles.map((profile) => profile.name)] }, { type: 'string' }],
      scope: 'resource',
      markdownDescription: '%config.type%',
    },
    'baogao.script': {
      type: 'string',
      enum: ['auto', 'hans', 'hant'],
      enumDescriptions: ['%config.script.auto%', '%config.script.hans%', '%config.script.hant%'],
      default: 'auto',
      scope: 'resource',
      markdownDescription: '%config.script%',
    },
    'baogao.asOf': {
      type: 'string',
      default: '',
      pattern: '^$|^\\d{4}-\\d{1,2}-\\d{1,2}$|^\\d{4}年\\d{1,2}月\\d{1,2}日$',
      scope: 'resource',
      markdownDescription: '%config.asOf%',
    },
    'baogao.rules': {
      type: 'object',
      default: {},
      additionalProperties: false,
      scope: 'resource',
      markdownDescription: '%config.rules%',
      properties: Object.fromEntries(
        rules.map((rule) => [
          rule.id,
          { type: 'string', enum: levels, default: rule.severity, description: `%config.rules.${rule.id}%` },
        ]),
      ),
    },
    'baogao.page': { type: 'object', default: {}, scope: 'resource', markdownDescription: '%config.page%' },
    'baogao.inlay': { type: 'boolean', default: false, scope: 'window', markdownDescription: '%config.inlay%' },
  };
  json.contributes = { ...json.contributes, configuration: { title: 'Baogao 报告', properties } };
  return { file: 'package.json', expected: `${JSON.stringify(json, null, 2)}\n` };
}

/** The names of the rules in a message file; its other messages stay as they are. */
function messages(file: string, name: (rule: (typeof rules)[number]) => string): Generated {
  const json = JSON.parse(read(file)) as Record<string, string>;
  const kept = Object.entries(json).filter(([key]) => !key.startsWith('config.rules.'));
  const own = rules.map((rule) => [`config.rules.${rule.id}`, name(rule)] as const);
  return { file, expected: `${JSON.stringify(Object.fromEntries([...kept, ...own]), null, 2)}\n` };
}
