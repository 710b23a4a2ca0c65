import { decimal, HUNDRED, ONE, toShortText } from '../../text/decimal';
import { add, between, type Interval, intersects, multiply, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { type Change, figureAt } from './change';
import { yearIn } from './changeLevels';
import { fitsQuotient, grownBy, quotientOf, valueBeside } from './quotients';
import type { Correction } from './relation';
import { isTypingSlip } from './slips';
import { correctionOf, inScaleOf, writeNumber, writeValue } from './writing';

/** Words that say the rate was not worked out from the amounts beside it. */
const OTHER_BASIS = /可比|不变价|扣除|剔除|实质|实际增长|名义|口径|还原|同等条件|物价/;
/** Growth at the prices of the time is what the amounts themselves give: 名义增长11%. */
const OWN_BASIS = /名义|现价|现行价|当年价/;
/** Growth of these is published at constant prices, whether the report says so or not. */
const CONSTANT_PRICES = /生产总值|GDP|增加值/;
/** One equation that the figures of a change must satisfy, as far as they are named. */
export interface Equation {
  readonly holds: boolean;
  readonly uses: readonly Figure[];
  readonly computation: string;
  /** The figure the arithmetic line works out, and its value. */
  readonly computes: Figure;
  readonly value: string;
  readonly correction: Correction | undefined;
}

/** The equations that tie the amounts of a change together. */
export function equationsOf(sentence: Sentence, change: Change): Equation[] {
  const equations: Equation[] = [];
  const base = figureAt(sentence, change.base);
  const result = figureAt(sentence, change.result);
  const amount = figureAt(sentence, change.amount);
  const rate = figureAt(sentence, change.rate);
  const ratio = figureAt(sentence, change.ratio);
  const write = (figure: Figure, like: readonly Figure[]) => writeNumber(sentence, figure, like);
  const sign = signOf(change, base, result);
  const turned = base !== undefined && result !== undefined && turns(sentence, change);
  if (base && result && amount) {
    const all = [base, result, amount];
    const expected = turned
      ? add(result.value, base.value)
      : sign < 0
        ? subtract(base.value, result.value)
        : subtract(result.value, base.value);
    const value = turned ? result.nominal.plus(base.nominal) : result.nominal.minus(base.nominal).abs();
    const [first, second] = sign < 0 ? [base, result] : [result, base];
    const slip = isTypingSlip(inScaleOf(value, amount), inScaleOf(amount.nominal, amount));
    const lost = change.amountIsGross && value.lt(amount.nominal) && !slip;
    if (!lost)
      equations.push({
        holds: intersects(expected, amount.value),
        uses: all,
        computation: `${write(first, all)}${turned ? '+' : '-'}${write(second, all)}=${writeValue(value, amount)}`,
        computes: amount,
        value: writeValue(value, amount),
        correction: correctionOf(sentence, amount, value),
      });
  }
  if (turned) return equations;
  const words = sentence.slice(sentence.start, sentence.end);
  const isNominal = change.rate !== undefined && OWN_BASIS.test(sentence.lead(change.rate));
  const trusted = isNominal || (!OTHER_BASIS.test(words) && !(base === undefined && CONSTANT_PRICES.test(words)));
  if (rate && trusted) {
    const equation = rateEquation(sentence, change, sign, { base, result, amount, rate });
    if (equation) equations.push(...equation);
  }
  if (ratio && base && result) {
    const times = quotientOf(ratio);
    const quotient = base.nominal.eq(0) ? undefined : result.nominal.div(base.nominal);
    if (quotient) {
      equations.push({
        holds: fitsQuotient(valueBeside(result, base), valueBeside(base, result), times),
        uses: [base, result, ratio],
        computation: `${write(result, [base, result])}÷${write(base, [base, result])}=${toShortText(quotient, ratio.decimals + 1)}倍`,
        computes: ratio,
        value: toShortText(quotient, ratio.decimals + 1),
        correction: correctionOf(sentence, ratio, quotient),
      });
    }
  }
  return equations;
}

/** From a loss to a profit, or the other way: the change is the sum of both. */
function turns(sentence: Sentence, { base = 0, result = 0 }: Change): boolean {
  const loses = (index: number) => /亏|赤字/.test(sentence.lead(index).replace(/扭亏|由盈转亏|由亏转盈/g, ''));
  const gains = (index: number) => /盈|结余|利润/.test(sentence.lead(index).replace(/由盈转亏|由亏转盈/g, ''));
  return (loses(base) && gains(result)) || (gains(base) && loses(result) && !loses(base));
}

/** The direction of the change: told by its words, else by the figures. */
function signOf(change: Change, base: Figure | undefined, result: Figure | undefined): number {
  const told = change.direction || change.amountDirection || change.rateDirection;
  if (told !== 0) return told;
  return base && result?.nominal.lt(base.nominal) ? -1 : 1;
}

interface Named {
  readonly base: Figure | undefined;
  readonly result: Figure | undefined;
  readonly amount: Figure | undefined;
  readonly rate: Figure;
}

/** The rate against each pair of amounts that fixes it. */
function rateEquation(sentence: Sentence, change: Change, sign: number, named: Named): Equation[] | undefined {
  const { base, result, amount, rate } = named;
  const write = (figure: Figure, like: readonly Figure[]) => writeNumber(sentence, figure, like);
  if (change.isYearly) return yearlyEquation(sentence, change, sign, named);
  const factor = rateFactor(rate);
  const found: Equation[] = [];
  const push = (
    holds: boolean,
    uses: readonly Figure[],
    line: string,
    part: Figure['nominal'],
    whole: Figure['nominal'],
  ) => {
    if (whole.lte(0)) return;
    const share = part.div(whole);
    const isPercent = rate.unit.dimension === 'percent';
    const value = isPercent ? share.times(HUNDRED) : share;
    const shown = toShortText(value, rate.decimals + 1);
    found.push({
      holds,
      uses: [...uses, rate],
      computation: `${line}=${shown}${isPercent ? '%' : '倍'}`,
      computes: rate,
      value: shown,
      correction: correctionOf(sentence, rate, value),
    });
  };
  if (base && result) {
    const all = [base, result];
    const difference = sign < 0 ? base.nominal.minus(result.nominal) : result.nominal.minus(base.nominal);
    const line =
      sign < 0
        ? `(${write(base, all)}-${write(result, all)})÷${write(base, all)}`
        : `(${write(result, all)}-${write(base, all)})÷${write(base, all)}`;
    push(
      fitsQuotient(valueBeside(result, base), valueBeside(base, result), grownBy(factor, sign)),
      all,
      line,
      difference,
      base.nominal,
    );
  }
  if (amount && base) {
    const all = [amount, base];
    push(
      fitsQuotient(amount.value, base.value, factor),
      all,
      `${write(amount, all)}÷${write(base, all)}`,
      amount.nominal,
      base.nominal,
    );
  } else if (amount && result) {
    const all = [amount, result];
    const before = sign < 0 ? add(result.value, amount.value) : subtract(result.value, amount.value);
    const nominal = sign < 0 ? result.nominal.plus(amount.nominal) : result.nominal.minus(amount.nominal);
    const line = `${write(amount, all)}÷(${write(result, all)}${sign < 0 ? '+' : '-'}${write(amount, all)})`;
    push(fitsQuotient(amount.value, before, factor), all, line, amount.nominal, nominal);
  }
  return found;
}

/** The rate as a factor of the base: 7.6% is 0.076, 1.3倍 is 1.3, 翻一番 is about 1. */
function rateFactor(rate: Figure): Interval {
  if (rate.unit.dimension !== 'doubling') return quotientOf(rate);
  const doubled = decimal(2).pow(Number(rate.digits.split('.')[0]));
  return between(doubled.times('0.94').minus(1), doubled.times('1.12').minus(1));
}

/** 年均增长10%: compounded over the years between the two that are named; a plain mean is let pass too. */
function yearlyEquation(sentence: Sentence, change: Change, sign: number, named: Named): Equation[] | undefined {
  const { base, result, rate } = named;
  if (!base || !result || rate.unit.dimension !== 'percent') return undefined;
  const first = change.base === undefined ? undefined : yearIn(sentence, change.base);
  const last = change.result === undefined ? undefined : yearIn(sentence, change.result);
  // 2019年至2022年，由400万件增至532.4万件: the years of both are told together.
  const together = sentence.years.findLast(
    ({ span, year, lastYear }) => lastYear > year && span.end <= Math.min(base.span.start, result.span.start),
  );
  const isTogether = together !== undefined && (first === undefined || first === last);
  const years = isTogether
    ? together.lastYear - together.year
    : first !== undefined && last !== undefined
      ? last - first
      : 0;
  if (years < 1 || years > 30 || base.nominal.lte(0)) return undefined;
  const factor = quotientOf(rate);
  let grown = valueBeside(base, result);
  for (let year = 0; year < years; year++) {
    grown = multiply(grown, grownBy(factor, sign));
  }
  const mean = result.nominal.div(base.nominal).minus(ONE).abs().times(HUNDRED).div(years);
  // Who gives decimals has worked the rate out, and does so by the power; a round one may be the plain mean.
  const isMean = rate.decimals === 0 && mean.minus(rate.nominal).abs().times(2).lte(rate.lastPlace);
  const all = [base, result];
  const yearly = (result.nominal.div(base.nominal).toNumber() ** (1 / years) - 1) * 100;
  const shown = toShortText(decimal(Math.abs(yearly).toFixed(6)), rate.decimals + 1);
  return [
    {
      holds: intersects(grown, valueBeside(result, base)) || isMean || fitsOtherYears(sentence, base, factor, sign),
      uses: [base, result, rate],
      computation: `(${writeNumber(sentence, result, all)}÷${writeNumber(sentence, base, all)})^(1/${years})-1=${shown}%`,
      computes: rate,
      value: shown,
      correction: undefined,
    },
  ];
}

/** 2023年158.6亿元，2022年149.2亿元，2021年141.8亿元，年均增长5.8%: two other years of the list may be meant. */
function fitsOtherYears(sentence: Sentence, like: Figure, factor: Interval, sign: number): boolean {
  const dated = sentence.figures.flatMap((figure, index) => {
    const year = yearIn(sentence, index);
    return year !== undefined && sameKind(figure.unit, like.unit) ? [{ figure, year }] : [];
  });
  if (dated.length < 3 || dated.length > 8) return false;
  const step = grownBy(factor, sign);
  return dated.some((from) =>
    dated.some((to) => {
      let grown = valueBeside(from.figure, to.figure);
      for (let year = from.year; year < to.year; year++) grown = multiply(grown, step);
      return to.year > from.year && intersects(grown, valueBeside(to.figure, from.figure));
    }),
  );
}
