import { isQuotationMark } from '../text/patternTrie';
import type { Phrase } from './phrase';
import type { MemberHit } from './phraseListRun';

/** Another word in the place of a member; offsets count in the text. */
interface ForeignItem {
  /** The member's place in the list. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** From this many members on, a list with all members but one, and another word in its place, is misquoted. */
const LEAST_REPLACED = 4;
/** Most units that an item beside a run is read. */
const ITEM_LIMIT = 24;
/** Longest member in whose place any other word is a slip. */
const WORD_LIMIT = 8;
const SEPARATOR = /[、，,]/;
const ITEM_END = /[、，,。；;：:！？!?\s（）()《》]/;
/** What stands before the last member of a list instead of 、. */
const JOIN = /^(?:[、，,](?:和|与|及|以及)?|和|与|及|以及)[“"「『‘]?/;
const ENUMERATED = /^[”"」』’]?[、和与及]/;
/** One item up to what ends it. */
const ITEM = /^[^、，,。；;：:！？!?\s（）()《》“”"「」『』的等]*/;
const BEGAN = /、[“"「『‘]?$/;

/**
 * What stands in the places of members that a run lacks: between its members, before its first and behind its last. Only
 * what must be a slip of the member counts: a word much like it, or any word of its length in an otherwise whole list.
 * `isStrange` tells that other things stand among the members, so that another list may be meant.
 */
export function foreignItems(
  folded: string,
  run: readonly MemberHit[],
): { readonly items: readonly ForeignItem[]; readonly isStrange: boolean } {
  const { phrase } = run[0] as MemberHit;
  const inner = between(folded, run);
  if (inner === undefined) return { items: [], isStrange: true };
  const likeness = new Likeness(phrase);
  const outer = [...before(folded, run, likeness), ...behind(folded, run, likeness)];
  const items = [...inner, ...outer];
  if (items.length === 0) return { items, isStrange: false };
  const isWhole = run.length + items.length === phrase.members.length;
  const isLike = (item: ForeignItem) => likeness.isLike(folded.slice(item.start, item.end), item.index);
  const isAsLong = (item: ForeignItem) => item.end - item.start === phrase.members[item.index]?.text.length;
  const like = items.filter(isLike);
  // A single member beside one like another may be chance; a list of three or more may not.
  const isEnough = run.length >= 2 || (like.length >= 2 && like.length + 1 >= Math.min(3, phrase.members.length));
  if (like.length === items.length && isEnough) return { items, isStrange: false };
  const isLong = phrase.members.length >= (inner.length > 0 && phrase.complete ? LEAST_REPLACED - 1 : LEAST_REPLACED);
  const start = Math.min(...[run[0] as MemberHit, ...items].map((each) => each.start));
  const end = Math.max(...[run[run.length - 1] as MemberHit, ...items].map((each) => each.end));
  // More members before or behind: a list of the writer's own.
  const isOther =
    BEGAN.test(folded.slice(Math.max(0, start - 2), start)) || ENUMERATED.test(folded.slice(end, end + 2));
  const isSlip = !isOther && items.length === 1 && isWhole && isLong && run.length >= 2 && items.every(isAsLong);
  return isSlip ? { items, isStrange: false } : { items: [], isStrange: inner.length > 0 };
}

/** The items between members; undefined when there are not as many as members are missing there. */
function between(folded: string, run: readonly MemberHit[]): ForeignItem[] | undefined {
  const items: ForeignItem[] = [];
  for (let at = 1; at < run.length; at++) {
    const left = run[at - 1] as MemberHit;
    const right = run[at] as MemberHit;
    const words = split(folded, left.end, right.start);
    if (words.length === 0) continue;
    if (words.length !== right.index - left.index - 1) return undefined;
    for (const [place, word] of words.entries()) items.push({ ...word, index: left.index + 1 + place });
  }
  return items;
}

function split(folded: string, from: number, to: number): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !SEPARATOR.test(folded.charAt(at))) continue;
    const word = bare(folded, start, at);
    if (word.end - word.start >= 2) words.push(word);
    start = at + 1;
  }
  return words;
}

/** The passage without quotation marks at its ends. */
function bare(folded: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isQuotationMark(folded.charCodeAt(from))) from++;
  while (to > from && isQuotationMark(folded.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Items before the first member, from right to left, as long as they are like the members that belong there. */
function before(folded: string, run: readonly MemberHit[], likeness: Likeness): ForeignItem[] {
  const { index, start, phrase } = run[0] as MemberHit;
  const items: ForeignItem[] = [];
  let edge = bare(folded, Math.max(0, start - 2), start).end;
  for (let place = index - 1; place >= 0 && SEPARATOR.test(folded.charAt(edge - 1)); place--) {
    const { end } = bare(folded, Math.max(0, edge - 2), edge - 1);
    const from = end - (phrase.members[place]?.text.length ?? 0);
    const word = folded.slice(Math.max(0, from), end);
    if (from < 0 || ITEM_END.test(word) || !likeness.isLike(word, place)) break;
    items.unshift({ index: place, start: from, end });
    edge = bare(folded, Math.max(0, from - 1), from).end;
  }
  return items;
}

/** Items behind the last member; the one that ends the list may be any word as long as the member. */
function behind(folded: string, run: readonly MemberHit[], likeness: Likeness): ForeignItem[] {
  const { index, end, phrase } = run[run.length - 1] as MemberHit;
  const items: ForeignItem[] = [];
  let edge = end;
  for (let place = index + 1; place < phrase.members.length; place++) {
    while (isQuotationMark(folded.charCodeAt(edge))) edge++;
    const joint = JOIN.exec(folded.slice(edge, edge + 8));
    const length = phrase.members[place]?.text.length ?? 0;
    if (!joint || length > ITEM_LIMIT) break;
    const start = edge + joint[0].length;
    const item = ITEM.exec(folded.slice(start, start + ITEM_LIMIT))?.[0] ?? '';
    if (item.length !== length && likeness.isLike(item, place)) {
      items.push({ index: place, start, end: start + item.length });
      edge = start + item.length;
      continue;
    }
    const word = folded.slice(start, start + length);
    if (word.length < length || ITEM_END.test(word) || /[“”"「」『』]/.test(word)) break;
    const isEnumerated = !/[，,]/.test(joint[0]) && length <= WORD_LIMIT && !/等$/.test(word);
    const isEnd = place === phrase.members.length - 1 && !ENUMERATED.test(folded.slice(start + length));
    const isLast = isEnumerated && isEnd;
    if (!likeness.isLike(word, place) && !isLast) break;
    items.push({ index: place, start, end: start + length });
    edge = start + length;
  }
  return items;
}

/** Tells slips of a list's members from other words. What all members share (…建设) says nothing. */
class Likeness {
  readonly #members: readonly string[];
  readonly #head: number;
  readonly #tail: number;

  constructor(phrase: Phrase) {
    this.#members = phrase.members.map(({ text }) => text);
    const shared = (charOf: (text: string, at: number) => string) => {
      const shortest = Math.min(...this.#members.map(({ length }) => length));
      let count = 0;
      while (count < shortest && new Set(this.#members.map((text) => charOf(text, count))).size === 1) count++;
      return count;
    };
    this.#head = shared((text, at) => text.charAt(at));
    this.#tail = shared((text, at) => text.charAt(text.length - 1 - at));
  }

  /** Whether a word is the member with few characters wrong, or with some left out or put in. */
  isLike(word: string, index: number): boolean {
    const member = this.#members[index];
    if (member === undefined || word === member || this.#members.includes(word)) return false;
    const own = member.slice(this.#head, member.length - this.#tail);
    if (word.length !== member.length) {
      const [short, long] = word.length < member.length ? [word, member] : [member, word];
      return short.length >= 3 && long.length - short.length <= 2 && isPartOf(short, long);
    }
    const written = word.slice(this.#head, word.length - this.#tail);
    let same = 0;
    for (let at = 0; at < own.length; at++) if (own.charAt(at) === written.charAt(at)) same++;
    return same > 0 && same * 2 >= own.length;
  }
}

/** Whether the characters of `short` stand in `long` in their order. */
function isPartOf(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at++;
  return at === short.length;
}
