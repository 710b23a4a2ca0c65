import type { PlacedBlock } from './block';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { digits, type TitlePeriod } from './titlePeriod';

/** What a plan says of its own year, and of no other: 2026年全县水利工作的总体要求是. */
const PLANNED_YEAR =
  /(?<![\d至到—～~-])((?:19|20)\d\d)年度?[^，。；：:,;\d]{0,24}(?:总体要求|总体思路|总体目标|工作思路|工作目标|主要目标|指导思想)(?:是|为|[：:])/g;

/** 制定2025年度普法工作计划如下; 为做好2023年各项工作，特制定本计划: the year a plan says it is made for. */
const MADE_FOR = [
  /(?:制定|编制|拟定|提出)了?((?:19|20)\d\d)年度?[^，,。；;]{0,20}(?:计划|要点|方案|安排|思路)(?:如下)?/g,
  /(?:做好|抓好)((?:19|20)\d\d)年度?[^，,。；;]{0,14}工作[^。]{0,60}(?:制定|提出|拟定)(?:本|如下|以下)/g,
];
/** 2024年，全区民政工作要坚持: a lead that looks ahead. */
const AHEAD =
  /^\s*((?:19|20)\d\d)年(?:度|全年)?[，,]?[^，,。；;]{0,16}(?:工作)?(?:(?<![主重纪提摘])要|将)(?:坚持|以|继续|紧紧|紧扣|深入|全面|认真|围绕|突出|聚焦|着力|重点|大力|切实|按照|进一步)/;
/** What has come about is told, not planned. */
const TOLD = /取得|完成了|实现了|圆满|顺利|成绩|成效|回顾/;

/** Years that a plan names as its own in its first lines, and that are not those of its title. */
export function planLeadClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  const claims: PeriodClaim[] = [];
  const add = (match: RegExpMatchArray) => {
    const year = Number(match[1]);
    const at = (match.index ?? 0) + match[0].indexOf(match[1] ?? '');
    if (!title.years.includes(year)) claims.push(claim(report, placed, at, `${match[1]}年`, year, '开头'));
  };
  for (const match of text.matchAll(PLANNED_YEAR)) add(match);
  for (const pattern of MADE_FOR) for (const match of text.matchAll(pattern)) add(match);
  const ahead = AHEAD.exec(text);
  const isOwn = ahead && !TOLD.test(text) && !title.years.some((year) => text.includes(String(year)));
  if (isOwn && Number(ahead[1]) < title.start.year) add(ahead);
  return claims;
}
