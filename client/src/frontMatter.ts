/** One replacement in a text, by UTF-16 offsets. */
export interface TextReplacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The replacement that gives a front matter key its value: the line of any of `keys` is rewritten, else a line with
 * `preferred` is added, else a front matter is made. The line ends of the text are kept.
 */
export function frontMatterEdit(
  text: string,
  keys: readonly string[],
  preferred: string,
  value: string,
): TextReplacement {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opening = lineAt(text, begin);
  if (opening.content.trimEnd() === '---') {
    for (let line = lineAt(text, opening.next); line.start < text.length; line = lineAt(text, line.next)) {
      const fence = line.content.trimEnd();
      if (fence === '---' || fence === '...') {
        return { start: line.start, end: line.start, newText: `${preferred}: ${value}${newline}` };
      }
      const key = keys.find((each) => isKeyLine(line.content, each));
      if (key) return { start: line.start, end: line.start + line.content.length, newText: `${key}: ${value}` };
    }
  }
  const lines = ['---', `${preferred}: ${value}`, '---', '', ''];
  return { start: begin, end: begin, newText: lines.join(newline) };
}

function isKeyLine(line: string, key: string): boolean {
  if (!line.startsWith(key)) return false;
  return /^\s*[:：]/.test(line.slice(key.length));
}

function lineAt(text: string, start: number): { start: number; content: string; next: number } {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  const content = text.slice(start, end).replace(/\r$/, '');
  return { start, content, next: newline < 0 ? text.length : newline + 1 };
}
