import { intersects, sum } from '../../text/interval';
import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameBase, sameKind } from '../figures/units';
import { addend } from './addition';
import { changeClause } from './changeClauses';
import { chooseColumn, columnsOfItems } from './itemColumns';
import { isTotalLike, type Parts } from './partLists';
import type { Relation } from './relation';
import { judge } from './sumJudgement';

/** Words before a total behind the list. */
const CLOSING = /合计|共计|总计|相加|^以上|^上述|共|累计|总[数量额分]/;
/** 以上四项即为全部支出: nothing else belongs to the total. */
const ALL_TOLD = /(?:以上|上述|这)[^，,；;。]{0,8}(?:即为?|就是|构成|组成|为全部|涵盖)|无其他|没有其他/;
/** 共改造4128户，各片区如下： leads to all of them. */
const LEADS_TO_ALL = /(?:如下|分别|其中|具体|明细|分布|构成|情况|分项|梳理)[^。；;]{0,8}[：:]\s*$/;
const TOTAL_BEFORE = /合计|共计|总计|共|总|全部/;
/** 以上 in 以上四项: it is followed by how many items there are, and not by their total. */
const COUNTS_BACK = /^(?:以上|上述|前述|这)$/;
/** 失分, 未完成: what the items lack, which none of their figures says. */
const LACKING = /[失扣丢欠]分?|未|尚|缺|差|剩|结余/;

/**
 * The totals of a list whose items hold one part each. `items` are the places of the items, one behind the other; the
 * totals stand before the first or behind the last of them.
 */
export function itemSums(sentence: Sentence, items: readonly Span[]): Relation[] {
  const [first] = items;
  const last = items[items.length - 1];
  if (!first || !last) return [];
  const { figures } = sentence;
  const places = figures.map((_, at) => at);
  const spanAt = (at: number) => figures[at]?.span ?? first;
  const before = places.filter((at) => spanAt(at).end <= first.start && sentence.bracket(at) < 0).reverse();
  const behind = closingPlaces(sentence, last.end);
  const leadsToAll = LEADS_TO_ALL.test(sentence.slice(Math.max(sentence.start, first.start - 24), first.start));
  const candidates = [...behind, ...before.slice(0, 3)].flatMap((at) => {
    const total = figures[at];
    if (!total || !isTotalLike(total) || changeClause(sentence, at)) return [];
    const isBehind = behind.includes(at);
    // 分别争取1860万元、920万元、640万元：has no total, but what the items say again.
    if (!isBehind && (/分别/.test(sentence.lead(at)) || isListed(sentence, at))) return [];
    if (isBehind && hasExtra(sentence, last.end, at)) return [];
    const parts = partsOfItems(sentence, items, total, sentence.lead(at));
    return parts ? [{ at, total, parts, isBehind }] : [];
  });
  // 25个项目，总投资36.8亿元: items that make up one total make up the other as well.
  const isWhole = candidates.some(({ total, parts }) => fits(sentence, parts.indexes, total));
  const found: Relation[] = [];
  for (const { at, total, parts, isBehind } of candidates) {
    // A second total is one in another unit.
    if (found.some(({ members: [told] }) => told?.figure && sameKind(told.figure.unit, total.unit))) continue;
    const closed =
      isBehind ||
      isWhole ||
      ALL_TOLD.test(sentence.slice(last.end - 40, sentence.end)) ||
      (leadsToAll && (TOTAL_BEFORE.test(sentence.lead(at)) || before.length === 1));
    const relation = judge(sentence, at, parts, { closed: closed && !parts.mixed, wholeOnly: true });
    if (!relation) continue;
    if (!relation.holds && !isBehind && hasOtherUnits(relation, total)) continue;
    found.push(relation);
  }
  return found;
}

function fits(sentence: Sentence, indexes: readonly number[], total: Figure): boolean {
  return intersects(sum(indexes.map((index) => addend(sentence.figures[index] ?? total))), addend(total));
}

/** 公厕8座、小区12个、车位600个 below 46件实事: things of other kinds are no parts of what the total counts. */
function hasOtherUnits({ members }: Relation, total: Figure): boolean {
  return members.some(({ figure }) => figure && !sameBase(figure.unit, total.unit));
}

/** Whether a figure stands in a row of figures of its kind. */
function isListed(sentence: Sentence, at: number): boolean {
  const [before, own] = [sentence.figures[at - 1], sentence.figures[at]];
  return (
    before !== undefined && own !== undefined && sameKind(before.unit, own.unit) && /^[、，,和]$/.test(sentence.gap(at))
  );
}

/** 另有加分2分，合计95分: between the list and its total stands something that may belong to it. */
function hasExtra(sentence: Sentence, end: number, at: number): boolean {
  const total = sentence.figures[at];
  return sentence.figures
    .slice(0, at)
    .some(
      ({ span, unit }, index) =>
        total && span.start >= end && sameKind(unit, total.unit) && index < at && !CLOSING.test(sentence.label(index)),
    );
}

/** The total behind the list, and further totals in other units beside it. */
function closingPlaces(sentence: Sentence, end: number): number[] {
  const { figures } = sentence;
  const first = figures.findIndex(
    (figure, at) =>
      figure.span.start >= end && CLOSING.test(sentence.label(at)) && !COUNTS_BACK.test(sentence.lead(at)),
  );
  const found: number[] = [];
  for (let at = first; at >= 0 && at < figures.length && found.length < 3; at++) {
    if (at > first && !/^(?:[、，,][^，,；;。：:]{0,10})?$/.test(sentence.gap(at))) break;
    found.push(at);
  }
  return found;
}

/** One figure of the total's kind in every item: its first, or that of the column the total is of; undefined where an item has none. */
function partsOfItems(sentence: Sentence, items: readonly Span[], total: Figure, lead: string): Parts | undefined {
  const columns = columnsOfItems(sentence, items, total);
  if (!columns) return undefined;
  const labelsOf = (indexes: readonly number[]) =>
    indexes.map((index) => sentence.lead(index).replace(/^[一二三四五六七八九十]{1,2}[是要]/, ''));
  const [first = []] = columns.columns;
  if (columns.columns.length > 1) {
    const fitting = columns.columns.find((indexes) => fits(sentence, indexes, total));
    const chosen = fitting ?? (LACKING.test(lead) ? undefined : chooseColumn(sentence, columns.columns, lead));
    return chosen && { indexes: chosen, labels: labelsOf(chosen), mixed: false };
  }
  return { indexes: first, labels: labelsOf(first), mixed: columns.mixed };
}
