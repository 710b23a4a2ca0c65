import type { Block, PlacedBlock } from './block';
import { digits, type TitlePeriod } from './titlePeriod';

/** A part of the year named where another part should be; offsets count in the block's prose. */
export interface PartClaim {
  readonly start: number;
  readonly written: string;
}

const PART = '(?:上半年|下半年|第?[一二三四]季度|前三季度|\\d{1,2}月?(?:[—–－～~-]|至|到)\\d{1,2}月份?|\\d{1,2}月份?)';
/** 现将二季度工作情况报告如下. */
const STATED = new RegExp(
  `现[将就把](?:[我本全][\\u4e00-\\u9fff]{1,4}?|我)?(?:(?:20\\d\\d|今|本)年)?(${PART})(?:以来)?[^，。；,;]{0,24}如下`,
  'g',
);
/** 2023年二季度，我局…, 今年上半年，全镇…: what the first sentence tells of. */
const OPENING = new RegExp(`^\\s*(?:(?:20\\d\\d|今|本)年)?(${PART})(?=[，,])`);
const REPORTS =
  /[现兹谨][将就把]|[我本](?:县|市|区|局|镇|乡|校|院|委|办|中心|街道|社区|村|单位|部门|所|站)|全(?:县|市|区|镇|乡|局|校|院|系统|体)/;
/** What an opening tells as told before the report's own time begins, or as still to come. */
const OTHER_TIME =
  /^[，,][^。；;.]{0,40}(?:(?<![现兹谨])将|(?<![主重纪提摘])要|计划|拟|启动|印发|部署|召开|批准|获批|开工|成立)/;

/** The months of a part of the year, or undefined. */
function monthsOf(part: string): readonly [number, number] | undefined {
  if (part === '上半年') return [1, 6];
  if (part === '下半年') return [7, 12];
  if (part === '前三季度') return [1, 9];
  const quarter = '一二三四'.indexOf(/[一二三四](?=季度)/.exec(part)?.[0] ?? '无');
  if (quarter >= 0) return [quarter * 3 + 1, quarter * 3 + 3];
  const range = /^(\d{1,2})月?\D(\d{1,2})月/.exec(part);
  if (range) return [Number(range[1]), Number(range[2])];
  const month = Number(/^\d{1,2}/.exec(part)?.[0]);
  return month >= 1 && month <= 12 ? [month, month] : undefined;
}

/** Parts of the year outside the title's own part, in the first lines of an account of a quarter or half-year. */
export function partClaims(placed: PlacedBlock, title: TitlePeriod): readonly PartClaim[] {
  const isPart = title.start.year === title.end.year && title.end.month - title.start.month < 11;
  if (!isPart || title.isPlan || !(title.isAccount || title.isInspection || title.isTelling)) return [];
  const text = digits((placed.block as Block).prose.text);
  const claims: PartClaim[] = [];
  const isApart = (part: string) => {
    const months = monthsOf(part);
    if (!months || months[0] > months[1] || months[1] > 12) return false;
    // A stretch that begins with the title's and goes on beyond it is another stretch as well.
    const isLonger = months[0] === title.start.month && months[1] > title.end.month;
    return months[1] < title.start.month || months[0] > title.end.month || isLonger;
  };
  for (const match of text.matchAll(STATED)) {
    const part = match[1] ?? '';
    if (isApart(part)) claims.push({ start: match.index + match[0].indexOf(part), written: part });
  }
  const opening = OPENING.exec(text);
  const part = opening?.[1] ?? '';
  if (opening && isApart(part) && REPORTS.test(text) && !OTHER_TIME.test(text.slice(opening[0].length))) {
    claims.push({ start: opening[0].length - part.length, written: part });
  }
  return claims;
}
