import type { Decimal } from '../../text/decimal';
import { type Interval, point, sum } from '../../text/interval';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Parts } from './partLists';

/** What is known of a list of parts. */
export interface ListKind {
  /** Nothing is left out, so a sum below the total is wrong as well. */
  readonly closed: boolean;
  /** The parts are all figures of a bracket: no other grouping of them is tried. */
  readonly wholeOnly: boolean;
}

/** A total and the figures that are told as its parts. */
export interface Addition extends ListKind {
  readonly sentence: Sentence;
  readonly total: Figure;
  /** The place of the total among the figures of the sentence. */
  readonly totalIndex: number;
  readonly parts: Parts;
  /** The figures of the parts, at least one. */
  readonly figures: readonly Figure[];
  /** The values that the parts come to. */
  readonly comesTo: Interval;
}

/** The total at `totalIndex` with its parts; undefined where one of the two is missing. */
export function additionOf(
  sentence: Sentence,
  totalIndex: number,
  parts: Parts,
  { closed, wholeOnly }: ListKind,
): Addition | undefined {
  const total = sentence.figures[totalIndex];
  const figures = sentence.figuresAt(parts.indexes);
  if (!total || figures.length === 0) return undefined;
  return { sentence, total, totalIndex, parts, figures, comesTo: sum(figures.map(addend)), closed, wholeOnly };
}

/** The values of a figure that is added up; marks are given exactly, whatever their last digit. */
export function addend(figure: Figure): Interval {
  return figure.unit.base === '分' && figure.hedge === 'none' ? point(figure.nominal) : figure.value;
}

/** What the parts as written leave of the total as written, in the base of its unit; negative where they exceed it. */
export function missingFrom(total: Figure, parts: readonly Figure[]): Decimal {
  return total.nominal.minus(nominalSum(parts));
}

/** 得分86分，其中城区92分、乡镇80分: marks that are nowhere near their sum are means of parts, and are not added up. */
export function isLevelOfMarks(total: Figure, figures: readonly Figure[]): boolean {
  if (total.unit.base !== '分') return false;
  return missingFrom(total, figures).abs().times(5).gt(total.nominal);
}
