import { type Addition, missingFrom } from './addition';
import { isOpenEnded, OPEN_LIST } from './listEnds';
import { mayOverlap } from './partition';
import { haveCommonEnd } from './partLabels';
import { scaleSlip } from './scaleSlips';
import { slipExplains, stepsBelow, tellsByDigits } from './slips';
import { sumRelation } from './sumRelation';

/** Whether parts that come to less than their total prove a mistake, and have not simply left some out. */
export function provesShortfall(addition: Addition): boolean {
  const { sentence, total, figures } = addition;
  if (addition.closed) return figures.length > 1;
  // 860万元，其中520万元、340元: a part whose unit lost its 万.
  return scaleSlip(sumRelation(sentence, total, figures, false)) !== undefined || impliesAll(addition);
}

/**
 * Whether parts that no word calls all of them nevertheless are, because the difference looks like a slip of the pen
 * and like nothing else.
 */
function impliesAll(addition: Addition): boolean {
  const { sentence, total, parts, figures } = addition;
  if (figures.length < 2 || parts.mixed || isOpenEnded(sentence, parts)) return false;
  // Marks are given for one thing after the other, 群众评价 for no person.
  if (total.unit.base !== '分' && mayOverlap(parts.labels)) return false;
  if (isOpenList(addition)) return false;
  return tellsByDigits(total, figures) || isSlipOfMost(addition) || isNearlyAll(addition);
}

/** 其中主要是, 仅…就: only some are told. */
function isOpenList({ sentence, total, parts }: Addition): boolean {
  const end = sentence.figures[parts.indexes[0] ?? 0]?.span.start ?? total.span.end;
  return OPEN_LIST.test(sentence.slice(total.span.end, end));
}

/** 836人，其中机关74人，二级单位268人，乡镇484人: three numbers of three digits that miss the total by one slip, and by little. */
function isSlipOfMost({ total, figures }: Addition): boolean {
  if (figures.length < 3 || stepsBelow(total, figures) < 100) return false;
  if ([total, ...figures].some(({ hedge }) => hedge !== 'none') || !slipExplains(total, figures, true)) return false;
  const share = figures.length > 3 ? 16 : 32;
  return missingFrom(total, figures).abs().times(share).lte(total.nominal);
}

/** 行政村17个，其中平原村6个、丘陵村8个、山区村2个: three kinds of what is counted, and what is missing is less than any. */
function isNearlyAll(addition: Addition): boolean {
  const { total, parts, figures } = addition;
  if (figures.length < 3 || !haveCommonEnd(parts.labels, nounOfTotal(addition))) return false;
  // In longer numbers a slip would show; without one some parts may be left out.
  if (stepsBelow(total, figures) >= 100) return false;
  const missing = missingFrom(total, figures);
  const isLess = figures.every(({ nominal }) => missing.lt(nominal));
  return isLess && missing.times(8).lte(total.nominal) && figures.every(({ hedge }) => hedge === 'none');
}

/** What the total counts: 行政村 in 辖行政村17个 and in 辖17个行政村. */
function nounOfTotal({ sentence, totalIndex }: Addition): string {
  const tail = /^[\u4e00-\u9fff]{2,8}/.exec(sentence.tail(totalIndex))?.[0];
  return tail ?? sentence.lead(totalIndex).replace(/(?:共有?|有|达到?|为|是|计){1,8}$/, '');
}
