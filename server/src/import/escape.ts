import { inlineProse } from '../report/markdown';
import { Report } from '../report/report';

/** Characters that can be markup somewhere in a line. */
const MARKUP = /[\\`*_[\]<>~&!|]/g;

/**
 * A paragraph as Markdown that reads back as the same words. Whether something is markup is asked of the parser itself:
 * what it reads as it stands is left alone, so that a clean text gets no backslashes.
 */
export function escapeParagraph(text: string): string {
  if (readsAs(text, text)) return text;
  const escaped = text.replace(MARKUP, '\\$&');
  if (readsAs(escaped, text)) return escaped;
  // What is left is a line that begins like a heading, a list, a quotation or a fence.
  return escaped.replace(/^[#>+=~-]/, '\\$&');
}

/** The same for a piece of text inside a line, beside other markup. */
export function escapeInline(text: string): string {
  return inlineProse(text, 0).text === text && !text.includes('*') ? text : text.replace(MARKUP, '\\$&');
}

/** The same for a table cell, in which a bar would end it. */
export function escapeCell(text: string): string {
  return escapeInline(text).replace(/\\?\|/g, '\\|');
}

function readsAs(markdown: string, words: string): boolean {
  const { blocks, frontMatter } = Report.parse(markdown);
  if (frontMatter.span.end > 0 || frontMatter.problems.length > 0) return false;
  let read = '';
  for (const { block } of blocks) {
    if (block.kind !== 'paragraph' || block.container === 'quote' || block.container === 'note' || block.depth > 0) {
      return false;
    }
    read += block.prose.text;
  }
  return read.replace(/\s/g, '') === words.replace(/\s/g, '');
}
