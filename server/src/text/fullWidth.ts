import { isBlank, isDigit, isHan } from './cjk';
import { type Span, spanOf } from './span';

/** A replacement in a text; offsets count in that text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
};
/** How far around a mark, in units, the pair that encloses it is looked for. */
const REACH = 200;
/** Text needs two looks at most; the limit is for text made to need more. */
const ROUNDS_LIMIT = 8;
/** 1 for the units that a wider mark may replace. */
const IS_CANDIDATE = new Uint8Array(0x10000);
for (const mark of ['"', '<', '>', ...Object.keys(FULL)]) IS_CANDIDATE[mark.charCodeAt(0)] = 1;
/** Marks that only Chinese text has; quotation marks, dots and dashes are shared with Latin text. */
const CHINESE_MARKS = '，。、；：？！（）《》〈〉【】〔〕「」『』';
const CLOSERS = ')"”’》〉】〕]」』）';
const OPENERS = '("“‘《〈【〔[「『（';
/** Addresses, mail addresses and file names, whose marks belong to them. */
const PROTECTED: readonly { readonly sign: RegExp; readonly pattern: RegExp }[] = [
  { sign: /:\/\//, pattern: /[A-Za-z][A-Za-z0-9+-]{0,20}:\/\/[!-~]+/g },
  { sign: /www\./, pattern: /www\.[!-~]+/g },
  { sign: /@/, pattern: /[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}/g },
  {
    sign: /\.[A-Za-z]/,
    pattern:
      /[^\s，。；：、“”《》,;:?!"]{1,60}\.(?:docx?|xlsx?|pptx?|pdf|txt|jpe?g|png|zip|rar|wps|ofd|md|csv|html?|mp4|exe)(?![A-Za-z0-9])/gi,
  },
];
/** Characters that spell foreign names; a dot between two of them may be the one inside such a name. */
const TRANSCRIBING =
  '阿艾爱安奥巴白贝本比别宾勃博布达大代戴道德迪蒂丁东都多杜尔恩法菲费弗夫福盖甘冈高戈格古哈海汉赫亨华怀霍基吉加贾金卡凯康柯科克肯孔库拉莱兰劳勒雷里丽利莉林卢鲁伦罗洛马玛麦迈曼梅门蒙米密摩莫木穆纳奈南内尼妮诺帕派彭皮普齐奇乔切热仁日萨塞赛沙莎山史斯苏索塔泰坦特提图托瓦万维温沃乌吾西希夏肖谢辛休雅亚扬耶叶伊依英尤于约扎泽扎孜哲珍兹祖买艳江努迪';

/**
 * The edits that turn half-width punctuation in Chinese text into full width (GB/T 15834-2011 5.1, 4.1–4.8): , ; : ? ! ( ) . and straight
 * quotation marks beside Chinese characters. Numbers (24,303, 3.5), times and ratios (10:30, 1:500), addresses, file names and Latin
 * passages stay. `keep` are passages to leave alone, in order. Edits come in order and do not overlap; applying
 * them and asking again gives none.
 */
export function fullWidthEdits(text: string, keep: readonly Span[] = []): readonly TextEdit[] {
  const places = candidates(text);
  if (places.length === 0) return [];
  const isKept = keptUnits(text, keep);
  // A widened mark makes its neighbours Chinese too, so look again until nothing changes.
  let wide = text;
  for (let round = 0; round < ROUNDS_LIMIT; round++) {
    const next = widenOnce(wide, places, isKept);
    if (next === wide) break;
    wide = next;
  }
  const edits: TextEdit[] = [];
  for (const at of places) if (wide.charAt(at) !== text.charAt(at)) edits.push(withBlanks(wide, at));
  return edits;
}

/** Where a mark stands that may have to be wider; the dot and the comma between two digits belong to the number. */
function candidates(text: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (IS_CANDIDATE[text.charCodeAt(at)] === 0) continue;
    const isInNumber = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
    if (!isInNumber || !'.,:'.includes(text.charAt(at))) places.push(at);
  }
  return places;
}

/** The text with every mark replaced that can be told at first sight; the length stays the same. */
function widenOnce(text: string, places: readonly number[], isKept: Uint8Array): string {
  const found: Replacement[] = [];
  for (const at of places) {
    const mark = text.charAt(at);
    if (FULL[mark] === undefined || isKept[at] === 1) continue;
    const isFound =
      mark.charCodeAt(0) > 0x7f ||
      (mark === '.' ? isFullStop(text, at) : ',;:?!'.includes(mark) && isChinesePause(text, at, mark));
    if (isFound) found.push([at, FULL[mark] ?? mark]);
  }
  const has = (marks: string) => places.some((at) => marks.includes(text.charAt(at)));
  if (has('()')) for (const at of bracketsToWiden(text, isKept)) found.push([at, FULL[text.charAt(at)] ?? '']);
  if (has('"')) found.push(...quotationMarks(text, isKept));
  if (has('<')) found.push(...angleBrackets(text, isKept));
  if (found.length === 0) return text;
  const units = text.split('');
  for (const [at, mark] of found) units[at] = mark;
  return units.join('');
}

function keptUnits(text: string, keep: readonly Span[]): Uint8Array {
  const kept = new Uint8Array(text.length);
  for (const { start, end } of keep) kept.fill(1, start, end);
  for (const { sign, pattern } of PROTECTED) {
    if (!sign.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      // A mark behind an address ends the clause and not the address.
      const whole = match[0].replace(/(?<![,;:!?).])[,;:!?).]+$/, '');
      kept.fill(1, match.index, match.index + whole.length);
    }
  }
  return kept;
}

