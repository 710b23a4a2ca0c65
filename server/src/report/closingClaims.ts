import { type Block, blockFact } from './block';
import { digits, type TitlePeriod } from './titlePeriod';

/** A year in a paragraph that cannot be right there; offsets count in its prose. */
export interface YearClaim {
  readonly start: number;
  readonly year: number;
}

/** 综上所述，2023年我局圆满完成…: what an account says of its whole year at the end. */
const CLOSING =
  /^\s{0,8}(?:综上(?:所述)?|总之|总的来[看说讲]|总体来?[看说]|概括(?:来|地)[说讲]|一句话|回顾(?:全年|一年来?|过去)?|回首(?:全年|一年来?)?)[，,：:]?\s?(?:回顾|刚刚?过去的)?((?:19|20)\d\d)年(?![以之至到代初末底—～~-]|[^，,。；;]{0,3}(?:以来|以后))/;

/** The year of a summing up that is none of the title's. */
export function closingClaim(block: Block, title: TitlePeriod): YearClaim | undefined {
  const text = digits(block.prose.text);
  const match = CLOSING.exec(text);
  const year = Number(match?.[1]);
  // What was reached since a year before is told at the end as well, but not under its name alone.
  if (
    !match ||
    title.years.includes(year) ||
    /相比|[比较与同](?:上年|去年|前年|(?:19|20)\d\d)/.test(
      /^[^。；;]{0,40}/.exec(text.slice(match[0].length))?.[0] ?? '',
    )
  )
    return undefined;
  return { start: match[0].length - 5, year };
}

/** 2026年工作打算： inside a paragraph, where the title announces the plan of another year. */
const PLANNED_INSIDE =
  /(?:^|[。；;\n])\s{0,8}((?:19|20)\d\d)年度?的?(?:主要|重点|下一步)?工作(?:打算|计划|思路|安排|设想|谋划)(?:如下|是|为)?[：:]/g;
/** Two years with a plan for the second: 2024年工作总结及2025年工作计划. */
const PLAN_IN_TITLE = /((?:19|20)\d\d)年度?[^，。；\d]{0,8}(?:打算|计划|思路|安排|要点|谋划|设想)/;

/** The one year for which the title announces a plan besides its account. */
export function announcedPlan(titleText: string): number | undefined {
  const year = PLAN_IN_TITLE.exec(titleText)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The years that a paragraph plans for. */
const plansInside = blockFact((block): readonly YearClaim[] =>
  [...digits(block.prose.text).matchAll(PLANNED_INSIDE)].map((match) => ({
    start: match.index + match[0].indexOf(match[1] ?? ''),
    year: Number(match[1]),
  })),
);

/** Years that a paragraph plans for although the title plans for another, or an account of one year for the next. */
export function plannedInside(block: Block, planned: number): readonly YearClaim[] {
  return plansInside(block).filter(({ year }) => isMisplanned(year, planned));
}

/** Whether a plan for `year` cannot stand where one for `planned` is announced; plans of many years may. */
export function isMisplanned(year: number, planned: number): boolean {
  return year !== planned && year <= planned + 4;
}
