import type { Figure } from '../figures/figure';
import { figureOf, type Relation } from './relation';

/**
 * Whether the words around a rate show that it is no share of the amounts it was read with: it is an aim, it names another
 * whole, or it speaks of all of something else.
 */
export function isNamedOtherwise(rate: Figure, relation: Relation, text: string): boolean {
  if (isAim(rate, text) || isOfUntoldWhole(rate, text)) return true;
  return rate.nominal.eq(100) && !isNamedAfterPart(rate, relation, text);
}

/** 确保就业率不低于90%: what is to be reached does not follow from what there is. */
function isAim(rate: Figure, text: string): boolean {
  const before = text.slice(Math.max(0, rate.span.start - 24), rate.digitSpan.start);
  return /(?:确保|力争|争取)[^，,。；;]{0,16}$|(?:不低于|不少于|不高于|不超过|不得低于)$/.test(before);
}

/** 大班额64个，占班级总数的6.1%: a share of something whose number the paragraph does not give. */
function isOfUntoldWhole(rate: Figure, text: string): boolean {
  const before = text.slice(0, rate.digitSpan.start);
  const whole = /占([^，,；;。占]{2,10}?)(?:总数|总量|总额|总人数)的?(?:比例|比重|比)?[由从为达约近到]?$/.exec(before);
  const noun = whole?.[1]?.slice(-2) ?? '';
  return whole !== null && !/^[总全其]/.test(noun) && !before.slice(0, whole.index).includes(noun);
}

/** 受理412件，审结398件，未结37件，法定时限内结案率100%: all of something, which is not what stands nearest. */
function isNamedAfterPart(rate: Figure, relation: Relation, text: string): boolean {
  const part = figureOf(relation, '分项');
  const stem = /([\u4e00-\u9fff]{1,2})率[均都已也为达约]*$/.exec(text.slice(0, rate.span.start))?.[1] ?? '';
  const words = part ? text.slice(Math.max(0, part.span.start - 8), part.span.start) : '';
  return !words.includes('未') && [...stem].some((character) => words.includes(character));
}
