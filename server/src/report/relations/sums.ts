import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { areComplete, findBracketList, TUPLE } from './bracketSums';
import { findClosingTotal } from './closingTotals';
import { isComplete } from './partition';
import {
  areClasses,
  collectParts,
  haveCommonEnd,
  isExhaustive,
  isOpenEnded,
  isSeries,
  isTotalLike,
  OPEN_LIST,
  type Parts,
  REST_LABEL,
} from './partLists';
import type { Relation } from './relation';
import { slipExplains } from './slips';
import { judge } from './sumJudgement';

/** Words that open a list of parts; those of the first group name all parts, 其中 may leave some out. */
const ALL_PARTS =
  /(?:分别(?:为|是|有|达到?|用于|投向|安排|来自)?|依次为|依次是|分为|(?:组成|构成)(?:情况)?(?=[：:为是])|按[^，,；;。]{1,8}分|具体为)[^，,；;。]{0,8}$/;
const SOME_PARTS = /其中|包括|包含|涵盖/;
const COMES_LATER = /(?:分别|又|再|另|先后|陆续)(新增|增加|增补|补充|吸收|新发展|扩建|追加|减少|退出)[^，,；;。]{0,4}$/;
/** 专项资金8600万元中，用于道路建设3200万元: money that is spent on one thing is not spent on another. */
const SPENT_ON = /^[^，,；;。：:]{0,8}[中内里][，,](?:用于|投向|投入|安排给?|支持|拨付给?)[^，,；;。：:]{1,14}$/;
/** 十二个乡镇中，达标的有七个. */
const AMONG = /^[^，,；;。：:]{1,10}(?:[中内]|当中|之中)[，,：:][^，,；;。：:]{1,12}$/;
/** 按季度看，第一季度新增1046人: the whole told before is divided anew. */
const DIVIDED_BY = /(?:按|从|分)[^，,；;。]{1,10}(?:看|分|划分|统计|计算|来说|而言)[，,：:][^，,；;。：:]{1,14}$/;
/** 收入486万元，计拨款210万元、捐赠152万元. */
const RECKONED = /^[，,]计(?![划算生入提件时量分价酬税息])[^，,；;。：:]{2,14}$/;
/** Totals and their parts in a sentence: total first or last, in brackets, nested. */
export function findSums(sentence: Sentence): Relation[] {
  const found: Relation[] = [];
  const { figures } = sentence;
  /** For each part, the total it was already counted to. */
  const totalOf = new Map<number, number>();
  for (let index = 1; index < figures.length; index++) {
    const opened = findBracketList(sentence, index, totalOf) ?? findOpenedList(sentence, index, totalOf);
    if (opened) found.push(...opened);
    // 13个、1.32万亩: the parts are told in a second unit as well, and so is the total.
    const beside = figures[index + 1];
    if (beside && !sameKind(beside.unit, figures[index]?.unit ?? beside.unit) && TUPLE.test(sentence.gap(index + 1)))
      found.push(...(findOpenedList(sentence, index + 1, totalOf, index, areComplete(opened)) ?? []));
  }
  for (let index = 2; index < figures.length; index++) {
    const closed = findClosingTotal(sentence, index);
    if (closed) found.push(closed);
  }
  return found;
}

