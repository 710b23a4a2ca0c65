import { toShortText } from '../../text/decimal';
import { point } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameBase } from '../figures/units';
import { isQuotedAt } from './countWords';
import { fitsQuotient, ownNumber } from './quotients';
import type { Relation } from './relation';
import { scaleSlip } from './scaleSlips';
import { inScaleOf, literal, member, unitOf } from './writing';

/** Any words, or none. */
const ANY = /(?:)/;

/** What 人均, 户均 … divide by: units of the count, and words it must stand with where the unit is a plain 个. */
const DIVISORS: readonly { readonly sign: string; readonly units: string; readonly nouns: RegExp }[] = [
  { sign: '人', units: '人', nouns: ANY },
  { sign: '生', units: '人', nouns: ANY },
  { sign: '师', units: '人', nouns: /师/ },
  { sign: '户', units: '户', nouns: ANY },
  { sign: '家', units: '家', nouns: ANY },
  { sign: '村', units: '村 个', nouns: /村/ },
  { sign: '班', units: '班 个', nouns: /班/ },
  { sign: '校', units: '所 校 个', nouns: /校|园|学/ },
  { sign: '亩', units: '亩', nouns: ANY },
  { sign: '所', units: '所', nouns: ANY },
  { sign: '名', units: '人', nouns: ANY },
  { sign: '台', units: '台', nouns: ANY },
  { sign: '件', units: '件', nouns: ANY },
  { sign: '场', units: '场', nouns: ANY },
  { sign: '期', units: '期', nouns: ANY },
  { sign: '个', units: '个', nouns: ANY },
  { sign: '项', units: '项', nouns: ANY },
  { sign: '组', units: '组 个', nouns: /组/ },
  { sign: '队', units: '队 支 个', nouns: /队/ },
  { sign: '批', units: '批', nouns: ANY },
  { sign: '日', units: '天', nouns: ANY },
  { sign: '天', units: '天', nouns: ANY },
  { sign: '车', units: '辆', nouns: ANY },
  { sign: '笔', units: '笔', nouns: ANY },
  { sign: '次', units: '次', nouns: ANY },
  { sign: '单', units: '单', nouns: ANY },
  { sign: '套', units: '套', nouns: ANY },
  { sign: '头', units: '头', nouns: ANY },
  { sign: '案', units: '件 起', nouns: /案/ },
  { sign: '企', units: '家 户', nouns: /企/ },
  { sign: '床', units: '张', nouns: /床/ },
  { sign: '镇', units: '个 镇', nouns: /镇/ },
  { sign: '乡', units: '个 乡', nouns: /乡/ },
];
const AVERAGE = /^(.*?)(?:平均)?(?:每(.)|(.)均|(亩)产|单(产))([^，,；;。]{0,10})$/;
/** Indicators of statistics offices that are never worked out from the amounts of a report. */
const OWN_INDICATOR =
  /可支配|纯收入|生产总值|GDP|寿命|绿地|受教育|消费支出|用水|能耗|预期|最低|最高|标准|不少于|不低于/;
const PER_TIME = /每(?:月|年|天|日|周|学期|学年|季)/;

/** 人均, 户均, 生均 against total and number. */
export function findAverages(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 0; index < sentence.figures.length; index++) {
    const average = sentence.figures[index];
    if (!average || average.hedge === 'range') continue;
    const match = AVERAGE.exec(sentence.lead(index).replace(/^(?:其中|则)/, ''));
    if (!match) continue;
    const isYield = match[4] !== undefined || match[5] !== undefined;
    const sign = isYield ? '亩' : (match[2] ?? match[3] ?? '');
    // 城镇居民人均… is an average of its own kind; 85户脱贫户每户… still speaks of the 85.
    if (
      match[3] !== undefined &&
      !/^(?:全[县市区镇乡村校]|平均|约)?$/.test(match[1] ?? '') &&
      !isCounted(sentence, index, match[1] ?? '')
    )
      continue;
    // 平均每台次 divides by 台次 and not by 台.
    const divisor =
      longUnit(sentence, index) ?? DIVISORS.find((each) => each.sign === sign) ?? unitDivisor(sentence, index);
    const words = (match[6] ?? '').replace('平均', '');
    if (
      !divisor ||
      OWN_INDICATOR.test(words) ||
      (PER_TIME.test(sentence.lead(index)) && !/平均每[日天]/.test(sentence.lead(index)))
    )
      continue;
    const relation = check(sentence, index, average, divisor, words);
    if (relation) relations.push(relation);
  }
  return relations;
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

/** 平均每公里300株, 每座16万元: the unit itself stands behind 每. */
function unitDivisor(sentence: Sentence, index: number): (typeof DIVISORS)[number] | undefined {
  const words = /每([^每]{1,8})$/.exec(sentence.lead(index))?.[1] ?? '';
  const counted = sentence.figures.find(
    ({ unit }, at) =>
      at !== index && (unit.name.length > 1 || unit.dimension === 'count') && words.startsWith(unit.name),
  );
  return counted && { sign: counted.unit.name, units: counted.unit.base, nouns: ANY };
}

