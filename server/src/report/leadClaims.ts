import { compareDates } from '../text/date';
import type { PlacedBlock } from './block';
import { readPeriod } from './period';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { digits, type TitlePeriod, yearsIn } from './titlePeriod';

const CUE =
  /现将|现就|一年来|半年来|如下|(?:领导|指导|关心|支持|关怀|帮助)下|本人|[我本](?:县|市|区|局|镇|乡|校|院|委|办|中心|街道|社区|村|单位|部门|所|站)|全(?:县|市|区|镇|乡|局|校|院|系统|体)|总体(?:要求|思路)|指导思想/;
const STRONG_CUE =
  /[现兹谨][将就](?:(?:19|20)\d\d年度?|一年来|全年|本年度?|半年来?|上半年|本学年)|(?:领导|指导|关心|支持)下/;
/** What a report on what was the case says in its lead. */
const REPORT_CUE = /现[将就把][^，,。；;]{0,24}(?:报告|汇报|通报|总结|分析|公布|公示|说明)如下/;
/** What happened in a year of its own, at the beginning of a story. */
const HISTORY =
  /担任|上任|到任|任职|任命|调任|调到|调入|调离|当选|毕业|入职|成立|组建|挂牌|建成|启动|印发|出台|批准|获批|开工|中标|签订|考取|荣获|批复|立项|部署|下达|入选|列入|确定为|获评|被评|决定|审议|划转|签署/;
const LEAD =
  /^\s*(?:((?:19|20)\d\d)年(?:度)?((?:(?:上|下)半年|第?[一二三四]季度|前三季度)(?:以来)?)?(?=[，,]|是.{2,60}(?:之年|的一年))|((?:19|20)\d\d)\s*[-—–－～~至/]\s*((?:19|20)\d\d)学年度?(?=[，,]))/;

/** 2021年，在…的领导下: the year with which the report begins. */
export function leadClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  const match = LEAD.exec(text);
  if (!match) return [];
  const start = match[0].length - match[0].trimStart().length;
  const written = match[0].trimStart();
  const year = Number(match[1] ?? match[3]);
  const firstClause =
    text
      .slice(match[0].length)
      .replace(/^[，,]/, '')
      .slice(0, 60)
      .split(/[，。；,;]/)[0] ?? '';
  if (HISTORY.test(firstClause)) return [];
  const cue = title.isAccount || title.isPlan ? CUE : STRONG_CUE;
  if (title.isInspection && year > title.start.year) return [];
  const isCued = cue.test(text);
  const isReport = title.isTelling && REPORT_CUE.test(text);
  if (!isCued && !isReport) return [];
  const years = match[3] === undefined ? [year] : [year, Number(match[4])];
  if (!years.some((one) => title.years.includes(one))) {
    // A plan may begin with what the year before has brought.
    if (title.isPlan && year === title.start.year - 1) return [];
    // 现将2022年工作总结如下 only announces the report; it does not tell what happened in which year.
    const others = yearsIn(text.slice(match[0].length).replace(STATED, ''));
    if (others.some((other) => title.years.includes(other))) return [];
    const shown = /^\d{4}年/.exec(written)?.[0] ?? written;
    return [claim(report, placed, start, shown, year, '开头')];
  }
  if (match[3] !== undefined && !years.every((one) => title.years.includes(one)) && title.years.length === 2) {
    return [claim(report, placed, start, written, year, '开头')];
  }
  const part = match[2] === undefined || !isCued ? undefined : readPeriod(written);
  // What goes on since an earlier part of the year may well be told here.
  const isBefore = part && !/以来$/.test(written) && compareDates(part.end, title.start) < 0;
  const isApart = part && (isBefore || compareDates(part.start, title.end) > 0);
  return isApart ? [claim(report, placed, start, written, year, '开头')] : [];
}

const STATED =
  /(?:现[将就把]|[，,。]我?就)(?:[我本全][\u4e00-\u9fff]{1,4}?|我)?((?:19|20)\d\d)年(?:度|上半年|下半年)?(?![-—–－～~至到])([^，。；,;]{0,24})(?:如下|(?:述职|汇报)(?=[，,。]))/g;

/** 现将2021年工作总结如下, 就2021年度履职情况述职. */
export function statedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  const claims: PeriodClaim[] = [];
  for (const match of text.matchAll(STATED)) {
    const year = Number(match[1]);
    const isOther = /整改|反馈|问题|考核结果|[和与及、](?:19|20)\d\d年/.test(match[2] ?? '');
    if (title.years.includes(year) || isOther || (title.isPlan && year === title.start.year - 1)) continue;
    const at = match.index + match[0].indexOf(match[1] ?? '');
    claims.push(claim(report, placed, at, `${match[1]}年`, year, '开头'));
  }
  return claims;
}
