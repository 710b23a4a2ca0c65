import { toHalfWidthDigits } from './numerals';
import {
  CALENDAR,
  DIGIT,
  FULL_WIDTH_DIGIT,
  HALF_MARK,
  HAN_NUMERAL,
  HUNDREDS,
  PERCENT as PERCENT_SIGN,
  RANGE as RANGE_MARK,
  traitsOf,
} from './traits';

/** Ways of writing numbers that GB/T 15835-2011 rules out. */
export type NumberFault =
  | 'zero'
  | 'thousand'
  | 'range'
  | 'rangePercent'
  | 'shortYear'
  | 'fullWidth'
  | 'percent'
  | 'paddedDate'
  | 'approximate'
  | 'groupedYear'
  | 'mixedDate'
  | 'several'
  | 'weekday';

/** A number written in a way the standard rules out; offsets count in the text. */
export interface FaultyNumber {
  readonly fault: NumberFault;
  readonly start: number;
  readonly end: number;
  readonly newText?: string;
}

const DIGIT_NAMES = '〇一二三四五六七八九';
const ZERO_YEAR = /(?<![一二三四五六七八九十百〇零○0-9])([一二][九零〇○OＯo0][零〇○OＯo0一二三四五六七八九]{2})(?=年)/g;
const THOUSAND =
  /(?<![\d.,第])(\d{1,3})([千百])(?![货姓科叶克米瓦伏卡赫帕焦安乏兆字比斤吨升年分度万亿零\d一二三四五六七八九十])([万亿])?/g;
const TEN_THOUSANDS = /(?<![\d.,第])(\d{1,2})([千百])([万亿])(?![\d零一二三四五六七八九])/g;
const RANGE =
  /(?<![\d.,年月第〔\-—～~])(\d{1,4}(?:\.\d+)?)([～~\-–—]|至)(\d{1,4}(?:\.\d+)?)([万亿])(?=[\u3400-\u9fff，。、；）]|$)/g;
