import { pinyin } from 'pinyin-pro';
import { toTraditional } from '../../server/src/text/script';
import type { Generated } from './generate';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

type Snippets = Readonly<Record<string, Snippet>>;

/**
 * The snippet files as they follow from the Simplified one: names and bodies are written there by hand, the pinyin to
 * find them by and the Traditional file are derived.
 */
export function snippetFiles(source: string): Generated[] {
  const simplified = withPinyin(JSON.parse(source) as Snippets);
  return [
    { file: 'snippets/report.json', expected: toText(simplified) },
    { file: 'snippets/report-hant.json', expected: toText(traditional(simplified)) },
  ];
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
