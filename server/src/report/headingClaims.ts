import type { Span } from '../text/span';
import { type Block, blockFact, type PlacedBlock } from './block';
import { announcedPlan, isMisplanned } from './closingClaims';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { titleOf } from './title';
import { digits, type TitlePeriod } from './titlePeriod';

const REVIEW =
  /^((?:19|20)\d\d)年(?:度|上半年|下半年)?的?(?:主要|重点|全年|各项|总体|具体)?工作(?:总结|回顾|情况|完成情况|开展情况|落实情况|成效|成绩|总体情况)/;
const TOLD = /^((?:19|20)\d\d)年(?!.{0,4}(?:打算|计划|思路|安排|要点|目标)).{0,10}(?:工作|成效|成绩|情况|回顾|总结)/;
const OUTLOOK = /^((?:19|20)\d\d)年度?[^，。；\d]{0,8}(?:打算|计划|思路|安排|要点|谋划)$/;

/** The words of a heading with the years in them, as they begin a review or name a plan; `whole` with its end mark. */
const headingYears = blockFact(({ heading, prose }) => {
  const whole = heading ? digits(prose.text.slice(heading.start, heading.end)).trimEnd() : '';
  const words = whole.replace(/[。：:]$/, '');
  return { whole, review: REVIEW.exec(words), outlook: OUTLOOK.exec(words), told: TOLD.exec(whole) };
});

/** Headings that name another year than their part of the report has. */
export function headingClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const { heading } = placed.block as Block & { heading: Span };
  const { review, outlook } = headingYears(placed.block);
  const year = Number(review?.[1]);
  if (review) {
    const isBefore = title.isPlan && !title.isAccount && year === title.start.year - 1;
    if (title.years.includes(year) || isBefore || !(title.isAccount || title.isPlan)) return [];
    return [claim(report, placed, heading.start, `${review[1]}年`, year, '小标题')];
  }
  const announced = outlook && title.isAccount ? announcedPlan(digits(titleOf(report)?.text ?? '')) : undefined;
  if (outlook && announced !== undefined && announced > title.start.year) {
    if (!isMisplanned(Number(outlook[1]), announced)) return [];
    return [{ ...claim(report, placed, heading.start, `${outlook[1]}年`, Number(outlook[1]), '小标题'), announced }];
  }
  if (!outlook || !(title.isAccount || title.isInspection) || !title.isWholeYear) return [];
  const planned = Number(outlook[1]);
  // The year of an inspection may be that in which it was held.
  if (title.isInspection && planned >= title.start.year) return [];
  if (planned === title.start.year + 1 || planned > title.start.year + 5) return [];
  return [claim(report, placed, heading.start, `${outlook[1]}年`, planned, '小标题')];
}

/** 一、2023年主要工作 and 二、2023年工作安排: one year cannot be both told and planned. */
export function pairedHeadingClaims(
  report: Report,
  headings: readonly PlacedBlock[],
  known: readonly PeriodClaim[],
): readonly PeriodClaim[] {
  let told: number | undefined;
  for (const placed of headings) {
    const { heading } = placed.block as Block & { heading: Span };
    const { whole, outlook, told: review } = headingYears(placed.block);
    // With an end mark the words are a sentence and no heading of a plan.
    const planned = outlook && whole === outlook[0] ? outlook : undefined;
    if (!planned) {
      if (review) told = Number(review[1]);
      continue;
    }
    if (Number(planned[1]) !== told || /半年|季度|下一?步|后/.test(whole)) continue;
    const found = claim(report, placed, heading.start, `${planned[1]}年`, told, '小标题');
    if (known.some(({ span }) => span.start === found.span.start)) continue;
    return [found];
  }
  return [];
}
