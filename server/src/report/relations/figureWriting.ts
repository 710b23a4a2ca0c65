import { type Decimal, decimal, powerOfTen } from '../../text/decimal';
import { toChineseNumber } from '../../text/numerals';
import { inScript, type Script } from '../../text/script';
import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';
import type { Report } from '../report';
import type { FigureEntry } from './figureEntries';

const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };

/** Whether the figure is one number: no range, no share in words such as 三分之二 or 三成. */
export function isWritable(figure: Figure): boolean {
  return figure.hedge !== 'range' && figure.upperDigits === undefined && !figure.isVerbal && figure.unit.name !== '番';
}

/** Where digits and 万 or 亿 of a figure stand in the report; undefined where they are no plain number. */
export function numberSpan(report: Report, { placed, figure, text, prose: own }: FigureEntry): Span | undefined {
  if (!isWritable(figure) || text.includes('/') || (text.includes('分之') && !text.includes('百分之')))
    return undefined;
  const prose = own.text;
  const { start } = figure.digitSpan;
  let { end } = figure.digitSpan;
  // 8、9和12件 share the scale behind the last of them, 200余万 has 余 in between: there is only the number to change.
  let power = 0;
  for (let scale = SCALES[prose.charAt(end)]; scale !== undefined && power < figure.exponent; ) {
    power += scale;
    end++;
    scale = SCALES[prose.charAt(end)];
  }
  const span = report.proseSpanOf(placed, own, start, end);
  return end > start && report.slice(span) === prose.slice(start, end) ? span : undefined;
}

/**
 * The value of `typed` as it would be written in place of `written`, the number of `old` with its 万 or 亿. Undefined
 * where the unit of the place cannot hold the value exactly.
 */
export function writeNumber(typed: Figure, old: Figure, written: string, script: Script): string | undefined {
  const inUnit = typed.nominal.div(old.unit.factor);
  if (!inUnit.times(old.unit.factor).eq(typed.nominal)) return undefined;
  if (old.chinese) {
    // 二级 and 两级, 千人 and 一千人 are both right; what does not change stays as it is.
    if (typed.nominal.eq(old.nominal)) return written;
    const text = toChineseNumber(inUnit.toFixed(), old.unit.dimension === 'count' && !/[百十]/.test(written));
    return text === undefined ? undefined : inScript(text, script);
  }
  const compound = /^[0-9０-９,，]+[亿億]/.test(written) && written.length > 0 && /[万萬]$/.test(written);
  if (compound) return writeCompound(inUnit, written);
  const scale = /(?<![十百千万萬亿億])[十百千万萬亿億]+$/.exec(written)?.[0] ?? '';
  const exponent = scale === '' && old.exponent > 0 ? old.exponent : powerOf(scale);
  const scaled = inUnit.div(powerOfTen(exponent));
  // 0.08万 is nobody's way of writing.
  if (scale !== '' && scaled.lt(1) && !decimal(old.digits).lt(1)) return styled(inUnit.toFixed(), written);
  const sameScale = typed.exponent === exponent && typed.unit.factor.eq(old.unit.factor);
  return styled(sameScale ? typed.digits : scaled.toFixed(), written) + scale;
}

function powerOf(scale: string): number {
  return [...scale].reduce((sum, character) => sum + (SCALES[character] ?? 0), 0);
}

/** 1亿2300万, in whole 万; other values with one scale. */
function writeCompound(value: Decimal, written: string): string {
  const [hundredMillion = '亿'] = /[亿億]/.exec(written) ?? [];
  const [tenThousand = '万'] = /[万萬]/.exec(written) ?? [];
  const high = value.div(powerOfTen(8)).round(0, true);
  const low = value.minus(high.times(powerOfTen(8))).div(powerOfTen(4));
  const lowText = low.eq(0) ? '' : styled(low.toFixed(), written) + tenThousand;
  return (high.eq(0) ? '' : styled(high.toFixed(), written) + hundredMillion) + lowText;
}

/** ASCII digits with the separators and the width of the digits in `written`. */
function styled(digits: string, written: string): string {
  const separator = /[0-9０-９]([,， \u00a0\u2009\u202f])[0-9０-９]{3}(?![0-9０-９])/.exec(written)?.[1];
  const [whole = '', fraction] = digits.split('.');
  const grouped = separator === undefined ? whole : groups(whole).join(separator);
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  if (!/[０-９]/.test(written)) return text;
  return text.replace(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function groups(digits: string): readonly string[] {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return parts;
}
