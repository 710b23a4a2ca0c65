import { isBlank, isDigit, isLatin } from '../../text/cjk';
import { decimal } from '../../text/decimal';
import { around, between, type Interval } from '../../text/interval';
import { type Span, spanOf } from '../../text/span';
import { Figure, type FigureParts, type Hedge } from './figure';
import { type ReadNumber, readArabic, readChinese, startsChineseNumber } from './readNumber';
import { PERCENT, RANK, readUnit, type Unit } from './units';

/** A year in the text: 2023年, or the first and last of 2021—2025年 and 2022-2023学年. */
export interface YearMention {
  readonly span: Span;
  readonly year: number;
  readonly lastYear: number;
}

/** Figures and years of a text, in its order. */
export interface Scanned {
  readonly figures: readonly Figure[];
  readonly years: readonly YearMention[];
  /** Numbers in digits before a 、 or comma that no unit follows and that are no codes, years or dates. */
  readonly unitless: readonly Span[];
}

const HAN_BAN = 0x534a;
const HAN_FAN = 0x756a;
const HAN_DI = 0x7b2c;
const RANGE_MARKS = '—–－～~-至到﹣－';
const HEDGE_BEFORE =
  /(大约|大概|约|将近|接近|近|不超过|未超过|不高于|不多于|至多|最多|不少于|不低于|至少|不下于|超过|超出|突破|超|逾|多于|高于|大于|不足|不到|未到|未达到|少于|低于|小于)[ \u3000]?$/;
const HEDGE_OF: Readonly<Record<string, Hedge>> = {
  大约: 'about',
  大概: 'about',
  约: 'about',
  将近: 'nearly',
  接近: 'nearly',
  近: 'nearly',
  不超过: 'under',
  未超过: 'under',
  不高于: 'under',
  不多于: 'under',
  至多: 'under',
  最多: 'under',
  不足: 'under',
  不到: 'under',
  未到: 'under',
  未达到: 'under',
  少于: 'under',
  低于: 'under',
  小于: 'under',
};
const HEDGE_AFTER = /^(?:人|名|户|个)?(左右|上下|之多|以上|以下|以内)/;
/** Last characters of the words before a figure and first ones of those behind it, so that most figures need no pattern. */
const HEDGE_ENDS: ReadonlySet<string> = new Set('约概近过于多少到足破出超逾 \u3000');
const HEDGE_STARTS: ReadonlySet<string> = new Set('左上之以人名户个');
/** Characters before 一 with which it is no count: 统一, 第一, 唯一, 进一步, 某一个. */
const NOT_ONE = '第统唯每进之同某逐有这那哪任单专万十百千其不合独划归惟如始另初末于';

/** Reads all figures and years of a folded text in one pass; linear in its length. */
export function scanFigures(text: string): Scanned {
  const scanner = new Scanner(text);
  scanner.run();
  return { figures: scanner.figures, years: scanner.years, unitless: scanner.unitless };
}

class Scanner {
  readonly figures: Figure[] = [];
  readonly years: YearMention[] = [];
  readonly unitless: Span[] = [];
  /** Numbers that wait for the unit behind the last of a list: 8、9和12件. */
  #waiting: ReadNumber[] = [];

  constructor(readonly text: string) {}

