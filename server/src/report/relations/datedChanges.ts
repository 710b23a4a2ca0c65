import { standsBeside } from '../figures/beside';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { type Change, UNTOLD } from './change';
import { changeClause, type Direction } from './changeClauses';
import { type DatedLevels, levelsOfYears } from './statedBases';

/** Gives changes whose year of comparison is told elsewhere in the sentence their base. */
export function withYears(sentence: Sentence, changes: readonly Change[]): Change[] {
  if (sentence.years.length < 2) return [...changes];
  const given = [...changes];
  for (let index = 2; index < sentence.figures.length; index++) {
    const tells = ({ rate, points, amount }: Change) => rate === index || points === index || amount === index;
    const own = given.findIndex(tells);
    if (own >= 0 && given[own]?.base !== undefined) continue;
    const levels = levelsOfYears(sentence, index);
    const figure = sentence.figures[index];
    if (!levels || !figure) continue;
    const known = own < 0 ? undefined : given[own];
    if (known) given[own] = { ...known, base: levels.base, result: levels.result };
    else given.push(datedChange(figure, index, levels, changeClause(sentence, index)?.direction ?? 0));
  }
  return given;
}

/** A change of which only one figure is told, between the levels of two years. */
export function datedChange(
  figure: Figure,
  index: number,
  { base, result }: DatedLevels,
  direction: Direction,
): Change {
  const { dimension } = figure.unit;
  const untold = { ...UNTOLD, base, result };
  if (dimension === 'percent' || dimension === 'multiple') return { ...untold, rate: index, rateDirection: direction };
  if (dimension === 'point') return { ...untold, points: index, pointsDirection: direction };
  return { ...untold, amount: index, amountDirection: direction };
}

/** 由14起下降到9起，由5人下降到2人，分别下降35.7%和60%: gives each change its rate. */
export function withRateLists(sentence: Sentence, changes: readonly Change[]): Change[] {
  const given = [...changes];
  for (let first = 0; first < sentence.figures.length; first++) {
    if (sentence.figures[first]?.unit.dimension !== 'percent' || !/分别/.test(sentence.lead(first))) continue;
    const clause = changeClause(sentence, first);
    let last = first;
    const joins = (at: number) => sentence.figures[at]?.unit.dimension === 'percent' && standsBeside(sentence, at);
    while (joins(last + 1)) last++;
    const size = last - first + 1;
    const open = given.filter((change) => change.rate === undefined && (change.result ?? Infinity) < first);
    if (!clause || size < 2 || open.length !== size) continue;
    for (const [at, change] of open.entries()) {
      given[given.indexOf(change)] = { ...change, rate: first + at, rateDirection: clause.direction };
    }
  }
  return given;
}
