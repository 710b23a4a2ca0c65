import { toShortText } from '../../text/decimal';
import { point } from '../../text/interval';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameBase } from '../figures/units';
import { type Divisor, divisorOf } from './averageDivisors';
import { isQuotedAt } from './countWords';
import { fitsQuotient, ownNumber } from './quotients';
import type { Relation } from './relation';
import { scaleSlip } from './scaleSlips';
import { inScaleOf, literal, member, unitOf } from './writing';

/** 人均, 每户, 亩产 in front of an average, with what stands before and the words behind. */
const AVERAGE =
  /^(?<before>.*?)(?:平均)?(?:每(?<each>.)|(?<mean>.)均|(?<yields>[亩单]产))(?<behind>[^，,；;。]{0,10})$/;
/** Characters of which the words before every average have one. */
const AVERAGE_SIGNS = clue('每均产');
/** Indicators of statistics offices that are never worked out from the amounts of a report. */
const OWN_INDICATOR =
  /可支配|纯收入|生产总值|GDP|寿命|绿地|受教育|消费支出|用水|能耗|预期|最低|最高|标准|不少于|不低于/;
const PER_TIME = /每(?:月|年|天|日|周|学期|学年|季)/;
/** Figures between an average and what it is worked out from at most. */
const REACH = 4;
/** Totals and counts up to which it can be told which of them are meant. */
const MOST_CANDIDATES = 3;

/** An average as it is told. */
interface ToldAverage {
  readonly sentence: Sentence;
  readonly average: Figure;
  /** Its place among the figures of the sentence. */
  readonly index: number;
  readonly divisor: Divisor;
  /** What is shared out, by the words behind 均 or 每户. */
  readonly words: string;
  /** 人均 is the rounded result of a division; 每人200元 is a rate at which each was paid. */
  readonly isMean: boolean;
}

/** Figures that an average may be worked out from. */
interface Candidates {
  readonly counts: readonly Figure[];
  readonly totals: readonly Figure[];
}

/** 人均, 户均, 生均 against total and number. */
export function findAverages(sentence: Sentence): Relation[] {
  if (!sentence.has(AVERAGE_SIGNS)) return [];
  return sentence.figures.flatMap((average, index) => {
    const told = average.hedge === 'range' ? undefined : toldAverage(sentence, index, average);
    return (told && relationOf(told)) ?? [];
  });
}

/** Reads the words before a figure; undefined where they make no average of it that can be worked out. */
function toldAverage(sentence: Sentence, index: number, average: Figure): ToldAverage | undefined {
  const lead = sentence.lead(index);
  const match = AVERAGE.exec(lead.replace(/^(?:其中|则)/, ''));
  if (!match) return undefined;
  const { before = '', each, mean, yields, behind = '' } = match.groups ?? {};
  // 城镇居民人均… is an average of its own kind; 85户脱贫户每户… still speaks of the 85.
  const isOfAll = /^(?:全[县市区镇乡村校]|平均|约)?$/.test(before);
  if (mean !== undefined && !isOfAll && !isCounted(sentence, index, before)) return undefined;
  const divisor = divisorOf(sentence, index, yields === undefined ? (each ?? mean ?? '') : '亩');
  const words = behind.replace('平均', '');
  if (!divisor || OWN_INDICATOR.test(words)) return undefined;
  if (PER_TIME.test(lead) && !/平均每[日天]/.test(lead)) return undefined;
  const isMean = /均|[亩单]产/.test(lead) || !/每/.test(lead);
  return { sentence, average, index, divisor, words, isMean };
}

/** 27名法官人均办案168件, 在岗医师86人，医师人均: those the mean is of are counted in the sentence by that name. */
function isCounted(sentence: Sentence, index: number, name: string): boolean {
  const before = sentence.figures[index - 1];
  if (before?.unit.base === '人' && sentence.leadStart(index) === before.span.end) return true;
  const counted = sentence.figures.filter(
    ({ unit }, at) => at !== index && unit.base === '人' && sentence.lead(at).includes(name),
  );
  return name.length >= 2 && counted.length === 1;
}

