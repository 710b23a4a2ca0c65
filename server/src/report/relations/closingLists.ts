import { endsBefore, type Interval } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { isLevelOfMarks } from './addition';
import { ADDED, type ClosingTotal, COMES_TO, TOTAL_WEAK } from './closingWords';
import { isComplete } from './partition';
import { haveCommonEnd } from './partLabels';
import { slipExplains, tellsByDigits } from './slips';

/*
 * What stands before a total may be all it adds up, some of it, or nothing of it. A sum is wrong only where something says
 * that the list is all there is, and nothing that its figures are not to be added.
 */

/** A total with the figures before it that it may add up. */
export interface ClosedList extends ClosingTotal {
  /** Their places among the figures of the sentence, at least two. */
  readonly parts: readonly number[];
  readonly figures: readonly Figure[];
  /** The words before each. */
  readonly labels: readonly string[];
  /** The values they come to. */
  readonly comesTo: Interval;
  /** How many of them count in a noun that the total has as well: 12镇6乡，共18个乡镇. */
  readonly namedUnits: number;
}

/** 1至6月, 上半年, 前三季度: what is counted from January on holds what was counted before. */
const SINCE_JANUARY =
  /(?:^|[^0-9])(?:1|一)月?(?:至|到|[-—–~～])[0-9一二三四五六七八九十]{1,2}月|上半年|前[二两三23]个?季度|截[至止]/;
const KINDS_OF_PERIOD = [/[0-9一二三四五六七八九十]月/, /季度/, /半年/, /20\d\d年|全年/];
/** What stands before parts that are told one after the other in time. */
const PERIOD = /季度|半年|月|20\d\d年|第[一二三四五六七八九十]+[批期轮次笔]|[一二三四五六]期/;
/** Prices and shares of one, which nobody adds up. */
const EACH = /单价|均价|价格|标准|每|[人户亩村校班生]均/;
/** Labels of figures that go off one another instead of adding up. */
const BALANCE = /收入|支出|结余|结转|减少|增加|退出|剩余/;
/** 共筹集, 共整合: money that came from what was told before, and from nowhere else. */
const RAISED = /^[^，,；;]{0,2}共计?(?:筹集|筹措|筹资|募集|整合|争取)/;
/** 合计 at the beginning of the words; further behind it may be part of a name. */
const BEGINS_TOTAL = /^(?:[^，]{0,4}(?:合计|共计|总计|总共|一共|合共|相加|加起来))/;

/** Whether the figures are none that add up to the total, whatever words say that it is one. */
export function isNoSum(list: ClosedList): boolean {
  const { sentence, total, first, lead, parts, figures, labels } = list;
  if (isLevelOfMarks(total, figures)) return true;
  // 加上志愿者、巡查员等，共计180余人: a part without a number of its own is in the total as well.
  if (ADDED.test(sentence.gap(first))) return true;
  if (areNested(labels) || labels.some((label) => EACH.test(label)) || EACH.test(sentence.gap(parts[0] ?? 0)))
    return true;
  // A total is not less than any of its parts, unless by a slip.
  if (figures.some(({ nominal }) => nominal.gt(total.nominal)) && !slipExplains(total, figures)) return true;
  // 新建12所、改扩建23所，累计建成112所 counts those of the years before as well.
  const areNew = labels.every((label) => /新[建增]|[改扩]建|改造/.test(label));
  return areNew && /累计/.test(lead) && endsBefore(list.comesTo, total.value);
}

/** 6月3.4亿元，二季度9.1亿元: periods of which one lies in the other. */
function areNested(labels: readonly string[]): boolean {
  if (labels.filter((label) => SINCE_JANUARY.test(label)).length >= 2) return true;
  if (labels.some((label) => SINCE_JANUARY.test(label)) && labels.some((label) => /[当本]月/.test(label))) return true;
  const kinds = labels.map((label) => KINDS_OF_PERIOD.findIndex((kind) => kind.test(label)));
  return new Set(kinds.filter((kind) => kind >= 0)).size > 1;
}

/** Whether words, labels or digits say that the list is all that the total adds up. */
export function isAllOfTotal(list: ClosedList): boolean {
  const { lead, total, parts, figures, counted } = list;
  if (counted !== undefined) return parts.length === counted;
  // 合计 in the midst of a name says less than at its beginning.
  if (list.isStrong) return list.isGathered || BEGINS_TOTAL.test(lead) || slipExplains(total, figures);
  return (
    isComplete(list.labels) ||
    isAddedInWords(list) ||
    arePeriods(list) ||
    isAnnounced(list) ||
    isSummary(list) ||
    areAlike(list) ||
    gathersList(list) ||
    (list.namedUnits === parts.length && /共/.test(lead)) ||
    (TOTAL_WEAK.test(lead) && !hasBalance(list) && tellsByDigits(total, figures))
  );
}

/** 新增27个，连同原有的34个，达到61个. */
function isAddedInWords({ sentence, lead, parts }: ClosedList): boolean {
  return COMES_TO.test(lead) && parts.slice(1).some((at) => ADDED.test(sentence.gap(at)));
}

/** 一季度45家次，二季度62家次, or three and more behind 分别. */
function arePeriods({ sentence, parts }: ClosedList): boolean {
  if (parts.every((at) => PERIOD.test(sentence.gap(at)))) return true;
  return parts.length >= 3 && /分别|依次/.test(sentence.gap(parts[0] ?? 0));
}

/** 三类企业，A类12家，B类35家，C类8家，共55家. */
function isAnnounced({ sentence, lead, parts }: ClosedList): boolean {
  const before = sentence.figures[(parts[0] ?? 0) - 1];
  return before?.unit.dimension === 'count' && before.chinese && before.nominal.eq(parts.length) && /共/.test(lead);
}

/** 总人数 behind parts that miss it by a slip of the pen. */
function isSummary({ lead, total, figures }: ClosedList): boolean {
  return /^[^，]{0,4}总[^，]{1,6}$|^总计?$/.test(lead) && slipExplains(total, figures);
}

/** 平原村6个、丘陵村8个、山区村2个，共16个村: three and more parts with one noun. */
function areAlike({ lead, total, figures, labels }: ClosedList): boolean {
  if (labels.length < 3 || !haveCommonEnd(labels)) return false;
  const noun = labels[0]?.slice(-2) ?? '';
  return /总[^，]{0,3}[数量额人]|共/.test(lead) || (lead.endsWith(`总${noun}`) && slipExplains(total, figures));
}

/** 治理12.6公里、加固8.4公里、修复5.2公里，共完成26.2公里; 同意票、反对票、弃权票，共收回98张. */
function gathersList(list: ClosedList): boolean {
  const { sentence, lead, total, parts, labels } = list;
  if (parts.length < 3) return false;
  // 累计 may count more than the list does, but not less.
  const isOver = /^[^，,；;]{0,2}(?:累计|总)/.test(lead) && endsBefore(total.value, list.comesTo);
  if (!isOver && !/^[^，,；;]{0,2}共/.test(lead)) return false;
  if (RAISED.test(lead) && !hasBalance(list)) return true;
  const end = labels[0]?.at(-1) ?? '';
  return (
    parts.slice(1).every((at) => sentence.gap(at).includes('、')) ||
    (end !== '' && labels.every((label) => label.endsWith(end)))
  );
}

function hasBalance({ labels }: ClosedList): boolean {
  return labels.some((label) => BALANCE.test(label));
}
