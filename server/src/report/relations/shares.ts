import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { isNamedOtherwise } from './rateNames';
import { rateWordsIn, tellsRate } from './rateWords';
import { figureOf, type Relation } from './relation';
import { shareInSentence } from './sentenceShares';
import { amountsBefore } from './shareAmounts';
import { isShare, shareRelation, sumOfLast } from './shareArithmetic';
import { ofAllParts, ofLaterAmounts, ofPartBehind } from './sharesAround';
import { SHARE } from './shareWords';

const COMPARED = /(?:占|完成|为|是|达到?|相当于|等于|超过|约为|仅为|只有)[^，,；;。]{0,22}$/;
/** How the whole begins when it follows its rate without brackets. */
const AHEAD = /^(?:全年|年度|年初|原)?(?:计划|目标|任务|应|预算|概算|批复|合同|核定)/;

/** Shares and rates in a sentence: 59人 of 65 is 90.8%. */
export function findShares(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  /** Wholes that another share of the sentence has already been worked out with. */
  const proven = new Set<Figure>();
  for (let index = 0; index < sentence.figures.length; index++) {
    const rate = sentence.figures[index];
    if (rate?.unit.dimension !== 'percent' || rate.hedge === 'range') continue;
    // Births and deaths per thousand refer to a population that is not in the sentence.
    if (rate.unit.name === '‰') continue;
    const relation =
      ofNamedWhole(sentence, index, rate) ??
      ofWholeBehind(sentence, index, rate) ??
      ofLaterAmounts(sentence, index, rate) ??
      ofAllParts(sentence, index, rate) ??
      ofPartBehind(sentence, index, rate) ??
      shareInSentence(sentence, index, rate, proven);
    if (!relation || (!relation.holds && isNamedOtherwise(rate, relation, sentence.text))) continue;
    relations.push(relation);
    const whole = figureOf(relation, '合计');
    if (relation.holds && whole) proven.add(whole);
  }
  return relations;
}

/** 占1575万元的80%, 完成年度目标3800套的111.5%, 1554万元的30%（466万元）. */
function ofNamedWhole(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const whole = sentence.figures[index - 1];
  if (!whole || !isAmount(whole.unit.dimension)) return undefined;
  const gap = sentence.gap(index);
  if (!/^[^，,；;。、（(]{0,10}的(?:(?:比重|比例|份额)(?:达到?|为|约|是)?)?$/.test(gap)) return undefined;
  if (!COMPARED.test(sentence.lead(index - 1))) return ofBracket(sentence, index, rate, whole);
  const parts = amountsBefore(sentence, index - 1, whole);
  const [nearest] = parts.slice(-1);
  if (!nearest) return undefined;
  const fitting = parts.find((part) => isShare(part, whole, rate));
  if (fitting) return shareRelation(sentence, fitting, whole, rate, true);
  if (sumOfLast(parts, whole, rate)) return undefined;
  // 抽查档案420份，占办件总量14.3万件的0.29%: the share is that of what stands right before it, in whatever unit.
  const before = sentence.figures[index - 2];
  if (before && before !== nearest && /^占/.test(sentence.lead(index - 1)) && isShare(before, whole, rate))
    return shareRelation(sentence, before, whole, rate, true);
  return /[；;]/.test(sentence.slice(nearest.span.end, whole.span.start))
    ? undefined
    : shareRelation(sentence, nearest, whole, rate, false);
}

function ofBracket(sentence: Sentence, index: number, rate: Figure, whole: Figure): Relation | undefined {
  const part = sentence.figures[index + 1];
  if (!part || !sameKind(part.unit, whole.unit)) return undefined;
  if (!/^(?:[（(](?:即|共|计|约)?|，?即)$/.test(sentence.gap(index + 1))) return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** 完成8430人，为目标任务的108.1%（目标7800人）; 优良天数338天，优良率92.6%（有效监测365天）. */
function ofWholeBehind(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const whole = sentence.figures[index + 1];
  if (!whole || !isAmount(whole.unit.dimension) || whole.hedge === 'range') return undefined;
  const rateWords = rateWordsIn(sentence.lead(index));
  if (!rateWords) return undefined;
  const { lead, isTarget } = rateWords;
  const told = /^([（(，,])([^（()），,；;]{0,12})$/.exec(sentence.gap(index + 1));
  const words = told?.[2];
  const isBracket = told?.[1] === '（' || told?.[1] === '(';
  if (words === undefined || !(isTarget || tellsRate(lead) || SHARE.test(lead))) return undefined;
  if (!(isTarget ? /目标|任务|计划|预算/ : isBracket ? /总|共|全|应|有效|基数|计划|目标|任务/ : AHEAD).test(words))
    return undefined;
  if (isBracket && !/^[^，,；;。]{0,4}[）)]/.test(sentence.slice(whole.span.end, whole.span.end + 6))) return undefined;
  const parts = sentence.figures.slice(0, index).filter(({ unit }) => sameKind(unit, whole.unit));
  const [part] = parts;
  if (!part || parts.length > 1 || part.hedge === 'range') return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}
