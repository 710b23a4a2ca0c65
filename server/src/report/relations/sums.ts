import { add, endsBefore, type Interval, intersects, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, isGenericUnit, isThing, sameKind } from '../figures/units';
import { isComplete, mayOverlap } from './partition';
import type { Relation } from './relation';
import { scaleSlip } from './scaleSlips';
import { slipExplains } from './slips';
import { literal, member, unitOf, writeNumber, writeValue } from './writing';

/** Words that open a list of parts; those of the first group name all parts, 其中 may leave some out. */
const ALL_PARTS =
  /(?:分别(?:为|是|有|达到?|用于|投向|安排|来自)?|依次为|依次是|分为|组成|构成|按[^，,；;。]{1,8}分|具体为)[^，,；;。]{0,8}$/;
const SOME_PARTS = /其中|包括|包含|涵盖/;
/** Words that say the list is open. */
const OPEN_LIST = /主要|重点|例如|譬如|比如|如[：:]|诸如|尤其|特别是|仅/;
/** Words in a part's label that begin something new. */
const NEW_TOPIC =
  /同比|环比|比上|较上|比去|较去|比20|较20|上年|去年|增长|下降|提高|降低|人均|户均|生均|平均|每[人户年月校村生]|占|率|合计|共计|总计|总共|累计|目标|计划|预计|^共|达到|超过|均为|均在|完成率|名列|排名/;
const NET_CHANGE = /(?:增收|减收|增支|减支|净增|净减|增加|减少|增长|下降|增|减)(?:了|额)?$/;
const TOTAL_STRONG = /合计|共计|总计|总共|合共|一共|相加/;
const TOTAL_WEAK = /累计|共|总/;
const REST_LABEL = /^(?:其余|其他|其它|剩余|余下|其余的)/;
const CLOSED_BY = /无其他|没有其他|再无|不含其他|无别的/;

interface Parts {
  readonly indexes: readonly number[];
  readonly labels: readonly string[];
  /** Whether figures of other kinds stand between the parts, so that the list may hide something. */
  readonly mixed: boolean;
}

/** Totals and their parts in a sentence: total first or last, in brackets, nested. */
export function findSums(sentence: Sentence): Relation[] {
  const found: Relation[] = [];
  const { figures } = sentence;
  /** For each part, the total it was already counted to. */
  const totalOf = new Map<number, number>();
  for (let index = 1; index < figures.length; index++) {
    const opened = findBracketList(sentence, index) ?? findOpenedList(sentence, index, totalOf);
    if (opened) found.push(...opened);
  }
  for (let index = 2; index < figures.length; index++) {
    const closed = findClosingTotal(sentence, index);
    if (closed) found.push(closed);
  }
  return found;
}

