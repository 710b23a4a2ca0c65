import { intersects, sum } from '../../text/interval';
import type { Sentence } from '../figures/sentence';
import { isGenericUnit, isThing, sameKind } from '../figures/units';
import { changeClause } from './changeClauses';
import { isComplete } from './partition';
import { isTotalLike } from './partLists';
import type { Relation } from './relation';
import { slipExplains } from './slips';
import { sumRelation } from './sumJudgement';

const TOTAL_STRONG = /合计|共计|总计|总共|合共|一共|相加/;
const TOTAL_WEAK = /累计|共|总/;

/** 治理12.6公里、加固8.4公里、修复5.2公里，共完成26.2公里; 同意票、反对票、弃权票，共收回98张. */
function gathersList(sentence: Sentence, parts: readonly number[], lead: string): boolean {
  if (!lead.startsWith('共') || parts.length < 3) return false;
  const gaps = parts.slice(1).map((at) => sentence.gap(at));
  const labels = parts.map((at) => sentence.lead(at));
  const end = labels[0]?.at(-1) ?? '';
  return gaps.every((gap) => gap.includes('、')) || (end !== '' && labels.every((label) => label.endsWith(end)));
}

/** Whether the figure only tells how a part has changed. */
function isRemark(sentence: Sentence, index: number): boolean {
  const dimension = sentence.figures[index]?.unit.dimension;
  if (dimension !== 'percent' && dimension !== 'point' && changeClause(sentence, index)?.subject !== '') return false;
  return changeClause(sentence, index) !== undefined;
}

/** 三项合计4.53万平方米, 全年累计36269人次 behind the parts. */
export function findClosingTotal(sentence: Sentence, index: number): Relation | undefined {
  const total = sentence.figures[index];
  const lead = sentence.lead(index);
  if (!total || !isTotalLike(total) || lead.length > 16) return undefined;
  const bracket = sentence.bracket(index);
  const counter = sentence.figures[index - 1];
  const counted =
    counter?.unit.dimension === 'count' &&
    counter.exponent === 0 &&
    counter.nominal.gte(2) &&
    counter.nominal.lte(12) &&
    counter.span.end === sentence.leadStart(index) &&
    /^(?:项|类|个|片|部分|批|块|大|种|级|方|处|期|者|段|季|所|家|村|镇|乡|县|区|校|地|市)$/.test(counter.unit.name) &&
    (counter.chinese || !sameKind(counter.unit, total.unit))
      ? Number(counter.nominal.toFixed())
      : undefined;
  const strong = TOTAL_STRONG.test(lead);
  const weak = TOTAL_WEAK.test(lead) || /全年|全县|全市|全区|全镇|全乡|年度/.test(lead);
  if (!strong && !weak) return undefined;
  if (/同比|较|比|增长|平均|人均|占|率/.test(lead)) return undefined;
  const parts: number[] = [];
  let namedUnits = 0;
  for (let at = counted === undefined ? index - 1 : index - 2; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (!figure) break;
    if (sentence.bracket(at) !== bracket) {
      if (sentence.bracket(at) > bracket) continue;
      break;
    }
    // 12镇6乡，共18个乡镇; 6个乡8个镇，共14个乡镇
    const noun = sentence.tail(at);
    const isNoun = isGenericUnit(figure.unit) && noun.length >= 1 && noun.length <= 3;
    const named = isGenericUnit(total.unit) && sentence.tail(index).includes(isNoun ? noun : figure.unit.name);
    if (named) namedUnits++;
    const fits =
      named ||
      sameKind(figure.unit, total.unit) ||
      ((counted !== undefined || strong) && isGenericUnit(total.unit) && isThing(figure.unit));
    // 收入238万元，增长3.98%，加上…: what is said of a part is none itself.
    if (isRemark(sentence, at)) continue;
    if (!fits) {
      if (figure.unit.dimension === 'percent' || counted === undefined) break;
      continue;
    }
    if (figure.hedge === 'range' || (parts.length > 0 && TOTAL_STRONG.test(sentence.lead(at)))) break;
    parts.unshift(at);
    if (counted !== undefined && parts.length === counted) break;
  }
  if (parts.length < 2) return undefined;
  const figures = parts.map((at) => sentence.figures[at]).filter((figure) => figure !== undefined);
  for (let from = 0; from + 2 <= figures.length; from++) {
    const suffix = figures.slice(from);
    if (intersects(sum(suffix.map((figure) => figure.value)), total.value)) {
      return sumRelation(sentence, total, suffix, true);
    }
  }
  const periods = parts.every((at) =>
    /季度|半年|月|20\d\d年|第[一二三四五六七八九十]+[批期轮次笔]/.test(sentence.gap(at)),
  );
  const listed = /分别|依次/.test(sentence.gap(parts[0] ?? 0)) && parts.length >= 3;
  const before = sentence.figures[(parts[0] ?? 0) - 1];
  // 三类企业，A类12家，B类35家，C类8家，共55家.
  const announced =
    before?.unit.dimension === 'count' && before.chinese && before.nominal.eq(parts.length) && /共/.test(lead);
  const summary = /^[^，]{0,4}总[^，]{1,6}$|^总计?$/.test(lead) && parts.length >= 2 && slipExplains(total, figures);
  const enough =
    counted !== undefined
      ? parts.length === counted
      : strong ||
        periods ||
        isComplete(parts.map((at) => sentence.lead(at))) ||
        listed ||
        summary ||
        announced ||
        gathersList(sentence, parts, lead) ||
        (namedUnits === parts.length && /共/.test(lead));
  if (!enough) return undefined;
  if (counted === undefined && strong && !/^(?:[^，]{0,4}(?:合计|共计|总计|总共|一共|合共|相加))/.test(lead)) {
    if (!slipExplains(total, figures)) return undefined;
  }
  return sumRelation(sentence, total, figures, false);
}