/** Where a mark stands and what replaces it. */
type Replacement = readonly [number, string];

type Side = 'chinese' | 'digit' | 'other' | 'none';

const CHINESE = 1;
/** 1 for the units that only Chinese text has. */
const SIDES = new Uint8Array(0x10000);
for (let unit = 0; unit < SIDES.length; unit++) if (isHan(unit)) SIDES[unit] = CHINESE;
for (const mark of CHINESE_MARKS) SIDES[mark.charCodeAt(0)] = CHINESE;

function sideOf(unit: number): Side {
  if (SIDES[unit] === CHINESE) return 'chinese';
  return isDigit(unit) ? 'digit' : 'other';
}

/** What the text before `at` is, seen through other marks, blanks and the figure that may stand there. */
function leftSide(text: string, at: number): Side {
  let before = at - 1;
  const limit = Math.max(0, at - 40);
  while (before >= limit) {
    const unit = text.charCodeAt(before);
    if (isHan(unit)) break;
    const isFigure = isDigit(unit) || '.%％‰,;:?!('.includes(text.charAt(before));
    if (!isFigure && !isBlank(unit) && !CLOSERS.includes(text.charAt(before))) break;
    before--;
  }
  return before < 0 ? 'none' : sideOf(text.charCodeAt(before));
}

function rightSide(text: string, at: number): Side {
  let after = at + 1;
  const limit = Math.min(text.length, at + 40);
  while (after < limit) {
    if (SIDES[text.charCodeAt(after)] === CHINESE) return 'chinese';
    const mark = text.charAt(after);
    if (!isBlank(text.charCodeAt(after)) && !OPENERS.includes(mark) && !',;:?!.'.includes(mark)) break;
    after++;
  }
  return after >= text.length ? 'none' : sideOf(text.charCodeAt(after));
}

function isChinesePause(text: string, at: number, mark: string): boolean {
  const before = nearest(text, at, -1);
  const after = nearest(text, at, 1);
  if (mark === ':' && text.startsWith('//', at + 1)) return false;
  if ((mark === ',' || mark === ':') && isDigit(before) && isDigit(after)) return false;
  // :) and ;) are drawn, not written.
  if ((mark === ':' || mark === ';') && /^-?\)/.test(text.slice(at + 1, at + 3))) return false;
  const left = leftSide(text, at);
  if (left === 'none') return false;
  if (mark === '?' || mark === '!') return left === 'chinese' && text.charAt(at + 1) !== '[';
  return left === 'chinese' || (rightSide(text, at) === 'chinese' && !isOpenLatin(text, at));
}

/** The nearest unit that is not blank, or NaN at the end of the text. */
function nearest(text: string, at: number, step: 1 | -1): number {
  let other = at + step;
  while (other >= 0 && other < text.length && isBlank(text.charCodeAt(other))) other += step;
  return text.charCodeAt(other);
}

/** Whether the mark closes a run of Latin words that is longer than a name or an abbreviation. */
function isOpenLatin(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return /(?:(?<![A-Za-z])[A-Za-z]{2,} ){4}[A-Za-z]+$/.test(before);
}

function isFullStop(text: string, at: number): boolean {
  if (text.charAt(at - 1) === '.' || text.charAt(at + 1) === '.' || at === 0) return false;
  const left = leftSide(text, at);
  if (left !== 'chinese') return false;
  const direct = text.charCodeAt(at - 1);
  const isWord = isHan(direct) || '”’》〉）)】'.includes(text.charAt(at - 1));
  let after = at + 1;
  while (after < text.length && isBlank(text.charCodeAt(after))) after++;
  if (after >= text.length) return isWord || isDigit(direct) || '%％‰'.includes(text.charAt(at - 1));
  if (!isWord || isListNumeral(text, at)) return false;
  if ('”’）)'.includes(text.charAt(after))) return isHan(direct);
  const isNext = isHan(text.charCodeAt(after)) || '“‘《（('.includes(text.charAt(after));
  if (!isNext) return isDigit(text.charCodeAt(after)) && after > at + 1 ? clauseLength(text, at, -1) >= 5 : false;
  if (after > at + 1) return true;
  const isName = TRANSCRIBING.includes(text.charAt(at - 1)) && TRANSCRIBING.includes(text.charAt(after));
  return !isName && clauseLength(text, at, -1) >= 5 && clauseLength(text, at, 1) >= 5;
}

