import { add, endsBefore, type Interval, intersects, point, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isGenericUnit, sameKind } from '../figures/units';
import { listedWhole } from './listedWholes';
import { tellsTwice } from './overlaps';
import { mayOverlap } from './partition';
import { areClasses, haveCommonEnd, isOpenEnded, OPEN_LIST, type Parts, REST_LABEL } from './partLists';
import { fitsQuotient, quotientOf, valueBeside } from './quotients';
import type { Relation } from './relation';
import { scaleSlip } from './scaleSlips';
import { slipExplains, stepsBelow, tellsByDigits } from './slips';
import { literal, member, unitOf, writeNumber, writeValue } from './writing';

/** A total that is itself a net change: its parts may have either sign. */
const NET_CHANGE = /(?:增收|减收|增支|减支|净增|净减|增加|减少|增长|下降|增|减)(?:了|额)?$/;

/** The values of a figure that is added up; marks are given exactly, whatever their last digit. */
export function addend(figure: Figure): Interval {
  return figure.unit.base === '分' && figure.hedge === 'none' ? point(figure.nominal) : figure.value;
}

/** Labels of what has left: 退出1家 beside 新增3家. */
const LEAVES = /退|减|注销|关[停闭]|转出|调出|流出|迁出|死亡|淘汰|撤/;

/** What is known of a list of parts. */
export interface Judgement {
  /** Nothing is left out, so a sum below the total is wrong as well. */
  readonly closed: boolean;
  /** The parts are all figures of a bracket: no other grouping of them is tried. */
  readonly wholeOnly: boolean;
}

/** Compares a total with its parts; undefined when nothing can be said. */
export function judge(sentence: Sentence, totalIndex: number, parts: Parts, how: Judgement): Relation | undefined {
  const total = sentence.figures[totalIndex];
  const figures = parts.indexes.map((index) => sentence.figures[index]).filter((figure) => figure !== undefined);
  if (!total || figures.length === 0) return undefined;
  const whole = sum(figures.map(addend));
  // 其余56家 is what is left of all, so no part before it is the whole.
  const endsWithRest = REST_LABEL.test(parts.labels[parts.labels.length - 1] ?? '');
  if (figures.length >= 2) {
    if (intersects(whole, addend(total)))
      return total.value.high ? sumRelation(sentence, total, figures, true) : undefined;
    if (!how.wholeOnly && !endsWithRest) {
      const grouping = fittingGroup(figures, total);
      if (grouping) return sumRelation(sentence, total, grouping, true);
    } else if (!endsWithRest && figures.length <= 12 && nestedSum(figures, addend(total)))
      return sumRelation(sentence, total, figures, true);
  }
  // 净增2家（新增3家、退出1家）: what comes and what goes is not added up.
  if (/净/.test(sentence.lead(totalIndex)) && parts.labels.some((label) => LEAVES.test(label))) return undefined;
  if (NET_CHANGE.test(sentence.lead(totalIndex)) && !how.closed) return undefined;
  const over = endsBefore(addend(total), whole);
  if (isLevelOfMarks(total, figures)) return undefined;
  const longer = over ? undefined : completedLater(sentence, total, parts, figures);
  if (longer) return sumRelation(sentence, total, longer, true);
  if (!over && !how.closed) {
    // 860万元，其中520万元、340元: a part whose unit lost its 万.
    const relation = sumRelation(sentence, total, figures, false);
    return scaleSlip(relation) || impliesAll(sentence, totalIndex, parts, figures) ? relation : undefined;
  }
  if (over && tellsOverlap(sentence, parts)) return undefined;
  if (over && !how.closed && areSeparate(sentence, parts) && !slipExplains(total, figures)) return undefined;
  if (over && !how.closed && (parts.mixed || isDoubtful(sentence, parts.labels, total, figures))) return undefined;
  if (figures.length === 1 && (how.closed || !over)) return undefined;
  // 1个环节，划分为4个阶段: what is counted by 个 is told by the nouns behind it.
  if (figures.length === 1 && namesOther(sentence, totalIndex, parts.indexes[0] ?? 0)) return undefined;
  const [only] = figures;
  if (only && figures.length === 1 && listedWhole(sentence, totalIndex, only)) return undefined;
  // 缺口246名：核定3860名，实有3614名 is no list of parts.
  const exceeds = figures.length > 1 && figures.some((figure) => figure.nominal.gt(total.nominal));
  if (exceeds && !how.wholeOnly && !slipExplains(total, figures)) return undefined;
  return sumRelation(sentence, total, figures, false);
}

