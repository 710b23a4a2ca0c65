import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import { type Span, spanOf } from '../text/span';
import { Prose } from './prose';

/**
 * The one place that knows Markdown. Reports are prose first: indented text is a paragraph and not code, HTML is
 * text, and bare addresses stay as they are.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
markdown.block.ruler.disable(['code', 'reference', 'html_block']);
markdown.inline.ruler.disable(['linkify', 'html_inline']);
// Adjacent text tokens must stay apart, or their places in the source are lost.
markdown.inline.ruler2.disable(['fragments_join']);

// An address in angle brackets is shown as it is written, or its characters have no place in the source.
markdown.normalizeLinkText = (address) => address;

/** Block tokens of a piece of Markdown; `map` holds its lines, inline content is not parsed. */
export function blockTokens(source: string): Token[] {
  const tokens: Token[] = [];
  // The block parser knows `\n` only; the replacements have the same length, so that lines and offsets stay.
  const lines = source.includes('\r') ? source.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : source;
  markdown.block.parse(lines, markdown, {}, tokens);
  return tokens;
}

/** A footnote (GFM): its label has 1 to 32 characters that are no blanks or brackets. */
const FOOTNOTE = /\[\^([^\s[\]^]{1,32})\]/y;

/** Environments of paragraphs in which no comment is closed any more. */
const withoutComments = new WeakSet<object>();

// What the reader does not see: the place of a footnote, and a comment.
markdown.inline.ruler.before('link', 'footnote', (state) =>
  skipHidden(state, matchLength(FOOTNOTE, state.src, state.pos)),
);
markdown.inline.ruler.before('autolink', 'comment', (state) => {
  if (!state.src.startsWith('<!--', state.pos) || withoutComments.has(state.env as object)) return false;
  const close = state.src.indexOf('-->', state.pos + 4);
  // Nothing closes the later ones either; looking again and again would take quadratic time.
  if (close < 0) withoutComments.add(state.env as object);
  return skipHidden(state, close < 0 ? 0 : close + 3 - state.pos);
});

