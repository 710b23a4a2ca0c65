import { isBlank, isDigit } from '../../text/cjk';
import { type ReadNumber, readArabic } from './readNumber';
import { readUnit, type Unit } from './units';

/** Signs between the two numbers of a range. */
export const RANGE_MARKS = '—–－～~-至到﹣－';

/** What follows the digits of a figure. */
export interface Tail {
  readonly end: number;
  readonly unit: Unit | undefined;
  readonly exponent: number;
  /** Whether 余 or 多 stands among it. */
  readonly more: boolean;
  /** The 2300 of 1亿2300万. */
  readonly lower: ReadNumber | undefined;
}

/** 余 or 多, then 十 百 千 万 亿, then 余 or 多 again, then blanks, then the unit. */
export function readTail(text: string, number: ReadNumber): Tail {
  let at = number.end;
  let more = false;
  let exponent = 0;
  const approximate = () => {
    const sign = text.charAt(at);
    if (sign === '余' || (sign === '多' && text.charAt(at + 1) !== '于') || sign === '来') {
      more = true;
      at++;
    }
  };
  approximate();
  if (!number.chinese && isBlank(text.charCodeAt(at)) && /[万亿]/.test(text.charAt(at + 1))) at++;
  let lower: ReadNumber | undefined;
  for (let scales = 0; scales < 2; scales++) {
    const power = scaleOf(text, at);
    if (power === 0) break;
    exponent += power;
    at++;
    if (power === 8 && isDigit(text.charCodeAt(at))) {
      // 1亿2300万 is one number; its lower part is read here.
      const part = readArabic(text, at);
      if (text.charAt(part.end) === '万' && /^\d+$/.test(number.digits)) {
        lower = part;
        at = part.end + 1;
        exponent = 4;
        break;
      }
    }
  }
  if (exponent > 0) approximate();
  const unitAt = skipBlanks(text, at, number.chinese);
  const unit = readUnit(text, unitAt);
  return unit
    ? { end: unitAt + unit.name.length, unit, exponent, more, lower }
    : { end: at, unit: undefined, exponent, more, lower };
}

/** Signs that make the digits part of a code, a ratio, a clock time, a date or a version. */
export function isFigureBreaker(sign: string, following: number): boolean {
  if (sign === '+' || sign === '＋') return true;
  if (sign === ':' || sign === '：' || sign === '∶' || sign === '·' || sign === '/' || sign === '.')
    return isDigit(following);
  return false;
}

/** 3月, 5日, 9时, 3号 are dates, times and names; 3个月 and 5日均 are not read here. */
export function isDatePart(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign === '日') return text.charAt(at + 1) !== '均';
  return sign === '月' || sign === '号' || sign === '時' || (sign === '时' && text.charAt(at + 1) !== '长');
}

function scaleOf(text: string, at: number): number {
  switch (text.charAt(at)) {
    case '万':
      return 4;
    case '亿':
      return 8;
    case '千':
      return /[米克瓦伏]/.test(text.charAt(at + 1)) ? 0 : 3;
    case '百':
      return text.charAt(at + 1) === '分' ? 0 : 2;
    case '十':
      return 1;
    default:
      return 0;
  }
}

function skipBlanks(text: string, at: number, chinese: boolean): number {
  if (chinese) return at;
  let end = at;
  while (end - at < 2 && isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 10) end++;
  return end;
}