/** 得分86分，其中城区92分、乡镇80分: marks that are nowhere near their sum are means of parts, and are not added up. */
export function isLevelOfMarks(total: Figure, figures: readonly Figure[]): boolean {
  if (total.unit.base !== '分') return false;
  const missing = figures.reduce((rest, { nominal }) => rest.minus(nominal), total.nominal).abs();
  return missing.times(5).gt(total.nominal);
}

/**
 * Whether parts that no word calls all of them nevertheless are, because the difference looks like a slip of the pen
 * and like nothing else.
 */
function impliesAll(sentence: Sentence, totalIndex: number, parts: Parts, figures: readonly Figure[]): boolean {
  const total = sentence.figures[totalIndex];
  if (!total || figures.length < 2 || parts.mixed || isOpenEnded(sentence, parts)) return false;
  // Marks are given for one thing after the other, 群众评价 for no person.
  if (total.unit.base !== '分' && mayOverlap(parts.labels)) return false;
  if (isOpenList(sentence, totalIndex, parts)) return false;
  return (
    tellsByDigits(total, figures) || isSlipOfMost(total, figures) || isNearlyAll(sentence, totalIndex, parts, figures)
  );
}

/** 836人，其中机关74人，二级单位268人，乡镇484人: three numbers of three digits that miss the total by one slip, and by little. */
function isSlipOfMost(total: Figure, figures: readonly Figure[]): boolean {
  if (figures.length < 3 || stepsBelow(total, figures) < 100) return false;
  if ([total, ...figures].some(({ hedge }) => hedge !== 'none') || !slipExplains(total, figures, true)) return false;
  const missing = figures.reduce((rest, { nominal }) => rest.minus(nominal), total.nominal).abs();
  return missing.times(figures.length > 3 ? 16 : 32).lte(total.nominal);
}

/** 其中主要是, 仅…就: only some are told. */
function isOpenList(sentence: Sentence, totalIndex: number, parts: Parts): boolean {
  const start = sentence.figures[totalIndex]?.span.end ?? 0;
  const end = sentence.figures[parts.indexes[0] ?? 0]?.span.start ?? start;
  return OPEN_LIST.test(sentence.slice(start, end));
}

/** 行政村17个，其中平原村6个、丘陵村8个、山区村2个: three kinds of what is counted, and what is missing is less than any. */
function isNearlyAll(sentence: Sentence, totalIndex: number, parts: Parts, figures: readonly Figure[]): boolean {
  const total = sentence.figures[totalIndex];
  if (!total || figures.length < 3 || !haveCommonEnd(parts.labels, nounOf(sentence, totalIndex))) return false;
  // In longer numbers a slip would show; without one some parts may be left out.
  if (stepsBelow(total, figures) >= 100) return false;
  const missing = figures.reduce((rest, { nominal }) => rest.minus(nominal), total.nominal);
  const isLess = figures.every(({ nominal }) => missing.lt(nominal));
  return isLess && missing.times(8).lte(total.nominal) && figures.every(({ hedge }) => hedge === 'none');
}

/** Whether two figures with a general counting word have nouns behind them that share no character. */
function namesOther(sentence: Sentence, one: number, two: number): boolean {
  const nouns = [one, two].map((at) => /^[\u4e00-\u9fff]{2,6}/.exec(sentence.tail(at))?.[0] ?? '');
  const [first = '', second = ''] = nouns;
  const unit = sentence.figures[one]?.unit;
  if (!unit || !isGenericUnit(unit) || first === '' || second === '') return false;
  return ![...first].some((character) => second.includes(character));
}

/** What the total counts: 行政村 in 辖行政村17个 and in 辖17个行政村. */
function nounOf(sentence: Sentence, index: number): string {
  const lead = sentence.lead(index).replace(/(?:共有?|有|达到?|为|是|计){1,8}$/, '');
  const tail = /^[\u4e00-\u9fff]{2,8}/.exec(sentence.tail(index))?.[0];
  return tail ?? lead;
}

/** 分别补贴8.1元、4.5元、1.8元，农户自缴3.6元: figures behind the list with which the sum is right to the last digit. */
function completedLater(
  sentence: Sentence,
  total: Figure,
  { indexes }: Parts,
  figures: readonly Figure[],
): readonly Figure[] | undefined {
  const last = indexes[indexes.length - 1] ?? 0;
  const all = [...figures];
  for (let at = last + 1; at < sentence.figures.length && at <= last + LATER_REACH; at++) {
    const next = sentence.figures[at];
    if (!next || !sameKind(next.unit, total.unit) || sentence.bracket(at) !== sentence.bracket(last)) continue;
    all.push(next);
    if (all.reduce((rest, { nominal }) => rest.minus(nominal), total.nominal).eq(0)) return all;
  }
  return undefined;
}

/** Figures behind a list that may still belong to it. */
const LATER_REACH = 4;

