import { endsBefore, intersects, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, isGenericUnit, isThing, sameKind } from '../figures/units';
import { addend, isLevelOfMarks } from './addition';
import { changeClause } from './changeClauses';
import { isComplete } from './partition';
import { haveCommonEnd, isLabelCount, isTotalLike } from './partLists';
import type { Relation } from './relation';
import { slipExplains, tellsByDigits } from './slips';
import { sumRelation } from './sumRelation';

const TOTAL_STRONG = /合计|共计|总计|总共|合共|一共|相加|加起来|汇总|小计|总和/;
const TOTAL_WEAK = /累计|共|总/;
const WHOLE_BODY = /全[年县市区镇乡村校省州旗局系]|年度|整个/;
/** 由1名领导、6名骨干组成的7人专班. */
const MADE_UP = /(?:组成|构成)的$/;
/** 两项相加，全县人工林总面积为8.5万亩: a clause of its own that adds up what was told before the total. */
const GATHERED =
  /^[，,；;]?(?:以上|上述|这)?(?:[两二三四五六七八九十]?(?:项|者|类|片|批|块|部分|处|款|笔|级|家|方面)?)?(?:相加|合计|合起来|加起来|加在一起|加总|合并计算|汇总|合在一起)(?:后|来看|计算)?[，,]/;
/** 连同原有的34个，全市达到61个: what stands before a total is added up in so many words. */
const ADDED = /连同|加上|算上|再加|加之|外加|计入|以及原有|另加/;
/** Words that say of a figure that it is what the figures before it come to. */
const COMES_TO = /(?:达到?|增至|增加到|扩大到|上升到|变为|就是|即为?|为|有|计)$/;
/** Counting words with which a writer says how many parts were told: 三项合计, 四个季度共. */
const PART_COUNTER =
  /^(?:项|类|个|片|部分|批|块|大|种|级|方|处|期|者|段|季|所|家|村|镇|乡|县|区|校|地|市|路|档|组|笔|渠道)$/;
/** What makes the figure a comparison, a mean or a rate instead of a total. */
const NO_TOTAL = /^其中|同比|较|比|满意|增长|平均|人均|户均|占|率(?!先)|计划|目标|任务|指标|[由从自]$/;

/** 1至6月, 上半年, 前三季度: what is counted from January on holds what was counted before. */
const SINCE_JANUARY =
  /(?:^|[^0-9])(?:1|一)月?(?:至|到|[-—–~～])[0-9一二三四五六七八九十]{1,2}月|上半年|前[二两三23]个?季度|截[至止]/;

/** Prices and shares of one, which nobody adds up. */
const EACH = /单价|均价|价格|标准|每|[人户亩村校班生]均/;
const KINDS_OF_PERIOD = [/[0-9一二三四五六七八九十]月/, /季度/, /半年/, /20\d\d年|全年/];

/** 6月3.4亿元，二季度9.1亿元: periods of which one lies in the other. */
function areNested(labels: readonly string[]): boolean {
  if (labels.filter((label) => SINCE_JANUARY.test(label)).length >= 2) return true;
  if (labels.some((label) => SINCE_JANUARY.test(label)) && labels.some((label) => /[当本]月/.test(label))) return true;
  const kinds = labels.map((label) => KINDS_OF_PERIOD.findIndex((kind) => kind.test(label)));
  return new Set(kinds.filter((kind) => kind >= 0)).size > 1;
}

/** Labels of figures that go off one another instead of adding up. */
const BALANCE = /收入|支出|结余|结转|减少|增加|退出|剩余/;

/** 共筹集, 共整合: money that came from what was told before, and from nowhere else. */
const RAISED = /^[^，,；;]{0,2}共计?(?:筹集|筹措|筹资|募集|整合|争取)/;

/** 治理12.6公里、加固8.4公里、修复5.2公里，共完成26.2公里; 同意票、反对票、弃权票，共收回98张. */
function gathersList(sentence: Sentence, total: Figure, parts: readonly number[], lead: string): boolean {
  if (parts.length < 3) return false;
  const isOver = /^[^，,；;]{0,2}(?:累计|总)/.test(lead) && isBelow(sentence, total, parts);
  if (!isOver && !/^[^，,；;]{0,2}共/.test(lead)) return false;
  const gaps = parts.slice(1).map((at) => sentence.gap(at));
  if (RAISED.test(lead) && !parts.some((at) => BALANCE.test(sentence.lead(at)))) return true;
  const labels = parts.map((at) => sentence.lead(at));
  const end = labels[0]?.at(-1) ?? '';
  return gaps.every((gap) => gap.includes('、')) || (end !== '' && labels.every((label) => label.endsWith(end)));
}

