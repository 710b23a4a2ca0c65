import type { Token } from 'markdown-it';
import { isBlank, isHan } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import type { Block, BlockKind, PlacedBlock, Table } from './block';
import { type BlockForm, BlockPool } from './blockPool';
import { isComment } from './chunks';
import { findHeading } from './headings';
import { blockTokens, footnoteLabel, inlineProse, soleImage } from './markdown';
import { readMark } from './marks';
import { newMemo } from './memo';
import { parseTable } from './parseTable';
import { Prose } from './prose';
import { splitLine } from './splitLine';

/** A line of a chunk: offsets count from the chunk's start, the line break is not part of it. */
type Line = Span;

interface Shape {
  readonly depth: number;
  readonly container: Block['container'];
  readonly listDepth: number;
}

/** What parsing a chunk adds its blocks to, and where it looks for those that are known. */
interface Collected {
  readonly blocks: PlacedBlock[];
  readonly known: BlockPool;
}

const PLAIN: Shape = { depth: 0, container: 'none', listDepth: 0 };
const EMPTY_PROSE = new Prose('');

/**
 * The blocks of a chunk: a run of lines without a blank line between them (inside a fence blank lines count too). Those
 * of `known`, which stood where the chunk now stands, are taken again where they are the same.
 */
export function parseChunk(source: string, known: BlockPool = new BlockPool([])): PlacedBlock[] {
  if (isComment(source)) return [opaque(source, 'comment', spanOf(0, source.length), known)];
  const lines = linesOf(source);
  const blocks: PlacedBlock[] = [];
  const into: Collected = { blocks, known };
  const tokens = blockTokens(source);
  const containers: Token[] = [];
  for (const token of tokens) {
    if (token.nesting === 1 && /^(?:blockquote|bullet_list|ordered_list)_open$/.test(token.type))
      containers.push(token);
    else if (token.nesting === -1 && /^(?:blockquote|bullet_list|ordered_list)_close$/.test(token.type))
      containers.pop();
    const map = token.map;
    if (!map) continue;
    const within = lines.slice(map[0], map[1]);
    const container = containers.some((open) => open.type === 'blockquote_open')
      ? 'quote'
      : containers.length > 0
        ? 'list'
        : 'none';
    const listDepth = containers.filter((open) => open.type !== 'blockquote_open').length;
    const shape: Shape = { ...PLAIN, container, listDepth };
    if (token.type === 'paragraph_open') addParagraphs(source, within, shape, into);
    else if (token.type === 'heading_open')
      addHeading(source, within, { ...shape, depth: Number(token.tag.slice(1)) }, into);
    else if (token.type === 'table_open') addTable(source, within, into);
    else if (token.type === 'fence') blocks.push(opaque(source, 'code', outer(within), known));
    else if (token.type === 'hr') blocks.push(opaque(source, 'break', outer(within), known));
  }
  return blocks;
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at <= source.length; at++) {
    const unit = source.charCodeAt(at);
    if (at < source.length && unit !== 10 && unit !== 13) continue;
    lines.push(spanOf(start, at));
    if (unit === 13 && source.charCodeAt(at + 1) === 10) at++;
    start = at + 1;
  }
  return lines;
}

function outer(lines: readonly Line[]): Span {
  return spanOf(lines[0]?.start ?? 0, lines[lines.length - 1]?.end ?? 0);
}

function trimmedEnd(source: string, end: number): number {
  let at = end;
  while (at > 0 && isBlank(source.charCodeAt(at - 1))) at--;
  return at;
}

/** A block that holds no words of the report. */
function opaque(source: string, kind: BlockKind, span: Span, known: BlockPool): PlacedBlock {
  return placed(source, span, { kind, ...PLAIN, startsLine: true }, known, () => ({ prose: EMPTY_PROSE }));
}

/** What a block says; the rest of it is its source and its form. */
interface Content {
  readonly prose: Prose;
  readonly mark?: Block['mark'];
  readonly heading?: Block['heading'];
  readonly runIn?: boolean;
  readonly table?: Table;
}

/** The block of a passage; what it says is worked out only when it is not known. */
function placed(source: string, span: Span, form: BlockForm, known: BlockPool, read: () => Content): PlacedBlock {
  const own = source.slice(span.start, span.end);
  const block = known.find(own, form) ?? blockOf(own, form, read());
  return { offset: span.start, block };
}

function blockOf(source: string, form: BlockForm, { prose, mark, heading, runIn = false, table }: Content): Block {
  return { ...form, source, prose, mark, heading, runIn, table, memo: newMemo() };
}

/** Where the words of a line begin: behind blanks, quotation signs and bullets, but before 1. and its like. */
function contentStart(source: string, line: Line, container: Block['container']): number {
  let at = line.start;
  for (;;) {
    while (at < line.end && isBlank(source.charCodeAt(at))) at++;
    const unit = source.charAt(at);
    const isQuote = container === 'quote' && unit === '>';
    const isBullet = container !== 'none' && /[-+*]/.test(unit) && isBlank(source.charCodeAt(at + 1));
    if (at < line.end && (isQuote || isBullet)) at++;
    else return Math.min(at, line.end);
  }
}

/**
 * Whether the next line goes on with the sentence of this one. Pasted reports put a paragraph on a line, so a line
 * break is a paragraph end unless the sentence is plainly unfinished: it stops at a comma, or a long line has no
 * mark at its end and the next does not begin like a paragraph of its own.
 */
