import { parseChineseInteger, toChineseOrdinal, toHalfWidthDigits } from '../text/numerals';
import { type Span, spanOf } from '../text/span';

/**
 * Level of a numbering mark under GB/T 9704-2012 clause 7.3.3: 1 一、 2 （一） 3 1. 4 （1） 5 ①.
 * 0 stands above them: 第一章, 第一部分.
 */
export type MarkLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** A numbering mark at the beginning of a block. */
export interface NumberMark {
  readonly level: MarkLevel;
  readonly value: number;
  /** Prose offsets of the whole mark with its punctuation, without blanks around it. */
  readonly span: Span;
  /** Prose offset where the text after the mark begins. */
  readonly contentStart: number;
  /** The numeral as written: 一, 十二, 3, ３, ①. */
  readonly numeral: string;
  /** Opening and closing bracket as written, or empty. */
  readonly open: string;
  readonly close: string;
  /** Punctuation behind the numeral or the closing bracket as written, or empty: 、 . ． ， etc. */
  readonly punctuation: string;
  /** 章, 节, 部分, 条 of a 第…-mark, else empty. */
  readonly unit: string;
  /** Whether the numeral is written twice, as OCR leaves it: `1 1 .`. */
  readonly doubled: boolean;
}

const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const BLANK = '[ \\t\\u3000\\u00a0]';
const CHINESE_MARK = new RegExp(`^(${NUMERAL})${BLANK}*([、．.，,：:]|(?=${BLANK}))${BLANK}*`);
const BRACKET_CHINESE = new RegExp(
  `^([（(〔［\\[【〈])${BLANK}*(${NUMERAL})${BLANK}*([）)〕］\\]】〉])${BLANK}*([、．.，,：:]?)${BLANK}*`,
);
const BRACKET_DIGIT = new RegExp(
  `^([（(〔［\\[【])${BLANK}*([0-9０-９]{1,3})${BLANK}*([）)〕］\\]】])${BLANK}*([、．.，,：:]?)${BLANK}*`,
);
const DIGIT_MARK = new RegExp(
  `^([0-9０-９]{1,3})(?:${BLANK}+([0-9０-９]{1,3}))?${BLANK}*([.．、](?:${BLANK}*[.．])*)${BLANK}*`,
);
const CHINESE_PARENTHESIS = new RegExp(`^(${NUMERAL})[）)]([、．.，,：:]?)${BLANK}*`);
const DIGIT_PARENTHESIS = new RegExp(`^([0-9０-９]{1,2})[）)]([、．.，,：:]?)${BLANK}*`);
/** What follows 、 when the numerals are years, grades or phases (一、二年级; 3、4月份; 二、三产业) and no mark. */
const COUNTED = /^(?:[、年月日季级級类類线線产產等期届屆批组組号號楼樓层層环環班所个個名两兩]|$)/;
const ORDINAL_MARK = new RegExp(`^第(${NUMERAL}|[0-9]{1,2})(部分|章|节|節|篇|编|編)([、，：:．.]?)${BLANK}*`);
const CIRCLED = /^([①-⑳㈠-㈩⑴-⒇])[ \t\u3000]*([、．.]?)[ \t\u3000]*/;

/**
 * Reads the numbering mark at `at` in a paragraph's text, or undefined. What only looks like one is left alone:
 * years (2023年), decimals (3.45万元), times, and 一 without punctuation.
 */
export function readMark(text: string, at: number): NumberMark | undefined {
  const unit = text.charCodeAt(at);
  // Nearly all paragraphs start with an ordinary character, so decide by the first unit.
  const rest = () => text.slice(at, at + 48);
  if (unit === 0x7b2c) return readOrdinal(rest(), at);
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return readDigits(rest(), at);
  if ('（(〔［[【〈'.includes(text.charAt(at)) && text.charAt(at) !== '') return readBracketed(rest(), at);
  if ('一二三四五六七八九十百'.includes(text.charAt(at)) && text.charAt(at) !== '') return readChinese(rest(), at);
  if ((unit >= 0x2460 && unit <= 0x2487) || (unit >= 0x3220 && unit <= 0x3229)) return readCircled(rest(), at);
  return undefined;
}

function make(
  level: MarkLevel,
  value: number,
  at: number,
  matched: string,
  parts: Partial<Pick<NumberMark, 'numeral' | 'open' | 'close' | 'punctuation' | 'unit' | 'doubled'>>,
): NumberMark {
  const trimmed = matched.replace(/(?<![ \t\u3000\u00a0])[ \t\u3000\u00a0]+$/, '');
  return {
    level,
    value,
    span: spanOf(at, at + trimmed.length),
    contentStart: at + matched.length,
    numeral: '',
    open: '',
    close: '',
    punctuation: '',
    unit: '',
    doubled: false,
    ...parts,
  };
}