function relationOf(told: ToldAverage): Relation | undefined {
  const { sentence, index, average, isMean } = told;
  // 普查员每人200元、指导员每人300元: of two rates each has a number of its own.
  if (!isMean && hasOtherRate(sentence, index, average)) return undefined;
  const { counts, totals } = candidatesOf(told);
  if (totals.length === 0) return misscaled(told, counts);
  if (counts.length === 0 || counts.length > MOST_CANDIDATES || totals.length > MOST_CANDIDATES) return undefined;
  for (const total of totals) {
    const count = counts.find((each) => isQuotient(told, total, each));
    if (count) return averageRelation(told, total, count, true);
  }
  return isMean && fitsAnyPair(sentence, average) ? undefined : wrongAverage(told, { counts, totals });
}

/** Whether total and count give the average. */
function isQuotient({ average, isMean }: ToldAverage, total: Figure, count: Figure): boolean {
  // A sum paid to each is a fixed rate; a mean is the rounded result of a division.
  return fitsQuotient(total.value, ownNumber(count), isMean ? average.derivedValue : point(average.nominal));
}

/** The figures near the average that by their units and words may be its count or its total. */
function candidatesOf({ sentence, index, average, divisor, words, isMean }: ToldAverage): Candidates {
  const { units } = divisor;
  // 乡镇12个、站36个，平均每个乡镇3个: where all count in one unit, the noun behind 每个 tells which divides the other.
  const noun = units.includes(average.unit.base) && words.length >= 2 ? words.slice(0, 2) : '';
  // The words behind 人均 may repeat those of the total or of the count: 受益群众1.2万人，人均受益2000元.
  const around = sentence.slice(sentence.start, sentence.end).replace(sentence.lead(index), '');
  const isNamed = words === '' || !isMean || [...words].some((character) => around.includes(character));
  const counts: Figure[] = [];
  const totals: Figure[] = [];
  for (const [at, figure] of sentence.figures.entries()) {
    if (at === index || Math.abs(at - index) > REACH || figure.hedge === 'range') continue;
    const [lead, tail] = [sentence.lead(at), sentence.tail(at)];
    // “两员”补贴: a name that holds a number counts nothing here.
    if (/[均每]/.test(lead) || isQuotedAt(sentence.text, figure.span.start)) continue;
    const isInUnit = units.includes(figure.unit.base) || units.includes(figure.unit.name);
    if (isInUnit && divisor.nouns.test(lead + tail) && (tail.startsWith(noun) || lead.endsWith(noun)))
      counts.push(figure);
    else if (isNamed && sameBase(figure.unit, average.unit) && figure.nominal.gt(average.nominal)) totals.push(figure);
  }
  return { counts, totals };
}

/** The broken average with the total and the count that are meant; undefined where that cannot be told. */
function wrongAverage(told: ToldAverage, candidates: Candidates): Relation | undefined {
  const { sentence, average, isMean } = told;
  const count = meantCount(told, candidates);
  const total = isMean ? meantTotal(told, candidates) : paidTotal(told, candidates, count);
  if (!total || !count) return undefined;
  const between = sentence.slice(
    Math.min(total.span.end, count.span.end, average.span.end),
    Math.max(average.span.start, total.span.start),
  );
  return /[；;]/.test(between) ? undefined : averageRelation(told, total, count, false);
}

/** The nearest count before the average, else one before the total behind it, else 共有行政村150个 right behind. */
function meantCount({ sentence, index, average }: ToldAverage, { counts, totals }: Candidates): Figure | undefined {
  const after = totals.find((figure) => !isBefore(figure, average));
  return (
    counts.findLast((figure) => isBefore(figure, average)) ??
    counts.find((figure) => after && isBefore(figure, after)) ??
    // 总收入9600万元，村均60万元，共有行政村150个
    counts.find(
      (figure) =>
        figure === sentence.figures[index + 1] && /^(?:全[县市区镇乡校村]|现)?共?[有计]/.test(sentence.lead(index + 1)),
    )
  );
}