const RANGE_PERCENT = /(?<![\d.,年月第〔%\-—～~])(\d{1,3}(?:\.\d+)?)([～~\-–—])(\d{1,3}(?:\.\d+)?)([%％‰])/g;
const SHORT_DATE = /(?<![\d.,近前后约满达共第几每这过未来余长个多′'’‘-])(\d\d)(?=年\d{1,2}月(?!龄|大|以|的?孩))/g;
const SHORT_YEAR =
  /(?<![\d.,近前后约满达共第几每这过未来余长个多到的了′'’‘-])([0-4]\d)(?=年(?:度(?!过)|底|末|初(?!步|级|中)|上半年|下半年|全年|第[一二三四]季度|春季|秋季))/g;
const FULL_WIDTH = /[０-９](?:[０-９．，]*[０-９])?％?/g;
const PERCENT = /(百分之|千分之)(\d+(?:\.\d+)?)/g;
const PADDED = /(?<=年)0(\d)(?=月)|(?<=月)0(\d)(?=日)/g;
const APPROXIMATE = /(?<![\d、第.,年级～~\-—至到和与])([1-9])、([1-9])(?=[个名人天所家岁位倍](?!月|年级|号|班))/g;
const GROUPED_YEAR = /(?<![\d,])([12]),(\d{3})(?=年(?!级|轻|前|来|多|内|间|之|以))/g;
const MIXED_DATE =
  /[一二][九〇零○][〇零○一二三四五六七八九]{2}年\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/g;
const SEVERAL = /(?<!\d)([1-9])0几(?=[个名人所家次天岁年位项])|(?<![\d.])几(?=10[个名人所家])/g;
const WEEKDAY = /星期([1-6])(?!\d)/g;

/**
 * Numbers in a folded text that are not written as GB/T 15835-2011 asks. `thisYear` is the year of the report: what is later than
 * the year after it is no year of two digits. `traits` are those of the text (`traitsOf`).
 */
export function faultyNumbers(folded: string, thisYear: number, traits = traitsOf(folded)): readonly FaultyNumber[] {
  const has = (...wanted: number[]) => wanted.every((each) => (traits & each) !== 0);
  if (!has(DIGIT | HAN_NUMERAL)) return [];
  // Only the digits: a full-width comma must not look like one that groups thousands.
  const text = has(FULL_WIDTH_DIGIT) ? folded.replace(/[０-９]/g, toHalfWidthDigits) : folded;
  const found: FaultyNumber[] = [];
  const scan = (fault: NumberFault, pattern: RegExp, right: (match: RegExpExecArray) => string | undefined | null) => {
    for (const match of (fault === 'fullWidth' ? folded : text).matchAll(pattern)) {
      const newText = right(match);
      if (newText === null) continue;
      const place = { fault, start: match.index, end: match.index + match[0].length };
      found.push(newText === undefined ? place : { ...place, newText });
    }
  };
  if (has(HAN_NUMERAL, CALENDAR)) {
    scan('zero', ZERO_YEAR, ([, year = '']) => (/[零○OＯo0]/.test(year) ? year.replace(/[零○OＯo0]/g, '〇') : null));
    scan('mixedDate', MIXED_DATE, () => undefined);
  }
  if (!has(DIGIT)) return inOrder(found);
  if (has(HUNDREDS)) {
    const zeros = (unit: string | undefined) => (unit === '千' ? '000' : '00');
    scan('thousand', TEN_THOUSANDS, ([, digits = '', unit, scale = '']) => digits + zeros(unit) + scale);
    scan('thousand', THOUSAND, ([, digits = '', unit]) => digits + zeros(unit));
  }
  if (has(RANGE_MARK)) {
    scan('range', RANGE, ([, low = '', sign = '', high = '', unit = '']) =>
      Number(low) < Number(high) && !/^(?:19|20)\d\d$/.test(low)
        ? `${low}${unit}${sign === '至' ? sign : '～'}${high}${unit}`
        : null,
    );
    if (has(PERCENT_SIGN)) {
      scan('rangePercent', RANGE_PERCENT, ([, low = '', , high = '', unit = '']) =>
        Number(low) < Number(high) ? `${low}${unit}～${high}${unit}` : null,
      );
    }
  }
  if (has(CALENDAR)) {
    const isPast = (year: string | undefined) => Number(year) <= (thisYear % 100) + 1;
    scan('shortYear', SHORT_DATE, ([, year = '']) => (isPast(year) ? `20${year}` : null));
    scan('shortYear', SHORT_YEAR, ([, year = '']) => (isPast(year) ? `20${year}` : null));
    scan('paddedDate', PADDED, ([, month, day]) => month ?? day ?? '');
    if (has(HALF_MARK)) scan('groupedYear', GROUPED_YEAR, ([, thousand = '', rest = '']) => thousand + rest);
  }
  if (has(FULL_WIDTH_DIGIT)) scan('fullWidth', FULL_WIDTH, ([digits = '']) => toHalfWidthDigits(digits));
  if (text.includes('分之')) {
    scan('percent', PERCENT, ([, kind, digits = '']) => digits + (kind === '百分之' ? '%' : '‰'));
  }
  if (text.includes('、')) {
    scan('approximate', APPROXIMATE, ({ index, 1: first, 2: second }) => {
      const isList = /分别|依次|各/.test(text.slice(Math.max(0, index - 8), index));
      if (isList || Number(second) !== Number(first) + 1) return null;
      return DIGIT_NAMES.charAt(Number(first)) + DIGIT_NAMES.charAt(Number(second));
    });
  }
  if (text.includes('几')) {
    scan('several', SEVERAL, ([, tens]) =>
      tens === undefined ? undefined : `${tens === '1' ? '' : DIGIT_NAMES.charAt(Number(tens))}十几`,
    );
  }
  if (text.includes('星期')) scan('weekday', WEEKDAY, ([, day]) => `星期${DIGIT_NAMES.charAt(Number(day))}`);
  return inOrder(found);
}

function inOrder(found: FaultyNumber[]): readonly FaultyNumber[] {
  return found.sort((a, b) => a.start - b.start);
}
