import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { areToldAsAll } from './bareLists';
import { areComplete, findBracketList, TUPLE } from './bracketSums';
import { findClosingTotal } from './closingTotals';
import { isExhaustive, isOpenEnded } from './listEnds';
import { type Opening, openingOf } from './listOpenings';
import { isComplete } from './partition';
import { haveCommonEnd, REST_LABEL } from './partLabels';
import { collectParts, isTotalLike, type Parts } from './partLists';
import type { Relation } from './relation';
import { judge } from './sumJudgement';

/** Figures between a list and its total at most, and before that total where an earlier one may be the whole. */
const TOTAL_REACH = 5;
const EARLIER_REACH = 6;

/** Where a list begins. */
interface ListStart {
  /** The place of its first part among the figures of the sentence. */
  readonly first: number;
  /** The figure before which the opening words stand: the first part itself, or the same part told in another unit. */
  readonly opener: number;
  /** Whether the list makes up its total in that other unit, so that nothing is left out. */
  readonly isComplete: boolean;
}

/** A list with the total it is read to belong to. */
interface OpenedList {
  readonly sentence: Sentence;
  readonly start: ListStart;
  readonly opening: Opening;
  readonly total: Figure;
  readonly totalIndex: number;
  readonly parts: Parts;
}

/** For each part, the total it was already counted to. */
type TotalOf = Map<number, number>;

/** Totals and their parts in a sentence: total first or last, in brackets, nested. */
export function findSums(sentence: Sentence): Relation[] {
  const found: Relation[] = [];
  const { figures } = sentence;
  const totalOf: TotalOf = new Map();
  for (let index = 1; index < figures.length; index++) {
    const bracketed = findBracketList(sentence, index, totalOf);
    const start = { first: index, opener: index, isComplete: false };
    const opened = bracketed.length > 0 ? bracketed : findOpenedList(sentence, start, totalOf);
    found.push(...opened);
    // 13个、1.32万亩: the parts are told in a second unit as well, and so is the total.
    const beside = figures[index + 1];
    if (beside && !sameKind(beside.unit, figures[index]?.unit ?? beside.unit) && TUPLE.test(sentence.gap(index + 1))) {
      const second = { first: index + 1, opener: index, isComplete: areComplete(opened) };
      found.push(...findOpenedList(sentence, second, totalOf));
    }
  }
  for (let index = 2; index < figures.length; index++) {
    const closed = findClosingTotal(sentence, index);
    if (closed) found.push(closed);
  }
  return found;
}

/** A list opened by 其中, 分别为, a colon: 共有112个，其中坝区47个，山区65个; empty where none begins. */
function findOpenedList(sentence: Sentence, start: ListStart, totalOf: TotalOf): readonly Relation[] {
  const { first, opener } = start;
  const figure = sentence.figures[first];
  // Whether there is a total at all is told by the kinds of the figures, before any words are read.
  const nearest = figure && isTotalLike(figure) ? nearestTotal(sentence, start) : undefined;
  const opening = nearest === undefined ? undefined : openingOf(sentence, first, opener);
  if (!opening || nearest === undefined) return [];

  // A second division is of the whole, and not of the last part of the first.
  const whole = opening.isDivision ? totalOf.get(nearest) : undefined;
  // 学生36000人，其中留守儿童8640人；从学段看，小学5724人、初中2916人: unless it is that part that they make up.
  const ofPart = whole === undefined ? undefined : divisionOf(sentence, nearest, first);
  if (ofPart) return [ofPart];

  const totalIndex = whole ?? nearest;
  const total = sentence.figures[totalIndex];
  if (!total) return [];
  // 小学84所，其中完全小学52所；初中28所: the details of a part end where its list goes on.
  const above = totalOf.get(totalIndex);
  const parts = collectParts(sentence, first, total, sentence.bracket(first), above === undefined ? '' : '，');
  if (opening.isAmong && !areAlike(parts) && !areToldAsAll(sentence, total, parts)) return [];
  for (const index of parts.indexes) if (!totalOf.has(index)) totalOf.set(index, totalIndex);
  if (opening.isComposition && !isExhaustive(sentence, parts)) return [];

  const list: OpenedList = { sentence, start, opening, total, totalIndex, parts };
  const closed = !mayLeaveOut(list) && tellsAll(list);
  const relation = judge(sentence, totalIndex, parts, { closed, wholeOnly: false });
  const settled = relation?.holds === false ? againstEarlier(list, relation, above) : relation;
  return settled ? [settled] : [];
}