/** Lists opened by 其中, 分别为, a colon: 共有112个，其中坝区47个，山区65个. `opener` is the figure before which the opening words stand, usually the first part itself. */
function findOpenedList(
  sentence: Sentence,
  first: number,
  totalOf: Map<number, number>,
  opener = first,
  areAll = false,
): Relation[] | undefined {
  const bracket = sentence.bracket(first);
  // What stands before a full stop between the two belongs to the total.
  const gap = sentence.gap(opener).replace(/^[\s\S]*[。.](?=[\s\S])/, '');
  const figure = sentence.figures[first];
  if (!figure || !isTotalLike(figure)) return undefined;
  const some = SOME_PARTS.test(gap) || AMONG.test(gap);
  const divided = DIVIDED_BY.test(gap);
  const all =
    divided || RECKONED.test(gap) || ALL_PARTS.test(gap) || /^[^；;。：:]{0,16}[：:][^，,；;。：:]{0,12}$/.test(gap);
  // Behind a semicolon 分别为 speaks of something new.
  if (!some && /[；;]/.test(gap)) return undefined;
  const composed = /^[，,]?由[^，,；;。]{1,12}$/.test(gap);
  const spent = figure.unit.dimension === 'money' && SPENT_ON.test(gap);
  const bare = !some && !all && !composed && !spent;
  if (bare && (opener !== first || !startsBareList(sentence, first))) return undefined;
  if (OPEN_LIST.test(gap)) return undefined;
  // 首批会员124名，2018年、2019年分别新增33名、41名: what came later is no part of what there was.
  const later = COMES_LATER.exec(gap)?.[1];
  if (later !== undefined && !sentence.lead(opener - 1).includes(later)) return undefined;
  let totalIndex = -1;
  for (let index = opener - 1; index >= 0 && first - index <= 5; index--) {
    const candidate = sentence.figures[index];
    if (!candidate || sentence.bracket(index) !== bracket) continue;
    if (isTotalLike(candidate) && sameKind(candidate.unit, figure.unit)) {
      // A second division is of the whole, and not of the last part of the first.
      const whole = divided ? totalOf.get(index) : undefined;
      // 学生36000人，其中留守儿童8640人；从学段看，小学5724人、初中2916人: unless it is that part that they make up.
      const ofPart = whole === undefined ? undefined : divisionOf(sentence, index, first, candidate);
      if (ofPart) return [ofPart];
      totalIndex = whole ?? index;
      break;
    }
  }
  if (totalIndex < 0) return undefined;
  const total = sentence.figures[totalIndex];
  if (!total) return undefined;
  const above = totalOf.get(totalIndex);
  // 小学84所，其中完全小学52所；初中28所: the details of a part end where its list goes on.
  const parts = collectParts(sentence, first, total, bracket, above === undefined ? '' : '，');
  const areAlike = parts.indexes.length >= 3 && haveCommonEnd(parts.labels);
  if (!SOME_PARTS.test(gap) && some && !areAlike && !isToldAsAll(sentence, total, parts)) return undefined;
  for (const index of parts.indexes) if (!totalOf.has(index)) totalOf.set(index, totalIndex);
  if (composed && !some && !all && !isExhaustive(sentence, parts)) return undefined;
  // 其中教育、卫生两项支出分别为5.1亿元和2.4亿元: their number is that of those picked out.
  const isPicked =
    /其中/.test(sentence.slice(total.span.end, figure.span.start)) &&
    /分别|依次/.test(gap) &&
    !isComplete(parts.labels) &&
    !REST_LABEL.test(parts.labels.at(-1) ?? '');
  const closed =
    !isPicked &&
    !parts.mixed &&
    !isTask(sentence, totalIndex, gap) &&
    (all || areAll || (bare && isToldAsAll(sentence, total, parts)) || isExhaustive(sentence, parts)) &&
    !isOpenEnded(sentence, parts) &&
    parts.indexes.length >= 2;
  const relation = judge(sentence, totalIndex, parts, { closed, wholeOnly: false });
  if (relation && !relation.holds) {
    // A second 其中 may divide an earlier total by another criterion.
    for (let index = Math.max(0, totalIndex - 6); index < totalIndex; index++) {
      const candidate = sentence.figures[index];
      if (!candidate || !isTotalLike(candidate) || !sameKind(candidate.unit, figure.unit)) continue;
      const other = judge(sentence, index, parts, { closed: false, wholeOnly: false });
      if (other?.holds) return [other];
      if (!other && (index === above || parts.indexes.length === 1)) return undefined;
    }
  }
  return relation ? [relation] : undefined;
}

/** The parts from `first` on as those of the figure at `index`, when they make it up. */
function divisionOf(sentence: Sentence, index: number, first: number, whole: Figure): Relation | undefined {
  const parts = collectParts(sentence, first, whole, sentence.bracket(index));
  const relation = judge(sentence, index, parts, { closed: false, wholeOnly: true });
  return relation?.holds ? relation : undefined;
}

