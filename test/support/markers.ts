import { type Span, spanOf } from '../../server/src/text/span';

/** A place in a fixture where a finding is expected. */
export interface Expectation {
  readonly rule: string;
  readonly span: Span;
  /** Words the message must contain; empty when it does not matter. */
  readonly message: string;
}

const MARKER = /⟦([^⟦⟧]*)⟧\(([a-z-]+)(?:[:：]\s*([^()]*))?\)/g;

/**
 * Reads a fixture: `⟦text⟧(rule-id)` or `⟦text⟧(rule-id: words of the message)` marks what must be found; empty
 * brackets mark a position. Returns the text without marks and what is expected where.
 */
export function readMarkers(marked: string): { text: string; expected: Expectation[] } {
  const expected: Expectation[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARKER)) {
    text += marked.slice(last, match.index);
    const start = text.length;
    text += match[1] ?? '';
    expected.push({ rule: match[2] ?? '', span: spanOf(start, text.length), message: (match[3] ?? '').trim() });
    last = match.index + match[0].length;
  }
  text += marked.slice(last);
  return { text, expected };
}
