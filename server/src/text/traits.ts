import { foldUnit, scriptOfUnit } from './script';

/**
 * Classes of characters that some faults cannot do without. One pass over a text tells which it has; what looks for
 * a fault then leaves most texts alone without reading them again.
 */
export const DIGIT = 1 << 0;
/** Latin letters, half- and full-width. */
export const LATIN = 1 << 1;
/** Half-width marks of pause and pairs, the dot left out: , ; : ? ! ( ) " < > and ｡ ､ ｢ ｣. */
export const HALF_MARK = 1 << 2;
/** Dots that may be an ellipsis or a full stop: . … ⋯ ．. */
export const DOT = 1 << 3;
/** Brackets of every form but 《》 and 〈〉. */
export const BRACKET = 1 << 4;
/** Quotation marks and the marks of titles. */
export const QUOTATION = 1 << 5;
/** Marks that hide a name or a number: × * _ ○ □ ● 某. */
export const MASK = 1 << 6;
/** Space of any kind. */
export const BLANK = 1 << 7;
/** Marks of query: ? and ？. */
export const QUERY = 1 << 8;
/** A mark that stands twice in a row: 。。 __ ，，. */
export const DOUBLED_MARK = 1 << 9;
/** Full-width digits. */
export const FULL_WIDTH_DIGIT = 1 << 10;
/** Characters that only Traditional, or only Simplified text uses. */
export const TRADITIONAL = 1 << 11;
export const SIMPLIFIED = 1 << 12;
/** The numerals 一 to 九, 十, 百, 千, 万, 亿, 零, 〇 and 两. */
export const HAN_NUMERAL = 1 << 13;
/** 千 or 百. */
export const HUNDREDS = 1 << 14;
/** Marks of a range: - – — ～ ~ and 至. */
export const RANGE = 1 << 15;
/** 年, 月, 日 or 周. */
export const CALENDAR = 1 << 16;
/** %, ％ and ‰. */
export const PERCENT = 1 << 17;
/** Marks of pause, of either width: ， 、 ； ： and their half-width forms. */
export const PAUSE = 1 << 18;
/** Characters that folding replaces; a text without them is its own folded form. */
export const FOLDABLE = 1 << 20;
/** Colons of either width. */
export const COLON = 1 << 21;
/** Numbers in circles. */
export const CIRCLED = 1 << 22;
/** 第, which ordinals begin with. */
export const ORDINAL = 1 << 23;
/** Two marks of pause or end in a row, be they the same or not: ，。 ；；. */
export const MARKS_IN_A_ROW = 1 << 24;
/** Marks of quotation that encodings leave behind: 〝 〞 〟 ＂. */
export const PRIME = 1 << 19;

/** Marks of pause and end; only for the pairs of them. */
const STOP = 1 << 25;

const MEMBERS: readonly (readonly [number, string])[] = [
  [DIGIT, '0123456789０１２３４５６７８９'],
  [FULL_WIDTH_DIGIT, '０１２３４５６７８９'],
  [HALF_MARK, ',;:?!()"<>｡､｢｣'],
  [DOT, '.…⋯．'],
  [BRACKET, '()（）[]［］【】〔〕{}｛｝<>＜＞'],
  [QUOTATION, '“”‘’"「」『』《》〈〉'],
  [MASK, '×✕╳*＊_＿○◯□■▇█●✳某'],
  [BLANK, ' \u3000\t\u00a0\n\r'],
  [QUERY, '?？'],
  [HAN_NUMERAL, '一二三四五六七八九十百千万亿零〇○两萬億兩'],
  [HUNDREDS, '千百'],
  [RANGE, '-–—～~至－'],
  [CALENDAR, '年月日周週'],
  [PERCENT, '%％‰'],
  [PAUSE, '，、；：,;:'],
  [PRIME, '〝〞〟＂'],
  [COLON, ':：'],
  [ORDINAL, '第'],
  [STOP, '，。、；：？！,;:?!'],
];

const FIRST_IDEOGRAPH = 0x3400;

let table: Int32Array | undefined;

function buildTable(): Int32Array {
  const traits = new Int32Array(0x10000);
  const give = (unit: number, trait: number) => {
    traits[unit] = (traits[unit] as number) | trait;
  };
  for (const [trait, members] of MEMBERS) {
    for (let at = 0; at < members.length; at++) give(members.charCodeAt(at), trait);
  }
  for (const [first, last] of ['AZ', 'az', 'ＡＺ', 'ａｚ'] as const) {
    for (let unit = first?.charCodeAt(0) ?? 1; unit <= (last?.charCodeAt(0) ?? 0); unit++) give(unit, LATIN);
  }
  for (let unit = 0x2460; unit <= 0x2473; unit++) give(unit, CIRCLED);
  for (let unit = 0; unit < traits.length; unit++) if (foldUnit(unit) !== unit) give(unit, FOLDABLE);
  for (let unit = FIRST_IDEOGRAPH; unit < 0xfb00; unit++) {
    const script = scriptOfUnit(unit);
    if (script !== undefined) give(unit, script === 'hant' ? TRADITIONAL : SIMPLIFIED);
  }
  return traits;
}

/** The traits of a text, as bits. */
export function traitsOf(text: string): number {
  table ??= buildTable();
  let traits = 0;
  let last = 0;
  let lastTraits = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const own = table[unit] as number;
    traits |= own;
    if (unit === last && (unit < FIRST_IDEOGRAPH || unit > 0xfb00)) traits |= DOUBLED_MARK;
    if ((own & lastTraits & STOP) !== 0) traits |= MARKS_IN_A_ROW;
    last = unit;
    lastTraits = own;
  }
  return traits;
}
