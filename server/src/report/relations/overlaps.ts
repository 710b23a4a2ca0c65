import { intersects, subtract, sum } from '../../text/interval';
import { clue } from '../figures/clues';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { placeFact } from '../figures/sentenceFacts';
import { isAmount, sameBase } from '../figures/units';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/*
 * Parts that cut across one another: 党纪处分63人，政务处分24人，两者兼受的11人 are 76 people. Whoever tells how many are
 * counted twice says that the parts do not simply add up, and what they come to instead.
 */

/** Words that say that some are counted more than once. */
const TWICE =
  /兼营|兼有|兼具|兼任|兼顾|兼受|兼享|兼得|兼领|兼报|身兼|一人多|(?<![不无免除])重复|(?<![不无])交叉|部分[^，,；;。]{0,8}同时|(?<![不无])重叠|同时(?:从事|具有|具备|属于|拥有|担任|享受|享有|受到|受|获得|获|参加|参与|领取|申领|计入|纳入|列入|统计|归入|为|是|符合|兼|[\u4e00-\u9fff]{1,6}[两二三]|[^，,；;。]{0,8}双)|计入两|归入两|双重|身份重合|[两二三](?:者|样|项|种|类|级|班|边|个)[^，,；;。]{0,6}(?:都|均|皆|并存|并有|兼)|同属|同属于|同时属|[两三][类项种个]以上|多[类项种]|(?:又|也)(?:是|有|属)[^，,；;。]{0,8}的/;
/** Characters of which all such words have one. */
const TWICE_SIGNS = clue('兼多复叉同叠双合入两二三又也');
/** Taking off what is counted twice: 扣除重复计算的7人. */
const TAKEN_OFF = /(?:扣除|剔除|减去|除去|去掉|去除|扣减|核减)/;
/** What is left of two lists when nobody is counted twice. */
const IN_ALL = /^(?:后|之后|，)?(?:实际|实有|实为|实|净|去重后|最终|合计|共计|总计|共|总)[^，,；;。\d]{0,10}$/;
/** Parts that may overlap; of three nobody says which of them do. */
const PARTS = 2;
const MORE_PARTS = /[三四五六](?:者|样|项|种|类|级|个|方面)/;

/** Whether the text between two places tells that some are counted twice. */
export function tellsTwice(text: string): boolean {
  return TWICE.test(text);
}

/** Whether the figure is the number of those that are counted twice, and so no part. */
export const isOverlap = placeFact(isToldTwice);

function isToldTwice(sentence: Sentence, index: number): boolean {
  if (!sentence.has(TWICE_SIGNS)) return false;
  const lead = wordsBefore(sentence, index).replace(TAKEN_OFF, '');
  if (/其余|剩余|合计|共/.test(lead)) return false;
  return TWICE.test(lead) || (/^(?:另有|有|其中)?$/.test(lead) && TWICE.test(sentence.tail(index)));
}

/** The words of its clause before a figure, with a count such as 两项 in 两项补贴兼享的388人. */
function wordsBefore(sentence: Sentence, index: number): string {
  let start = sentence.leadStart(index);
  for (let at = index - 1; at >= 0 && sentence.figures[at]?.chinese; at--) {
    if (sentence.figures[at]?.span.end !== start) break;
    start = sentence.leadStart(at);
  }
  return sentence.slice(start, sentence.figures[index]?.span.start ?? start).trim();
}

/** Unions in a sentence: 63 and 24 of which 11 are in both make 76. */
export function findOverlaps(sentence: Sentence): Relation[] {
  if (!sentence.has(TWICE_SIGNS)) return [];
  const relations: Relation[] = [];
  for (let index = PARTS; index < sentence.figures.length; index++) {
    const both = sentence.figures[index];
    if (!both || !isAmount(both.unit.dimension) || both.hedge !== 'none' || !isOverlap(sentence, index)) continue;
    if (MORE_PARTS.test(wordsBefore(sentence, index))) continue;
    // 两项 of 两项补贴兼享的388人 belongs to the words.
    const before = sentence.figures.slice(0, index).filter((figure) => !figure.chinese || both.chinese);
    const parts = before.slice(-PARTS);
    if (parts.length < PARTS || parts.some((part) => !isAlike(part, both) || part.nominal.lt(both.nominal))) continue;
    const whole = before[before.length - PARTS - 1];
    const relation = TAKEN_OFF.test(wordsBefore(sentence, index))
      ? takenOff(sentence, index, parts, whole)
      : ofTotal(sentence, both, parts, whole);
    if (relation) relations.push(relation);
  }
  return relations;
}

/** 党纪处分47人、政务处分19人，扣除同时受到两种处分的8人，实际处分58人. */
function takenOff(
  sentence: Sentence,
  index: number,
  parts: readonly Figure[],
  further: Figure | undefined,
): Relation | undefined {
  const both = sentence.figures[index];
  const total = sentence.figures[index + 1];
  if (!both || !total || !isAlike(total, both) || (further && isAlike(further, both))) return undefined;
  if (!IN_ALL.test(sentence.lead(index + 1)) || /[；;。]/.test(sentence.gap(index + 1))) return undefined;
  return unionRelation(sentence, parts, both, total);
}

/** 全年处分76人：党纪处分63人，政务处分24人，两者兼受的11人. */
function ofTotal(
  sentence: Sentence,
  both: Figure,
  parts: readonly Figure[],
  total: Figure | undefined,
): Relation | undefined {
  if (!total || !isAlike(total, both)) return undefined;
  if (/[；;。]/.test(sentence.slice(total.span.end, both.span.start))) return undefined;
  if (parts.some((part) => part.nominal.gt(total.nominal))) return undefined;
  const relation = unionRelation(sentence, parts, both, total);
  if (relation.holds) return relation;
  // Behind a colon the two are all there is; else some may be in neither.
  const isAll = /^[^，,；;。]{0,12}[：:]/.test(sentence.slice(total.span.end, both.span.start));
  const added = nominalSum(parts);
  const exceeds = added.minus(both.nominal).gt(total.nominal);
  return exceeds || (isAll && added.gt(total.nominal)) ? relation : undefined;
}

function isAlike(figure: Figure, other: Figure): boolean {
  return sameBase(figure.unit, other.unit) && figure.exponent === other.exponent && figure.hedge === 'none';
}

function unionRelation(sentence: Sentence, parts: readonly Figure[], both: Figure, total: Figure): Relation {
  const all = [...parts, both, total];
  const expected = subtract(sum(parts.map(({ value }) => value)), both.value);
  const computed = nominalSum(parts).minus(both.nominal);
  const added = parts.map((part) => writeNumber(sentence, part, all)).join('+');
  const computation = `${added}-${writeNumber(sentence, both, all)}=${writeValue(computed, total)}`;
  const holds = intersects(expected, total.value);
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('合计', total), ...parts.map((part) => member('分项', part)), member('分项', both)],
    span: total.span,
    computed,
    computation,
    holds,
    message: holds ? '' : `扣除重复后与总数不符：${computation}，文中为${literal(sentence, total)}，请核对这几个数。`,
  };
}
