import { toHalfWidthDigits } from '../text/numerals';
import type { NumberMark } from './marks';
import { numeralLike } from './markText';

/** How a mark differs from the form of GB/T 9704-2012 clause 7.3.3. */
export interface MarkVariant {
  /** What is odd about it, the same for all marks with this oddity. */
  readonly kind: string;
  /** The mark as it should be. */
  readonly regular: string;
  /** What is wrong, as the end of a sentence. */
  readonly reason: string;
}

/** The regular form of a mark: 一、 （一） 1. （1） ①; 第一章 has a blank behind it and no punctuation. */
export function regularMark(mark: NumberMark): string {
  const digits = numeralLike('1', mark.value) ?? mark.numeral;
  const chinese = numeralLike('一', mark.value) ?? mark.numeral;
  if (mark.level === 0) return `第${mark.numeral}${mark.unit}`;
  if (mark.level === 1) return `${chinese}、`;
  if (mark.level === 2) return `（${chinese}）`;
  if (mark.level === 3) return `${digits}.`;
  if (mark.level === 4) return `（${digits}）`;
  return numeralLike('①', mark.value) ?? mark.numeral;
}

/** What is irregular about a mark as written, or undefined. Full-width digits are left to number-form. */
export function variantOf(written: string, mark: NumberMark): MarkVariant | undefined {
  const regular = regularMark(mark);
  const plain = toHalfWidthDigits(written).replace(/，/g, ',');
  const variant = (kind: string, reason: string): MarkVariant => ({ kind, regular, reason });
  // A numeral that is written twice is residue of a conversion and reported as such.
  if (mark.doubled) return undefined;
  if (mark.level === 0) {
    // A colon or comma behind 第一部分 is a matter of taste; 、 and a dot never stand there.
    return '、.．'.includes(mark.punctuation) && mark.punctuation !== ''
      ? variant('punctuation', '“第×章”“第×部分”后用空格，不用标点')
      : undefined;
  }
  if (mark.level === 3 && mark.punctuation === '．') return variant('．', '三级序号后用半角的下脚点，全文要一致');
  const squeezed = plain.replace(/[ \t\u3000\u00a0]/g, '');
  if (squeezed === toHalfWidthDigits(regular).replace(/，/g, ','))
    return squeezed === plain ? undefined : variant('blank', '序号里多了空格');
  if (mark.level === 1) return variant(mark.punctuation, `一级序号后用顿号，不用“${mark.punctuation}”`);
  if (mark.level === 3) {
    if (mark.punctuation.length > 1) return variant('doubledDot', '序号后的点重复了');
    return variant(mark.punctuation, `三级序号后用下脚点，不用“${mark.punctuation}”`);
  }
  if (mark.level === 5) return variant('punctuation', '带圈的序号后不加标点');
  if (mark.open === '') return variant(mark.close === '' ? 'single' : 'half', `序号要用一对圆括号，写作“${regular}”`);
  if (mark.punctuation !== '') return variant(`)${mark.punctuation}`, '带括号的序号后不加标点');
  if ('(（'.includes(mark.open) && ')）'.includes(mark.close)) return variant('()', '中文序号用全角圆括号');
  return variant(mark.open + mark.close, `序号用圆括号，不用“${mark.open}${mark.close}”`);
}
