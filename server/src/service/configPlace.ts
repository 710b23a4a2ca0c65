import type { Span } from '../text/span';

/** Where in a YAML file an offset lies, as far as the lines around it tell; the text may be half written. */
export interface ConfigPlace {
  /** Keys of the maps around the place, from the outside in; lists do not count. */
  readonly path: readonly string[];
  /** The key whose value the place is in; undefined while a key is being written, or in an item of a list. */
  readonly key: string | undefined;
  /** What has been typed of the key or of the value up to the offset, and where it begins. */
  readonly typed: string;
  readonly start: number;
  /** Whether the place is an item of a list of texts (`- …`, or in brackets). */
  readonly isItem: boolean;
  /** Whether a blank is missing between the colon and the place. */
  readonly needsBlank: boolean;
  /** The column of the map's keys. */
  readonly indent: number;
  /** Keys that the same map has on other lines. */
  readonly present: readonly string[];
}

interface YamlLine {
  /** Columns of blanks, and of blanks with list marks; the latter is where a key stands. */
  readonly blanks: number;
  readonly column: number;
  readonly key: string | undefined;
  readonly isEmpty: boolean;
}

const MARKS = /^(\s*)((?:-\s+|-$)*)/;
const KEY = /^([^\s:#'"{}[\],-][^:#]*):(?=\s|$)/;

/** Lines looked at in each direction, so that a hostile file costs no more than a long one. */
const LINE_LIMIT = 2000;

function readLine(line: string): YamlLine {
  const marks = MARKS.exec(line);
  const blanks = marks?.[1]?.length ?? 0;
  const column = blanks + (marks?.[2]?.length ?? 0);
  const rest = line.slice(column);
  return { blanks, column, key: keyOf(rest), isEmpty: rest === '' || rest.startsWith('#') };
}

function keyOf(rest: string): string | undefined {
  return KEY.exec(rest)?.[1]?.trimEnd();
}

/** The place of an offset, or undefined in comments. */
export function configPlaceAt(text: string, offset: number): ConfigPlace | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(start, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const own = readLine(before);
  const { path, present } = surroundings(text, start, own);
  const rest = before.slice(own.column);
  const at = (typed: string) => offset - typed.length;
  const base = { path, isItem: false, needsBlank: false, indent: own.column, present };
  const opener = innermostOpener(rest);
  if (opener) {
    const outer = keyOf(rest.slice(0, opener.index));
    const segment = rest.slice(opener.last + 1).trimStart();
    const inner = outer === undefined ? path : [...path, outer];
    if (opener.mark === '[')
      return { ...base, path: inner, key: undefined, isItem: true, typed: segment, start: at(segment) };
    const pair = /^([^:]*):\s*(|\S.*)$/.exec(segment);
    const keys = [...rest.slice(opener.index + 1).matchAll(/(?<![^\s:,{}])([^\s:,{}]+)\s*:/g)].map(
      (match) => match[1] ?? '',
    );
    const typed = pair ? (pair[2] ?? '') : segment;
    return { ...base, path: inner, key: pair?.[1]?.trim(), typed, start: at(typed), present: keys };
  }
  const pair = /^([^\s:#][^:#]*):(\s*)(|\S.*)$/.exec(rest);
  if (pair) {
    const typed = pair[3] ?? '';
    return { ...base, key: pair[1]?.trim(), typed, start: at(typed), needsBlank: pair[2] === '' };
  }
  return { ...base, key: undefined, isItem: own.column > own.blanks, typed: rest, start: at(rest) };
}

/** The place whose key or value holds an offset, with the passage of the word there. */
export function configWordAt(text: string, offset: number): { place: ConfigPlace; span: Span } | undefined {
  const isWord = (at: number) => at >= 0 && at < text.length && /[^\s:：,，[\]{}'"#]/.test(text.charAt(at));
  let start = offset;
  while (isWord(start - 1)) start--;
  let end = offset;
  while (isWord(end)) end++;
  if (start === end) return undefined;
  const place = configPlaceAt(text, end);
  if (!place) return undefined;
  const isKey = place.key === undefined && /^\s*:(?:\s|$)/.test(text.slice(end, end + 20));
  const named = isKey ? { ...place, key: text.slice(place.start, end).trim() } : place;
  return { place: named, span: { start, end } };
}

/** The keys around a line, found by their columns, and the other keys of its map. */
function surroundings(text: string, lineStart: number, own: YamlLine): { path: string[]; present: string[] } {
  const path: string[] = [];
  const present: string[] = [];
  const above = text
    .slice(0, lineStart)
    .split(/\r\n|\r|\n/)
    .slice(-LINE_LIMIT - 1, -1);
  let column = own.column;
  let isSameMap = own.column === own.blanks;
  for (const line of above.reverse().map(readLine)) {
    if (line.isEmpty) continue;
    if (line.key !== undefined && line.column < column) {
      path.unshift(line.key);
      column = line.column;
      isSameMap = false;
    } else if (isSameMap && line.column === own.column && line.key !== undefined) {
      present.push(line.key);
    }
    if (line.column > line.blanks && line.column <= own.column) isSameMap = false;
    if (column === 0) break;
  }
  // Keys at the margin end the search for those around, not for those beside.
  if (own.column === 0) present.push(...keysAtMargin(text));
  const next = text.indexOf('\n', lineStart);
  const below = next < 0 ? [] : text.slice(next + 1).split('\n', LINE_LIMIT);
  for (const line of below.map((each) => readLine(each.trimEnd()))) {
    if (line.isEmpty) continue;
    if (line.blanks < own.column) break;
    if (line.column === own.column && line.key !== undefined) present.push(line.key);
  }
  return { path, present };
}

function keysAtMargin(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/, LINE_LIMIT)
    .map(readLine)
    .flatMap((line) => (line.column === 0 && line.key !== undefined ? [line.key] : []));
}

/** The last bracket on the line that is still open, and the last separator behind it. */
function innermostOpener(rest: string): { mark: '[' | '{'; index: number; last: number } | undefined {
  const open: { mark: '[' | '{'; index: number; last: number }[] = [];
  let quote = '';
  for (let index = 0; index < rest.length; index++) {
    const char = rest.charAt(index);
    if (quote !== '') {
      if (char === quote) quote = '';
      continue;
    }
    const top = open[open.length - 1];
    if ((char === '"' || char === "'") && /[\s[{,:]/.test(rest.charAt(index - 1))) quote = char;
    else if ((char === '[' || char === '{') && (top || index === 0 || /[:\s]/.test(rest.charAt(index - 1)))) {
      open.push({ mark: char, index, last: index });
    } else if (char === ']' || char === '}') open.pop();
    else if (char === ',' && top) top.last = index;
  }
  return open[open.length - 1];
}
