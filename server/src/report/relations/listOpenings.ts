import type { Sentence } from '../figures/sentence';
import { startsBareList } from './bareLists';
import { OPEN_LIST } from './listEnds';

/** Words that say that all parts follow. */
const ALL_PARTS =
  /(?:分别(?:为|是|有|达到?|用于|投向|安排|来自)?|依次为|依次是|分为|(?:组成|构成)(?:情况)?(?=[：:为是])|按[^，,；;。]{1,8}分|具体为)[^，,；;。]{0,8}$/;
/** A colon behind the total. */
const COLON = /^[^；;。：:]{0,16}[：:][^，,；;。：:]{0,12}$/;
/** 收入486万元，计拨款210万元、捐赠152万元. */
const RECKONED = /^[，,]计(?![划算生入提件时量分价酬税息])[^，,；;。：:]{2,14}$/;
/** 按季度看，第一季度新增1046人: the whole told before is divided anew. */
const DIVIDED_BY = /(?:按|从|分)[^，,；;。]{1,10}(?:看|分|划分|统计|计算|来说|而言)[，,：:][^，,；;。：:]{1,14}$/;
/** Words that pick out parts, and may leave some out. */
const SOME_PARTS = /其中|包括|包含|涵盖/;
/** 十二个乡镇中，达标的有七个. */
const AMONG = /^[^，,；;。：:]{1,10}(?:[中内]|当中|之中)[，,：:][^，,；;。：:]{1,12}$/;
/** 专项资金8600万元中，用于道路建设3200万元: money that is spent on one thing is not spent on another. */
const SPENT_ON = /^[^，,；;。：:]{0,8}[中内里][，,](?:用于|投向|投入|安排给?|支持|拨付给?)[^，,；;。：:]{1,14}$/;
/** 由财政拨款3200万元、社会捐赠400万元组成. */
const COMPOSED_OF = /^[，,]?由[^，,；;。]{1,12}$/;
/** Characters of which all that opens a list has one; without them only its labels can tell that it is one. */
const OPENING_SIGNS = /[按从分计依组构具：:其包涵中内里由]/;
/** 首批会员124名，2018年、2019年分别新增33名: what came later is no part of what there was. */
const COMES_LATER = /(?:分别|又|再|另|先后|陆续)(新增|增加|增补|补充|吸收|新发展|扩建|追加|减少|退出)[^，,；;。]{0,4}$/;

/** How the words between a total and its parts open the list. */
export interface Opening {
  /** The words between the two, without what belongs to the total. */
  readonly words: string;
  /** They say that all parts follow: 分别为, 分为, a colon. */
  readonly namesAll: boolean;
  /** They pick out parts: 其中, 包括. */
  readonly picksOut: boolean;
  /** The whole is divided by another criterion than before: 按季度看. */
  readonly isDivision: boolean;
  /** All that opens the list is 由, so that 组成 must close it. */
  readonly isComposition: boolean;
  /** All that opens the list is 十二个乡镇中, which is said of much that is none. */
  readonly isAmong: boolean;
  /** No words open the list; the labels themselves tell that it is one. */
  readonly isBare: boolean;
}

/**
 * What opens a list at its first part. `opener` is the figure before which the opening words stand, usually that part
 * itself. Undefined where nothing opens a list of parts.
 */
export function openingOf(sentence: Sentence, first: number, opener: number): Opening | undefined {
  // What stands before a full stop between the two belongs to the total.
  const words = sentence.gap(opener).replace(/^[\s\S]*[。.](?=[\s\S])/, '');
  if (!OPENING_SIGNS.test(words) && !(opener === first && startsBareList(sentence, first))) return undefined;
  const isDivision = DIVIDED_BY.test(words);
  const namesAll = isDivision || RECKONED.test(words) || ALL_PARTS.test(words) || COLON.test(words);
  const picksOut = SOME_PARTS.test(words);
  const isAmong = !picksOut && AMONG.test(words);
  // Behind a semicolon 分别为 speaks of something new.
  if (!picksOut && !isAmong && /[；;]/.test(words)) return undefined;
  if (OPEN_LIST.test(words) || comesLater(sentence, words, opener)) return undefined;
  const isOpened = namesAll || picksOut || isAmong;
  const isComposition = !isOpened && COMPOSED_OF.test(words);
  const isBare = !isOpened && !isComposition && !isSpending(sentence, first, words);
  if (isBare && !(opener === first && startsBareList(sentence, first))) return undefined;
  return { words, namesAll, picksOut, isDivision, isComposition, isAmong, isBare };
}

/** Whether the words tell of an addition that the total does not speak of. */
function comesLater(sentence: Sentence, words: string, opener: number): boolean {
  const later = COMES_LATER.exec(words)?.[1];
  return later !== undefined && !sentence.lead(opener - 1).includes(later);
}

function isSpending(sentence: Sentence, first: number, words: string): boolean {
  return sentence.figures[first]?.unit.dimension === 'money' && SPENT_ON.test(words);
}
