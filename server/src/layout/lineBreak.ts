import { characterClass, DIGIT, isUnit, JOINED, NO_END, NO_START, SPACE, WIDTH, WORD } from './characters';

/** One line of a paragraph; offsets count in the paragraph's text and the lines together are the whole text. */
export interface BrokenLine {
  readonly start: number;
  /** Behind the last character; blanks at the end of the line belong to it but have no width. */
  readonly end: number;
  /** Width in half cells without the blanks at the end. */
  readonly halves: number;
}

const DASH = 0x2014;
const ELLIPSIS = 0x2026;
const QUOTE = 0x22;
/** Signs inside a number: 24,303  10:30  2022-2023  9.5%. */
const IN_NUMBER = ',.:-–/～~';

/**
 * Breaks a text into lines of at most `first` (first line) and `rest` half cells. Closing marks never begin a line
 * and opening marks never end one, a dash or an ellipsis, a number with its unit and a Latin word stay whole
 * (GB/T 15834-2011 clause 5.1, GB/T 15835-2011); what would not fit goes to the next line, nothing is squeezed. Only
 * where a line has no lawful place at all is it cut at its end, but never inside a character. An empty text is one
 * empty line. Widths below two half cells count as two. `keepsMeasures` says whether a number also stays with a
 * Chinese measure word (7所, 1720万元); without it lines break where Word breaks them.
 */
export function breakLines(text: string, first: number, rest: number, keepsMeasures = true): BrokenLine[] {
  const allowed = breakPlaces(text, keepsMeasures);
  const lines: BrokenLine[] = [];
  let start = 0;
  let limit = Math.max(2, first);
  while (start < text.length) {
    const end = lineEnd(text, start, limit, allowed);
    lines.push({ start, end, halves: trimmedWidth(text, start, end) });
    start = end;
    limit = Math.max(2, rest);
  }
  if (lines.length === 0) lines.push({ start: 0, end: 0, halves: 0 });
  return lines;
}

/**
 * The lines of `breakLines` at whose end a program that does not know of measure words would take more of the next
 * number onto the line: what it has to be kept from.
 */
export function linesBeforeMeasures(text: string, first: number, rest: number): BrokenLine[] {
  const parted = breakPlaces(text, false);
  return breakLines(text, first, rest).filter(({ start, end }) => {
    const limit = Math.max(2, start === 0 ? first : rest);
    return lineEnd(text, start, limit, parted) > end;
  });
}

function lineEnd(text: string, start: number, limit: number, allowed: Uint8Array): number {
  let width = 0;
  let lawful = -1;
  for (let at = start; at < text.length; at++) {
    const flags = characterClass(text.charCodeAt(at));
    if (at > start && allowed[at] === 1) lawful = at;
    // Blanks at the end of a line hang: they take no room and belong to the line they end.
    if ((flags & SPACE) !== 0 && width + (flags & WIDTH) > limit) {
      width = limit;
      continue;
    }
    width += flags & WIDTH;
    if (width > limit) {
      if (lawful > start) return lawful;
      return forcedEnd(text, start, at);
    }
  }
  return text.length;
}

/** A cut without a lawful place: as late as it fits, but behind at least one whole character. */
function forcedEnd(text: string, start: number, at: number): number {
  let end = at;
  while (end > start && isJoinedTo(text, end)) end--;
  if (end > start) return end;
  end = start + 1;
  while (end < text.length && isJoinedTo(text, end)) end++;
  return end;
}

function isJoinedTo(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return isHighSurrogate(text.charCodeAt(at - 1));
  return (characterClass(unit) & JOINED) !== 0 || text.charCodeAt(at - 1) === 0x200d;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function trimmedWidth(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (characterClass(text.charCodeAt(last - 1)) & SPACE) !== 0) last--;
  let width = 0;
  for (let at = start; at < last; at++) width += characterClass(text.charCodeAt(at)) & WIDTH;
  return width;
}

/** For every offset, 1 when a line may end before it. */
export function breakPlaces(text: string, keepsMeasures = true): Uint8Array {
  const allowed = new Uint8Array(text.length + 1);
  let quotes = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let flags = characterClass(unit);
    // Straight quotation marks open and close by turns.
    if (unit === QUOTE) flags |= ++quotes % 2 === 1 ? NO_END : NO_START;
    const isOne = keepsMeasures && isMeasure(text, at, before);
    if (at > 0 && !isOne && mayBreak(text, at, before, flags)) allowed[at] = 1;
    before = flags;
  }
  return allowed;
}

function mayBreak(text: string, at: number, before: number, flags: number): boolean {
  if ((flags & SPACE) !== 0 || ((flags & JOINED) !== 0 && isJoinedTo(text, at))) return false;
  const unit = text.charCodeAt(at);
  const last = text.charCodeAt(at - 1);
  if (last === 0x200d || last === 0xa0 || unit === 0xa0) return false;
  if ((before & SPACE) !== 0) return (flags & NO_START) === 0 && !opensBefore(text, at);
  if ((flags & NO_START) !== 0 || (before & NO_END) !== 0) return false;
  if (unit === DASH) return last !== DASH && text.charCodeAt(at + 1) === DASH;
  if (unit === ELLIPSIS && last === ELLIPSIS) return false;
  if ((flags & WORD) !== 0 && (before & WORD) !== 0) return false;
  return !isInsideNumber(text, at, before, flags) && !isHyphenated(text, at, before, flags);
}

/** Whether the blanks before `at` follow an opening mark, which they do not make lawful at a line end. */
function opensBefore(text: string, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && (characterClass(text.charCodeAt(back)) & SPACE) !== 0) back--;
  return back < 0 || (characterClass(text.charCodeAt(back)) & NO_END) !== 0;
}

function isInsideNumber(text: string, at: number, before: number, flags: number): boolean {
  if ((before & DIGIT) !== 0) {
    if ((flags & DIGIT) !== 0) return true;
    return IN_NUMBER.includes(text.charAt(at)) && (characterClass(text.charCodeAt(at + 1)) & DIGIT) !== 0;
  }
  if ((flags & DIGIT) === 0) return false;
  return IN_NUMBER.includes(text.charAt(at - 1)) && (characterClass(text.charCodeAt(at - 2)) & DIGIT) !== 0;
}

/** Whether a measure word begins at `at` that belongs to the number before it: 所 of 7所, 元 of 1720万元. */
function isMeasure(text: string, at: number, before: number): boolean {
  if ((before & DIGIT) !== 0) return isUnit(text.charAt(at));
  const multiplies = '万萬亿億千百'.includes(text.charAt(at - 1)) && isUnit(text.charAt(at));
  return multiplies && at > 1 && (characterClass(text.charCodeAt(at - 2)) & DIGIT) !== 0;
}

/** A hyphen ends the line rather than begin the next (GB/T 15834 clause 5.1.6); no break before it inside a word. */
function isHyphenated(text: string, at: number, before: number, flags: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x2d || unit === 0x2013 || unit === 0x2010) return (before & SPACE) === 0;
  return text.charCodeAt(at - 1) === 0x2d && text.charCodeAt(at) === 0x2d && (flags & JOINED) === 0;
}
