import { isHan, isLatin } from '../text/cjk';
import { type Span, spanOf } from '../text/span';

/** The kinds of marks that come in twos. ASCII round brackets count as Chinese ones; `"` opens and closes. */
export type PairKind = '《》' | '〈〉' | '“”' | '‘’' | '（）' | '【】' | '〔〕' | '「」' | '『』';

/** One mark at its place in a text. */
export interface PairMark {
  readonly kind: PairKind;
  readonly at: number;
}

/** Two marks that belong together. */
export interface Pair {
  readonly kind: PairKind;
  readonly open: number;
  readonly close: number;
}

/** How the paired marks of one text go together; all places are offsets in it. */
export interface Pairing {
  /** Opening marks without a closing one and closing marks without an opening one, in order. */
  readonly unclosed: readonly PairMark[];
  readonly unopened: readonly PairMark[];
  /** An opening mark and a closing one of another kind that stand for a pair: 《办法”. */
  readonly mismatched: readonly { readonly open: PairMark; readonly close: PairMark }[];
  /** Pairs directly inside a pair of the same kind where the inner ones should be of the other kind: 《《》》, “ “ ” ”. */
  readonly nested: readonly Pair[];
  /** Quotation marks that look the wrong way: “双减“, ”双减”, ”双减“; the pair as it was meant. */
  readonly turned: readonly Pair[];
}

const KINDS: readonly PairKind[] = ['《》', '〈〉', '“”', '‘’', '（）', '【】', '〔〕', '「」', '『』'];
const OPENERS = new Map<string, PairKind>(KINDS.map((kind) => [kind.charAt(0), kind]));
const CLOSERS = new Map<string, PairKind>(KINDS.map((kind) => [kind.charAt(1), kind]));
OPENERS.set('(', '（）');
CLOSERS.set(')', '（）');
/** 1 for the units that are a mark of a pair; most characters are told by one look. */
const IS_MARK = new Uint8Array(0x10000);
for (const mark of [...OPENERS.keys(), ...CLOSERS.keys(), '"']) IS_MARK[mark.charCodeAt(0)] = 1;
/** The year of a document number; its brackets are the business of document-number. */
const YEAR_BRACKETS =
  /[[［【〔（(〈《{][ 　]{0,2}(?:19|20)?\d\d[ 　]?年?[ 　]?[\]］】〕）)〉》}]?[ 　]?第?[ 　]?\d{1,4}[ 　]?[号號]|(?:19|20)\d\d[ 　]?[\]］】〕）)〉》}][ 　]?第?[ 　]?\d{1,4}[ 　]?[号號]/g;
/** 1） a) 一） begin items of a list and need no opening bracket. */
const LIST_MARK = /(?:^|[。；;：:，,、！？!?\s（(“])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])[ 　]*$/;
/** A text with more marks without partner is no prose; looking at each of them would only cost time. */
const LONELY_LIMIT = 100;
/** A pair that was meant encloses no more than this. */
const MEANT_LIMIT = 40;

/** Pairs the marks of one paragraph, cell or value. */
export function pairMarks(text: string): Pairing {
  const years = /[号號]/.test(text) ? [...text.matchAll(YEAR_BRACKETS)] : [];
  let year = 0;
  const stacks = new Map<PairKind, number[]>();
  const unopened: PairMark[] = [];
  const pairs: Pair[] = [];
  for (let at = 0; at < text.length; at++) {
    if (IS_MARK[text.charCodeAt(at)] === 0) continue;
    while (year < years.length && endOf(years[year] as RegExpExecArray) <= at) year++;
    if ((years[year]?.index ?? text.length) <= at) continue;
    const role = roleOf(text, at, text.charAt(at), stacks);
    if (!role) continue;
    const stack = stacks.get(role.kind) ?? [];
    stacks.set(role.kind, stack);
    if (role.opens) stack.push(at);
    else {
      const open = stack.pop();
      if (open === undefined) unopened.push({ kind: role.kind, at });
      else pairs.push({ kind: role.kind, open, close: at });
    }
  }
  const unclosed = [...stacks]
    .flatMap(([kind, stack]) => stack.map((at) => ({ kind, at })))
    .sort((a, b) => a.at - b.at);
  return resolve(text, pairs, unclosed.slice(0, LONELY_LIMIT), unopened.slice(0, LONELY_LIMIT));
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** What a text without marks of pairs has. */
export const NO_PAIRS: Pairing = { unclosed: [], unopened: [], mismatched: [], nested: [], turned: [] };

function roleOf(
  text: string,
  at: number,
  mark: string,
  stacks: ReadonlyMap<PairKind, readonly number[]>,
): { readonly kind: PairKind; readonly opens: boolean } | undefined {
  if (mark === '"') {
    const isOpen = (stacks.get('“”')?.length ?? 0) > 0;
    // 55" is a length.
    if (!isOpen && /\d/.test(text.charAt(at - 1))) return undefined;
    return { kind: '“”', opens: !isOpen };
  }
  const opened = OPENERS.get(mark);
  if (opened !== undefined) {
    const isFace =
      mark === '(' && /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at)) && !isHan(text.charCodeAt(at + 1));
    return isFace ? undefined : { kind: opened, opens: true };
  }
  const kind = CLOSERS.get(mark);
  if (kind === undefined) return undefined;
  const isOpen = (stacks.get(kind)?.length ?? 0) > 0;
  if (kind === '‘’' && !isOpen && isApostrophe(text, at)) return undefined;
  if (kind === '（）' && !isOpen) {
    const before = text.slice(Math.max(0, at - 6), at);
    if (LIST_MARK.test(before) || /[:;]-?$/.test(before)) return undefined;
    // 主要有1）甲2）乙 is such a list as well.
    if (/(?<!\d)1[ 　]*$/.test(before) && /2[ 　]?[)）]/.test(text.slice(at, at + 200))) return undefined;
    if (/(?<!\d)[2-9][ 　]*$/.test(before) && /1[ 　]?[)）]/.test(text.slice(Math.max(0, at - 300), at)))
      return undefined;
  }
  return { kind, opens: false };
}

