import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { isOpenEnded, OPEN_LIST } from './listEnds';
import { isComplete } from './partition';
import { collectParts, isTotalLike } from './partLists';
import type { Relation } from './relation';
import { judge } from './sumJudgement';

/** Between figures that tell one thing in several units: 612户1083人. */
export const TUPLE = /^[、，,]?$/;
/** Units in which one thing is told at most. */
const MOST_UNITS = 3;
/** Farthest the bracket may stand behind its total, in units. */
const NEAR = 12;

/** 86户308人，其中52户196人、34户112人: parts that make up the total in one unit are all there are. */
export function areComplete(relations: readonly Relation[]): boolean {
  return relations.some(({ holds, members }) => holds && members.length > 2);
}

/**
 * 31名（提拔13名，交流8名，免职10名）, 612户1083人（城镇58户94人、农村554户989人）: a bracket directly behind figures is about
 * them. `totalOf` is told for each part the total it is counted to.
 */
export function findBracketList(sentence: Sentence, first: number, totalOf: Map<number, number>): readonly Relation[] {
  const open = sentence.bracket(first);
  const last = sentence.figures[first - 1];
  if (open < 0 || !last || sentence.bracket(first - 1) === open) return [];
  const before = sentence.slice(last.span.end, open);
  if (before.length > NEAR || /[，,；;、：:]/.test(before)) return [];
  const relations: Relation[] = [];
  const totals = new Set<number>();
  for (let at = first; at < first + MOST_UNITS && sentence.bracket(at) === open; at++) {
    const total = at === first || TUPLE.test(sentence.gap(at)) ? totalBeside(sentence, at, first - 1) : undefined;
    if (total === undefined || totals.has(total)) break;
    totals.add(total);
    const relation = bracketSum(sentence, at, total, totalOf, areComplete(relations));
    if (relation) relations.push(relation);
  }
  return relations;
}

/** Which of the totals that stand side by side up to `last` counts what a figure counts. */
function totalBeside(sentence: Sentence, at: number, last: number): number | undefined {
  const figure = sentence.figures[at];
  for (let index = last; figure && index > last - MOST_UNITS; index--) {
    const total = sentence.figures[index];
    if (total && isTotalLike(total) && sameKind(total.unit, figure.unit)) return index;
    if (!TUPLE.test(sentence.gap(index)) || sentence.bracket(index) !== sentence.bracket(index - 1)) break;
  }
  return undefined;
}

/** `areAll` says that the parts have made up the total in another unit. */
function bracketSum(
  sentence: Sentence,
  first: number,
  totalIndex: number,
  totalOf: Map<number, number>,
  areAll: boolean,
): Relation | undefined {
  const open = sentence.bracket(first);
  const total: Figure | undefined = sentence.figures[totalIndex];
  if (!total) return undefined;
  const parts = collectParts(sentence, first, total, open);
  for (const index of parts.indexes) totalOf.set(index, totalIndex);
  const inside = sentence.slice(open, sentence.figures[parts.indexes[0] ?? first]?.span.start ?? open);
  if (OPEN_LIST.test(inside) || /^[（(](?:含|包含)/.test(inside)) return undefined;
  const sampled = /其中/.test(inside);
  if (!sampled && parts.indexes.length < 2) return undefined;
  const isTuple = sentence.bracket(first - 1) === open || TUPLE.test(sentence.gap(first + 1));
  const counted = sentence.figures.filter(
    ({ unit }, index) => sentence.bracket(index) === open && (!isTuple || sameKind(unit, total.unit)),
  );
  const isOpen = counted.length !== parts.indexes.length || isOpenEnded(sentence, parts);
  const enough =
    areAll || parts.indexes.length >= (sampled ? 3 : 2) || (parts.indexes.length === 2 && isComplete(parts.labels));
  return judge(sentence, totalIndex, parts, { closed: enough && !isOpen, wholeOnly: !isOpen });
}
