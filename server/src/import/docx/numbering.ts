import { toChineseOrdinal } from '../../text/numerals';
import { child, children, isOn, settingOf, type XmlNode } from './xml';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`: the mark with the places of the numbers. */
  readonly text: string;
  /** What stands behind the mark: tab, space or nothing. */
  readonly suffix: string;
  /** Whether all numbers are written with digits. */
  readonly isLegal: boolean;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Numbers at which a list begins anew when it is met first. */
  readonly restarts: ReadonlyMap<number, number>;
}

/**
 * The automatic numbers of a document as text: 一、 （一） 1. and so on. Word keeps them out of the text, and they would be
 * lost. Ask for the marks in the order of the document.
 */
export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, number[]>();
  readonly #met = new Set<string>();

  constructor(part: XmlNode | undefined) {
    const abstracts = new Map(
      children(part, 'w:abstractNum').map((node) => [node.attributes['w:abstractNumId'] ?? '', node]),
    );
    for (const node of children(part, 'w:num')) {
      const abstractId = settingOf(node, 'w:abstractNumId') ?? '';
      const levels = new Map<number, Level>();
      for (const level of children(abstracts.get(abstractId), 'w:lvl'))
        levels.set(levelNumber(level), readLevel(level));
      const restarts = new Map<number, number>();
      for (const override of children(node, 'w:lvlOverride')) {
        const own = child(override, 'w:lvl');
        if (own) levels.set(levelNumber(override), readLevel(own));
        const start = Number(settingOf(override, 'w:startOverride'));
        if (settingOf(override, 'w:startOverride') !== undefined && Number.isInteger(start)) {
          restarts.set(levelNumber(override), start);
        }
      }
      this.#lists.set(node.attributes['w:numId'] ?? '', { abstractId, levels, restarts });
    }
  }

  /** The mark of the next paragraph of a list, with the blank behind it; `- ` for bullets; empty without a mark. */
  next(listId: string, levelIndex: number): string {
    const list = this.#lists.get(listId);
    const level = list?.levels.get(levelIndex);
    // 0 takes a paragraph out of the list of its style.
    if (!list || !level || listId === '0' || levelIndex > 8) return '';
    const counters = this.#counters.get(list.abstractId) ?? [];
    this.#counters.set(list.abstractId, counters);
    if (!this.#met.has(listId)) {
      this.#met.add(listId);
      for (const [index, start] of list.restarts) counters[index] = start - 1;
    }
    const before = counters[levelIndex];
    counters[levelIndex] = before === undefined ? level.start : before + 1;
    counters.length = levelIndex + 1;
    if (level.format === 'bullet') return '- ';
    const mark = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const source = list.levels.get(index);
      const value = counters[index] ?? source?.start ?? 1;
      return formatNumber(value, level.isLegal ? 'decimal' : (source?.format ?? 'decimal'));
    });
    return mark + (level.suffix !== 'nothing' && /[\p{L}\p{N}]$/u.test(mark) ? ' ' : '');
  }
}

function levelNumber(node: XmlNode): number {
  return Number(node.attributes['w:ilvl'] ?? 0) || 0;
}

function readLevel(node: XmlNode): Level {
  const start = Number(settingOf(node, 'w:start') ?? 1);
  return {
    start: Number.isInteger(start) ? start : 1,
    format: settingOf(node, 'w:numFmt') ?? 'decimal',
    text: settingOf(node, 'w:lvlText') ?? '',
    suffix: settingOf(node, 'w:suff') ?? 'tab',
    isLegal: isOn(node, 'w:isLgl') ?? false,
  };
}

const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const FORMAL_UNITS: Readonly<Record<string, string>> = { 十: '拾', 百: '佰', 千: '仟' };

/** A number in one of the formats of `ST_NumberFormat`; formats that are not known here are written with digits. */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > 99_999) return String(value);
  const enclosed = (first: number, last: number) =>
    value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return value === 0 ? '〇' : toChineseOrdinal(value);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(value)].map((digit) => DIGITS.charAt(Number(digit))).join('');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return [...toChineseOrdinal(value)]
        .map((sign) => FORMAL_UNITS[sign] ?? (FORMAL.charAt(DIGITS.indexOf(sign)) || sign))
        .join('');
    case 'ideographTraditional':
      return value >= 1 && value <= 10 ? STEMS.charAt(value - 1) : String(value);
    case 'ideographZodiac':
      return value >= 1 && value <= 12 ? BRANCHES.charAt(value - 1) : String(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(0x2460, 20);
    case 'decimalEnclosedParen':
      return enclosed(0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(0x2488, 20);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letters(value, 65);
    case 'lowerLetter':
      return letters(value, 97);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** A … Z, AA, BB …, as Word counts. */
function letters(value: number, first: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.min(9, Math.floor((value - 1) / 26) + 1));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