function longUnit(sentence: Sentence, index: number): (typeof DIVISORS)[number] | undefined {
  const divisor = unitDivisor(sentence, index);
  return divisor && divisor.sign.length > 1 ? divisor : undefined;
}

function check(
  sentence: Sentence,
  index: number,
  average: Figure,
  divisor: (typeof DIVISORS)[number],
  words: string,
): Relation | undefined {
  const isMean = /均|[亩单]产/.test(sentence.lead(index)) || !/每/.test(sentence.lead(index));
  // 普查员每人200元、指导员每人300元: of two rates each has a number of its own.
  if (!isMean && hasOtherRate(sentence, index, average)) return undefined;
  const units = divisor.units.split(' ');
  // 乡镇12个、站36个，平均每个乡镇3个: where all count in one unit, the noun behind 每个 tells which divides the other.
  const noun = units.includes(average.unit.base) && words.length >= 2 ? words.slice(0, 2) : '';
  const counts: Figure[] = [];
  const totals: Figure[] = [];
  for (const [at, figure] of sentence.figures.entries()) {
    if (at === index || Math.abs(at - index) > 4 || figure.hedge === 'range') continue;
    const context = sentence.lead(at) + sentence.tail(at);
    // The words behind 人均 may repeat those of the total or of the count: 受益群众1.2万人，人均受益2000元.
    const around = sentence.slice(sentence.start, sentence.end).replace(sentence.lead(index), '');
    // “两员”补贴: a name that holds a number counts nothing here.
    if (/[均每]/.test(sentence.lead(at)) || isQuotedAt(sentence.text, figure.span.start)) continue;
    if (
      (units.includes(figure.unit.base) || units.includes(figure.unit.name)) &&
      divisor.nouns.test(context) &&
      (sentence.tail(at).startsWith(noun) || sentence.lead(at).endsWith(noun))
    )
      counts.push(figure);
    else if (sameBase(figure.unit, average.unit) && figure.nominal.gt(average.nominal)) {
      if (words === '' || [...words].some((character) => around.includes(character)) || !isMean) totals.push(figure);
    }
  }
  if (totals.length === 0) return misscaled(sentence, index, average, counts, isMean);
  if (counts.length === 0 || counts.length > 3 || totals.length > 3) return undefined;
  for (const total of totals) {
    for (const count of counts) {
      // A sum paid to each is a fixed rate; a mean is the rounded result of a division.
      const each = isMean ? average.derivedValue : point(average.nominal);
      if (fitsQuotient(total.value, ownNumber(count), each)) {
        return averageRelation(sentence, total, count, average, true, isMean);
      }
    }
  }
  if (isMean && fitsAnyPair(sentence, average)) return undefined;
  const before = (figure: Figure) => figure.span.start < average.span.start;
  const after = totals.find((figure) => !before(figure));
  const count =
    counts.filter(before).pop() ??
    counts.find((figure) => after && figure.span.start < after.span.start) ??
    // 总收入9600万元，村均60万元，共有行政村150个
    counts.find(
      (figure) =>
        figure === sentence.figures[index + 1] && /^(?:全[县市区镇乡校村]|现)?共?[有计]/.test(sentence.lead(index + 1)),
    );
  // 抽调96人，组成8个工作组，每组12人: what is shared out may also stand before.
  const shared = totals.filter(before).pop();
  const close = (figure: Figure | undefined) =>
    figure !== undefined && before(figure) && index - sentence.figures.indexOf(figure) <= 2;
  const spread = !isMean && close(shared) && close(count) ? shared : undefined;
  const total = isMean ? (shared ?? after) : (after ?? spread);
  if (!total || !count) return undefined;
  const between = sentence.slice(
    Math.min(total.span.end, count.span.end, average.span.end),
    Math.max(average.span.start, total.span.start),
  );
  if (/[；;]/.test(between)) return undefined;
  if (
    !isMean &&
    total !== spread &&
    (average.unit.dimension !== 'money' ||
      !/共|合计|总计|累计|总额/.test(sentence.lead(sentence.figures.indexOf(total))))
  ) {
    return undefined;
  }
  return averageRelation(sentence, total, count, average, false, isMean);
}

/** 补助978元惠及326户，户均3万元: an amount too small to be divided is the total where 万 more or less makes it right. */
function misscaled(
  sentence: Sentence,
  index: number,
  average: Figure,
  counts: readonly Figure[],
  isMean: boolean,
): Relation | undefined {
  const total = sentence.figures.find(
    (figure, at) => at < index && sameBase(figure.unit, average.unit) && figure.hedge === 'none',
  );
  const [count] = counts;
  if (!total || !count || counts.length > 1 || average.hedge !== 'none') return undefined;
  const relation = averageRelation(sentence, total, count, average, false, isMean);
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

function averageRelation(
  sentence: Sentence,
  total: Figure,
  count: Figure,
  average: Figure,
  holds: boolean,
  isMean: boolean,
): Relation {
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