/** 任务13.5万亩，前两年分别完成4.8万亩、5.1万亩: what has been done so far need not be all that is to be done. */
function isTask(sentence: Sentence, total: number, gap: string): boolean {
  return (
    /任务|目标|计划|指标/.test(sentence.lead(total)) && /完成|实现|落实|到位|已|前[一二两三四五]|截至|目前/.test(gap)
  );
}

/** Whether a bare list names all there is; one that is only known by its names may leave some out. */
function isToldAsAll(sentence: Sentence, total: Figure, parts: Parts): boolean {
  const figures = parts.indexes.map((index) => sentence.figures[index]).filter((part) => part !== undefined);
  return isComplete(parts.labels) || slipExplains(total, figures) || countsOnce(sentence);
}

/** 每件只计一类: the text itself says that the parts do not overlap and leave nothing out. */
function countsOnce(sentence: Sentence): boolean {
  return /[每各][件案人次起项户个][^，,；;。]{0,4}(?:只|仅)(?:归|计|列|算|统计)|(?:互不|不|无)(?:重复|交叉)(?:统计|计算|计入|归类)?/.test(
    sentence.slice(sentence.start, sentence.end),
  );
}

/** Nouns of grades and classes, of which everything has one. */
const CLASS_END = /(?:等次|等级|档次|类别|[级类型档等])$/;

/** 田赛, 径赛, 趣味竞赛: names that end in the same character. */
function haveCommonSign(labels: readonly string[]): boolean {
  const sign = labels[0]?.at(-1) ?? '';
  return !'了的有为共达计'.includes(sign) && labels.every((label) => label.length >= 2 && label.endsWith(sign));
}

/** 省派5名、市派11名、县派40名: three or more, made alike and told in one breath, are parts of what stands before. */
function isAlikeList(sentence: Sentence, { indexes, labels }: Parts): boolean {
  if (indexes.length < 3 || !haveCommonSign(labels) || labels.some((label) => label.length > 4)) return false;
  return indexes.slice(1).every((index) => sentence.gap(index).startsWith('、'));
}

/** 全校共有学生1764人，男生918人，女生846人: no opening word, but the labels are all there is. */
function startsBareList(sentence: Sentence, first: number): boolean {
  const total = sentence.figures[first - 1];
  const figure = sentence.figures[first];
  if (!total || !figure || !sameKind(total.unit, figure.unit)) return false;
  if (!/^[^，,；;。：:、（(]{0,24}[，,：:][^，,；;。：:、（(]{1,14}$/.test(sentence.gap(first))) return false;
  const parts = collectParts(sentence, first, total, sentence.bracket(first));
  if (isComplete(parts.labels)) {
    return (
      parts.indexes.length >= 3 ||
      /(?:共|总|合计|现有|全)|(?:对|抽[查检取]|检[查测验]|监测|覆盖|评[估审查]|考核|验收|核查|测评|调查|走访|受理)$/.test(
        sentence.lead(first - 1),
      )
    );
  }
  if (parts.mixed || parts.indexes.length < 2) return false;
  // 第一批安排480万元，第二批安排360万元: the first is told like the others and is one of them.
  const end = parts.labels[0]?.slice(-2) ?? '';
  // 全年立案318件，派驻机构立案88件: what is of the whole year or county is the whole.
  const whole = sentence.lead(first - 1);
  if (end.length === 2 && whole.endsWith(end) && !/^(?:截至[^，]{0,6})?(?:全|共|总|合计|累计)/.test(whole))
    return false;
  if (isSeries(parts.labels) || isAlikeList(sentence, parts)) return true;
  if (areClasses(parts.labels) && !/[类级型]$/.test(sentence.lead(first - 1))) return true;
  if (parts.indexes.length >= 3 && haveCommonSign(parts.labels) && /共|总|合计|现有|设/.test(sentence.lead(first - 1)))
    return true;
  if (parts.indexes.length >= 3 && haveCommonEnd(parts.labels) && CLASS_END.test(parts.labels[0] ?? '')) return true;
  if (!haveCommonEnd(parts.labels) && !/(?:共|总|合计|现有|全部|实有)[^，,；;。]{0,14}$/.test(sentence.lead(first - 1)))
    return false;
  const figures = parts.indexes.map((index) => sentence.figures[index]).filter((part) => part !== undefined);
  return slipExplains(total, figures);
}
