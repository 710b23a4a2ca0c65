import type { Span } from '../text/span';

/** Where the splitting of a text into chunks begins and where it may end. */
export interface ChunkRange {
  readonly from: number;
  /** Place of the last `-->` of the text, or -1. */
  readonly lastClose: number;
  /** Whether the chunks from this one on are known already; asked of the beginning of each. */
  readonly isKnown?: (start: number) => boolean;
}

/**
 * Splits the text from `from` on at blank lines into the runs of lines that are parsed, and reused, by themselves. A
 * fenced code block is one chunk with its blank lines; so is a comment that begins a line, and the words behind its
 * `-->` are a chunk of their own. A comment that nobody closed is text: it must not hide the rest of the report.
 * What chunks follow depends only on the text from the beginning of a chunk on, so the splitting may begin at any, and
 * end at one that is known.
 */
export function chunkSpans(text: string, { from, lastClose: close, isKnown = () => false }: ChunkRange): Span[] {
  const spans: Span[] = [];
  let chunkStart = -1;
  let chunkEnd = from;
  let fence = '';
  let lastClose = close;
  const finish = () => {
    if (chunkStart >= 0) spans.push({ start: chunkStart, end: chunkEnd });
    chunkStart = -1;
  };
  for (let at = from; at < text.length; ) {
    if (fence === '') {
      const close = text.startsWith('<!--', at) && at < lastClose ? text.indexOf('-->', at + 4) : -1;
      if (close >= 0) {
        finish();
        if (isKnown(at)) return spans;
        spans.push({ start: at, end: close + 3 });
        at = close + 3;
        while (at < text.length && isBlankUnit(text.charCodeAt(at))) at++;
        if (at < text.length && !isLineBreak(text.charCodeAt(at))) {
          if (text.startsWith('<!--', at)) continue;
        } else {
          at = nextLine(text, at);
          continue;
        }
      } else if (text.startsWith('<!--', at)) lastClose = -1;
    }
    let end = at;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    if (isBlankRange(text, at, end) && fence === '') finish();
    else {
      if (chunkStart < 0) {
        if (isKnown(at)) return spans;
        chunkStart = at;
      }
      chunkEnd = end;
      fence = nextFence(text, at, end, fence);
    }
    at = nextLine(text, end);
  }
  finish();
  return spans;
}

/** Whether the chunk is a comment as `chunkSpans` cuts them out. */
export function isComment(source: string): boolean {
  return source.startsWith('<!--') && source.indexOf('-->', 4) === source.length - 3;
}

function isLineBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Where the next line begins, when the one before ends at `end`. */
function nextLine(text: string, end: number): number {
  return end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff;
}

function isBlankRange(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlankUnit(text.charCodeAt(at))) return false;
  return true;
}

/** The fence that is open behind this line: the opening signs, or empty. */
function nextFence(text: string, start: number, end: number, open: string): string {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32 && at - start < 4) at++;
  const sign = text.charAt(at);
  if (sign !== '`' && sign !== '~') return open;
  let length = 0;
  while (at + length < end && text.charAt(at + length) === sign) length++;
  if (length < 3) return open;
  if (open === '') return sign === '`' && text.slice(at + length, end).includes('`') ? '' : sign.repeat(length);
  const closes = sign === open[0] && length >= open.length && isBlankRange(text, at + length, end);
  return closes ? '' : open;
}
