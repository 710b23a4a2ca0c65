import { isGenericUnit } from '../figures/units';
import type { Addition } from './addition';
import { listedWhole } from './listedWholes';
import { tellsTwice } from './overlaps';
import { mayOverlap } from './partition';
import { areClasses, haveCommonEnd } from './partLabels';
import { fitsQuotient, quotientOf, valueBeside } from './quotients';
import { slipExplains } from './slips';

/** Whether parts that come to more than their total prove a mistake, and neither overlap nor belong elsewhere. */
export function provesExcess(addition: Addition): boolean {
  if (tellsOverlap(addition)) return false;
  if (!addition.closed && (cutsAcross(addition) || addition.parts.mixed || mayCountTwice(addition))) return false;
  return addition.figures.length === 1 ? isPartOfTotal(addition) : !holdsLargerPart(addition);
}

/** 部分单位兼营两类以上 behind the parts: the text itself says that some are counted more than once. */
function tellsOverlap({ sentence, figures }: Addition): boolean {
  const last = figures.at(-1);
  return last !== undefined && tellsTwice(sentence.slice(last.span.end, sentence.end));
}

/** 其中公开开庭271次，当庭宣判158次: two counts with a comma between them and nothing alike may cut across one another. */
function cutsAcross({ sentence, parts: { indexes, labels }, total, figures }: Addition): boolean {
  const [, second] = indexes;
  if (indexes.length !== 2 || second === undefined || !/[，,]/.test(sentence.gap(second))) return false;
  return !haveCommonEnd(labels) && !areClasses(labels) && !slipExplains(total, figures);
}

/** 女教师, 高级教师: labels of different traits count someone twice, unless only a slip of the pen explains the sum. */
function mayCountTwice(addition: Addition): boolean {
  const { total, parts, figures } = addition;
  if (total.unit.base === '分' || !mayOverlap(parts.labels)) return false;
  return !slipExplains(total, figures) || areProvenByShares(addition);
}

/** 132人，其中党员101人，占76.5%；35岁以下38人，占28.8%: shares that are right prove the total and every part. */
function areProvenByShares({ sentence, total, figures }: Addition): boolean {
  return figures.every((part) => {
    const next = sentence.figures.indexOf(part) + 1;
    const rate = sentence.figures[next];
    return (
      rate?.unit.dimension === 'percent' &&
      /占[^，,；;。]{0,8}$/.test(sentence.lead(next)) &&
      fitsQuotient(valueBeside(part, total), valueBeside(total, part), quotientOf(rate))
    );
  });
}

/** Whether a single figure above the total is a part of just this total; one that is said to be all is no list. */
function isPartOfTotal({ sentence, totalIndex, parts, figures: [part], closed }: Addition): boolean {
  if (!part || closed || namesOther(sentence, totalIndex, parts.indexes[0] ?? 0)) return false;
  return !listedWhole(sentence, totalIndex, part);
}

/** 1个环节，划分为4个阶段: what is counted by 个 is told by the nouns behind it, and these share no character. */
function namesOther(sentence: Addition['sentence'], one: number, two: number): boolean {
  const [first = '', second = ''] = [one, two].map((at) => /^[\u4e00-\u9fff]{2,6}/.exec(sentence.tail(at))?.[0] ?? '');
  const unit = sentence.figures[one]?.unit;
  if (!unit || !isGenericUnit(unit) || first === '' || second === '') return false;
  return ![...first].some((character) => second.includes(character));
}

/** 缺口246名：核定3860名，实有3614名: figures of which one exceeds the total by no slip are no list of its parts. */
function holdsLargerPart({ total, figures, wholeOnly }: Addition): boolean {
  return !wholeOnly && figures.some(({ nominal }) => nominal.gt(total.nominal)) && !slipExplains(total, figures);
}
