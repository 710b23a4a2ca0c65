import { SHARE } from './shareWords';

/** 比重为65%, without 占. */
const BARE_SHARE = /^(?:所占)?(?:比重|比例|份额)()(?:为|是|达到?|约)?$/;
const TARGET = /(?:完成|达到?|为|占|是|相当于)[^，,；;。]{0,6}(?:目标|任务|计划|指标|预算)[^，,；;。]{0,4}$/;
const RATE =
  /([^，,；;。、]{1,10}?)(?:率|比例|比重|占比|进度|[^方层全对]面)(?:分?别?)(?:为|是|达到?|已达|约|仅|只有|保持在|超)?(?:到|为)?$/;
const CHANGE_WORDS = /同比|环比|较|比上|比去|增长(?!面)|增加|提高|提升|上升|下降|降低|减少|回落/;

/** What the words before a percentage say it is. */
export interface RateWords {
  readonly lead: string;
  /** The whole that 占…的 names, empty for 占 alone; undefined where no word says that it is a share. */
  readonly shareOf: string | undefined;
  /** What a rate is called after: 完成 in 完成率; undefined where it is called nothing. */
  readonly rateOf: string | undefined;
  /** 完成任务的: the whole is what was to be done, and may be exceeded. */
  readonly isTarget: boolean;
}

/** Reads the words before a percentage; undefined where they tell of a change. */
export function rateWordsIn(lead: string): RateWords | undefined {
  if (CHANGE_WORDS.test(lead)) return undefined;
  const shareOf = (SHARE.exec(lead) ?? BARE_SHARE.exec(lead))?.[1];
  return { lead, shareOf, rateOf: RATE.exec(lead)?.[1], isTarget: TARGET.test(lead) };
}

/** Whether the words call what follows a rate: 完成率, 占比. */
export function tellsRate(lead: string): boolean {
  return RATE.test(lead);
}
