import { standsBeside } from '../figures/beside';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause } from './changeClauses';
import { contextOf } from './shareWords';

/** Where a percentage stands among those told side by side: 分别占75%和25%. */
export interface Position {
  /** Percentages before this one in its list. */
  readonly before: number;
  /** All percentages of the list. */
  readonly size: number;
}

/** The place of the percentage at `index` in its list; a single one is a list of its own. */
export function positionInList(sentence: Sentence, index: number): Position {
  const isPercent = (at: number) => sentence.figures[at]?.unit.dimension === 'percent';
  const joined = (at: number) => isPercent(at) && isPercent(at - 1) && standsBeside(sentence, at);
  let first = index;
  while (joined(first)) first--;
  let last = index;
  while (joined(last + 1)) last++;
  return { before: index - first, size: last - first + 1 };
}

/** 至少一项 in 享受了至少一项救助 counts nothing that the text tells of. */
function isAside({ chinese, hedge, digits, exponent }: Figure): boolean {
  return chinese && hedge !== 'none' && digits.length === 1 && exponent === 0;
}

/** The amount a rate speaks of: the nearest before it, or its partner where both stand in lists of one length. */
export function nearestAmount(sentence: Sentence, first: number, position: Position): number | undefined {
  const amounts: number[] = [];
  for (let at = first - 1; at >= 0; at--) {
    const figure = sentence.figures[at];
    // 比上年增加1.06万所 between a number and its share says nothing of the share.
    if (figure && changeClause(sentence, at)?.subject === '') continue;
    if (figure && isAside(figure)) continue;
    if (!figure || !isAmount(figure.unit.dimension)) {
      if (amounts.length > 0) break;
      continue;
    }
    amounts.unshift(at);
  }
  if (position.size === 1) return amounts[amounts.length - 1];
  return amounts.length >= position.size ? amounts[amounts.length - position.size + position.before] : undefined;
}

/** 197批次、1.74万人次，占批次总数的61.9%: the unit the whole is counted in tells which of the amounts is the part. */
export function nearestOfUnit(
  sentence: Sentence,
  index: number,
  words: string,
  position: Position,
): number | undefined {
  const nearest = sentence.figures[index - 1];
  if (position.size > 1 || words === '' || !nearest || !isAmount(nearest.unit.dimension)) return undefined;
  const isNamed = (figure: Figure) =>
    figure.unit.name.length > 1
      ? words.includes(figure.unit.name)
      : [words, words.replace(/^总/, '')].some(
          (named) => named.startsWith(figure.unit.name) && /^[总数]/.test(named.slice(figure.unit.name.length)),
        );
  if (isNamed(nearest)) return undefined;
  // Only amounts told side by side of one thing are meant.
  for (let at = index - 2; at >= 0 && /^[、，,\s]{0,2}$/.test(sentence.gap(at + 1)); at--) {
    const figure = sentence.figures[at];
    if (figure && isAmount(figure.unit.dimension) && isNamed(figure)) return at;
  }
  return undefined;
}

/** 学校食堂64家、餐饮店416家，学校食堂占5.1%: the amount that is named like what has the share, where the nearest is not. */
export function amountNamed(sentence: Sentence, index: number, subject: string): number | undefined {
  const isNamed = (at: number) => (sentence.lead(at) + sentence.tail(at)).includes(subject);
  if (subject.length < 2 || isNamed(index - 1)) return undefined;
  const found = sentence.figures.flatMap((figure, at) =>
    at < index - 1 && isAmount(figure.unit.dimension) && sentence.lead(at).endsWith(subject) ? [at] : [],
  );
  const [only = 0] = found;
  const part = sentence.figures[only];
  // Without a whole before it the parts themselves may be what the share is of.
  const hasWhole = sentence.figures
    .slice(0, only)
    .some((figure) => part && sameKind(figure.unit, part.unit) && figure.nominal.gt(part.nominal));
  return found.length === 1 && hasWhole ? only : undefined;
}

/** Amounts of the same kind as `like` before `index`. */
export function amountsBefore(sentence: Sentence, index: number, like: Figure): Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < index; at++) {
    const figure = sentence.figures[at];
    if (!figure || isListCounter(sentence, at)) continue;
    if (isAmount(figure.unit.dimension) && isPartOf(sentence, figure, like) && figure.hedge !== 'range') {
      found.push(figure);
    }
  }
  // A share is worked out from what stands near, or from the whole at the beginning; the rest would only cost time.
  return found.length > 16 ? [...found.slice(0, 4), ...found.slice(-12)] : found;
}

/** 两家合计占36.6%: how many were added up is none of the amounts. */
function isListCounter(sentence: Sentence, at: number): boolean {
  return sentence.figures[at]?.chinese === true && /^(?:合计|共计|总计|相加|共)/.test(sentence.tail(at));
}

/** Whether one may be part of the other: amounts of one kind, and the votes or answers of so many people. */
function isPartOf(sentence: Sentence, a: Figure, b: Figure): boolean {
  if (sameKind(a.unit, b.unit)) return true;
  // 计划指标450个 and 录用423人: places count persons.
  const isPlace = (figure: Figure) => figure.unit.base === '个' && /指标|名额|编制/.test(contextOf(sentence, figure));
  if ((isPlace(a) && b.unit.base === '人') || (isPlace(b) && a.unit.base === '人')) return true;
  // 床位2680张 and 入住1742人: a bed is for one.
  const isBed = (figure: Figure) => figure.unit.base === '张' && /床位/.test(contextOf(sentence, figure));
  const isInBed = (figure: Figure) =>
    figure.unit.base === '人' && /入住|在住|收住|集中供养/.test(contextOf(sentence, figure));
  if ((isBed(a) && isInBed(b)) || (isBed(b) && isInBed(a))) return true;
  return ANSWERS.has(a.unit.base) && ANSWERS.has(b.unit.base);
}

const ANSWERS: ReadonlySet<string> = new Set(['人', '票']);