function continues(source: string, line: Line, next: Line, nextStart: number): boolean {
  const end = trimmedEnd(source, line.end);
  if (end <= line.start) return false;
  const last = source.charAt(end - 1);
  if (source.slice(line.end - 2, line.end) === '  ' || last === '\\') return false;
  let bare = nextStart;
  while (bare < next.end && '*_'.includes(source.charAt(bare))) bare++;
  if (readMark(source, bare) !== undefined || footnoteLabel(source, nextStart, next.end) > 0) return false;
  if ('，,、；;'.includes(last)) return true;
  const long = end - line.start >= 30;
  return long && isHan(last.charCodeAt(0)) && isHan(source.charCodeAt(nextStart)) && next.end - nextStart > 1;
}

function addParagraphs(source: string, lines: readonly Line[], shape: Shape, into: Collected): void {
  for (let first = 0; first < lines.length; ) {
    let last = first;
    const starts = [contentStart(source, lines[first] as Line, shape.container)];
    while (last + 1 < lines.length) {
      const next = lines[last + 1] as Line;
      const start = contentStart(source, next, shape.container);
      if (!continues(source, lines[last] as Line, next, start)) break;
      starts.push(start);
      last++;
    }
    const pieces = starts.map((start, index) => spanOf(start, trimmedEnd(source, (lines[first + index] as Line).end)));
    if (pieces.length === 1) addLine(source, pieces[0] as Span, shape, into);
    else addJoined(source, pieces, shape, into);
    first = last + 1;
  }
}

function addLine(source: string, line: Span, shape: Shape, into: Collected): void {
  if (line.end <= line.start) return;
  const { blocks, known } = into;
  const words = source.slice(line.start, line.end);
  if (isComment(words)) {
    blocks.push(opaque(source, 'comment', line, known));
    return;
  }
  const label = footnoteLabel(source, line.start, line.end);
  if (label > 0) {
    addParagraph(source, line, { ...shape, container: 'note', startsLine: true }, into, () =>
      inlineProse(words.slice(label), label),
    );
    return;
  }
  if (soleImage(words)) {
    blocks.push(opaque(source, 'image', line, known));
    return;
  }
  for (const [index, { start, end }] of splitLine(words).entries()) {
    const span = spanOf(line.start + start, line.start + end);
    addParagraph(source, span, { ...shape, startsLine: index === 0 }, into, () =>
      inlineProse(words.slice(start, end), 0),
    );
  }
}

function addJoined(source: string, pieces: readonly Span[], shape: Shape, into: Collected): void {
  const span = outer(pieces);
  addParagraph(source, span, { ...shape, startsLine: true }, into, () => joinedProse(source, pieces, span.start));
}

/** The words of lines that are one paragraph; offsets lead to the source from `origin` on. */
function joinedProse(source: string, pieces: readonly Span[], origin: number): Prose {
  let text = '';
  const segments: number[] = [];
  for (const piece of pieces) {
    const prose = inlineProse(source.slice(piece.start, piece.end), piece.start - origin);
    // Latin words need the space that the line break stood for; Chinese text does not.
    if (/[A-Za-z0-9,]$/.test(text) && /^[A-Za-z]/.test(prose.text)) {
      segments.push(text.length, piece.start - origin - 1);
      text += ' ';
    }
    for (let at = 0; at < prose.text.length; ) {
      const from = prose.sourceStart(at);
      let length = 1;
      while (at + length < prose.text.length && prose.sourceStart(at + length) === from + length) length++;
      segments.push(text.length + at, from);
      at += length;
    }
    text += prose.text;
  }
  return new Prose(text, segments.length > 0 ? segments : [0, 0]);
}

function addParagraph(
  source: string,
  span: Span,
  shape: Shape & { readonly startsLine: boolean },
  { blocks, known }: Collected,
  read: () => Prose,
): void {
  const content = () => {
    const prose = read();
    const mark = readMark(prose.text, 0);
    return { prose, mark, ...findHeading(prose.text, mark, shape.depth > 0) };
  };
  blocks.push(placed(source, span, { kind: 'paragraph', ...shape }, known, content));
}

function addHeading(source: string, lines: readonly Line[], shape: Shape, into: Collected): void {
  // A setext heading has its underline in the last line; the words are in the lines before it.
  const first = lines[0];
  if (!first) return;
  const hashes = /^[ \t]{0,3}#{1,6}[ \t]*/.exec(source.slice(first.start, first.end));
  const from = hashes ? first.start + hashes[0].length : contentStart(source, first, shape.container);
  const closing = hashes ? /(?<![ \t])[ \t]+#+[ \t]*$/.exec(source.slice(from, first.end)) : null;
  const lastWords = hashes || lines.length < 2 ? first : (lines[lines.length - 2] as Line);
  const to = closing ? from + closing.index : trimmedEnd(source, lastWords.end);
  if (to <= from) return;
  const span = spanOf(first.start, trimmedEnd(source, outer(lines).end));
  addParagraph(source, span, { ...shape, startsLine: true }, into, () =>
    inlineProse(source.slice(from, to).replace(/[\r\n]/g, ' '), from - span.start),
  );
}

function addTable(source: string, lines: readonly Line[], { blocks, known }: Collected): void {
  const form: BlockForm = { kind: 'table', ...PLAIN, startsLine: true };
  blocks.push(
    placed(source, outer(lines), form, known, () => ({ prose: EMPTY_PROSE, table: parseTable(source, lines) })),
  );
}
