import { intersects, sum } from '../../text/interval';
import type { Sentence } from '../figures/sentence';
import { isAmount, isGenericUnit, isThing, sameKind } from '../figures/units';
import { addend } from './addition';
import { changeClause } from './changeClauses';
import { type ClosedList, isAllOfTotal, isNoSum } from './closingLists';
import { type ClosingTotal, closingTotalAt, TOTAL_STRONG } from './closingWords';
import { isLabelCount } from './partLists';
import type { Relation } from './relation';
import { sumRelation } from './sumRelation';

/** 三项合计4.53万平方米, 全年累计36269人次 behind the parts. */
export function findClosingTotal(sentence: Sentence, index: number): Relation | undefined {
  const closing = closingTotalAt(sentence, index);
  const list = closing && listBefore(closing);
  if (!list) return undefined;
  const { total, figures } = list;
  const fitting = fittingParts(list);
  if (fitting) return sumRelation(sentence, total, fitting, true);
  return !isNoSum(list) && isAllOfTotal(list) ? sumRelation(sentence, total, figures, false) : undefined;
}

/** The figures before the total that it may add up; undefined where they are fewer than two. */
function listBefore(closing: ClosingTotal): ClosedList | undefined {
  const { sentence } = closing;
  const { parts, namedUnits } = partsBefore(closing);
  if (parts.length < 2) return undefined;
  const figures = sentence.figuresAt(parts);
  const labels = parts.map((at) => sentence.lead(at));
  return { ...closing, parts, figures, labels, comesTo: sum(figures.map(({ value }) => value)), namedUnits };
}

/** The longest run of last parts that makes up the total; of what 由 begins only all parts. */
function fittingParts({ sentence, total, isMadeUp, parts, figures }: ClosedList): ClosedList['figures'] | undefined {
  const isWhole = isMadeUp && sentence.lead(parts[0] ?? 0).endsWith('由');
  for (let from = 0; from + 2 <= figures.length && !(isWhole && from > 0); from++) {
    const last = figures.slice(from);
    if (intersects(sum(last.map(addend)), addend(total))) return last;
  }
  return undefined;
}

/** Goes back from the total over all figures it may add up; `namedUnits` of them are named by the total's noun. */
function partsBefore(closing: ClosingTotal): { readonly parts: readonly number[]; readonly namedUnits: number } {
  const { sentence, index, first, counted } = closing;
  const parts: number[] = [];
  const bracket = sentence.bracket(index);
  const several = first < index;
  let namedUnits = 0;
  for (let at = counted === undefined ? first - 1 : first - 2; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (!figure) break;
    if (sentence.bracket(at) !== bracket) {
      if (sentence.bracket(at) > bracket) continue;
      break;
    }
    const isNamed = isNamedByTotal(closing, at);
    if (isNamed) namedUnits++;
    // 收入238万元，增长3.98%，加上…: what is said of a part is none itself.
    if (isRemark(sentence, at)) continue;
    if (!isNamed && !isOfTotalsKind(closing, at)) {
      if (isLabelCount(sentence, at)) continue;
      // 58宗2136亩，23宗714亩: every part is told in several units.
      if (several && isAmount(figure.unit.dimension)) continue;
      if (figure.unit.dimension === 'percent' || counted === undefined) break;
      continue;
    }
    if (figure.hedge === 'range' || (parts.length > 0 && TOTAL_STRONG.test(sentence.lead(at)))) break;
    parts.unshift(at);
    if (counted !== undefined && parts.length === counted) break;
  }
  return { parts, namedUnits };
}

/** 12镇6乡，共18个乡镇; 6个乡8个镇，共14个乡镇: the noun of the total names what the figure counts. */
function isNamedByTotal({ sentence, total, index }: ClosingTotal, at: number): boolean {
  const figure = sentence.figures[at];
  if (!figure || !isGenericUnit(total.unit)) return false;
  const noun = sentence.tail(at);
  const isNoun = isGenericUnit(figure.unit) && noun.length >= 1 && noun.length <= 3;
  return sentence.tail(index).includes(isNoun ? noun : figure.unit.name);
}

/** Whether the total's unit may sum up the figure's; a general 处 or 个 sums up things of all kinds. */
function isOfTotalsKind({ sentence, total, index, first, counted, isStrong }: ClosingTotal, at: number): boolean {
  const figure = sentence.figures[at];
  if (!figure || sameKind(figure.unit, total.unit)) return figure !== undefined;
  const isSaid = (counted !== undefined || isStrong) && first === index;
  return isSaid && isGenericUnit(total.unit) && isThing(figure.unit);
}

/** Whether the figure only tells how a part has changed. */
function isRemark(sentence: Sentence, index: number): boolean {
  const dimension = sentence.figures[index]?.unit.dimension;
  const clause = changeClause(sentence, index);
  return clause !== undefined && (dimension === 'percent' || dimension === 'point' || clause.subject === '');
}