  run(): void {
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (isDigit(unit)) at = this.#atDigit(at);
      else if (unit < 0x3007) at++;
      else if (startsChineseNumber(unit)) at = this.#atChinese(at);
      else if (unit === HAN_BAN) at = this.#atHalf(at);
      else if (unit === HAN_FAN && text.charAt(at - 1) === '翻') at = this.#atDoubling(at);
      else at++;
    }
  }

  /** Handles the digits at `at` and returns where to go on. */
  #atDigit(at: number): number {
    const { text } = this;
    const before = text.charCodeAt(at - 1);
    if (isLatin(before) || (before < 0x80 && '_/+.:'.includes(text.charAt(at - 1)) && at > 0) || before === 0xb7) {
      return this.#skipCode(at);
    }
    const number = readArabic(text, at);
    const next = text.charCodeAt(number.end);
    const nextText = text.charAt(number.end);
    const following = text.charCodeAt(number.end + 1);
    if (isFigureBreaker(nextText, following)) {
      if (nextText === '/' && isDigit(following)) return this.#atSlash(number);
      return this.#skipCode(number.end);
    }
    if (isLatin(next) && !/^(?:km|kg|kWh|kW|MW|m²|m2|m³|hm²)/.test(text.slice(number.end, number.end + 3))) {
      return this.#skipCode(number.end);
    }
    const year = this.#readYear(number);
    if (year > 0) return year;
    if (before === HAN_DI) return this.#atOrdinal(number);
    if (isDatePart(text, number.end)) return number.end + 1;
    return this.#finish(number);
  }

  #atChinese(at: number): number {
    const { text } = this;
    const number = readChinese(text, at);
    if (!number) return at + 1;
    if (text.startsWith('分之', number.end)) return this.#atFraction(number);
    if (text.charCodeAt(at - 1) === HAN_DI) return this.#atOrdinal(number);
    const next = text.charAt(number.end);
    if (next === '成' && number.end - at <= 2) return this.#atTenths(number);
    if (next === '半' && text.charAt(at) === '一' && number.end === at + 1) return this.#half(at, at + 2);
    if (next === '年' && number.digits.length === 4 && number.end - at === 4) return this.#readYear(number);
    if (next === '月' || next === '日' || next === '号') return number.end + 1;
    if (text.charAt(at) === '一' && number.end === at + 1 && NOT_ONE.includes(text.charAt(at - 1)) && at > 0) {
      return number.end;
    }
    if (next === '大' && number.end - at > 1) return number.end + 1;
    return this.#finish(number);
  }

  /** Years are no quantities; 2021—2025年 and 2022-2023学年 are one mention. Returns 0 when it is none. */
  #readYear(number: ReadNumber): number {
    const { text } = this;
    const year = Number(number.digits);
    if (number.digits.length !== 4 || !(year >= 1900 && year < 2100)) return 0;
    let end = number.end;
    let last = year;
    let named = false;
    if (text.charAt(end) === '年') {
      end++;
      named = true;
    }
    let after = end;
    while (isBlank(text.charCodeAt(after))) after++;
    if (RANGE_MARKS.includes(text.charAt(after)) && after < text.length) {
      while (after < text.length && RANGE_MARKS.includes(text.charAt(after))) after++;
      if (isDigit(text.charCodeAt(after))) {
        const second = readArabic(text, after);
        const value = Number(second.digits);
        const suffix = text.charAt(second.end);
        const isYear = second.digits.length === 4 && value >= 1900 && value < 2100;
        if (isYear && (suffix === '年' || suffix === '学' || (named && suffix === '年'))) {
          last = value;
          end = second.end + (suffix === '年' ? 1 : 0);
          named = true;
        }
      }
    }
    if (!named) return 0;
    this.years.push({ span: spanOf(number.start, end), year, lastYear: last });
    return end;
  }

  /** 第7名 and 第57位 are ranks; every other ordinal is no quantity. */
  #atOrdinal(number: ReadNumber): number {
    const next = this.text.charAt(number.end);
    if (next === '位' || next === '名') {
      this.#push(number, number.start - 1, number.end + 1, RANK, 'none', 0);
      return number.end + 1;
    }
    return number.end + (next === '' ? 0 : 1);
  }

  /** 三分之二, 百分之七点五, 千分之三. */
  #atFraction(number: ReadNumber): number {
    const { text } = this;
    const start = number.end + 2;
    const first = text.charCodeAt(start);
    const top = isDigit(first)
      ? readArabic(text, start)
      : startsChineseNumber(first)
        ? readChinese(text, start)
        : undefined;
    if (!top) return start;
    const hedge = this.#hedge(number.start, top.end);
    const whole: ReadNumber = { ...top, start: number.start, chinese: true };
    if (number.digits === '100' || number.digits === '1000' || number.digits === '10000') {
      this.#push(whole, hedge.start, hedge.end, PERCENT, hedge.kind, 3 - number.digits.length, top.start);
    } else if (Number(number.digits) > Number(top.digits)) {
      this.#pushFixed(whole, hedge, (Number(top.digits) / Number(number.digits)) * 100, 3);
    }
    return hedge.end;
  }

  /** 1/3 as a share; dates and ratios with a slash are left out. */
  #atSlash(number: ReadNumber): number {
    const { text } = this;
    const below = readArabic(text, number.end + 1);
    const next = text.charAt(below.end);
    if (next === '/' || next === '-' || Number(number.digits) >= Number(below.digits) || below.digits.length > 2) {
      return this.#skipCode(below.end);
    }
    const hedge = this.#hedge(number.start, below.end);
    this.#pushFixed({ ...number, end: below.end }, hedge, (Number(number.digits) / Number(below.digits)) * 100, 3);
    return hedge.end;
  }

  /** 三成, 七成五, 近三成. */
  #atTenths(number: ReadNumber): number {
    const { text } = this;
    let end = number.end + 1;
    if (/[立为功员效本长果就都分熟品交人年体片型群熟]/.test(text.charAt(end))) return number.end;
    const extra = end < text.length ? '一二三四五六七八九'.indexOf(text.charAt(end)) + 1 : 0;
    const half = text.charAt(end) === '半';
    let hedgeKind: Hedge | undefined;
    if (extra > 0 || half) end++;
    else if (text.charAt(end) === '多') {
      end++;
      hedgeKind = 'more';
    }
    const hedge = this.#hedge(number.start, end);
    const exact = extra > 0 || half;
    const read = exact ? { ...number, digits: `${number.digits}${half ? 5 : extra}` } : number;
    this.#push(read, hedge.start, hedge.end, PERCENT, hedgeKind ?? hedge.kind, exact ? 0 : 1);
    return hedge.end;
  }

  #atHalf(at: number): number {
    const before = this.text.charAt(at - 1);
    const next = this.text.charAt(at + 1);
    if (next === '数' && this.text.charAt(at + 2) !== '以下') return this.#half(at, at + 2);
    if ((before === '过' || before === '近' || before === '超') && !/[年月天小个夜]/.test(next))
      return this.#half(at, at + 1);
    return at + 1;
  }

  #half(start: number, end: number): number {
    const hedge = this.#hedge(start, end);
    const isOver = this.text.charAt(start - 1) === '过' && hedge.kind === 'none';
    const number: ReadNumber = { start, end, digits: '50', upperDigits: undefined, chinese: true };
    if (isOver) this.#pushFixed(number, { start: start - 1, end: hedge.end, kind: 'over' }, 50, 4);
    else this.#pushFixed(number, hedge, 50, 4);
    return hedge.end;
  }

  /** 翻番 without a number is one doubling. */
  #atDoubling(at: number): number {
    const unit = readUnit(this.text, at);
    if (unit?.dimension !== 'doubling') return at + 1;
    const number: ReadNumber = { start: at, end: at, digits: '1', upperDigits: undefined, chinese: true };
    this.#push(number, at, at + 1, unit, 'none', 0);
    return at + 1;
  }

  /** Reads what follows the digits: 余, 万, unit, a range's second number; pushes the figure. Returns where to go on. */
  #finish(number: ReadNumber): number {
    const { text } = this;
    const first = this.#readTail(number);
    const mark = text.charAt(first.end);
    if (
      mark !== '' &&
      RANGE_MARKS.includes(mark) &&
      !(mark === '至' || mark === '到' ? this.#comesFrom(number.start) : false)
    ) {
      const range = this.#readRange(number, first);
      if (range > 0) return range;
    }
    const { unit } = first;
    if (!unit) {
      if (!number.chinese && first.exponent === 0 && /^[、和与及,，]/.test(text.slice(first.end, first.end + 1))) {
        this.#waiting.push(number);
        this.unitless.push(spanOf(number.start, number.end));
      } else this.#waiting = [];
      return Math.max(first.end, number.end);
    }
    this.#flushWaiting(number, unit, first.exponent);
    const hedge = this.#hedge(number.start, first.end);
    const kind = number.upperDigits !== undefined ? 'range' : first.more ? 'more' : hedge.kind;
    this.#push(this.#compound(number, first), hedge.start, hedge.end, unit, kind, first.exponent);
    return hedge.end;
  }

  /** 余 or 多, then 十 百 千 万 亿, then 余 or 多 again, then blanks, then the unit. */
  #readTail(number: ReadNumber): Tail {
    const { text } = this;
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

  #compound(number: ReadNumber, tail: Tail): ReadNumber {
    if (!tail.lower) return number;
    const digits = decimal(number.digits).times(10000).plus(decimal(tail.lower.digits)).toFixed();
    return { ...number, digits, end: tail.lower.end };
  }

  /** 30%～50%, 15—18所, 三至五个. Returns 0 when no second number follows. */
  #readRange(number: ReadNumber, first: Tail): number {
    const { text } = this;
    let at = first.end;
    while (at < text.length && RANGE_MARKS.includes(text.charAt(at))) at++;
    if (at - first.end > 2) return 0;
    const code = text.charCodeAt(at);
    const second = isDigit(code) ? readArabic(text, at) : startsChineseNumber(code) ? readChinese(text, at) : undefined;
    if (!second || second.chinese !== number.chinese) return 0;
    if (isDatePart(text, second.end)) return second.end + 1;
    const tail = this.#readTail(second);
    if (!tail.unit) return 0;
    if (first.unit && (first.unit.base !== tail.unit.base || first.exponent !== tail.exponent)) return 0;
    const hedge = this.#hedge(number.start, tail.end);
    const read: ReadNumber = { ...number, upperDigits: second.digits };
    this.#push(read, hedge.start, hedge.end, tail.unit, 'range', tail.exponent);
    return hedge.end;
  }

  /** Whether 由, 从 or 自 stands before in the same clause, so that 到 leads to a result and not to the end of a range. */
  #comesFrom(at: number): boolean {
    return /[由从自][^，,；;。、]{0,24}$/.test(this.text.slice(Math.max(0, at - 26), at));
  }

  #flushWaiting(number: ReadNumber, unit: Unit, exponent: number): void {
    for (const waiting of this.#waiting) {
      const between = this.text.slice(waiting.end, number.start);
      if (!/^[\d０-９、和与及,，.． ]{1,60}$/.test(between)) continue;
      this.#push(waiting, waiting.start, waiting.end, unit, 'none', exponent, waiting.start, true);
    }
    this.#waiting = [];
  }

  #hedge(start: number, end: number): Hedged {
    const { text } = this;
    const before = HEDGE_ENDS.has(text.charAt(start - 1))
      ? HEDGE_BEFORE.exec(text.slice(Math.max(0, start - 5), start))
      : null;
    const after = HEDGE_STARTS.has(text.charAt(end)) ? HEDGE_AFTER.exec(text.slice(end, end + 3)) : null;
    let kind: Hedge = 'none';
    let from = start;
    let to = end;
    const word = before?.[1];
    const joined = text.charAt(start - (before?.[0].length ?? 0) - 1);
    // 附近 and 签约 are words of their own.
    const nearby =
      (word === '近' && '附最临邻亲'.includes(joined)) ||
      (word === '约' && '签预节条合履特相违公续毁'.includes(joined));
    if (before && word !== undefined && !(nearby && joined !== '')) {
      kind = HEDGE_OF[word] ?? 'over';
      from = start - before[0].length;
    }
    if (after?.[1] !== undefined && kind !== 'over' && kind !== 'under') {
      const suffix = after[1];
      kind =
        suffix === '以上' || suffix === '之多' ? 'over' : suffix === '左右' || suffix === '上下' ? 'about' : 'under';
      to = end + after[0].length;
    }
    return { start: from, end: to, kind };
  }

  #push(
    number: ReadNumber,
    start: number,
    end: number,
    unit: Unit,
    hedge: Hedge,
    exponent: number,
    digitStart = number.start,
    sharesUnit = false,
  ): void {
    this.#add({
      span: spanOf(start, end),
      digitSpan: spanOf(digitStart, Math.max(digitStart, number.end)),
      digits: number.digits,
      upperDigits: number.upperDigits,
      exponent,
      unit,
      hedge,
      chinese: number.chinese,
      fixed: undefined,
      sharesUnit,
    });
  }

  /** A share in words, in percent; writers use 三分之二 and 一半 loosely, by about `margin`. */
  #pushFixed(number: ReadNumber, hedge: Hedged, percent: number, margin: number): void {
    const center = decimal(percent.toFixed(2));
    const fixed: Readonly<Record<Hedge, Interval>> = {
      none: around(center, decimal(margin)),
      about: around(center, decimal(margin + 2)),
      range: around(center, decimal(margin + 2)),
      more: between(center, center.plus(2 * margin)),
      nearly: between(center.minus(2 * margin), center),
      over: between(center, undefined),
      under: between(decimal(0), center),
    };
    this.#add({
      span: spanOf(hedge.start, hedge.end),
      digitSpan: spanOf(number.start, number.end),
      digits: center.toFixed(),
      upperDigits: undefined,
      exponent: 0,
      unit: PERCENT,
      hedge: hedge.kind,
      chinese: number.chinese,
      fixed: fixed[hedge.kind],
      sharesUnit: false,
    });
  }

  #add(parts: FigureParts): void {
    this.figures.push(new Figure(parts));
  }

  /** Leaves out the rest of a code, a version or a date with dots; returns where it ends. */
  #skipCode(at: number): number {
    const { text } = this;
    let end = at;
    while (
      end < text.length &&
      (isDigit(text.charCodeAt(end)) || isLatin(text.charCodeAt(end)) || /[.:/+·_-]/.test(text.charAt(end)))
    ) {
      end++;
    }
    return Math.max(end, at + 1);
  }
}

interface Hedged {
  readonly start: number;
  readonly end: number;
  readonly kind: Hedge;
}

interface Tail {
  readonly end: number;
  readonly unit: Unit | undefined;
  readonly exponent: number;
  readonly more: boolean;
  readonly lower: ReadNumber | undefined;
}

/** Signs that make the digits part of a code, a ratio, a clock time, a date or a version. */
function isFigureBreaker(sign: string, following: number): boolean {
  if (sign === '+' || sign === '＋') return true;
  if (sign === ':' || sign === '：' || sign === '∶' || sign === '·' || sign === '/' || sign === '.')
    return isDigit(following);
  return false;
}

/** 3月, 5日, 9时, 3号 are dates, times and names; 3个月 and 5日均 are not read here. */
function isDatePart(text: string, at: number): boolean {
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