/** 部分单位兼营两类以上 behind the parts: the text itself says that some are counted more than once. */
function tellsOverlap(sentence: Sentence, parts: Parts): boolean {
  const last = sentence.figures[parts.indexes[parts.indexes.length - 1] ?? 0];
  return last !== undefined && tellsTwice(sentence.slice(last.span.end, sentence.end));
}

/** 其中公开开庭271次，当庭宣判158次: two counts with a comma between them and nothing alike may cut across one another. */
function areSeparate(sentence: Sentence, parts: Parts): boolean {
  const second = parts.indexes[1];
  return (
    parts.indexes.length === 2 &&
    second !== undefined &&
    /[，,]/.test(sentence.gap(second)) &&
    !haveCommonEnd(parts.labels) &&
    !areClasses(parts.labels)
  );
}

/** Whether a list that only began with 其中 may overlap itself, so that its sum may exceed the total. */
function isDoubtful(sentence: Sentence, labels: readonly string[], total: Figure, figures: readonly Figure[]): boolean {
  if (total.unit.base === '分' || !mayOverlap(labels)) return false;
  return !slipExplains(total, figures) || areProvenByShares(sentence, total, figures);
}

/** 132人，其中党员101人，占76.5%；35岁以下38人，占28.8%: shares that are right prove the total and every part. */
function areProvenByShares(sentence: Sentence, total: Figure, parts: readonly Figure[]): boolean {
  return parts.every((part) => {
    const next = sentence.figures.indexOf(part) + 1;
    const rate = sentence.figures[next];
    return (
      rate?.unit.dimension === 'percent' &&
      /占[^，,；;。]{0,8}$/.test(sentence.lead(next)) &&
      fitsQuotient(valueBeside(part, total), valueBeside(total, part), quotientOf(rate))
    );
  });
}

/** The first parts, or all but the details of one of them, when those make up the total as it is written. */
function fittingGroup(figures: readonly Figure[], total: Figure): readonly Figure[] | undefined {
  const isExactly = (group: readonly Figure[]) => {
    const nominal = group.reduce((all, figure) => all.plus(figure.nominal), total.nominal.times(0));
    const loose = total.hedge !== 'none' || group.some(({ hedge }) => hedge !== 'none');
    return loose || nominal.minus(total.nominal).abs().times(2).lte(total.lastPlace);
  };
  // Sums of the first two, three … parts; the longest that fits is taken.
  let running = point(total.nominal.times(0));
  let fitting = 0;
  for (const [at, figure] of figures.slice(0, -1).entries()) {
    running = add(running, addend(figure));
    if (at >= 1 && intersects(running, addend(total)) && isExactly(figures.slice(0, at + 1))) fitting = at + 1;
  }
  if (fitting > 0) return figures.slice(0, fitting);
  const nested = figures.length <= 12 ? nestedSum(figures, addend(total)) : undefined;
  return nested && isExactly(nested) ? nested : undefined;
}

/** Parts without the run of details that follows one of them: 民事169件，婚姻83件，合同86件，刑事62件. */
function nestedSum(figures: readonly Figure[], total: Interval): readonly Figure[] | undefined {
  for (let at = 0; at < figures.length; at++) {
    const head = figures[at];
    if (!head) continue;
    let details: Interval | undefined;
    for (let end = at + 1; end < figures.length; end++) {
      const next = figures[end];
      if (!next) break;
      details = details ? add(details, addend(next)) : addend(next);
      if (!intersects(details, addend(head))) continue;
      const outer = [...figures.slice(0, at + 1), ...figures.slice(end + 1)];
      if (outer.length >= 2 && intersects(sum(outer.map(addend)), total)) return outer;
    }
  }
  return undefined;
}

/** The relation of a total and its parts. */
export function sumRelation(sentence: Sentence, total: Figure, parts: readonly Figure[], holds: boolean): Relation {
  const all = [total, ...parts];
  const computed = parts.reduce((value, figure) => value.plus(figure.nominal), total.nominal.times(0));
  const line = `${parts.map((figure) => writeNumber(sentence, figure, all)).join('+')}=${writeValue(computed, total)}`;
  const mixedScale = !all.every(
    (figure) => figure.exponent === total.exponent && figure.unit.factor.eq(total.unit.factor),
  );
  const computation = mixedScale ? `${line}${unitOf(sentence, total)}` : line;
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('合计', total), ...parts.map((figure) => member('分项', figure))],
    span: total.span,
    computation,
    holds,
    message: holds
      ? ''
      : parts.length === 1
        ? `分项${literal(sentence, parts[0] ?? total)}大于总数${literal(sentence, total)}，请核对这两个数。`
        : `各分项相加与总数不符：${computation}，文中为${writeNumber(sentence, total, all)}，请核对总数和各分项。`,
  };
}
