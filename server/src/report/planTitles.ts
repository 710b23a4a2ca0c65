import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import { type Surroundings, surroundingsOf } from './context';
import type { Prose } from './prose';
import { timesOf } from './termHits';

/** A plan named with its period, 《全民健身计划（2016—2020年）》, in one piece of a block's text. */
export interface PlanTitle {
  readonly prose: Prose;
  /** Offsets in the prose, with the title marks. */
  readonly start: number;
  readonly end: number;
  /** The last year of the plan. */
  readonly endYear: number;
  /** Whether the words before it speak of carrying it out: 全面落实《…》. */
  readonly isCarriedOut: boolean;
  surroundings(): Surroundings;
}

const TITLE = /《([^《》\n]{4,60})》|[\u4e00-\u9fff]{2,20}(?:规划|纲要|计划|行动|方案)（[^（）\n]{8,24}）/g;
const PERIOD = /((?:19|20)\d\d)\s?年?\s?[—–\-－~～至到]{1,2}\s?((?:19|20)\d\d)(?!\s?[—–\-－~～至到])/;
const FIVE_YEAR_PLAN = /[“"「]?(十|十[一二三四五六])五[”"」]?(?=[^期末初]|期间|时期)/;
const FIVE_YEAR_ENDS: Readonly<Record<string, number>> = {
  十: 2005,
  十一: 2010,
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
};
/** What has a period and is a plan for it. */
const PLAN = /规划|纲要|计划|行动|方案|战略|目标|意见/;
const NO_PLAN = /总结|报告|年鉴|评估|公报|验收|县志|市志|统计|决算|回顾|汇编/;
/** 继续贯彻落实《…》, 正在实施《…》: the plan itself is being carried out. */
const CARRIED_OUT =
  /(?:贯彻|落实|实施|执行|推进|遵照|施行)(?:落实|实施|执行|好|国务院|国家|省|市|县|中共中央|教育部|、){0,3}$/;

/** The plans with a period that a block names. */
export const planTitlesOf = blockFact((block: Block): readonly PlanTitle[] =>
  prosesOf(block).flatMap((prose) => titlesIn(prose, block.container === 'quote')),
);

function titlesIn(prose: Prose, isQuoted: boolean): PlanTitle[] {
  const text = prose.folded;
  if (!/[《（]/.test(text)) return [];
  const found: PlanTitle[] = [];
  for (const match of text.matchAll(TITLE)) {
    const words = match[0];
    const endYear = lastYear(words);
    if (endYear === undefined || !PLAN.test(words) || NO_PLAN.test(words)) continue;
    const start = match.index;
    const end = start + words.length;
    found.push({
      prose,
      start,
      end,
      endYear,
      isCarriedOut: CARRIED_OUT.test(text.slice(Math.max(0, start - 16), start)),
      surroundings: () => surroundingsOf(text, timesOf(prose), start, end, isQuoted),
    });
  }
  return found;
}

function lastYear(title: string): number | undefined {
  const period = PERIOD.exec(title);
  if (period) {
    const from = Number(period[1]);
    const to = Number(period[2]);
    return to > from && to - from <= 30 ? to : undefined;
  }
  const plan = FIVE_YEAR_PLAN.exec(title)?.[1];
  return plan === undefined ? undefined : FIVE_YEAR_ENDS[plan];
}