function skipHidden(state: StateInline, length: number): boolean {
  if (length === 0) return false;
  // The text before and behind have different places, so they are different tokens.
  if (state.pending !== '') state.pushPending();
  state.pos += length;
  return true;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Length of the `[^1]:` with its blanks that makes the line from `at` to `lineEnd` a footnote, else 0. */
export function footnoteLabel(text: string, at: number, lineEnd: number): number {
  if (!text.startsWith('[^', at)) return 0;
  const length = matchLength(FOOTNOTE, text, at);
  if (length === 0 || text.charAt(at + length) !== ':') return 0;
  let end = at + length + 1;
  while (end < lineEnd && (text.charAt(end) === ' ' || text.charAt(end) === '\t')) end++;
  return end - at;
}

/** The label of the footnote that the source is the text of: 1 in `[^1]: …`; undefined for all others. */
export function footnoteOf(source: string): string | undefined {
  const start = /^[ \t]*/.exec(source)?.[0].length ?? 0;
  const length = footnoteLabel(source, start, source.length);
  return length === 0 ? undefined : source.slice(start + 2, source.indexOf(']', start));
}

/** A place where a footnote is referred to, by offsets in the source. */
export interface FootnoteReference {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** What looks like references to footnotes; in code and behind a backslash it is none, which the prose shows. */
export function footnoteReferences(source: string): FootnoteReference[] {
  if (!source.includes('[^')) return [];
  return [...source.matchAll(new RegExp(FOOTNOTE.source, 'g'))].map(({ 0: whole, 1: label = '', index }) => ({
    start: index,
    end: index + whole.length,
    label,
  }));
}

/** The words of a comment, `<!-- 分页 -->`, without blanks around them; undefined when the source is no comment. */
export function commentWords(source: string): string | undefined {
  const whole = source.trim();
  return whole.startsWith('<!--') && whole.endsWith('-->') ? whole.slice(4, -3).trim() : undefined;
}

interface Tracker {
  /** Source offset of each token's content. */
  readonly places: Map<Token, number>;
  /** Source offset where the text that is being collected began. */
  pendingStart: number;
}
const trackers = new WeakMap<StateInline, Tracker>();
/** The tracker of the paragraph itself, by its environment; the words of an image are parsed with the same one. */
const outermost = new WeakMap<object, Tracker>();

function track(state: StateInline): Tracker {
  let tracker = trackers.get(state);
  if (!tracker) {
    tracker = { places: new Map(), pendingStart: 0 };
    trackers.set(state, tracker);
    const environment = state.env as object;
    if (!outermost.has(environment)) outermost.set(environment, tracker);
    const known = tracker;
    const pushPending = state.pushPending.bind(state);
    state.pushPending = () => {
      const token = pushPending();
      known.places.set(token, known.pendingStart);
      return token;
    };
  }
  return tracker;
}

// markdown-it keeps no offsets inside a paragraph, so every rule is wrapped to note where its tokens came from.
for (const rule of markdown.inline.ruler.__rules__) {
  const original = rule.fn;
  rule.fn = (state: StateInline, silent: boolean) => {
    if (silent) return original(state, silent);
    const tracker = track(state);
    if (state.pending === '') tracker.pendingStart = state.pos;
    const start = state.pos;
    const count = state.tokens.length;
    const matched = original(state, silent);
    if (matched) {
      const isAutolink = state.tokens.length > count && state.tokens[state.tokens.length - 1]?.info === 'auto';
      for (let index = count, ordinal = 0; index < state.tokens.length; index++) {
        const token = state.tokens[index];
        if (!token || tracker.places.has(token)) continue;
        // A run of * _ or ~ is pushed as one text token per character.
        if (token.type === 'text') tracker.places.set(token, start + ordinal++ + (isAutolink ? 1 : 0));
        else if (token.type === 'code_inline') {
          const padding = state.src.startsWith(token.content, start + token.markup.length) ? 0 : 1;
          tracker.places.set(token, start + token.markup.length + padding);
        } else tracker.places.set(token, start);
      }
    }
    return matched;
  };
}
// The parser caches its active rules; touching the list makes it take up the wrapped ones.
markdown.inline.ruler.enable(['text']);

const MARKUP = /[*_`~[\]\\!&<]/;

/** An image in a paragraph of its own: what it shows and where the file is. */
export interface InlineImage {
  readonly alternative: string;
  readonly target: string;
}

/** The prose of one line or several joined lines; `start` is where `source` begins in the block's source. */
export function inlineProse(source: string, start: number): Prose {
  if (!MARKUP.test(source)) return new Prose(source, [0, start]);
  const environment = {};
  const tokens: Token[] = [];
  markdown.inline.parse(source, markdown, environment, tokens);
  const places = outermost.get(environment)?.places;
  let text = '';
  const segments: number[] = [];
  for (const token of tokens) {
    if (token.content === '' || token.type === 'image') continue;
    if (token.type !== 'text' && token.type !== 'text_special' && token.type !== 'code_inline') continue;
    const place = places?.get(token);
    if (place === undefined) continue;
    segments.push(text.length, start + place);
    text += token.content;
  }
  return new Prose(text, segments.length === 0 ? [0, start] : segments);
}

/** The image a line consists of, or undefined when it holds anything else. */
export function soleImage(source: string): InlineImage | undefined {
  if (!source.startsWith('![')) return undefined;
  const tokens: Token[] = [];
  markdown.inline.parse(source, markdown, {}, tokens);
  const visible = tokens.filter((token) => token.content !== '' || token.type === 'image');
  const [only] = visible;
  if (visible.length !== 1 || only?.type !== 'image') return undefined;
  return { alternative: only.content, target: String(only.attrGet('src') ?? '') };
}

/** The passages of the prose that stand between ** and **, by prose offsets; `prose` is what the reader sees of `source`. */
export function strongPassages(source: string, prose: Prose): Span[] {
  const passages: Span[] = [];
  if (!/\*\*|__/.test(source)) return passages;
  let start: number | undefined;
  let behind = 0;
  for (let at = 0; at < prose.text.length; at++) {
    const place = prose.sourceStart(at);
    // Only markup that the reader does not see lies between two characters of the prose.
    if (place > behind && isStrongMarkup(source.slice(behind, place))) {
      if (start !== undefined) passages.push(spanOf(start, at));
      start = start === undefined ? at : undefined;
    }
    behind = place + 1;
  }
  if (start !== undefined) passages.push(spanOf(start, prose.text.length));
  return passages;
}

/** Whether hidden markup holds a pair of marks that begins or ends bold: `**`, `__`, or more of them. */
function isStrongMarkup(hidden: string): boolean {
  return /^[*_]+$/.test(hidden) && (hidden.includes('**') || hidden.includes('__'));
}
