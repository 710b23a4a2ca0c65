import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { rules } from '../../server/src/rules/index';
import { toTraditional } from '../../server/src/text/script';

// Files that follow from others: the rule levels among the settings, the pinyin of the snippets, the Traditional
// snippets. They are committed, `npm run generate` writes them anew, and a unit test compares.

const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

type Json = Record<string, unknown>;

/** The derived files: path in the project and the text that each should have. */
export function derivedFiles(): ReadonlyMap<string, string> {
  const snippets = readJson('snippets/report.json') as Record<string, Snippet>;
  const files = new Map<string, string>([
    ['package.json', toText(manifestWithRules())],
    ['snippets/report.json', toText(withPinyin(snippets))],
    ['snippets/report-hant.json', toText(traditionalSnippets(snippets))],
  ]);
  const names: Readonly<Record<string, (rule: (typeof rules)[number]) => string>> = {
    'package.nls.json': (rule) => rule.titleEnglish,
    'package.nls.zh-cn.json': (rule) => rule.title,
    'package.nls.zh-tw.json': (rule) => toTraditional(rule.title),
  };
  for (const [file, nameOf] of Object.entries(names)) files.set(file, toText(textsWithRules(file, nameOf)));
  return files;
}

function manifestWithRules(): Json {
  const manifest = readJson('package.json') as { contributes: { configuration: { properties: Record<string, Json> } } };
  const setting = manifest.contributes.configuration.properties['baogao.rules'] ?? {};
  setting.properties = Object.fromEntries(
    rules.map((rule) => [rule.id, { type: 'string', enum: LEVELS, description: `%rule.${rule.id}%` }]),
  );
  return manifest as unknown as Json;
}

function textsWithRules(file: string, nameOf: (rule: (typeof rules)[number]) => string): Json {
  const kept = Object.entries(readJson(file)).filter(([key]) => !key.startsWith('rule.'));
  return Object.fromEntries([...kept, ...rules.map((rule) => [`rule.${rule.id}`, nameOf(rule)])]);
}

/** Each snippet is found by its Chinese name, its pinyin and the initials of its pinyin. */
function withPinyin(snippets: Record<string, Snippet>): Record<string, Snippet> {
  const entries = Object.entries(snippets).map(([name, snippet]) => {
    const full = pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
    const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    return [name, { ...snippet, prefix: [name, full, initials] }];
  });
  return Object.fromEntries(entries);
}

/** The same in Traditional script, found by the Traditional name, and by pinyin with `ft` (繁體) before it. */
function traditionalSnippets(snippets: Record<string, Snippet>): Record<string, Snippet> {
  const entries = Object.entries(withPinyin(snippets)).map(([name, snippet]) => {
    const traditional = toTraditional(name);
    const [, full = '', initials = ''] = snippet.prefix;
    return [
      traditional,
      {
        prefix: [...(traditional === name ? [] : [traditional]), `ft${full}`, `ft${initials}`],
        description: `${toTraditional(snippet.description)}（繁體）`,
        body: snippet.body.map(toTraditional),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function readJson(file: string): Json {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Json;
}

function toText(value: Json | Record<string, Snippet>): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [file, text] of derivedFiles()) {
    const place = path.join(ROOT, file);
    if (readFileSync(place, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(place, text);
  }
}
