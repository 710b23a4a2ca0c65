/**
 * What a character does to a line. A line is a row of cells (clause 5.2.3: 28 of them); a Chinese character or mark
 * takes one cell, a digit, Latin letter or ASCII mark half of one, as in every 仿宋 font. Widths therefore count half
 * cells: 0, 1 or 2.
 */
export const WIDTH = 3;
/** May not begin a line: 。，、”） … (GB/T 15834-2011 clause 5.1). */
export const NO_START = 4;
/** May not end a line: “（《 … */
export const NO_END = 8;
/** A letter or digit: a run of them is a word that stays together. */
export const WORD = 16;
export const DIGIT = 32;
export const SPACE = 64;
/** Belongs to the character before it: combining marks, selectors, the second half of a surrogate pair. */
export const JOINED = 128;

const CLOSING =
  '。，、．：；？！）》〉】〕］｝」』〗〙〛”’〞…‥～·•‧％‰′″℃〃ˇˉ―々ー﹚﹜﹞﹀﹂﹄︶︸︺︼︾｣｡､･' +
  ',.:;?!)]}%~\u00a8\u00b0';
const OPENING = '（《〈【〔［｛「『〖〘〚“‘〝＄￥￡﹙﹛﹝︵︷︹︻︽｢' + '([{$£¥';
/** GB/T 15834 clause 5.1: neither at the beginning nor at the end of a line. */
const NEITHER = '/／';

/** Latin-1 signs that Chinese fonts draw in a full cell (they stand in GB 2312). */
const FULL_LATIN = '§¨°±·×÷¤';

/** Stands for one digit of a footnote's raised number, which takes half a cell and stays with what is before it. */
export const NOTE_DIGIT = '\ufffc';

let table: Uint8Array | undefined;

/** The flags of one UTF-16 unit. */
export function characterClass(unit: number): number {
  table ??= buildTable();
  return table[unit] ?? 2;
}

/** The width of a text in half cells. */
export function halfCells(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += characterClass(text.charCodeAt(at)) & WIDTH;
  return width;
}

function widthOf(code: number): number {
  if (code === 9) return 1;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return 0;
  if (code < 0x300) return FULL_LATIN.includes(String.fromCharCode(code)) ? 2 : 1;
  if (isJoined(code)) return 0;
  if (code >= 0x2000 && code <= 0x200a) return 1;
  if (code >= 0x2010 && code <= 0x2013) return 1;
  if ((code >= 0xff61 && code <= 0xffdc) || (code >= 0xffe8 && code <= 0xffee)) return 1;
  return 2;
}

function isJoined(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xdc00 && code <= 0xdfff)
  );
}

function buildTable(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (let code = 0; code < flags.length; code++) flags[code] = widthOf(code) | (isJoined(code) ? JOINED : 0);
  const mark = (characters: string, flag: number) => {
    for (let at = 0; at < characters.length; at++) {
      const code = characters.charCodeAt(at);
      flags[code] = (flags[code] ?? 0) | flag;
    }
  };
  mark(CLOSING, NO_START);
  mark(OPENING, NO_END);
  mark(NEITHER, NO_START | NO_END);
  mark(' \t\u3000\u2002\u2003\u2009\n\r', SPACE);
  mark('0123456789', DIGIT | WORD);
  mark('０１２３４５６７８９', DIGIT);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_@#&+=*<>|\\^`', WORD);
  flags[NOTE_DIGIT.charCodeAt(0)] = 1 | WORD | NO_START;
  for (let code = 0xc0; code < 0x250; code++) if (code !== 0xd7 && code !== 0xf7) flags[code] = 1 | WORD;
  return flags;
}

/** Measure words and units that stay with the number before them. */
const UNITS = new Set(
  '年月日时時分秒元角万萬亿億千百人名个個所项項次亩畝吨噸户戶米公平万萬倍条條件台套天岁歲届屆期号號册冊'.split(''),
);

/** Whether the character is one that a number may not be parted from: a sign of its unit or a measure word. */
export function isUnit(character: string): boolean {
  return UNITS.has(character);
}
