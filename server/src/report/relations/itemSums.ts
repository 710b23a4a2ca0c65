import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { changeClause } from './changeClauses';
import { isTotalLike, type Parts } from './partLists';
import type { Relation } from './relation';
import { judge } from './sumJudgement';

/** Words before a total behind the list. */
const CLOSING = /合计|共计|总计|相加|^以上|^上述|共|累计|总[数量额]/;
/** 以上四项即为全部支出: nothing else belongs to the total. */
const ALL_TOLD = /(?:以上|上述|这)[^，,；;。]{0,8}(?:即为?|就是|构成|组成|为全部|涵盖)|无其他|没有其他/;
/** 共改造4128户，各片区如下： leads to all of them. */
const LEADS_TO_ALL = /(?:如下|分别|其中|具体|明细|分布|构成|情况)[^。；;]{0,8}[：:]\s*$/;
const TOTAL_BEFORE = /合计|共计|总计|共|总|全部/;

/**
 * The total of a list whose items hold one part each. `items` are the places of the items, one behind the other; the
 * total stands before the first or behind the last of them.
 */
export function itemSum(sentence: Sentence, items: readonly Span[]): Relation | undefined {
  const [first] = items;
  const last = items[items.length - 1];
  if (!first || !last) return undefined;
  const { figures } = sentence;
  const places = figures.map((_, at) => at);
  const spanAt = (at: number) => figures[at]?.span ?? first;
  const before = places.filter((at) => spanAt(at).end <= first.start && sentence.bracket(at) < 0).reverse();
  const behind = closingPlaces(sentence, last.end);
  const leadsToAll = LEADS_TO_ALL.test(sentence.slice(Math.max(sentence.start, first.start - 24), first.start));
  for (const at of [...behind, ...before.slice(0, 3)]) {
    const total = figures[at];
    if (!total || !isTotalLike(total) || changeClause(sentence, at)) continue;
    const parts = partsOfItems(sentence, items, total);
    if (!parts) continue;
    const closed =
      behind.includes(at) ||
      ALL_TOLD.test(sentence.slice(last.end - 40, sentence.end)) ||
      (leadsToAll && (TOTAL_BEFORE.test(sentence.lead(at)) || before.length === 1));
    const relation = judge(sentence, at, parts, { closed: closed && !parts.mixed, wholeOnly: true });
    // 共举办50期，培训6850人: the second total counts when the first is right.
    if (relation?.holds && at === behind[0] && behind.length > 1) continue;
    return relation;
  }
  return undefined;
}

/** The total behind the list, and further totals in other units beside it. */
function closingPlaces(sentence: Sentence, end: number): number[] {
  const { figures } = sentence;
  const first = figures.findIndex((figure, at) => figure.span.start >= end && CLOSING.test(sentence.label(at)));
  const found: number[] = [];
  for (let at = first; at >= 0 && at < figures.length && found.length < 3; at++) {
    if (at > first && !/^[、，,][^，,；;。：:]{0,10}$/.test(sentence.gap(at))) break;
    found.push(at);
  }
  return found;
}

/** The first figure of the total's kind in every item; undefined where an item has none. */
function partsOfItems(sentence: Sentence, items: readonly Span[], total: Figure): Parts | undefined {
  const indexes: number[] = [];
  let mixed = false;
  for (const item of items) {
    const own = sentence.figures.flatMap((figure, index) => {
      const isInside = figure.span.start >= item.start && figure.span.start < item.end;
      return isInside && sameKind(figure.unit, total.unit) && figure.hedge !== 'range' ? [index] : [];
    });
    const [first, second] = own;
    if (first === undefined || changeClause(sentence, first) || sentence.bracket(first) >= 0) return undefined;
    if (second !== undefined && sentence.bracket(second) < 0 && !/其中/.test(sentence.gap(second))) mixed = true;
    indexes.push(first);
  }
  const labels = indexes.map((index) => sentence.lead(index).replace(/^[一二三四五六七八九十]{1,2}[是要]/, ''));
  return { indexes, labels, mixed };
}
