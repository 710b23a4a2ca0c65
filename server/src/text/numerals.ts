const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };

/**
 * Reads a Chinese integer below a trillion: 五, 十二, 二十三, 一百零八, 两千三百万, and digit strings such as 二〇二六.
 * Returns undefined for anything else.
 */
export function parseChineseInteger(text: string): number | undefined {
  if (text.length === 0) return undefined;
  if (text.length > 1 && [...text].every((character) => character in DIGITS)) {
    return Number([...text].map((character) => DIGITS[character]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of text) {
    const value = DIGITS[character];
    const unit = UNITS[character];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = undefined;
    } else if (character === '万' || character === '萬' || character === '亿' || character === '億') {
      const scale = character === '万' || character === '萬' ? 10_000 : 100_000_000;
      const count = section + (digit ?? 0);
      if (count === 0 && total === 0) return undefined;
      total = scale === 100_000_000 ? (total + count) * scale : total + count * scale;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}

/** Writes 1–99 the way numbering marks do: 一, 十, 十二, 二十三. Larger numbers come back as Arabic digits. */
export function toChineseOrdinal(value: number): string {
  const names = '零一二三四五六七八九';
  if (!Number.isInteger(value) || value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return names[ones] ?? '';
  return (tens === 1 ? '十' : `${names[tens]}十`) + (ones === 0 ? '' : names[ones]);
}

/**
 * Writes a decimal number such as `1260` or `7.5` in Chinese numerals: 一千二百六十, 七点五. `counted` writes a sole 2 as 两.
 * Undefined for numbers of a trillion and more.
 */
export function toChineseNumber(digits: string, counted = false): string | undefined {
  const [whole = '', fraction = ''] = digits.split('.');
  if (!/^\d{1,12}$/.test(whole)) return undefined;
  const names = '零一二三四五六七八九';
  let text = '';
  let skipped = false;
  const value = whole.replace(/^0+(?=\d)/, '');
  for (let at = 0; at < value.length; at++) {
    const place = value.length - 1 - at;
    const digit = Number(value.charAt(at));
    if (digit === 0) skipped = true;
    else {
      const isTeen = digit === 1 && place % 4 === 1 && text === '';
      text +=
        (skipped && text !== '' ? '零' : '') + (isTeen ? '' : names.charAt(digit)) + ['', '十', '百', '千'][place % 4];
      skipped = false;
    }
    const isGroup = place % 4 === 0 && place > 0 && /[1-9]/.test(value.slice(Math.max(0, at - 3), at + 1));
    if (isGroup) {
      text += place === 8 ? '亿' : '万';
      skipped = false;
    }
  }
  if (text === '') text = '零';
  if (counted && text === '二' && fraction === '') return '两';
  return fraction === '' ? text : `${text}点${[...fraction].map((digit) => names.charAt(Number(digit))).join('')}`;
}

/** Turns full-width digits, dot, comma and percent sign into ASCII; the length stays the same. */
export function toHalfWidthDigits(text: string): string {
  return text.replace(/[０-９．，％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