/** 31名（提拔13名，交流8名，免职10名）: a bracket directly behind a figure is about that figure. */
function findBracketList(sentence: Sentence, first: number): Relation[] | undefined {
  const open = sentence.bracket(first);
  if (open < 0 || sentence.bracket(first - 1) === open) return undefined;
  const total = sentence.figures[first - 1];
  const figure = sentence.figures[first];
  if (!total || !figure || !isTotalLike(total) || !sameKind(total.unit, figure.unit)) return undefined;
  const before = sentence.slice(total.span.end, open);
  if (before.length > 12 || /[，,；;、：:]/.test(before)) return undefined;
  const parts = collectParts(sentence, first, total, open);
  const inside = sentence.slice(open, sentence.figures[parts.indexes[0] ?? first]?.span.start ?? open);
  const allInside = sentence.figures.filter((_, index) => sentence.bracket(index) === open).length;
  if (OPEN_LIST.test(inside) || /^[（(](?:含|包含)/.test(inside)) return undefined;
  const sampled = /其中/.test(inside);
  const enough = parts.indexes.length >= (sampled ? 3 : 2) || (parts.indexes.length === 2 && isComplete(parts.labels));
  const open_ = allInside !== parts.indexes.length || isOpenEnded(sentence, parts);
  if (!sampled && parts.indexes.length < 2) return undefined;
  const relation = judge(sentence, first - 1, parts, { closed: enough && !open_, wholeOnly: !open_ });
  return relation ? [relation] : undefined;
}

/** 共有112个，其中坝区47个，山区65个 and lists opened by 分别为, 包括, a colon. */
function findOpenedList(sentence: Sentence, first: number, totalOf: Map<number, number>): Relation[] | undefined {
  const bracket = sentence.bracket(first);
  const gap = sentence.gap(first);
  const figure = sentence.figures[first];
  if (!figure || !isAmount(figure.unit.dimension)) return undefined;
  const some = SOME_PARTS.test(gap);
  const all = ALL_PARTS.test(gap) || /^[^；;。：:]{0,16}[：:][^，,；;。：:]{0,12}$/.test(gap);
  // Behind a semicolon 分别为 speaks of something new.
  if (!some && /[；;]/.test(gap)) return undefined;
  const composed = /^[，,]?由[^，,；;。]{1,12}$/.test(gap);
  const bare = !some && !all && !composed;
  if (bare && !startsBareList(sentence, first)) return undefined;
  if (OPEN_LIST.test(gap)) return undefined;
  let totalIndex = -1;
  for (let index = first - 1; index >= 0 && first - index <= 4; index--) {
    const candidate = sentence.figures[index];
    if (!candidate || sentence.bracket(index) !== bracket) continue;
    if (isTotalLike(candidate) && sameKind(candidate.unit, figure.unit)) {
      totalIndex = index;
      break;
    }
    if (!isAmount(candidate.unit.dimension)) continue;
  }
  if (totalIndex < 0) return undefined;
  const total = sentence.figures[totalIndex];
  if (!total) return undefined;
  const parts = collectParts(sentence, first, total, bracket);
  for (const index of parts.indexes) if (!totalOf.has(index)) totalOf.set(index, totalIndex);
  const above = totalOf.get(totalIndex);
  if (composed && !some && !all && !isExhaustive(sentence, parts)) return undefined;
  const closed =
    !parts.mixed &&
    (all || bare || isExhaustive(sentence, parts)) &&
    !isOpenEnded(sentence, parts) &&
    parts.indexes.length >= 2;
  const relation = judge(sentence, totalIndex, parts, { closed, wholeOnly: false });
  if (relation && !relation.holds) {
    // A second 其中 may divide an earlier total by another criterion.
    for (let index = 0; index < totalIndex; index++) {
      const candidate = sentence.figures[index];
      if (!candidate || !isTotalLike(candidate) || !sameKind(candidate.unit, figure.unit)) continue;
      const other = judge(sentence, index, parts, { closed: false, wholeOnly: false });
      if (other?.holds) return [other];
      if (!other && (index === above || parts.indexes.length === 1)) return undefined;
    }
  }
  return relation ? [relation] : undefined;
}

/** 全校共有学生1764人，男生918人，女生846人: no opening word, but the labels are all there is. */
function startsBareList(sentence: Sentence, first: number): boolean {
  const total = sentence.figures[first - 1];
  const figure = sentence.figures[first];
  if (!total || !figure || !sameKind(total.unit, figure.unit)) return false;
  if (!/^[^，,；;。：:、（(]{0,10}[，,：:][^，,；;。：:、（(]{1,14}$/.test(sentence.gap(first))) return false;
  const parts = collectParts(sentence, first, total, sentence.bracket(first));
  if (isComplete(parts.labels)) return /(?:共|总|合计|现有|全)/.test(sentence.lead(first - 1));
  if (parts.mixed || parts.indexes.length < 2) return false;
  if (!haveCommonEnd(parts.labels) && !/(?:共|总|合计|现有|全部|实有)[^，,；;。]{0,8}$/.test(sentence.lead(first - 1)))
    return false;
  const figures = parts.indexes.map((index) => sentence.figures[index]).filter((part) => part !== undefined);
  return slipExplains(total, figures);
}

/** 当场整改, 限期整改: labels that end alike divide one thing. */
function haveCommonEnd(labels: readonly string[]): boolean {
  const end = labels[0]?.slice(-2) ?? '';
  return end.length === 2 && labels.every((label) => label.endsWith(end) && label.length > 2);
}

function isTotalLike(figure: Figure): boolean {
  return isAmount(figure.unit.dimension) && figure.hedge !== 'range';
}

/** The parts from `first` on: figures of the total's kind, in one bracket level, joined by like marks. */
function collectParts(sentence: Sentence, first: number, total: Figure, bracket: number): Parts {
  const indexes: number[] = [];
  const labels: string[] = [];
  let mixed = false;
  let skipped = false;
  let mark = '';
  for (let index = first; index < sentence.figures.length; index++) {
    const figure = sentence.figures[index];
    if (!figure) break;
    const level = sentence.bracket(index);
    if (level !== bracket) {
      if (level > bracket) continue;
      break;
    }
    const lead = sentence.lead(index);
    const label = lead.replace(/^.*其中[：:]?/, '').replace(/^(?:和|与|及|以及|还有)/, '');
    if (!sameKind(total.unit, figure.unit)) {
      if (figure.unit.dimension === 'percent' && /^(?:占|约占)?[^，]{0,6}$/.test(label)) continue;
      if (!isAmount(figure.unit.dimension) || indexes.length === 0) break;
      skipped = true;
      continue;
    }
    if (figure.hedge === 'range') break;
    if (indexes.length > 0) {
      if (NEW_TOPIC.test(label)) break;
      const joint = separatorBefore(sentence, index, lead);
      if (mark === '') mark = joint;
      else if (weight(joint) > weight(mark) && !/^(?:和|与|及|以及|其余|其他|其它|剩余|另外)/.test(lead)) break;
    } else if (NEW_TOPIC.test(label.replace(/累计/, '')) && !/共$/.test(label)) break;
    if (skipped) mixed = true;
    indexes.push(index);
    labels.push(label);
  }
  return { indexes, labels, mixed };
}

/** The mark between a figure and the one before it. */
function separatorBefore(sentence: Sentence, index: number, lead: string): string {
  if (/^(?:和|与|及|以及)/.test(lead) && sentence.leadStart(index) === sentence.figures[index - 1]?.span.end)
    return '、';
  // Brackets may stand between: 158名（街道）， still is a comma.
  return /[，,；;、]/.exec(sentence.gap(index))?.[0] ?? '、';
}

function weight(mark: string): number {
  if (/[；;]/.test(mark)) return 3;
  return /[，,]/.test(mark) ? 2 : 1;
}

/** Signs outside the labels that nothing is left out: 其余 as the last part, a counting word, 无其他. */
function isExhaustive(sentence: Sentence, parts: Parts): boolean {
  const last = parts.labels[parts.labels.length - 1] ?? '';
  if (REST_LABEL.test(last) || isComplete(parts.labels)) return true;
  const lastIndex = parts.indexes[parts.indexes.length - 1] ?? 0;
  const end = sentence.figures[lastIndex]?.span.end ?? sentence.end;
  if (CLOSED_BY.test(sentence.slice(end, sentence.end))) return true;
  if (/^[^，,；;。]{0,6}(?:组成|构成)/.test(sentence.slice(end, end + 10))) return true;
  const start = sentence.figures[parts.indexes[0] ?? 0]?.span.start ?? sentence.start;
  return sentence.figures.some((figure, index) => {
    if (figure.unit.dimension !== 'count' || !figure.nominal.eq(parts.indexes.length) || parts.indexes.length < 2) {
      return false;
    }
    // The counting word stands right before or behind the list: 分三类，…; …，三片全部建成.
    const near = figure.span.end <= start ? start - figure.span.end < 16 : figure.span.start - end < 10;
    if (parts.indexes.includes(index) || !near || figure.span.start < start - 24) return false;
    return /^(?:项|类|个|片|部分|批|块|大|种|级|方|处|期|者|段|季)$/.test(figure.unit.name);
  });
}

/** Whether 等 or a like word behind the parts leaves the list open. */
function isOpenEnded(sentence: Sentence, parts: Parts): boolean {
  const last = parts.indexes[parts.indexes.length - 1] ?? 0;
  const tail = sentence.tail(last);
  return /^[^，,；;。]{0,6}等(?:等)?$/.test(tail) || /不等$/.test(tail);
}

interface Judgement {
  /** Nothing is left out, so a sum below the total is wrong as well. */
  readonly closed: boolean;
  /** The parts are all figures of a bracket: no other grouping of them is tried. */
  readonly wholeOnly: boolean;
}

function judge(sentence: Sentence, totalIndex: number, parts: Parts, how: Judgement): Relation | undefined {
  const total = sentence.figures[totalIndex];
  const figures = parts.indexes.map((index) => sentence.figures[index]).filter((figure) => figure !== undefined);
  if (!total || figures.length === 0) return undefined;
  const whole = sum(figures.map((figure) => figure.value));
  if (figures.length >= 2) {
    if (intersects(whole, total.value))
      return total.value.high ? sumRelation(sentence, total, figures, true) : undefined;
    if (!how.wholeOnly) {
      const grouping = fittingGroup(figures, total.value);
      if (grouping) return sumRelation(sentence, total, grouping, true);
    } else if (nestedSum(figures, total.value)) return sumRelation(sentence, total, figures, true);
  }
  if (NET_CHANGE.test(sentence.lead(totalIndex)) && !how.closed) return undefined;
  const over = endsBefore(total.value, whole);
  if (!over && !how.closed) {
    // 860万元，其中520万元、340元: a part whose unit lost its 万.
    const relation = sumRelation(sentence, total, figures, false);
    return scaleSlip(relation) ? relation : undefined;
  }
  if (over && !how.closed && (parts.mixed || isDoubtful(parts.labels, total, figures))) return undefined;
  if (figures.length === 1 && (how.closed || !over)) return undefined;
  return sumRelation(sentence, total, figures, false);
}

/** Whether a list that only began with 其中 may overlap itself, so that its sum may exceed the total. */
function isDoubtful(labels: readonly string[], total: Figure, figures: readonly Figure[]): boolean {
  return mayOverlap(labels) && !slipExplains(total, figures);
}

/** The first parts, or all but the details of one of them, when those make up the total. */
function fittingGroup(figures: readonly Figure[], total: Interval): readonly Figure[] | undefined {
  for (let count = figures.length - 1; count >= 2; count--) {
    const first = figures.slice(0, count);
    if (intersects(sum(first.map((figure) => figure.value)), total)) return first;
  }
  return nestedSum(figures, total);
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
      details = details ? add(details, next.value) : next.value;
      if (!intersects(details, head.value)) continue;
      const outer = [...figures.slice(0, at + 1), ...figures.slice(end + 1)];
      if (outer.length >= 2 && intersects(sum(outer.map((figure) => figure.value)), total)) return outer;
    }
  }
  return undefined;
}

/** 三项合计4.53万平方米, 全年累计36269人次 behind the parts. */
function findClosingTotal(sentence: Sentence, index: number): Relation | undefined {
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
    // 12镇6乡，共18个乡镇
    const named = isGenericUnit(total.unit) && sentence.tail(index).includes(figure.unit.name);
    if (named) namedUnits++;
    const fits =
      named ||
      sameKind(figure.unit, total.unit) ||
      (counted !== undefined && isGenericUnit(total.unit) && isThing(figure.unit));
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
  const periods = parts.every((at) => /季度|半年|月|20\d\d年/.test(sentence.gap(at)));
  const listed = /分别|依次/.test(sentence.gap(parts[0] ?? 0)) && parts.length >= 3;
  const before = sentence.figures[(parts[0] ?? 0) - 1];
  // 三类企业，A类12家，B类35家，C类8家，共55家.
  const announced =
    before?.unit.dimension === 'count' && before.chinese && before.nominal.eq(parts.length) && /共/.test(lead);
  const summary = /^[^，]{0,4}总[^，]{1,6}$|^总计?$/.test(lead) && parts.length >= 2 && slipExplains(total, figures);
  const enough =
    counted !== undefined
      ? parts.length === counted
      : strong || periods || listed || summary || announced || (namedUnits === parts.length && /共/.test(lead));
  if (!enough) return undefined;
  if (counted === undefined && strong && !/^(?:[^，]{0,4}(?:合计|共计|总计|总共|一共|合共|相加))/.test(lead)) {
    if (!slipExplains(total, figures)) return undefined;
  }
  return sumRelation(sentence, total, figures, false);
}

function sumRelation(sentence: Sentence, total: Figure, parts: readonly Figure[], holds: boolean): Relation {
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
