/** What a rule's page says, in a line each; empty where it has no such part. */
export interface RulePageWords {
  readonly why: string;
  /** The first example of 反例 and of 正例, without the marks of what is found. */
  readonly wrong: string;
  readonly right: string;
}

/** Longest line shown of a part, in characters. */
const LINE_LIMIT = 160;

/** Takes the parts that explain a finding out of the text of a rule's page. */
export function rulePageWords(page: string): RulePageWords {
  const parts = new Map<string, string>();
  for (const part of page.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n');
    parts.set(part.slice(0, end).trim(), part.slice(end + 1));
  }
  return {
    why: oneLine(parts.get('为什么') ?? ''),
    wrong: oneLine(example(parts.get('反例') ?? '')),
    right: oneLine(example(parts.get('正例') ?? '')),
  };
}

/** The first fenced block, or nothing. */
function example(part: string): string {
  const block = /^```[^\n]*\n([\s\S]*?)\n```/m.exec(part)?.[1] ?? '';
  return block.replace(/⟦([^⟦⟧]*)⟧(?:\([a-z-]+\))?/g, '$1').replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** On one line, without Markdown's signs, cut where it grows too long. */
function oneLine(text: string): string {
  const line = text
    .replace(/[`*#]/g, '')
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim();
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)}…` : line;
}