function readChinese(rest: string, at: number): NumberMark | undefined {
  const parenthesis = CHINESE_PARENTHESIS.exec(rest);
  if (parenthesis) {
    const [matched, numeral = '', punctuation = ''] = parenthesis;
    const value = ordinalValue(numeral);
    return value === undefined
      ? undefined
      : make(2, value, at, matched, { numeral, close: matched[numeral.length] ?? '', punctuation });
  }
  const match = CHINESE_MARK.exec(rest);
  if (!match) return undefined;
  const [matched, numeral = '', punctuation = ''] = match;
  const value = ordinalValue(numeral);
  // 一，… and 一 … at the start of a sentence are ordinary words unless the form is a list mark beyond doubt.
  if (value === undefined || punctuation === '' || punctuation === '：' || punctuation === ':') return undefined;
  if ((punctuation === '，' || punctuation === ',') && rest.length < matched.length + 2) return undefined;
  const next = /^[一二三四五六七八九十]{1,3}/.exec(rest.slice(matched.length))?.[0];
  const counted = next !== undefined && COUNTED.test(rest.slice(matched.length + next.length));
  if (counted && ordinalValue(next) === value + 1) return undefined;
  return make(1, value, at, matched, { numeral, punctuation });
}

/** The value of a Chinese numeral as marks are written: 十二 but not 一二 or 五一, which are other words. */
function ordinalValue(numeral: string): number | undefined {
  const value = parseChineseInteger(numeral);
  return value !== undefined && (value > 99 || toChineseOrdinal(value) === numeral) ? value : undefined;
}

function readBracketed(rest: string, at: number): NumberMark | undefined {
  const chinese = BRACKET_CHINESE.exec(rest);
  if (chinese) {
    const [matched, open = '', numeral = '', close = '', punctuation = ''] = chinese;
    const value = ordinalValue(numeral);
    return value === undefined ? undefined : make(2, value, at, matched, { numeral, open, close, punctuation });
  }
  const digits = BRACKET_DIGIT.exec(rest);
  if (!digits) return undefined;
  const [matched, open = '', numeral = '', close = '', punctuation = ''] = digits;
  return make(4, Number(toHalfWidthDigits(numeral)), at, matched, { numeral, open, close, punctuation });
}

function readDigits(rest: string, at: number): NumberMark | undefined {
  const parenthesis = DIGIT_PARENTHESIS.exec(rest);
  if (parenthesis) {
    const [matched, numeral = '', punctuation = ''] = parenthesis;
    const value = Number(toHalfWidthDigits(numeral));
    return make(4, value, at, matched, { numeral, close: matched[numeral.length] ?? '', punctuation });
  }
  const match = DIGIT_MARK.exec(rest);
  if (!match) return undefined;
  const [matched, numeral = '', second, punctuation = ''] = match;
  if (second !== undefined && second !== numeral) return undefined;
  const following = rest.slice(matched.length);
  // 3.45万元 is a decimal; 1.2023年 is item one about a year; 3.15 and 12.4 are days with names.
  if (/^[0-9０-９]/.test(following) && punctuation !== '、' && !/^(?:19|20)\d\d(?:年|-\d{4})/.test(following))
    return undefined;
  const next = punctuation === '、' ? /^[0-9０-９]{1,3}/.exec(following)?.[0] : undefined;
  const value = Number(toHalfWidthDigits(numeral));
  const counted = next !== undefined && COUNTED.test(following.slice(next.length));
  if (counted && Number(toHalfWidthDigits(next)) === value + 1) return undefined;
  return make(3, value, at, matched, {
    numeral,
    punctuation: punctuation.replace(/[ \t\u3000\u00a0]/g, ''),
    doubled: second !== undefined,
  });
}

function readOrdinal(rest: string, at: number): NumberMark | undefined {
  const match = ORDINAL_MARK.exec(rest);
  if (!match) return undefined;
  const [matched, numeral = '', unit = '', punctuation = ''] = match;
  const following = rest.charAt(matched.length);
  const isApart = punctuation !== '' || following === '' || matched.length > numeral.length + unit.length + 1;
  // 第二节课后 and 第一部分是总则 are words of a sentence.
  if (!isApart && (unit === '节' || unit === '節' || '是为為主的了将將由在里中内內'.includes(following)))
    return undefined;
  const value = ordinalValue(numeral) ?? Number(numeral);
  return Number.isFinite(value) ? make(0, value, at, matched, { numeral, unit, punctuation }) : undefined;
}

function readCircled(rest: string, at: number): NumberMark | undefined {
  const match = CIRCLED.exec(rest);
  if (!match) return undefined;
  const [matched, numeral = '', punctuation = ''] = match;
  const code = numeral.charCodeAt(0);
  if (code >= 0x3220) return make(2, code - 0x3220 + 1, at, matched, { numeral, punctuation });
  if (code >= 0x2474) return make(4, code - 0x2474 + 1, at, matched, { numeral, punctuation });
  return make(5, code - 0x2460 + 1, at, matched, { numeral, punctuation });
}
