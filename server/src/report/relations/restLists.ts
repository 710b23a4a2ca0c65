import { intersects, sum } from '../../text/interval';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { balance } from './balances';
import { REST_LABEL } from './partLabels';
import type { Relation } from './relation';

/** What makes the list one of some parts alone, or puts another total between. */
const BROKEN_LIST = /[；;。：:]|主要|等(?![\u4e00-\u9fff])|其中|累计|共计|合计|比|较/;
/** Farthest the first part may stand behind the whole, in units. */
const NEAR = 14;

/** 招聘教师185名，小学92名、初中48名，其余35名: a whole, several parts named one after the other, and the rest. */
export function findRestLists(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 3; index < sentence.figures.length; index++) {
    const rest = sentence.figures[index];
    if (!rest || !isAmount(rest.unit.dimension) || !isRest(sentence, index)) continue;
    const relation = restOf(sentence, index, rest);
    if (relation) relations.push(relation);
  }
  return relations;
}

/** 其余35名, or 未收回20份 behind 收回有效问卷468份: what says no to the words of the first part. */
function isRest(sentence: Sentence, index: number): boolean {
  const lead = sentence.lead(index);
  if (REST_LABEL.test(lead)) return true;
  const done = /^(?:尚|仍)?未([\u4e00-\u9fff]{2,4})(?:的|有|为)?$/.exec(lead)?.[1];
  return done !== undefined && index >= 3 && sentence.lead(index - 2).includes(done.slice(0, 2));
}

/**
 * Going back from the rest, every figure larger than the parts so far may be the whole; the first that the balance
 * fits is it, and where none fits the outermost is what the writer means.
 */
function restOf(sentence: Sentence, index: number, rest: Figure): Relation | undefined {
  const parts: Figure[] = [];
  let outermost: Relation | undefined;
  for (let at = index - 1; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (!figure || !sameKind(figure.unit, rest.unit) || figure.hedge !== 'none') break;
    if (sentence.bracket(at) !== sentence.bracket(index)) break;
    if (parts.length >= 2 && parts.every((part) => part.nominal.lt(figure.nominal))) {
      const relation = relationOf(sentence, figure, parts, rest);
      if (!relation || relation.holds) return relation;
      outermost = relation;
    }
    parts.unshift(figure);
  }
  return outermost;
}

function relationOf(sentence: Sentence, whole: Figure, parts: readonly Figure[], rest: Figure): Relation | undefined {
  const between = sentence.slice(whole.span.end, rest.span.start);
  const first = sentence.slice(whole.span.end, parts[0]?.span.start ?? whole.span.end);
  if (BROKEN_LIST.test(between) || first.length > NEAR || rest.hedge !== 'none' || whole.hedge !== 'none')
    return undefined;
  // Parts that exceed the whole are no parts of it.
  if (nominalSum(parts).gte(whole.nominal)) return undefined;
  return balance(
    sentence,
    whole,
    parts,
    rest,
    intersects(sum([...parts, rest].map(({ value }) => value)), whole.value),
  );
}