/** Whether the total is less than what it is said to hold; 累计 may count more than the list does, but not less. */
function isBelow(sentence: Sentence, total: Figure, parts: readonly number[]): boolean {
  const values = parts.flatMap((at) => sentence.figures[at]?.value ?? []);
  return endsBefore(total.value, sum(values));
}

/** Whether the figure only tells how a part has changed. */
function isRemark(sentence: Sentence, index: number): boolean {
  const dimension = sentence.figures[index]?.unit.dimension;
  if (dimension !== 'percent' && dimension !== 'point' && changeClause(sentence, index)?.subject !== '') return false;
  return changeClause(sentence, index) !== undefined;
}

/** How many parts the words right before the total say there are: 三 in 三项合计. */
function countBefore(sentence: Sentence, first: number, total: Figure): number | undefined {
  const counter = sentence.figures[first - 1];
  if (counter?.unit.dimension !== 'count' || counter.exponent !== 0 || counter.hedge !== 'none') return undefined;
  const isSmall = counter.nominal.gte(2) && counter.nominal.lte(12);
  const isClose = counter.span.end === sentence.leadStart(first) || isGathered(sentence, first);
  if (!isSmall || !isClose || !PART_COUNTER.test(counter.unit.name)) return undefined;
  return counter.chinese || !sameKind(counter.unit, total.unit) ? Number(counter.nominal.toFixed()) : undefined;
}

/** Whether a clause of its own between the parts and the total at `first` adds them up. */
function isGathered(sentence: Sentence, first: number): boolean {
  let last = first - 1;
  // 两 of 两项相加 and 一 of 加在一起 are figures themselves.
  while (last > 0 && first - last < 3 && sentence.figures[last]?.chinese) last--;
  const from = sentence.figures[last]?.span.end;
  return from !== undefined && GATHERED.test(sentence.slice(from, sentence.leadStart(first)));
}

/** 累计81宗2530亩: several totals of one list side by side; the place of the first. */
function firstOfTotals(sentence: Sentence, index: number): number {
  let first = index;
  while (first > 0 && first > index - 3 && /^[、\s]?$/.test(sentence.gap(first))) {
    const before = sentence.figures[first - 1];
    if (!before || !isAmount(before.unit.dimension) || sentence.bracket(first - 1) !== sentence.bracket(index)) break;
    if (countBefore(sentence, first, before) !== undefined && before.chinese) break;
    first--;
  }
  return first;
}