/** What a mean divides: the nearest amount before it, else the first behind it. */
function meantTotal({ average }: ToldAverage, { totals }: Candidates): Figure | undefined {
  return totals.findLast((figure) => isBefore(figure, average)) ?? totals.find((figure) => !isBefore(figure, average));
}

/** What a rate comes to: money behind it that is said to be all, or what stands right before it and is shared out. */
function paidTotal(
  { sentence, index, average }: ToldAverage,
  { totals }: Candidates,
  count: Figure | undefined,
): Figure | undefined {
  const after = totals.find((figure) => !isBefore(figure, average));
  if (after) {
    const isPaid = average.unit.dimension === 'money';
    return isPaid && /共|合计|总计|累计|总额/.test(sentence.lead(sentence.figures.indexOf(after))) ? after : undefined;
  }
  // 抽调96人，组成8个工作组，每组12人: what is shared out may also stand before.
  const shared = totals.findLast((figure) => isBefore(figure, average));
  const isClose = (figure: Figure | undefined) =>
    figure !== undefined && isBefore(figure, average) && index - sentence.figures.indexOf(figure) <= 2;
  return isClose(shared) && isClose(count) ? shared : undefined;
}

function isBefore(figure: Figure, other: Figure): boolean {
  return figure.span.start < other.span.start;
}

/** 补助978元惠及326户，户均3万元: an amount too small to be divided is the total where 万 more or less makes it right. */
function misscaled(told: ToldAverage, counts: readonly Figure[]): Relation | undefined {
  const { sentence, index, average } = told;
  const total = sentence.figures.find(
    (figure, at) => at < index && sameBase(figure.unit, average.unit) && figure.hedge === 'none',
  );
  const [count] = counts;
  if (!total || !count || counts.length > 1 || average.hedge !== 'none') return undefined;
  const relation = averageRelation(told, total, count, false);
  return scaleSlip(relation) ? relation : undefined;
}

function hasOtherRate(sentence: Sentence, index: number, { unit }: Figure): boolean {
  return sentence.figures.some(
    (other, at) => at !== index && sameBase(other.unit, unit) && /每/.test(sentence.lead(at)),
  );
}

/** Whether the mean is that of any amount and any count of the sentence, however far from it they stand. */
function fitsAnyPair(sentence: Sentence, average: Figure): boolean {
  const counts = sentence.figures.filter((figure) => figure !== average && isCountable(figure));
  return sentence.figures.some(
    (total) =>
      sameBase(total.unit, average.unit) &&
      total.nominal.gt(average.nominal) &&
      counts.some((count) => count !== total && fitsQuotient(total.value, ownNumber(count), average.derivedValue)),
  );
}

function isCountable({ unit, hedge }: Figure): boolean {
  return hedge !== 'range' && (unit.dimension === 'count' || unit.dimension === 'area' || unit.dimension === 'length');
}

function averageRelation(told: ToldAverage, total: Figure, count: Figure, holds: boolean): Relation {
  const { sentence, average, isMean } = told;
  const own = count.nominal.div(count.unit.factor);
  const stated = isMean ? average : total;
  const value = isMean ? total.nominal.div(own.eq(0) ? 1 : own) : average.nominal.times(own);
  const shown = isMean ? inScaleOf(value, average, 1) : toShortText(value, 2);
  const unit = isMean ? unitOf(sentence, average) : average.unit.name;
  const computation = isMean
    ? `${literal(sentence, total)}÷${literal(sentence, count)}=${shown}${unit}`
    : `${literal(sentence, average)}×${literal(sentence, count)}=${shown}${unit}`;
  return {
    kind: 'average',
    rule: 'figure-share',
    members: [member('均值', average), member('合计', total), member('个数', count)],
    span: stated.span,
    computation,
    holds,
    message: holds ? '' : `平均数与总数不符：${computation}，文中为${literal(sentence, stated)}，请核对这三个数。`,
  };
}
