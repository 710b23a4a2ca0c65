import { ZERO } from '../../text/decimal';
import { add, type Interval, intersects, point, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { sameKind } from '../figures/units';
import { type Addition, addend, missingFrom } from './addition';
import { REST_LABEL } from './partLabels';

/*
 * A list that does not come to its total may only have been read too long or too short: details of a part were taken
 * for parts, or a part stands behind words that end the list.
 */

/** Parts among which details are looked for; the work grows with the square of their number. */
const NESTED_LIMIT = 12;
/** Figures behind a list that may still belong to it. */
const LATER_REACH = 4;

/** The parts that make up the total, when those that were read come to something else. */
export function fittingParts({ parts, figures, total, wholeOnly }: Addition): readonly Figure[] | undefined {
  // 其余56家 is what is left of all, so no part before it is the whole.
  if (figures.length < 2 || REST_LABEL.test(parts.labels.at(-1) ?? '')) return undefined;
  if (wholeOnly) return withoutDetails(figures, addend(total)) && figures;
  return firstParts(figures, total) ?? exactly(withoutDetails(figures, addend(total)), total);
}

/** 分别补贴8.1元、4.5元、1.8元，农户自缴3.6元: figures behind the list with which the sum is right to the last digit. */
export function completedLater({ sentence, total, parts, figures }: Addition): readonly Figure[] | undefined {
  const last = parts.indexes.at(-1) ?? 0;
  const all = [...figures];
  for (let at = last + 1; at < sentence.figures.length && at <= last + LATER_REACH; at++) {
    const next = sentence.figures[at];
    if (!next || !sameKind(next.unit, total.unit) || sentence.bracket(at) !== sentence.bracket(last)) continue;
    all.push(next);
    if (missingFrom(total, all).eq(0)) return all;
  }
  return undefined;
}

/** The longest run of first parts, but not all of them, that makes up the total. */
function firstParts(figures: readonly Figure[], total: Figure): readonly Figure[] | undefined {
  let running = point(ZERO);
  let fitting: readonly Figure[] | undefined;
  for (const [at, figure] of figures.slice(0, -1).entries()) {
    running = add(running, addend(figure));
    if (at >= 1 && intersects(running, addend(total))) fitting = exactly(figures.slice(0, at + 1), total) ?? fitting;
  }
  return fitting;
}

/** The parts where they come to the total as it is written, or where rounded words leave that open. */
function exactly(parts: readonly Figure[] | undefined, total: Figure): readonly Figure[] | undefined {
  if (!parts) return undefined;
  const isLoose = [total, ...parts].some(({ hedge }) => hedge !== 'none');
  return isLoose || missingFrom(total, parts).abs().times(2).lte(total.lastPlace) ? parts : undefined;
}

/** Parts without the run of details that follows one of them: 民事169件，婚姻83件，合同86件，刑事62件. */
function withoutDetails(figures: readonly Figure[], total: Interval): readonly Figure[] | undefined {
  if (figures.length > NESTED_LIMIT) return undefined;
  for (const [at, head] of figures.entries()) {
    let details: Interval | undefined;
    for (const [behind, next] of figures.slice(at + 1).entries()) {
      details = details ? add(details, addend(next)) : addend(next);
      if (!intersects(details, addend(head))) continue;
      const outer = [...figures.slice(0, at + 1), ...figures.slice(at + behind + 2)];
      if (outer.length >= 2 && intersects(sum(outer.map(addend)), total)) return outer;
    }
  }
  return undefined;
}
