import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { placeFact } from '../figures/sentenceFacts';
import { sameKind } from '../figures/units';
import { isComplete } from './partition';
import { areClasses, haveCommonEnd, isSeries } from './partLabels';
import { collectParts, type Parts } from './partLists';
import { slipExplains } from './slips';

/*
 * 全校共有学生1764人，男生918人，女生846人: no word opens the list. Two counts behind one another are mostly no total and its
 * part, so the labels themselves have to show that they divide what stands before.
 */

/** Between the total and its first part: one mark, and no more words than a label has. */
const JOINT = /^[^，,；;。：:、（(]{0,24}[，,：:][^，,；;。：:、（(]{1,14}$/;
/** Words for all of something, and for what was gone through from the first to the last. */
const WHOLE = /共|总|合计|现有|全/;
const GONE_THROUGH = /(?:对|抽[查检取]|检[查测验]|监测|覆盖|评[估审查]|考核|验收|核查|测评|调查|走访|受理)$/;
/** 共有学生1764人: what is said to be all there is. */
const TOLD_WHOLE = /(?:共|总|合计|现有|全部|实有)[^，,；;。]{0,14}$/;
/** Nouns of grades and classes, of which everything has one. */
const CLASS_END = /(?:等次|等级|档次|类别|[级类型档等])$/;
/** 每件只计一类. */
const COUNTED_ONCE =
  /[每各][件案人次起项户个][^，,；;。]{0,4}(?:只|仅)(?:归|计|列|算|统计)|(?:互不|不|无)(?:重复|交叉)(?:统计|计算|计入|归类)?/;

/** Whether a list that no word opens begins at `first`, with its total right before. */
export const startsBareList = placeFact(isBareListAt);

function isBareListAt(sentence: Sentence, first: number): boolean {
  const total = sentence.figures[first - 1];
  const figure = sentence.figures[first];
  if (!total || !figure || !sameKind(total.unit, figure.unit) || !JOINT.test(sentence.gap(first))) return false;
  const lead = sentence.lead(first - 1);
  const parts = collectParts(sentence, first, total, sentence.bracket(first));
  if (isComplete(parts.labels)) return parts.indexes.length >= 3 || WHOLE.test(lead) || GONE_THROUGH.test(lead);
  if (parts.mixed || parts.indexes.length < 2 || isFirstOfParts(lead, parts)) return false;
  return isDivision(sentence, lead, parts) || isMeantAsSum(sentence, lead, total, parts);
}

/** Whether parts are told as all there is; a list that is only known by its names may leave some out. */
export function areToldAsAll(sentence: Sentence, total: Figure, parts: Parts): boolean {
  return isComplete(parts.labels) || slipExplains(total, sentence.figuresAt(parts.indexes)) || countsOnce(sentence);
}

/** The text itself says that the parts do not overlap and leave nothing out. */
function countsOnce(sentence: Sentence): boolean {
  return COUNTED_ONCE.test(sentence.slice(sentence.start, sentence.end));
}

/** 第一批安排480万元，第二批安排360万元: the first is told like the others and is one of them. */
function isFirstOfParts(lead: string, { labels }: Parts): boolean {
  const end = labels[0]?.slice(-2) ?? '';
  // 全年立案318件，派驻机构立案88件: what is of the whole year or county is the whole.
  return end.length === 2 && lead.endsWith(end) && !/^(?:截至[^，]{0,6})?(?:全|共|总|合计|累计)/.test(lead);
}

/** Whether the labels are those of a division: numbered, made alike, or names of classes. */
function isDivision(sentence: Sentence, lead: string, parts: Parts): boolean {
  const { labels } = parts;
  if (isSeries(labels) || isAlikeList(sentence, parts)) return true;
  if (areClasses(labels) && !/[类级型]$/.test(lead)) return true;
  if (labels.length < 3) return false;
  if (haveCommonSign(labels) && /共|总|合计|现有|设/.test(lead)) return true;
  return haveCommonEnd(labels) && CLASS_END.test(labels[0] ?? '');
}

/** 省派5名、市派11名、县派40名: three or more, made alike and told in one breath, are parts of what stands before. */
function isAlikeList(sentence: Sentence, { indexes, labels }: Parts): boolean {
  if (indexes.length < 3 || !haveCommonSign(labels) || labels.some((label) => label.length > 4)) return false;
  return indexes.slice(1).every((index) => sentence.gap(index).startsWith('、'));
}

/** 田赛, 径赛, 趣味竞赛: names that end in the same character. */
function haveCommonSign(labels: readonly string[]): boolean {
  const sign = labels[0]?.at(-1) ?? '';
  return !'了的有为共达计'.includes(sign) && labels.every((label) => label.length >= 2 && label.endsWith(sign));
}

/** Whether the figures alone show that they were meant to make up the total, missed by a slip of the pen. */
function isMeantAsSum(sentence: Sentence, lead: string, total: Figure, parts: Parts): boolean {
  return (
    (haveCommonEnd(parts.labels) || TOLD_WHOLE.test(lead)) && slipExplains(total, sentence.figuresAt(parts.indexes))
  );
}
