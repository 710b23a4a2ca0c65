/** A regular expression of the source, with the place it stands at. */
export interface SourcePattern {
  readonly file: string;
  /** Counts from one. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Words after which a slash begins a pattern and does not divide. */
const BEFORE_PATTERN = /(?:^|[^\w$])(?:return|typeof|case|in|of|delete|void|throw|new|yield|await|else|do)$/;

/** Code in which nothing begins: read at once, for the sake of speed. */
const CODE = /[^\s'"`/{}]+/y;

/**
 * All regular expression literals of a TypeScript source without JSX. Strings, templates and comments are passed over;
 * what stands in the `${…}` of a template is read like the rest.
 */
export function regexLiterals(file: string, text: string): SourcePattern[] {
  const found: SourcePattern[] = [];
  /** Depths of open braces at which a template goes on. */
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  /** The code in front of the place that matters: a slash behind an operator begins a pattern. */
  let before = '';
  while (at < text.length) {
    const sign = text.charAt(at);
    const two = text.slice(at, at + 2);
    if (two === '//') at = endOf(text, '\n', at);
    else if (two === '/*') at = endOf(text, '*/', at + 2);
    else if (sign === "'" || sign === '"') {
      at = endOfQuoted(text, at, sign);
      before = '"';
    } else if (sign === '`' || (sign === '}' && templates.at(-1) === depth)) {
      if (sign === '}') templates.pop();
      at = endOfTemplatePart(text, at + 1);
      if (text.slice(at - 2, at) === '${') {
        templates.push(depth);
        before = '(';
      } else before = '"';
    } else if (sign === '/' && beginsPattern(before)) {
      const end = endOfPattern(text, at);
      const flags = /^[a-z]*/.exec(text.slice(end + 1))?.[0] ?? '';
      const line = text.slice(0, at).split('\n').length;
      found.push({ file, line, source: text.slice(at + 1, end), flags });
      at = end + 1 + flags.length;
      before = '"';
    } else if (/\s/.test(sign)) {
      if (/[\w$]$/.test(before)) before += ' ';
      at++;
    } else {
      if (sign === '{') depth++;
      if (sign === '}') depth--;
      CODE.lastIndex = at + 1;
      const end = CODE.test(text) ? CODE.lastIndex : at + 1;
      before = (before + text.slice(at, end)).slice(-12);
      at = end;
    }
  }
  return found;
}

function beginsPattern(before: string): boolean {
  const code = before.trimEnd();
  return code === '' || /[(,=:[!&|?{};+\-*%<>~^]$/.test(code) || BEFORE_PATTERN.test(code);
}

function endOf(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

function endOfQuoted(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

/** Behind the closing backtick, or behind the `${` that interrupts the template. */
function endOfTemplatePart(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.charAt(at) === '`') return at + 1;
    if (text.startsWith('${', at)) return at + 2;
    at += text.charAt(at) === '\\' ? 2 : 1;
  }
  return at;
}

/** The slash that ends the pattern that begins at `start`. */
function endOfPattern(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at;
  }
  return text.length;
}