/** 三项合计4.53万平方米, 全年累计36269人次 behind the parts. */
export function findClosingTotal(sentence: Sentence, index: number): Relation | undefined {
  const total = sentence.figures[index];
  if (!total || !isTotalLike(total)) return undefined;
  const first = firstOfTotals(sentence, index);
  const lead = sentence.label(first);
  if (lead.length > 16) return undefined;
  const gathered =
    MADE_UP.test(lead) || (isGathered(sentence, first) && (TOTAL_WEAK.test(lead) || WHOLE_BODY.test(lead)));
  const strong = gathered || TOTAL_STRONG.test(lead);
  const weak =
    TOTAL_WEAK.test(lead) || WHOLE_BODY.test(lead) || (COMES_TO.test(lead) && ADDED.test(sentence.gap(first - 1)));
  if (!strong && !weak) return undefined;
  if (NO_TOTAL.test(lead)) return undefined;
  // 书房4个、大院12个，全县14个乡镇: what the whole county has of something else adds up nothing.
  const isNamedAnew = isGenericUnit(total.unit) && sentence.tail(index) !== '' && !sentence.gap(first).includes('共');
  if (!strong && isNamedAnew && !TOTAL_WEAK.test(lead)) return undefined;
  const counted = countBefore(sentence, first, total);
  const { parts, namedUnits } = partsBefore(sentence, index, first, counted, strong);
  if (parts.length < 2) return undefined;
  const figures = sentence.figuresAt(parts);
  const isMadeUp = MADE_UP.test(lead) && sentence.lead(parts[0] ?? 0).endsWith('由');
  for (let from = 0; from + 2 <= figures.length && !(isMadeUp && from > 0); from++) {
    const suffix = figures.slice(from);
    if (intersects(sum(suffix.map(addend)), addend(total))) {
      return sumRelation(sentence, total, suffix, true);
    }
  }
  if (isLevelOfMarks(total, figures)) return undefined;
  // 加上志愿者、巡查员等，共计180余人: a part without a number of its own is in the total as well.
  if (ADDED.test(sentence.gap(first))) return undefined;
  const labels = parts.map((at) => sentence.lead(at));
  if (areNested(labels) || labels.some((label) => EACH.test(label)) || EACH.test(sentence.gap(parts[0] ?? 0)))
    return undefined;
  // A total is not less than any of its parts, unless by a slip.
  if (figures.some(({ nominal }) => nominal.gt(total.nominal)) && !slipExplains(total, figures)) return undefined;
  const isAdded = parts.slice(1).some((at) => ADDED.test(sentence.gap(at))) && COMES_TO.test(lead);
  const periods = parts.every((at) =>
    /季度|半年|月|20\d\d年|第[一二三四五六七八九十]+[批期轮次笔]|[一二三四五六]期/.test(sentence.gap(at)),
  );
  const listed = /分别|依次/.test(sentence.gap(parts[0] ?? 0)) && parts.length >= 3;
  const before = sentence.figures[(parts[0] ?? 0) - 1];
  // 三类企业，A类12家，B类35家，C类8家，共55家.
  const announced =
    before?.unit.dimension === 'count' && before.chinese && before.nominal.eq(parts.length) && /共/.test(lead);
  const summary = /^[^，]{0,4}总[^，]{1,6}$|^总计?$/.test(lead) && parts.length >= 2 && slipExplains(total, figures);
  const noun = labels[0]?.slice(-2) ?? '';
  const alike =
    parts.length >= 3 &&
    haveCommonEnd(labels) &&
    (/总[^，]{0,3}[数量额人]|共/.test(lead) || (lead.endsWith(`总${noun}`) && slipExplains(total, figures)));
  const enough =
    counted !== undefined
      ? parts.length === counted
      : strong ||
        isAdded ||
        periods ||
        isComplete(labels) ||
        listed ||
        summary ||
        alike ||
        announced ||
        gathersList(sentence, total, parts, lead) ||
        (namedUnits === parts.length && /共/.test(lead)) ||
        (TOTAL_WEAK.test(lead) && !labels.some((label) => BALANCE.test(label)) && tellsByDigits(total, figures));
  if (!enough) return undefined;
  // 新建12所、改扩建23所，累计建成112所 counts those of the years before as well.
  const areNew = labels.every((label) => /新[建增]|[改扩]建|改造/.test(label));
  if (areNew && /累计/.test(lead) && endsBefore(sum(figures.map(({ value }) => value)), total.value)) return undefined;
  if (
    counted === undefined &&
    strong &&
    !gathered &&
    !/^(?:[^，]{0,4}(?:合计|共计|总计|总共|一共|合共|相加|加起来))/.test(lead)
  ) {
    if (!slipExplains(total, figures)) return undefined;
  }
  return sumRelation(sentence, total, figures, false);
}

/** The figures before the total that it may sum up; `namedUnits` of them are named by the total's noun. */
function partsBefore(
  sentence: Sentence,
  index: number,
  first: number,
  counted: number | undefined,
  strong: boolean,
): { readonly parts: readonly number[]; readonly namedUnits: number } {
  const parts: number[] = [];
  const total = sentence.figures[index];
  const bracket = sentence.bracket(index);
  const several = first < index;
  let namedUnits = 0;
  if (!total) return { parts, namedUnits };
  for (let at = counted === undefined ? first - 1 : first - 2; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (!figure) break;
    if (sentence.bracket(at) !== bracket) {
      if (sentence.bracket(at) > bracket) continue;
      break;
    }
    // 12镇6乡，共18个乡镇; 6个乡8个镇，共14个乡镇
    const noun = sentence.tail(at);
    const isNoun = isGenericUnit(figure.unit) && noun.length >= 1 && noun.length <= 3;
    const named = isGenericUnit(total.unit) && sentence.tail(index).includes(isNoun ? noun : figure.unit.name);
    if (named) namedUnits++;
    const fits =
      named ||
      sameKind(figure.unit, total.unit) ||
      ((counted !== undefined || strong) && !several && isGenericUnit(total.unit) && isThing(figure.unit));
    // 收入238万元，增长3.98%，加上…: what is said of a part is none itself.
    if (isRemark(sentence, at)) continue;
    if (!fits) {
      if (isLabelCount(sentence, at)) continue;
      // 58宗2136亩，23宗714亩: every part is told in several units.
      if (several && isAmount(figure.unit.dimension)) continue;
      if (figure.unit.dimension === 'percent' || counted === undefined) break;
      continue;
    }
    if (figure.hedge === 'range' || (parts.length > 0 && TOTAL_STRONG.test(sentence.lead(at)))) break;
    parts.unshift(at);
    if (counted !== undefined && parts.length === counted) break;
  }
  return { parts, namedUnits };
}
