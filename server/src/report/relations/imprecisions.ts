import type { Span } from '../../text/span';
import { type Block, blockFact } from '../block';
import { standsBeside } from '../figures/beside';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { figureAt } from './change';
import { changesOf } from './changes';

/** A way of writing an approximate figure that says it twice or contradicts itself. Offsets count in the prose. */
export interface Imprecision {
  readonly span: Span;
  readonly message: string;
  /** What may be left out without a loss. */
  readonly replacement: { readonly span: Span; readonly newText: string } | undefined;
}

const BEFORE = /^(?:大约|大概|约|将近|接近|近|超过|超出|突破|超|逾|至少|最多|不少于|不低于|不超过)/;
const BEHIND = /(?:左右|上下|之多|以上|以下|以内)$/;

/** 约300余人, 近300人左右, 327余人, and percentages of one change with different decimals. */
export const imprecisionsOf = blockFact((block: Block): readonly Imprecision[] => {
  const found: Imprecision[] = [];
  const { figures, sentences } = figuresOf(block);
  const text = figureText(block);
  for (const figure of figures) {
    const problem = imprecision(text, figure);
    if (problem) found.push(problem);
  }
  for (const sentence of sentences) {
    found.push(...unevenList(sentence));
    for (const change of changesOf(sentence)) {
      const base = figureAt(sentence, change.base);
      const result = figureAt(sentence, change.result);
      if (!base || !result || base.unit.dimension !== 'percent' || base.decimals === result.decimals) continue;
      if (base.hedge !== 'none' || result.hedge !== 'none' || base.chinese || result.chinese) continue;
      const [short, long] = base.decimals < result.decimals ? [base, result] : [result, base];
      found.push({
        span: short.span,
        message: `同一指标前后小数位数不同：一处保留${short.decimals}位，一处保留${long.decimals}位，建议统一。`,
        replacement: undefined,
      });
    }
  }
  return found;
});

/** Words behind the name of a rate: 达标率依次为. */
const ASSERTED = /(?:分别|依次|均|已|约|为|是|达到?|在|有){1,4}$/;

/** Percentages of one list; two alone may have been rounded on purpose. */
const LEAST_UNEVEN = 3;

/** 达标率依次为96.5%、97%和96.82%: one indicator, and not one number of decimals. */
function unevenList(sentence: Sentence): Imprecision[] {
  const isPlain = (figure: Figure | undefined) =>
    figure?.unit.name === '%' && figure.hedge === 'none' && !figure.chinese && !figure.nominal.eq(100);
  const found: Imprecision[] = [];
  if (sentence.figures.length < LEAST_UNEVEN) return found;
  for (let first = 0; first < sentence.figures.length; first++) {
    if (!isPlain(sentence.figures[first])) continue;
    const name = sentence.lead(first).replace(ASSERTED, '').slice(-3);
    const list: Figure[] = [];
    let at = first;
    for (; isPlain(sentence.figures[at]); at++) {
      const isBeside = standsBeside(sentence, at);
      const isNamed =
        sentence.lead(at).replace(ASSERTED, '').endsWith(name) && name.length === 3 && name.endsWith('率');
      const figure = sentence.figures[at];
      if (!figure || (at > first && !isBeside && !isNamed)) break;
      list.push(figure);
    }
    first = at - 1 < first ? first : at - 1;
    const most = Math.max(...list.map(({ decimals }) => decimals));
    const short = list.find(({ decimals }) => decimals < most);
    if (list.length < LEAST_UNEVEN || !short || !/[率重比]/.test(name)) continue;
    found.push({
      span: short.span,
      message: `同一指标的几个百分数小数位数不同：有的保留${short.decimals}位，有的保留${most}位，建议统一。`,
      replacement: undefined,
    });
  }
  return found;
}

function imprecision(text: string, figure: Figure): Imprecision | undefined {
  if (figure.hedge === 'range' || figure.chinese) return undefined;
  // What stands before the digits and behind them: mostly nothing, and a unit of one character.
  const head = text.slice(figure.span.start, figure.digitSpan.start);
  const tail = text.slice(figure.digitSpan.end, figure.span.end);
  const before = head === '' ? undefined : BEFORE.exec(head)?.[0];
  const behind = tail.length < 2 ? undefined : BEHIND.exec(tail)?.[0];
  const inside = tail.length < 2 ? null : /[余多]/.exec(tail);
  if (before !== undefined && behind !== undefined) {
    const start = figure.span.end - behind.length;
    return {
      span: figure.span,
      message: `“${before}”与“${behind}”意思重复，留一个即可。`,
      replacement: { span: { start, end: figure.span.end }, newText: '' },
    };
  }
  // 大约有近300名: the first word stands before a verb.
  const apart =
    before === undefined
      ? null
      : /(?:大约|大概|约|将近|至少)有$/.exec(text.slice(Math.max(0, figure.span.start - 4), figure.span.start));
  if (apart && before !== undefined) {
    return {
      span: { start: figure.span.start - apart[0].length, end: figure.span.end },
      message: `“${apart[0].slice(0, -1)}”与“${before}”意思重复，留一个即可。`,
      replacement: { span: { start: figure.span.start, end: figure.span.start + before.length }, newText: '' },
    };
  }
  // 2000多人左右, whatever stands before.
  if (before === undefined && behind !== undefined && inside) {
    return {
      span: figure.span,
      message: `“${inside[0]}”与“${behind}”意思重复，留一个即可。`,
      replacement: { span: { start: figure.span.end - behind.length, end: figure.span.end }, newText: '' },
    };
  }
  if (before !== undefined && inside) {
    const end = figure.span.start + before.length;
    return {
      span: figure.span,
      message: `“${before}”与“${inside[0]}”意思重复，留一个即可。`,
      replacement: { span: { start: figure.span.start, end }, newText: '' },
    };
  }
  const isExact =
    figure.exponent === 0 && figure.decimals === 0 && figure.digits.length >= 2 && !figure.digits.endsWith('0');
  const said = inside?.[0] ?? behind;
  if (said === undefined || !/[余多]|左右|上下/.test(said)) return undefined;
  if (inside ? isExact : (isExact && figure.digits.length >= 3) || figure.decimals >= 2) {
    return {
      span: figure.span,
      message: `“${text.slice(figure.digitSpan.start, figure.digitSpan.end)}”是精确到末位的数，不应再用“${said}”；请写确数，或改用整数概数。`,
      replacement: undefined,
    };
  }
  return undefined;
}