/** The nearest figure before the list that its parts may make up. */
function nearestTotal(sentence: Sentence, { first, opener }: ListStart): number | undefined {
  const figure = sentence.figures[first];
  for (let index = opener - 1; index >= 0 && first - index <= TOTAL_REACH; index--) {
    const candidate = sentence.figures[index];
    if (!figure || !candidate || sentence.bracket(index) !== sentence.bracket(first)) continue;
    if (isTotalLike(candidate) && sameKind(candidate.unit, figure.unit)) return index;
  }
  return undefined;
}

/** The parts from `first` on as those of the figure at `index`, when they make it up. */
function divisionOf(sentence: Sentence, index: number, first: number): Relation | undefined {
  const whole = sentence.figures[index];
  if (!whole) return undefined;
  const parts = collectParts(sentence, first, whole, sentence.bracket(index));
  const relation = judge(sentence, index, parts, { closed: false, wholeOnly: true });
  return relation?.holds ? relation : undefined;
}

/** Three or more parts with names that end alike. */
function areAlike({ labels }: Parts): boolean {
  return labels.length >= 3 && haveCommonEnd(labels);
}

/** Whether words, labels or the other unit say that the list names all there is. */
function tellsAll({ sentence, start, opening, total, parts }: OpenedList): boolean {
  if (opening.namesAll || start.isComplete) return true;
  return (opening.isBare && areToldAsAll(sentence, total, parts)) || isExhaustive(sentence, parts);
}

/** Whether something tells that the list may leave some out, whatever else says that it names all. */
function mayLeaveOut(list: OpenedList): boolean {
  const { sentence, parts } = list;
  if (parts.indexes.length < 2 || parts.mixed || isOpenEnded(sentence, parts)) return true;
  return isPickedOut(list) || isTask(list);
}

/** 其中教育、卫生两项支出分别为5.1亿元和2.4亿元: 分别 names all of those picked out, and not all of the total. */
function isPickedOut({ sentence, start, opening, total, parts: { labels } }: OpenedList): boolean {
  const between = sentence.slice(total.span.end, sentence.figures[start.first]?.span.start ?? total.span.end);
  if (!/分别|依次/.test(opening.words) || !/其中/.test(between)) return false;
  return !isComplete(labels) && !REST_LABEL.test(labels.at(-1) ?? '');
}

/** 任务13.5万亩，前两年分别完成4.8万亩、5.1万亩: what has been done so far need not be all that is to be done. */
function isTask({ sentence, opening, totalIndex }: OpenedList): boolean {
  return (
    /任务|目标|计划|指标/.test(sentence.lead(totalIndex)) &&
    /完成|实现|落实|到位|已|前[一二两三四五]|截至|目前/.test(opening.words)
  );
}

/**
 * A broken sum, unless the parts divide an earlier total by another criterion, as behind a second 其中. `above` is the
 * total of which the one read is itself a part.
 */
function againstEarlier(
  { sentence, total, totalIndex, parts }: OpenedList,
  broken: Relation,
  above: number | undefined,
): Relation | undefined {
  for (let index = Math.max(0, totalIndex - EARLIER_REACH); index < totalIndex; index++) {
    const candidate = sentence.figures[index];
    if (!candidate || !isTotalLike(candidate) || !sameKind(candidate.unit, total.unit)) continue;
    const other = judge(sentence, index, parts, { closed: false, wholeOnly: false });
    if (other?.holds) return other;
    // The earlier total may leave room for the parts, and then nothing is proven.
    if (!other && (index === above || parts.indexes.length === 1)) return undefined;
  }
  return broken;
}
