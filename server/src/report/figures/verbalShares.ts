import { isDigit } from '../../text/cjk';
import { decimal, ZERO } from '../../text/decimal';
import { around, between, type Interval } from '../../text/interval';
import { spanOf } from '../../text/span';
import type { FigureParts, Hedge } from './figure';
import { type Hedged, readHedge } from './hedges';
import { type ReadNumber, readArabic, readChinese, startsChineseNumber } from './readNumber';
import { PERCENT } from './units';

/** A share in words, and where reading goes on; without `parts` the characters are none. */
export interface VerbalShare {
  readonly parts: FigureParts | undefined;
  readonly next: number;
}

/** Percentage points by which writers stretch 三分之二, and 一半. */
const FRACTION_MARGIN = 3;
const HALF_MARGIN = 4;

/** 三分之二, 百分之七点五, 千分之三; `number` is what stands before 分之. */
export function readFraction(text: string, number: ReadNumber): VerbalShare {
  const start = number.end + 2;
  const first = text.charCodeAt(start);
  const top = isDigit(first)
    ? readArabic(text, start)
    : startsChineseNumber(first)
      ? readChinese(text, start)
      : undefined;
  if (!top) return { parts: undefined, next: start };
  const hedge = readHedge(text, number.start, top.end);
  const whole: ReadNumber = { ...top, start: number.start, chinese: true };
  if (number.digits === '100' || number.digits === '1000' || number.digits === '10000') {
    const exponent = 3 - number.digits.length;
    return { parts: percentParts(whole, hedge, exponent, top.start), next: hedge.end };
  }
  if (Number(number.digits) <= Number(top.digits)) return { parts: undefined, next: hedge.end };
  const share = (Number(top.digits) / Number(number.digits)) * 100;
  return { parts: looseParts(whole, hedge, share, FRACTION_MARGIN), next: hedge.end };
}

/** 1/3 as a share; dates and ratios with a slash are left out. `number` is what stands before the slash. */
export function readSlash(text: string, number: ReadNumber): VerbalShare {
  const below = readArabic(text, number.end + 1);
  const next = text.charAt(below.end);
  if (next === '/' || next === '-' || Number(number.digits) >= Number(below.digits) || below.digits.length > 2) {
    return { parts: undefined, next: below.end };
  }
  const hedge = readHedge(text, number.start, below.end);
  const share = (Number(number.digits) / Number(below.digits)) * 100;
  return { parts: looseParts({ ...number, end: below.end }, hedge, share, FRACTION_MARGIN), next: hedge.end };
}

/** 三成, 七成五, 近三成; `number` is what stands before 成. */
export function readTenths(text: string, number: ReadNumber): VerbalShare {
  let end = number.end + 1;
  // 三成功, 一成立: 成 belongs to the next word.
  if (/[立为功员效本长果就都分熟品交人年体片型群]/.test(text.charAt(end)))
    return { parts: undefined, next: number.end };
  const extra = end < text.length ? '一二三四五六七八九'.indexOf(text.charAt(end)) + 1 : 0;
  const half = text.charAt(end) === '半';
  const more = extra === 0 && !half && text.charAt(end) === '多';
  if (extra > 0 || half || more) end++;
  const hedge = readHedge(text, number.start, end);
  const isFine = extra > 0 || half;
  const read = isFine ? { ...number, digits: `${number.digits}${half ? 5 : extra}` } : number;
  const parts = percentParts(read, more ? { ...hedge, kind: 'more' } : hedge, isFine ? 0 : 1);
  return { parts, next: hedge.end };
}

/** 半数, 过半, 近半 at 半; other uses of it are no shares. */
export function readHalf(text: string, at: number): VerbalShare {
  const before = text.charAt(at - 1);
  const next = text.charAt(at + 1);
  if (next === '数') return readWholeHalf(text, at, at + 2);
  if ((before === '过' || before === '近' || before === '超') && !/[年月天小个夜]/.test(next)) {
    return readWholeHalf(text, at, at + 1);
  }
  return { parts: undefined, next: at + 1 };
}

/** 一半 and its like, which stand from `start` to `end`. */
export function readWholeHalf(text: string, start: number, end: number): VerbalShare {
  const read = readHedge(text, start, end);
  const isOver = text.charAt(start - 1) === '过' && read.kind === 'none';
  const hedge: Hedged = isOver ? { start: start - 1, end: read.end, kind: 'over' } : read;
  const number: ReadNumber = { start, end, digits: '50', upperDigits: undefined, chinese: true };
  return { parts: looseParts(number, hedge, 50, HALF_MARGIN), next: read.end };
}

function percentParts(number: ReadNumber, hedge: Hedged, exponent: number, digitStart = number.start): FigureParts {
  return {
    span: spanOf(hedge.start, hedge.end),
    digitSpan: spanOf(digitStart, Math.max(digitStart, number.end)),
    digits: number.digits,
    upperDigits: number.upperDigits,
    exponent,
    unit: PERCENT,
    hedge: hedge.kind,
    chinese: number.chinese,
    fixed: undefined,
    sharesUnit: false,
  };
}

/** A share that is meant loosely, within `margin` percentage points. */
function looseParts(number: ReadNumber, hedge: Hedged, percent: number, margin: number): FigureParts {
  const center = decimal(percent.toFixed(2));
  const fixed: Readonly<Record<Hedge, Interval>> = {
    none: around(center, decimal(margin)),
    about: around(center, decimal(margin + 2)),
    range: around(center, decimal(margin + 2)),
    more: between(center, center.plus(2 * margin)),
    nearly: between(center.minus(2 * margin), center),
    over: between(center, undefined),
    under: between(ZERO, center),
  };
  return { ...percentParts({ ...number, digits: center.toFixed() }, hedge, 0), fixed: fixed[hedge.kind] };
}
