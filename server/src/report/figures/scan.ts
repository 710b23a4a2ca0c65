import { isDigit, isLatin } from '../../text/cjk';
import { decimal } from '../../text/decimal';
import { type Span, spanOf } from '../../text/span';
import { Figure, type FigureParts, type Hedge } from './figure';
import { readHedge } from './hedges';
import { type ReadNumber, readArabic, readChinese, startsChineseNumber } from './readNumber';
import { isDatePart, isFigureBreaker, RANGE_MARKS, readTail, type Tail } from './tails';
import { RANK, readUnit, type Unit } from './units';
import { readFraction, readHalf, readSlash, readTenths, readWholeHalf, type VerbalShare } from './verbalShares';
import { readYear, type YearMention } from './years';

/** Figures and years of a text, in its order. */
export interface Scanned {
  readonly figures: readonly Figure[];
  readonly years: readonly YearMention[];
  /** Numbers in digits before a 、 or comma that no unit follows and that are no codes, years or dates. */
  readonly unitless: readonly Span[];
}

const HAN_WAN = 0x4e07;
const HAN_BAN = 0x534a;
const HAN_FAN = 0x756a;
const HAN_DI = 0x7b2c;
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
      else if (unit === HAN_WAN && text.startsWith('分之', at + 1))
        at = this.#share(readFraction(text, tenThousand(at)));
      else if (unit === HAN_BAN) at = this.#share(readHalf(text, at));
      else if (unit === HAN_FAN && text.charAt(at - 1) === '翻') at = this.#atDoubling(at);
      else at++;
    }
  }

  /** Handles the digits at `at` and returns where to go on. */
  #atDigit(at: number): number {
    const { text } = this;
    const before = text.charCodeAt(at - 1);
    if (isLatin(before) || isCodeSign(text, at - 1) || before === 0xb7) {
      return this.#skipCode(at);
    }
    const number = readArabic(text, at);
    const next = text.charCodeAt(number.end);
    const nextText = text.charAt(number.end);
    const following = text.charCodeAt(number.end + 1);
    if (isFigureBreaker(nextText, following)) {
      if (nextText === '/' && isDigit(following)) return this.#share(readSlash(text, number));
      return this.#skipCode(number.end);
    }
    if (isLatin(next) && !/^(?:km|kg|kWh|kW|MW|m²|m2|m³|hm²)/.test(text.slice(number.end, number.end + 3))) {
      return this.#skipCode(number.end);
    }
    const year = readYear(text, number);
    if (year) return this.#year(year);
    if (before === HAN_DI) return this.#atOrdinal(number);
    if (isDatePart(text, number.end)) return number.end + 1;
    return this.#finish(number);
  }

  #atChinese(at: number): number {
    const { text } = this;
    const number = readChinese(text, at);
    if (!number) return at + 1;
    if (text.startsWith('分之', number.end)) return this.#share(readFraction(text, number));
    if (text.charCodeAt(at - 1) === HAN_DI) return this.#atOrdinal(number);
    const next = text.charAt(number.end);
    if (next === '成' && number.end - at <= 2) return this.#share(readTenths(text, number));
    if (next === '半' && text.charAt(at) === '一' && number.end === at + 1)
      return this.#share(readWholeHalf(text, at, at + 2));
    const year = next === '年' && number.end - at === 4 ? readYear(text, number) : undefined;
    if (year) return this.#year(year);
    if (next === '月' || next === '日' || next === '号') return number.end + 1;
    if (text.charAt(at) === '一' && number.end === at + 1 && NOT_ONE.includes(text.charAt(at - 1)) && at > 0) {
      return number.end;
    }
    if (next === '大' && number.end - at > 1) return number.end + 1;
    // 一级支流12条，二级支流31条: names of grades beside one another.
    if (next === '级' && text.slice(Math.max(0, at - 60), at + 60).includes('一级')) return number.end + 1;
    return this.#finish(number);
  }

  #year(year: YearMention): number {
    this.years.push(year);
    return year.span.end;
  }

  #share({ parts, next }: VerbalShare): number {
    if (parts) this.#add(parts);
    return next;
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
    const first = readTail(text, number);
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
    const hedge = readHedge(text, number.start, first.end);
    const kind = number.upperDigits !== undefined ? 'range' : first.more ? 'more' : hedge.kind;
    this.#push(this.#compound(number, first), hedge.start, hedge.end, unit, kind, first.exponent);
    return hedge.end;
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
    const tail = readTail(text, second);
    if (!tail.unit) return 0;
    if (first.unit && (first.unit.base !== tail.unit.base || first.exponent !== tail.exponent)) return 0;
    const hedge = readHedge(text, number.start, tail.end);
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

/** The 万 of 万分之八十六, which is no number by itself. */
function tenThousand(at: number): ReadNumber {
  return { start: at, end: at + 1, digits: '10000', upperDigits: undefined, chinese: true };
}

/** Whether the sign before digits makes them part of a code; a dot does so only behind a letter or a digit. */
function isCodeSign(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign === '_' || sign === '/' || sign === '+') return true;
  const before = text.charCodeAt(at - 1);
  return sign === '.' && (isLatin(before) || isDigit(before));
}
