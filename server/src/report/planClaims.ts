import type { CalendarDate } from '../text/date';
import type { PlacedBlock } from './block';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { digits, type TitlePeriod } from './titlePeriod';

/** 到2024年底前，完成…: a deadline that a plan sets. */
const DEADLINE =
  /(?:^|[。；，,;：:\n、])\s{0,8}(?:力争|确保|计划|拟|要)?(?:到|在|于|至|赶在)?((?:19|20)\d\d)年(?:年?底|年?末|\d{1,2}月底?|[一二三四]季度末?|上半年|下半年)(?:之?前|以前)[，,]?(?:要|全面|全部|基本|力争|确保|必须|务必|完成|实现|建成|达到|投[用产]|竣工|启动|开工)(?!的)/g;

const MEANT =
  /(?:^|[。；\n])\s{0,8}((?:19|20)\d\d)年(?:(?:要|将|拟|计划|力争|确保)(?![求点素])|是[^，。；,;]{2,18}年[，,](?:我[县市区局镇乡校]|全[县市区局镇乡校])?(?:要|将|必须))/g;

/** 2019年要开工项目12个 in a plan for 2020: what is meant to be done lies in a year that is over. */
export function plannedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  return [...text.matchAll(MEANT), ...text.matchAll(DEADLINE)].flatMap((match) => {
    const year = Number(match[1]);
    const at = match.index + match[0].indexOf(match[1] ?? '');
    return year < title.start.year ? [claim(report, placed, at, `${match[1]}年`, year, '正文')] : [];
  });
}

const NEXT =
  /^\s*((?:19|20)\d\d)年[，,]?(?:[我本全][^，。；,;]{0,8})?(?:将|要)(?:继续|进一步|以|坚持|认真|全面|深入|着力|重点|紧紧|紧扣|围绕|大力|切实|按照|不断|努力|再接再厉)/;

/** 2022年，我们将继续… at the end of an account of 2022: the year to come has been forgotten. */
export function outlookClaims(
  report: Report,
  placed: PlacedBlock,
  title: TitlePeriod,
  today: CalendarDate | undefined,
): readonly PeriodClaim[] {
  const match = NEXT.exec(digits(placed.block.prose.text));
  if (!match) return [];
  const year = Number(match[1]);
  // An account that is written before its year is over still has something to do in it.
  const isOver = today !== undefined && (today.year > title.start.year || today.month >= 11);
  if (year > title.start.year || (year === title.start.year && !isOver)) return [];
  const start = match[0].length - match[0].trimStart().length;
  return [claim(report, placed, start, `${match[1]}年`, year, '下年打算')];
}
