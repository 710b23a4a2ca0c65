import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, isGenericUnit, sameKind } from '../figures/units';
import { isTotalLike } from './partLists';

/** Words that say that figures are added up, wherever they stand before the total. */
export const TOTAL_STRONG = /合计|共计|总计|总共|合共|一共|相加|加起来|汇总|小计|总和/;
/** Words that a total has as well as many a figure that is none. */
export const TOTAL_WEAK = /累计|共|总/;
const WHOLE_BODY = /全[年县市区镇乡村校省州旗局系]|年度|整个/;
/** 由1名领导、6名骨干组成的7人专班. */
const MADE_UP = /(?:组成|构成)的$/;
/** 两项相加，全县人工林总面积为8.5万亩: a clause of its own that adds up what was told before the total. */
const GATHERED =
  /^[，,；;]?(?:以上|上述|这)?(?:[两二三四五六七八九十]?(?:项|者|类|片|批|块|部分|处|款|笔|级|家|方面)?)?(?:相加|合计|合起来|加起来|加在一起|加总|合并计算|汇总|合在一起)(?:后|来看|计算)?[，,]/;
/** 连同原有的34个，全市达到61个: what stands before a total is added up in so many words. */
export const ADDED = /连同|加上|算上|再加|加之|外加|计入|以及原有|另加/;
/** Characters of which the words before a closing total have one, unless ADDED stands before them. */
const TOTAL_SIGNS = /[计共加总全度整成]/;
const ADDED_SIGNS = clue('连加算计原');
/** Words that say of a figure that it is what the figures before it come to. */
export const COMES_TO = /(?:达到?|增至|增加到|扩大到|上升到|变为|就是|即为?|为|有|计)$/;
/** Counting words with which a writer says how many parts were told: 三项合计, 四个季度共. */
const PART_COUNTER =
  /^(?:项|类|个|片|部分|批|块|大|种|级|方|处|期|者|段|季|所|家|村|镇|乡|县|区|校|地|市|路|档|组|笔|渠道)$/;
/** What makes the figure a comparison, a mean or a rate instead of a total. */
const NO_TOTAL = /^其中|同比|较|比|满意|增长|平均|人均|户均|占|率(?!先)|计划|目标|任务|指标|[由从自]$/;
/** Longer words before a figure tell of more than that it is a total. */
const LEAD_LIMIT = 16;

/** A figure that the words before it make a total of what was told before. */
export interface ClosingTotal {
  readonly sentence: Sentence;
  readonly total: Figure;
  /** Its place among the figures of the sentence; 2530亩 in 累计81宗2530亩. */
  readonly index: number;
  /** The place of the first of several totals side by side; 81宗 in 累计81宗2530亩. */
  readonly first: number;
  /** The words before that. */
  readonly lead: string;
  /** 组成的: the parts stand behind 由. */
  readonly isMadeUp: boolean;
  /** A clause of its own adds up the parts, or 组成的 does. */
  readonly isGathered: boolean;
  /** 合计, 总计, and what is gathered: the words leave no doubt that something is added up. */
  readonly isStrong: boolean;
  /** How many parts there are by the words before the total: 三 in 三项合计. */
  readonly counted: number | undefined;
}

/** Reads the words before the figure at `index`; undefined where they make no total of it. */
export function closingTotalAt(sentence: Sentence, index: number): ClosingTotal | undefined {
  const total = sentence.figures[index];
  if (!total || !isTotalLike(total)) return undefined;
  const first = firstOfTotals(sentence, index);
  const lead = sentence.label(first);
  if (lead.length > LEAD_LIMIT || !(TOTAL_SIGNS.test(lead) || sentence.has(ADDED_SIGNS))) return undefined;
  if (NO_TOTAL.test(lead)) return undefined;
  const isMadeUp = MADE_UP.test(lead);
  const isWhole = TOTAL_WEAK.test(lead) || WHOLE_BODY.test(lead);
  const isGathered = isMadeUp || (isWhole && hasGatheringClause(sentence, first));
  const isStrong = isGathered || TOTAL_STRONG.test(lead);
  if (!isStrong && !isWhole && !(COMES_TO.test(lead) && ADDED.test(sentence.gap(first - 1)))) return undefined;
  // 书房4个、大院12个，全县14个乡镇: what the whole county has of something else adds up nothing.
  const isNamedAnew = isGenericUnit(total.unit) && sentence.tail(index) !== '' && !sentence.gap(first).includes('共');
  if (!isStrong && isNamedAnew && !TOTAL_WEAK.test(lead)) return undefined;
  return {
    sentence,
    total,
    index,
    first,
    lead,
    isMadeUp,
    isGathered,
    isStrong,
    counted: countBefore(sentence, first, total),
  };
}

/** 累计81宗2530亩: several totals of one list side by side; the place of the first. */
function firstOfTotals(sentence: Sentence, index: number): number {
  let first = index;
  while (first > 0 && first > index - 3 && /^[、\s]?$/.test(sentence.gap(first))) {
    const before = sentence.figures[first - 1];
    if (!before || !isAmount(before.unit.dimension) || sentence.bracket(first - 1) !== sentence.bracket(index)) break;
    if (countBefore(sentence, first, before) !== undefined && before.chinese) break;
    first--;
  }
  return first;
}

/** How many parts the words right before the total say there are: 三 in 三项合计. */
function countBefore(sentence: Sentence, first: number, total: Figure): number | undefined {
  const counter = sentence.figures[first - 1];
  if (counter?.unit.dimension !== 'count' || counter.exponent !== 0 || counter.hedge !== 'none') return undefined;
  const isSmall = counter.nominal.gte(2) && counter.nominal.lte(12);
  const isClose = counter.span.end === sentence.leadStart(first) || hasGatheringClause(sentence, first);
  if (!isSmall || !isClose || !PART_COUNTER.test(counter.unit.name)) return undefined;
  return counter.chinese || !sameKind(counter.unit, total.unit) ? Number(counter.nominal.toFixed()) : undefined;
}

/** Whether a clause of its own between the parts and the total at `first` adds them up. */
function hasGatheringClause(sentence: Sentence, first: number): boolean {
  let last = first - 1;
  // 两 of 两项相加 and 一 of 加在一起 are figures themselves.
  while (last > 0 && first - last < 3 && sentence.figures[last]?.chinese) last--;
  const from = sentence.figures[last]?.span.end;
  return from !== undefined && GATHERED.test(sentence.slice(from, sentence.leadStart(first)));
}
