import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause } from './changeClauses';
import type { Relation } from './relation';
import { isShare, listShare, shareRelation } from './shareArithmetic';
import { contextOf, SHARE, WHOLE_WORDS } from './shareWords';

const ALL_DONE = /(?:累计|合计|共计?|总计|已)[^，,；;。]{0,6}(?:任务|目标|计划|总投资|预算)[^，,；;。]{0,4}$/;

/** 过半行政村已供热，全镇26个村中，已供热的有12个: a share in words, with its amounts behind it. */
export function ofLaterAmounts(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const [whole, part] = [sentence.figures[index + 1], sentence.figures[index + 2]];
  if (!rate.isVerbal || !whole || !part || !isAmount(whole.unit.dimension) || !sameKind(whole.unit, part.unit))
    return undefined;
  const noun = sentence.tail(index).replace(/^的/, '').slice(0, 4);
  if (!/^(?:其中)?(?:有|约|占)?$/.test(sentence.lead(index)) || noun.length < 2 || whole.hedge === 'range')
    return undefined;
  const isWhole =
    /[中里内]$/.test(sentence.tail(index + 1)) || /全[县市区镇乡村校]|共|总/.test(sentence.lead(index + 1));
  const isPart =
    /已|其中|有/.test(sentence.lead(index + 2)) && !/[；;]/.test(sentence.gap(index + 2) + sentence.gap(index + 1));
  const counted = sentence.lead(index + 1) + sentence.slice(whole.digitSpan.end, sentence.tailEnd(index + 1));
  if (!isWhole || !isPart || ![...noun].some((sign) => counted.includes(sign) && !'的全县市区镇'.includes(sign)))
    return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** 干部职工150人，党员占六成，共90人: the part follows its share. */
export function ofPartBehind(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const [whole, part] = [sentence.figures[index - 1], sentence.figures[index + 1]];
  if (index !== 1 || !whole || !part || !isAmount(whole.unit.dimension) || whole.hedge === 'range') return undefined;
  if (!sameKind(whole.unit, part.unit) || part.hedge === 'range' || part.nominal.gte(whole.nominal)) return undefined;
  const words = SHARE.exec(sentence.lead(index))?.[1]?.replace(WHOLE_WORDS, '');
  const isTold = /^[，,（(](?:共计?|计|即|合计|总计|达|有|为)有?$/.test(sentence.gap(index + 1));
  if (words !== '' || !isTold || /[；;]/.test(sentence.gap(index)) || changeClause(sentence, 0)?.subject === '')
    return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** 任务13.5万亩，前两年分别完成4.8万亩、5.1万亩，累计完成任务的73.3%: all that was done, of what was to be done. */
export function ofAllParts(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  if (index < 3 || rate.hedge !== 'none' || !ALL_DONE.test(sentence.lead(index))) return undefined;
  const [first, ...rest] = sentence.figures.slice(0, index);
  const wholes = [first, ...rest].filter(
    (figure) => figure && /任务|目标|计划|总投资|预算/.test(contextOf(sentence, figure)),
  );
  const [whole] = wholes;
  if (!whole || wholes.length !== 1 || whole !== first) return undefined;
  if (rest.length < 2 || rest.some((figure) => !sameKind(figure.unit, whole.unit) || figure.hedge !== 'none'))
    return undefined;
  if (!/分别|依次|第一|上半年|前[两三四]|一季度/.test(sentence.gap(1))) return undefined;
  return listShare(sentence, rest, whole, rate);
}
