import { pinyin } from 'pinyin-pro';
import type { Profile, ProfileSection } from '../../server/src/knowledge/profile';
import { toTraditional } from '../../server/src/text/script';
import type { Generated } from './generate';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

type Snippets = Readonly<Record<string, Snippet>>;

/** How the descriptions of snippets end that are made of the sections of the kinds of report. */
const OF_PROFILE = '（文种提纲）';

/**
 * The snippet files as they follow from the Simplified one: its own names and bodies are written by hand; those of the
 * sections of every kind of report, the pinyin to find them by, and the Traditional file are derived.
 */
export function snippetFiles(source: string, profiles: readonly Profile[]): Generated[] {
  const written = Object.fromEntries(
    Object.entries(JSON.parse(source) as Snippets).filter(([, { description }]) => !description.endsWith(OF_PROFILE)),
  );
  const simplified = withPinyin({ ...written, ...sectionSnippets(profiles, written) });
  return [
    { file: 'snippets/report.json', expected: toText(simplified) },
    { file: 'snippets/report-hant.json', expected: toText(traditional(simplified)) },
  ];
}

/** A snippet for each section of each kind of report that none is written for by hand; kinds that share a text share it. */
function sectionSnippets(profiles: readonly Profile[], written: Snippets): Snippets {
  const snippets: Record<string, Snippet> = {};
  const known = new Map<string, string>();
  for (const profile of profiles) {
    for (const section of profile.sections) {
      if (isWritten(profile, section, written)) continue;
      const key = JSON.stringify([section.name, section.headed, section.skeleton]);
      if (known.has(key)) continue;
      const isTaken = section.name in written || section.name in snippets || section.name === '导语';
      const name = isTaken ? `${profile.name}${section.name}` : section.name;
      known.set(key, name);
      snippets[name] = {
        prefix: [],
        description: `${profile.name}：${section.name}${OF_PROFILE}`,
        body: sectionBody(section),
      };
    }
  }
  return snippets;
}

/** Whether a snippet written by hand is that of the section, by its description: 自查报告：自查情况. */
function isWritten(profile: Profile, section: ProfileSection, written: Snippets): boolean {
  const names = section.name === '导语' ? ['导语', '引言'] : [section.name];
  return Object.values(written).some(({ description }) =>
    names.some((name) => [profile.name, ...profile.aliases].some((kind) => description === `${kind}：${name}`)),
  );
}

function sectionBody({ name, headed, skeleton }: ProfileSection): readonly string[] {
  let stop = headed ? 1 : 0;
  const lines = skeleton
    .replace(/[\\$}]/g, (character) => `\\${character}`)
    .replace(/【[^【】]*】/g, (placeholder) => `\${${++stop}:${placeholder}}`)
    .split('\n');
  return [...(headed ? [`\${1:一}、${name}`, ''] : []), ...lines, '', '$0'];
}

/** Each snippet is found by its Chinese name, its pinyin and the initials of its pinyin. */
function withPinyin(snippets: Snippets): Snippets {
  const entries = Object.entries(snippets).map(([name, snippet]) => {
    const full = pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
    const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    return [name, { ...snippet, prefix: [name, full, initials] }] as const;
  });
  return Object.fromEntries(entries);
}

/** The same in Traditional script, found by the Traditional name, and by pinyin with `ft` (繁體) before it. */
function traditional(snippets: Snippets): Snippets {
  const entries = Object.entries(snippets).map(([name, { prefix, description, body }]) => {
    const title = toTraditional(name);
    const pinyins = prefix.slice(1).map((each) => `ft${each}`);
    const snippet = {
      prefix: [...(title === name ? [] : [title]), ...pinyins],
      description: `${toTraditional(description)}（繁體）`,
      body: body.map(toTraditional),
    };
    return [title, snippet] as const;
  });
  return Object.fromEntries(entries);
}

function toText(snippets: Snippets): string {
  return `${JSON.stringify(snippets, undefined, 2)}\n`;
}