function isApostrophe(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isLatin(before) || /\d/.test(text.charAt(at - 1)) || /[A-Za-z\d]/.test(text.charAt(at + 1));
}

function resolve(text: string, pairs: readonly Pair[], unclosed: PairMark[], unopened: PairMark[]): Pairing {
  const turned: Pair[] = [];
  const mismatched: { open: PairMark; close: PairMark }[] = [];
  const rest = [
    ...unclosed.map((mark) => ({ ...mark, opens: true })),
    ...unopened.map((mark) => ({ ...mark, opens: false })),
  ].sort((a, b) => a.at - b.at);
  const settled = new Set<number>();
  for (let index = 0; index + 1 < rest.length; index++) {
    const first = rest[index];
    const second = rest[index + 1];
    if (!first || !second || settled.has(first.at)) continue;
    const inside = text.slice(first.at + 1, second.at);
    if (inside.length === 0 || inside.length > MEANT_LIMIT || /[。；！？]/.test(inside)) continue;
    if (first.kind === second.kind && first.kind === '“”') {
      // 甲”和“乙 lacks an outer mark on each side, ”双减“ is a pair that was typed the wrong way round.
      const isReversed = !first.opens && second.opens;
      if (isReversed && /[，、,和与及]/.test(inside)) continue;
      turned.push({ kind: first.kind, open: first.at, close: second.at });
    } else if (first.opens && !second.opens && first.kind !== second.kind)
      mismatched.push({ open: first, close: second });
    else continue;
    settled.add(first.at).add(second.at);
  }
  const remains = (mark: PairMark) => !settled.has(mark.at);
  return {
    unclosed: unclosed.filter(remains),
    unopened: unopened.filter(remains),
    mismatched,
    nested: nestedPairs(pairs),
    turned,
  };
}

/** Pairs of 《》 directly in 《》 and of “” directly in “”; a third level goes back to the first kind and is right. */
function nestedPairs(pairs: readonly Pair[]): readonly Pair[] {
  const nested: Pair[] = [];
  for (const [kind, other] of [
    ['《》', '〈〉'],
    ['“”', '‘’'],
  ] as const) {
    const own = pairs.filter((pair) => pair.kind === kind || pair.kind === other).sort((a, b) => a.open - b.open);
    const open: Pair[] = [];
    for (const pair of own) {
      while (open.length > 0 && (open[open.length - 1]?.close ?? 0) < pair.open) open.pop();
      const parent = open[open.length - 1];
      if (parent && parent.kind === kind && pair.kind === kind && pair.close < parent.close) nested.push(pair);
      open.push(pair);
    }
  }
  return nested.sort((a, b) => a.open - b.open);
}

/** What encodings make of quotation marks: 〞 for ”, ?双减? for “双减”. */
export interface DamagedQuotation {
  readonly span: Span;
  readonly right: string;
}

const QUERIES = /(?<=[\u3400-\u9fff，、,）》])([?？])([\u3400-\u9fffA-Za-z0-9+·]{2,14})\1(?=[\u3400-\u9fff、，,。])/g;
const ASKING = /什么|怎么|怎样|如何|多少|哪|谁|吗|呢|几|是否|为何|何|咋|能不能|是不是|好不好|[么吧啊]$|办$/;

/** Quotation marks that an encoding has turned into something else; spans count in `folded`. */
export function damagedQuotations(folded: string): readonly DamagedQuotation[] {
  const found: DamagedQuotation[] = [];
  for (const match of folded.matchAll(QUERIES)) {
    const inside = match[2] ?? '';
    const before = folded.slice(Math.max(0, match.index - 12), match.index);
    const after = folded.charAt(match.index + match[0].length);
    // Questions in a row look alike; only a name that the sentence runs through is one.
    if (ASKING.test(inside) || ASKING.test(before) || (/[，,。]/.test(after) && !/[，、,》]$/.test(before))) continue;
    found.push({ span: spanOf(match.index, match.index + match[0].length), right: `“${inside}”` });
  }
  for (const match of folded.matchAll(/[〝〞〟＂]|‘‘|’’/g)) {
    const isOpening = /[〝]|‘‘/.test(match[0]) || (match[0] === '＂' && isHan(folded.charCodeAt(match.index + 1)));
    const isPrime = match[0] === '〝' || match[0] === '〞';
    // Traditional texts may use 〝…〞 as a pair.
    if (isPrime && isPairOfPrimes(folded, match.index)) continue;
    found.push({ span: spanOf(match.index, match.index + match[0].length), right: isOpening ? '“' : '”' });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isPairOfPrimes(text: string, at: number): boolean {
  if (text.charAt(at) === '〝') {
    const next = text.slice(at + 1, at + 200).search(/[〝〞“”]/);
    return next >= 0 && text.charAt(at + 1 + next) === '〞';
  }
  const before = text.slice(Math.max(0, at - 200), at);
  const last = Math.max(
    before.lastIndexOf('〝'),
    before.lastIndexOf('〞'),
    before.lastIndexOf('“'),
    before.lastIndexOf('”'),
  );
  return last >= 0 && before.charAt(last) === '〝';
}