/** 一. and （一）. number a paragraph. */
function isListNumeral(text: string, at: number): boolean {
  return /(?:^|[。；：，,;:\s])[（(]?[一二三四五六七八九十]{1,3}[）)]?$/.test(text.slice(Math.max(0, at - 7), at));
}

/** Number of Chinese characters from the mark to the next mark on that side, counted up to 8. */
function clauseLength(text: string, at: number, step: 1 | -1): number {
  let count = 0;
  for (let other = at + step; count < 8 && isHan(text.charCodeAt(other)); other += step) count++;
  return count;
}

/** The mark with the blanks behind it, when Chinese text goes on there: full-width marks bring their own space. */
function withBlanks(wide: string, at: number): TextEdit {
  const newText = wide.charAt(at);
  let end = at + 1;
  if ('，；：？！。'.includes(newText)) while (end < wide.length && wide.charCodeAt(end) === 0x20) end++;
  const goesOn = end < wide.length && sideOf(wide.charCodeAt(end)) === 'chinese';
  return { span: spanOf(at, goesOn ? end : at + 1), newText };
}

function bracketsToWiden(text: string, isKept: Uint8Array): readonly number[] {
  const open: number[] = [];
  const found: number[] = [];
  // The last Chinese character so far tells in one look whether a bracket holds any.
  let lastChinese = -1;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (SIDES[text.charCodeAt(at)] === CHINESE && mark !== '（' && mark !== '）') lastChinese = at;
    if (mark === '(' || mark === '（') open.push(at);
    else if (mark === ')' || mark === '）') {
      const start = open.pop();
      if (start === undefined || isKept[start] === 1 || isKept[at] === 1) continue;
      const halves = [start, at].filter((place) => text.charCodeAt(place) < 0x80);
      if (halves.length === 1 || (halves.length === 2 && isChineseBracket(text, start, at, lastChinese)))
        found.push(...halves);
    }
  }
  return found;
}

function isChineseBracket(text: string, start: number, end: number, lastChinese: number): boolean {
  if (lastChinese > start) return true;
  if (end === start + 1) return false;
  const before = nearest(text, start, -1);
  if (Number.isNaN(before)) return isHan(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(start + 1));
  return sideOf(before) === 'chinese';
}

/** “ ” for straight marks, only when they pair off beyond doubt. */
function quotationMarks(text: string, isKept: Uint8Array): readonly Replacement[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (text.charAt(at) === '"' && isKept[at] !== 1) places.push(at);
  if (places.length === 0 || places.length % 2 === 1) return [];
  const marks: Replacement[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const [start = 0, end = 0] = places.slice(index, index + 2);
    const inside = text.slice(start + 1, end);
    const isShaped = inside !== '' && inside.trim() === inside && inside.length <= 120;
    if (!isShaped || isDigit(text.charCodeAt(start - 1)) || /[“”]/.test(inside)) return [];
    const before = text.slice(Math.max(0, start - REACH), start);
    if (before.lastIndexOf('“') > before.lastIndexOf('”')) return [];
    const isChinese = [...inside].some((character) => isHan(character.charCodeAt(0)));
    const isBeside = isHan(text.charCodeAt(start - 1)) && isHan(text.charCodeAt(end + 1));
    if (!isChinese && !isBeside) continue;
    marks.push([start, '“'], [end, '”']);
  }
  return marks;
}

/** 〈 〉 for < > inside 《》, where they enclose a title (GB/T 15834 4.15.3.3). */
function angleBrackets(text: string, isKept: Uint8Array): readonly Replacement[] {
  const marks: Replacement[] = [];
  for (const match of text.matchAll(/<([\u3400-\u9fff][^<>《》\n]{2,60})>/g)) {
    const start = match.index;
    const end = start + match[0].length - 1;
    const before = text.slice(Math.max(0, start - REACH), start);
    const isInside = before.lastIndexOf('《') > before.lastIndexOf('》') && text.slice(end, end + REACH).includes('》');
    if (!isInside || isKept[start] === 1 || isKept[end] === 1) continue;
    marks.push([start, '〈'], [end, '〉']);
  }
  return marks;
}
