import { isQuotationMark, type PatternMatch, PatternTrie, type UnitFold, withoutQuotes } from '../text/patternTrie';
import { foldUnit } from '../text/script';
import type { Term } from './term';
import type { TermHit, TermIndex } from './termIndex';

/** A form shorter than this (in units) is not looked for across quotation marks that it does not have itself. */
const QUOTE_JUMP_LENGTH = 6;

/** How far to each side, in units, a paragraph and a sentence are read; endless ones must not make a search slow. */
const PARAGRAPH_REACH = 2000;
const SENTENCE_REACH = 400;

/** One form of one entry. */
interface Entry {
  readonly term: Term;
  readonly form: string;
  readonly hasQuotes: boolean;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The forms of one kind (folded, or as written) with the entries that each belongs to. */
interface Layer {
  readonly trie: PatternTrie;
  readonly entries: readonly (readonly Entry[])[];
}

/**
 * What turns a body's name into another word when it follows the name's last character: 农业部门, 卫生部署, 工商局面,
 * 扶贫办法, 银监会议. Kept here, since no list could repeat it for every body.
 */
const WORD_GOES_ON: Readonly<Record<string, string>> = {
  部: '门署分队位件落',
  局: '部面势限域促',
  办: '法理事学好案结证实成到得妥',
  会: '议上员计谈商同见场展务战合所',
  所: '有以在谓属需得学处能',
  委: '托派任婉屈',
  院: '校落士',
  处: '理于置在罚分境',
  门: '',
  厅: '堂',
};
/**
 * Words that begin with such a character and leave the name whole: 工商总局部署 is the bureau's arranging something,
 * since 局部 cannot be meant before 署.
 */
const WORD_OF_ITS_OWN: Readonly<Record<string, readonly string[]>> = {
  局: ['部署', '面向', '面对', '面临', '限期', '限时', '促进', '促成', '部分干', '部分党', '部分人', '部分同'],
  办: ['学习', '理顺', '法规', '法治', '法制', '事先', '案件', '结合', '结对', '证实', '实施', '得知', '成立'],
  会: ['上海', '同意', '同时', '议定', '谈到', '计划', '场地'],
  所: ['有关', '得知', '学习'],
  院: ['落实', '校领'],
  处: ['理论', '于是', '罚没', '分管'],
};
/** Characters that continue the name of some kind of body; behind another kind's name they start a new word. */
const GOES_ON_SOMEWHERE = new Set(Object.values(WORD_GOES_ON).join(''));

/** Builds the index over the forms of all terms; of several entries with one form the later has precedence. */
export function createTermIndex(terms: readonly Term[]): TermIndex {
  let layers: { readonly folded: Layer; readonly written: Layer } | undefined;
  return {
    terms,
    find(text, foldedText) {
      // Made when first needed, so that a server that opens no report is not held up.
      layers ??= {
        folded: makeLayer(
          terms.filter((term) => !term.literal),
          foldUnit,
        ),
        written: makeLayer(
          terms.filter((term) => term.literal),
          undefined,
        ),
      };
      const hits = findInLayer(layers.folded, text, foldedText);
      const asWritten = findInLayer(layers.written, text, foldedText);
      return asWritten.length === 0 ? hits : merge(asWritten, hits);
    },
  };
}

function makeLayer(terms: readonly Term[], unitFold: UnitFold | undefined): Layer {
  const patterns: string[] = [];
  const entries: Entry[][] = [];
  const known = new Map<string, number>();
  for (const term of terms) {
    for (const form of term.forms) {
      const bare = withoutQuotes(form);
      if (bare === '') continue;
      const opens = isQuotationMark(form.charCodeAt(0));
      const closes = isQuotationMark(form.charCodeAt(form.length - 1));
      const entry: Entry = { term, form, hasQuotes: bare.length < form.length, opens, closes };
      const index = known.get(bare);
      if (index === undefined) {
        known.set(bare, patterns.length);
        patterns.push(bare);
        entries.push([entry]);
      } else entries[index]?.unshift(entry);
    }
  }
  return { trie: new PatternTrie(patterns, unitFold), entries };
}

function findInLayer(layer: Layer, text: string, folded: string): TermHit[] {
  const hits: TermHit[] = [];
  if (layer.entries.length === 0) return hits;
  for (let at = layer.trie.nextStart(text, 0); at < text.length; ) {
    const hit = longestHit(layer, layer.trie.matchesAt(text, at), text, folded, at);
    if (hit) hits.push(hit);
    at = layer.trie.nextStart(text, hit ? Math.max(hit.end, at + 1) : at + 1);
  }
  return hits;
}

/** The longest form at `at` that is meant there; one that its surroundings rule out gives way to a shorter one. */
function longestHit(
  layer: Layer,
  matches: readonly PatternMatch[],
  text: string,
  folded: string,
  at: number,
): TermHit | undefined {
  for (let index = matches.length - 1; index >= 0; index--) {
    const match = matches[index] as PatternMatch;
    for (const entry of layer.entries[match.pattern] ?? []) {
      if (match.quotes && !entry.hasQuotes && entry.form.length < QUOTE_JUMP_LENGTH) continue;
      const words = entry.term.literal ? text : folded;
      if (!isMeant(entry.term, words, at, match.end)) continue;
      const { start, end } = withQuotes(entry, text, at, match.end);
      return { term: entry.term, form: entry.form, start, end };
    }
  }
  return undefined;
}

/**
 * Takes the quotation marks of the form into the passage where the text has them too, and the partner of a mark that
 * the match passed over: “全面二孩”政策, not 全面二孩”政策.
 */
function withQuotes(entry: Entry, text: string, start: number, end: number): { start: number; end: number } {
  const hasBefore = start > 0 && isQuotationMark(text.charCodeAt(start - 1));
  const hasAfter = end < text.length && isQuotationMark(text.charCodeAt(end));
  if (entry.opens && entry.closes) return hasBefore && hasAfter ? { start: start - 1, end: end + 1 } : { start, end };
  let inside = 0;
  for (let at = start; at < end; at++) if (isQuotationMark(text.charCodeAt(at))) inside++;
  if (inside % 2 === 0) return { start, end };
  if (hasBefore) return { start: start - 1, end };
  return { start, end: hasAfter ? end + 1 : end };
}

function isMeant(term: Term, text: string, start: number, end: number): boolean {
  const goesOn = term.verdict === 'report' ? WORD_GOES_ON[text.charAt(end - 1)] : undefined;
  if (goesOn !== undefined && end < text.length && goesOn.includes(text.charAt(end))) {
    const own = WORD_OF_ITS_OWN[text.charAt(end - 1)];
    if (!own?.some((word) => text.startsWith(word, end))) return false;
  }
  // “两个维护”的自觉: a quotation mark between the form and its neighbour does not count.
  const next = isQuotationMark(text.charCodeAt(end)) ? end + 1 : end;
  const last = isQuotationMark(text.charCodeAt(start - 1)) ? start - 1 : start;
  for (const word of term.notBefore) {
    // What goes on behind a body's name was looked at above. An entry with 环保局 and 环保所 says 有 for 环保所有;
    // 环保局有关 is meant all the same.
    if (goesOn !== undefined && word.length === 1 && GOES_ON_SOMEWHERE.has(word)) continue;
    if (text.startsWith(word, end) || text.startsWith(word, next)) return false;
  }
  if (term.notAfter.some((word) => endsAt(text, word, start) || endsAt(text, word, last))) return false;
  if (term.onlyWith.length > 0) {
    const paragraph = text.slice(Math.max(0, start - PARAGRAPH_REACH), end + PARAGRAPH_REACH);
    if (!term.onlyWith.some((word) => paragraph.includes(word))) return false;
  }
  if (term.notWith.length > 0) {
    const sentence = sentenceAround(text, start, end);
    if (term.notWith.some((word) => sentence.includes(word))) return false;
  }
  return true;
}

function endsAt(text: string, word: string, end: number): boolean {
  return end >= word.length && text.startsWith(word, end - word.length);
}

function sentenceAround(text: string, start: number, end: number): string {
  const first = Math.max(0, start - SENTENCE_REACH);
  const last = Math.min(text.length, end + SENTENCE_REACH);
  let from = start;
  while (from > first && !'。！？!?\n'.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < last && !'。！？!?\n'.includes(text.charAt(to))) to++;
  return text.slice(from, to);
}

/**
 * Both lists in order; where a hit of `strong` overlaps one of `weak`, the latter is left out. An entry for one script
 * hides nothing: its form (防范 for 防範) is an everyday word in the other, where the entry does not count.
 */
function merge(strong: readonly TermHit[], weak: readonly TermHit[]): TermHit[] {
  const merged: TermHit[] = [];
  let next = 0;
  for (const hit of strong) {
    const hides = hit.term.script === undefined;
    for (; next < weak.length; next++) {
      const other = weak[next] as TermHit;
      if (other.end > hit.start && (hides || other.start > hit.start)) break;
      merged.push(other);
    }
    while (hides && next < weak.length && (weak[next] as TermHit).start < hit.end) next++;
    merged.push(hit);
  }
  return [...merged, ...weak.slice(next)];
}
