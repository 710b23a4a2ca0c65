import { isDigit } from '../../text/cjk';
import { parseChineseInteger } from '../../text/numerals';

/** A number read off the text: `end` is the offset behind it. */
export interface ReadNumber {
  readonly start: number;
  readonly end: number;
  /** ASCII digits without separators, possibly with a decimal point. */
  readonly digits: string;
  /** Second number of an approximate pair such as 三四 or 几十. */
  readonly upperDigits: string | undefined;
  readonly chinese: boolean;
}

/** 1 for the characters a Chinese number may begin with. */
const chineseStart = new Uint8Array(0x10000);
for (const character of '〇零一二两三四五六七八九十百千几数') chineseStart[character.charCodeAt(0)] = 1;
const chineseInside = new Uint8Array(0x10000);
for (const character of '〇零一二两三四五六七八九十百千万亿几') chineseInside[character.charCodeAt(0)] = 1;

const PLAIN_DIGITS = '一二三四五六七八九';

/** Whether a number may begin with this UTF-16 unit: 一, 两, 百. */
export function startsChineseNumber(unit: number): boolean {
  return chineseStart[unit] === 1;
}

function asciiDigit(unit: number): number {
  return unit >= 0xff10 ? unit - 0xff10 : unit - 0x30;
}

function isGroupSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x2009 || unit === 0x202f;
}

function isComma(unit: number): boolean {
  return unit === 0x2c || unit === 0xff0c;
}

/** Reads 1234, 1,234.5, １２.３ at `at`, where a digit stands. A full-width comma parts thousands of full-width digits only. */
export function readArabic(text: string, at: number): ReadNumber {
  let digits = '';
  let end = at;
  let group = 0;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit)) {
      digits += asciiDigit(unit);
      group++;
      continue;
    }
    if (isComma(unit) && group >= 1 && group <= 3 && isThousandsGroup(text, end + 1, unit !== 0x2c)) {
      group = 0;
      continue;
    }
    // GB/T 15835 clause 5.1.1 also parts thousands by a thin space; pasted text has a plain one.
    if (
      isGroupSpace(unit) &&
      group >= 1 &&
      group <= 3 &&
      digits.length <= 12 &&
      isThousandsGroup(text, end + 1, false)
    ) {
      const after = text.charCodeAt(end + 4);
      if (after > 0x2e80 || after === 0x25 || isGroupSpace(after)) {
        group = 0;
        continue;
      }
    }
    break;
  }
  const dot = text.charCodeAt(end);
  if ((dot === 0x2e || dot === 0xff0e) && isDigit(text.charCodeAt(end + 1))) {
    digits += '.';
    for (end++; isDigit(text.charCodeAt(end)); end++) digits += asciiDigit(text.charCodeAt(end));
  }
  return { start: at, end, digits, upperDigits: undefined, chinese: false };
}

function isThousandsGroup(text: string, at: number, fullWidth: boolean): boolean {
  for (let index = at; index < at + 3; index++) {
    const unit = text.charCodeAt(index);
    if (!isDigit(unit) || (fullWidth && unit < 0xff10)) return false;
  }
  return !isDigit(text.charCodeAt(at + 3));
}

/** Reads a number in Chinese numerals at `at`, or undefined where the characters make none. */
export function readChinese(text: string, at: number): ReadNumber | undefined {
  let end = at;
  while (end < text.length && end - at < 16 && chineseInside[text.charCodeAt(end)] === 1) end++;
  if (text.charAt(at) === '数') {
    end = at + 1;
    while (end - at < 6 && '十百千万亿'.includes(text.charAt(end)) && end < text.length) end++;
    if (end === at + 1) return undefined;
  }
  const run = text.slice(at, end);
  const made = (digits: string, upperDigits?: string): ReadNumber => ({
    start: at,
    end,
    digits,
    upperDigits,
    chinese: true,
  });
  if (run.includes('几') || run.startsWith('数')) {
    const low = parseChineseInteger(run.replace(/[几数]/, run.startsWith('数') || run.startsWith('几') ? '二' : '一'));
    const high = parseChineseInteger(run.replace(/[几数]/, '九'));
    return low === undefined || high === undefined ? undefined : made(String(low), String(high));
  }
  const pair = readPair(run);
  if (pair) return made(pair[0], pair[1]);
  const whole = parseChineseInteger(run);
  if (whole === undefined || !Number.isSafeInteger(whole)) return undefined;
  if (text.charAt(end) !== '点') return made(String(whole));
  let fraction = '';
  let after = end + 1;
  for (; after < text.length; after++) {
    const value = '零一二三四五六七八九'.indexOf(text.charAt(after).replace('〇', '零'));
    if (value < 0) break;
    fraction += value;
  }
  if (fraction === '') return made(String(whole));
  end = after;
  return made(`${whole}.${fraction}`);
}

/** 三四, 七八十, 十七八, 两三百: two neighbouring digits side by side mean “about”. */
function readPair(run: string): [string, string] | undefined {
  const spoken = run.replace('两', '二');
  for (let index = 0; index + 1 < spoken.length; index++) {
    const first = PLAIN_DIGITS.indexOf(spoken.charAt(index));
    const second = PLAIN_DIGITS.indexOf(spoken.charAt(index + 1));
    if (first < 0 || second !== first + 1) continue;
    if (spoken.length > 2 && [...spoken].every((character) => '〇零一二三四五六七八九'.includes(character)))
      return undefined;
    const low = parseChineseInteger(spoken.slice(0, index + 1) + spoken.slice(index + 2));
    const high = parseChineseInteger(spoken.slice(0, index) + spoken.slice(index + 1));
    return low === undefined || high === undefined ? undefined : [String(low), String(high)];
  }
  return undefined;
}
