import MarkdownIt from 'markdown-it';

/** A Markdown parse without any check, by the library that Baogao uses for inline Markdown. */
export function prepare() {
  const parser = new MarkdownIt();
  return (text) => parser.parse(text, {}).length;
}
