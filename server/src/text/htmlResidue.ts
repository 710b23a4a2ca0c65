import { type Span, spanOf } from './span';

/** A character reference or tag of HTML that came along with copied text, and what it stands for. */
export interface HtmlResidue {
  readonly span: Span;
  readonly plain: string;
  /** Spaces that writers put in on purpose to indent a line. */
  readonly isIndent: boolean;
}

const REFERENCES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  quot: '"',
  lt: '<',
  gt: '>',
  times: '×',
};
const REFERENCE =
  /&(?:(nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|quot|lt|gt|times)|#(\d{2,6})|#x([0-9a-fA-F]{2,5}));/g;
const TAG =
  /<\/?(?:br|p|div|span|font|strong|b|i|u|em|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|o:p|st1:[a-z]+)(?:\s[^<>\n]{0,200})?\/?>/gi;

/** All HTML left in a Markdown source, code spans excepted; spans count in `source`, in order. */
export function htmlIn(source: string): readonly HtmlResidue[] {
  if (!source.includes('&') && !source.includes('<')) return [];
  const code = codeSpansIn(source);
  const found: HtmlResidue[] = [];
  for (const match of source.matchAll(REFERENCE)) {
    const [whole, name, digits, hexadecimal] = match;
    const point = digits === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(digits);
    const character = Number.isFinite(point) && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    const plain = name === undefined ? character : (REFERENCES[name] ?? '');
    const end = match.index + whole.length;
    const isBetweenHan = plain === ' ' && /[\u3000-\u9fff]/.test(source.charAt(match.index - 1) + source.charAt(end));
    found.push({
      span: spanOf(match.index, end),
      plain: isBetweenHan ? '' : plain,
      isIndent: name === 'emsp' || name === 'ensp',
    });
  }
  for (const match of source.matchAll(TAG)) {
    found.push({ span: spanOf(match.index, match.index + match[0].length), plain: '', isIndent: false });
  }
  return found
    .filter(({ span }) => !code.some((passage) => passage.start <= span.start && span.end <= passage.end))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Where Markdown code stands in a line, with its backticks (CommonMark 6.1). */
export function codeSpansIn(source: string): readonly Span[] {
  const spans: Span[] = [];
  if (!source.includes('`')) return spans;
  const runs = [...source.matchAll(/`+/g)];
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index] as RegExpExecArray;
    let close = index + 1;
    while (close < runs.length && runs[close]?.[0].length !== open[0].length) close++;
    const closing = runs[close];
    if (!closing) continue;
    spans.push(spanOf(open.index, closing.index + closing[0].length));
    index = close;
  }
  return spans;
}
