import { HUNDRED } from '../../text/decimal';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause } from './changeClauses';
import { isNamedOtherwise } from './rateNames';
import type { Relation } from './relation';
import { isShare, shareRelation } from './shareArithmetic';
import { SHARE, WHOLE_WORDS } from './shareWords';

/** Sentences before that are searched for the whole that 占… names. */
const SENTENCES_BACK = 3;

/** 批复预算2860万元…。申请2002万元，占总预算的70%: the whole is named, and stands in a sentence before. */
export function findSharesAcross(sentences: readonly Sentence[], known: readonly Relation[]): Relation[] {
  const relations: Relation[] = [];
  for (const [at, sentence] of sentences.entries()) {
    for (let index = 1; at > 0 && index < sentence.figures.length; index++) {
      const rate = sentence.figures[index];
      if (rate?.unit.dimension !== 'percent' || rate.hedge === 'range' || known.some(({ span }) => span === rate.span))
        continue;
      const lead = sentence.lead(index);
      const words = lead.startsWith('占') ? (SHARE.exec(lead)?.[1]?.replace(WHOLE_WORDS, '') ?? '') : '';
      const part = sentence.figures[index - 1];
      if (words.length < 2 || !part || !isAmount(part.unit.dimension) || lead.length > 12) continue;
      if (changeClause(sentence, index - 1)) continue;
      const relation = acrossSentences(
        sentences.slice(Math.max(0, at - SENTENCES_BACK), at),
        sentence,
        part,
        rate,
        words,
      );
      if (relation && (relation.holds || !isNamedOtherwise(rate, relation, sentence.text))) relations.push(relation);
    }
  }
  return relations;
}

/** Whether the share is nearly right: over several sentences the whole may be another by a little. */
function isClose(part: Figure, whole: Figure, rate: Figure): boolean {
  const computed = part.nominal.div(whole.nominal).times(HUNDRED);
  return computed.minus(rate.nominal).abs().times(20).lt(rate.nominal);
}

function acrossSentences(
  before: readonly Sentence[],
  sentence: Sentence,
  part: Figure,
  rate: Figure,
  words: string,
): Relation | undefined {
  const wholes: Figure[] = [];
  for (const earlier of before) {
    for (const [index, figure] of earlier.figures.entries()) {
      if (!sameKind(figure.unit, part.unit) || figure.hedge !== 'none') continue;
      if (isShare(part, figure, rate)) return shareRelation(sentence, part, figure, rate, true);
      if (figure.nominal.gt(part.nominal) && (earlier.lead(index) + earlier.tail(index)).includes(words))
        wholes.push(figure);
    }
  }
  const [whole] = wholes;
  if (!whole || isClose(part, whole, rate)) return undefined;
  return wholes.every((other) => other.nominal.eq(whole.nominal))
    ? shareRelation(sentence, part, whole, rate, false)
    : undefined;
}
