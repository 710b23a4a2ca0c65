import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAddable, isAmount, sameKind } from '../figures/units';
import { isOverlap, tellsTwice } from './overlaps';
import { isComplete } from './partition';

/** Words in a part's label that begin something new. */
const NEW_TOPIC =
  /同比|环比|比上|较上|比去|较去|比20|较20|上年(?!结[转余存]|滚存)|去年(?!结[转余存])|增长|下降|提高|降低|人均|户均|生均|平均|每[人户年月校村生]|占(?![道用压])|(?<![降减费税])率(?!先)|合计|共计|总计|总共|累计|目标|计划|预计|^共|^[还尚仍][差缺欠]|达到(?![^，,；;]{1,8}(?:标准|要求|等级|等次)的?$)|超过|均为|均在|完成率|名列|排名|^总?负债(?:总[额计])?$|净资产|所有者权益/;
/** Names of what is left of a whole when all other parts are told. */
export const REST_LABEL = /^(?:其余|其他|其它|剩余|余下|其余的)/;
const CLOSED_BY = /[无没][有别]?(?:其他|其它|别的|它项)|再无|别无|不含其他/;

/** Figures that a list tells as parts of a total; places are indexes into the sentence's figures. */
export interface Parts {
  readonly indexes: readonly number[];
  readonly labels: readonly string[];
  /** Whether figures of other kinds stand between the parts, so that the list may hide something. */
  readonly mixed: boolean;
}

/** Words that say the list is open. */
export const OPEN_LIST =
  /主要|重点(?:是|为|有|包括|用于|支持|投向|投入|安排|集中|分布|围绕|抓|推进|实施|[：:，,])|例如|譬如|比如|如[：:]|诸如|尤其|特别是|仅|加上|加[：:]/;

/**
 * 当场整改, 限期整改: labels that end alike divide one thing. A single last character is enough where it is that of
 * `noun`, what the total counts: 平原村 and 山区村 of 行政村.
 */
export function haveCommonEnd(labels: readonly string[], noun = ''): boolean {
  const own = noun.at(-1) ?? '';
  if (own !== '' && labels.length >= 2 && labels.every((label) => label.length >= 2 && label.endsWith(own)))
    return true;
  const end = labels[0]?.slice(-2) ?? '';
  if (end.length === 2 && labels.every((label) => label.endsWith(end) && label.length > 2)) return true;
  const sign = end.at(-1) ?? '';
  return labels.length >= 3 && '级片类组型区科'.includes(sign) && labels.every((label) => label.endsWith(sign));
}

const ORDINAL = /第?[一二三四五六七八九十0-9]{1,2}/;

/** 高一, 高二, 高三: labels that number the parts from the first on. */
export function isSeries(labels: readonly string[]): boolean {
  const names = labels.map((label) => label.replace(ORDINAL, '#'));
  if (labels.length < 3 || !names[0]?.includes('#') || names.some((name) => name !== names[0])) return false;
  return labels.every((label, at) => {
    const written = ORDINAL.exec(label)?.[0].replace('第', '') ?? '';
    return written === String(at + 1) || written === '一二三四五六七八九十'.charAt(at);
  });
}

/** 盗窃类, 诈骗类: classes of one thing, which exclude one another. */
export function areClasses(labels: readonly string[]): boolean {
  const sign = labels[0]?.at(-1) ?? '';
  return (
    labels.length >= 2 && '类级型'.includes(sign) && labels.every((label) => label.length >= 2 && label.endsWith(sign))
  );
}

/** Whether the figure may be a total or one of its parts. */
export function isTotalLike({ unit, hedge }: Figure): boolean {
  return isAddable(unit) && hedge !== 'range';
}

/** Words with which a list goes on behind a heavier mark than before: 、A12件，另有8件为其他. */
const ALSO = /^(?:和|与|及|以及|其余|其他|其它|剩余|余下|另外|另有?|还有|此外|加上)/;

/** No report lists more parts of one total in a sentence; the limit keeps hostile text cheap. */
const PARTS_LIMIT = 24;

/**
 * The parts from `first` on: figures of the total's kind, in one bracket level, joined by like marks. `known` is the
 * heaviest of these marks where it is known beforehand.
 */
export function collectParts(sentence: Sentence, first: number, total: Figure, bracket: number, known = ''): Parts {
  const indexes: number[] = [];
  const labels: string[] = [];
  /** For each part the units of the figures behind it that count something else. */
  const beside: string[][] = [];
  let isMultiple = false;
  let mark = known;
  let isDetail = false;
  for (let index = first; index < sentence.figures.length; index++) {
    const figure = sentence.figures[index];
    if (!figure) break;
    const level = sentence.bracket(index);
    if (level !== bracket) {
      if (level > bracket) continue;
      break;
    }
    const lead = sentence.lead(index);
    // 小学84所，其中完全小学52所；初中28所: behind 其中 or a colon come details of one part, up to the next semicolon.
    isDetail =
      (isDetail && !/[；;]/.test(sentence.gap(index))) ||
      (indexes.length > 0 && opensDetails(sentence, index, bracket));
    if (isDetail) {
      mark = '；';
      continue;
    }
    // 村小中不足百人的31所 is named by what stands before 不足百人.
    const name = lead.startsWith('的') ? sentence.lead(index - 1) + lead : lead;
    const label = name.replace(/^.*其中[：:]?/, '').replace(/^(?:和|与|及|以及|还有)/, '');
    if (!sameKind(total.unit, figure.unit)) {
      if (figure.unit.dimension === 'percent' && /^(?:占|约占)?[^，]{0,6}$/.test(label)) continue;
      if (!isAmount(figure.unit.dimension) || indexes.length === 0) break;
      if (!isLabelCount(sentence, index)) beside[beside.length - 1]?.push(figure.unit.name);
      continue;
    }
    if (figure.hedge === 'range' || (indexes.length > 0 && isOverlap(sentence, index))) break;
    // 村小52所，村小中不足百人的31所: a part of a part.
    if (
      labels.some(
        (other) =>
          other.length >= 2 &&
          label.startsWith(other) &&
          '中里内'.includes(label.charAt(other.length)) &&
          label.length > other.length,
      )
    ) {
      isDetail = true;
      continue;
    }
    // 特教学校和职业学校各1所 is more than one part.
    if (/各有?$/.test(label)) isMultiple = true;
    if (indexes.length > 0) {
      if (NEW_TOPIC.test(label) && !isFurtherYear(label, labels)) {
        // 2023年计划完成7750万元 may still be a part.
        if (/计划|预计|目标/.test(label)) isMultiple = true;
        break;
      }
      const joint = separatorBefore(sentence, index, lead);
      if (mark === '') mark = joint;
      else if (weight(joint) > weight(mark) && !ALSO.test(lead)) break;
    } else if (NEW_TOPIC.test(label.replace(/累计/, '')) && !/共$/.test(label)) break;
    if (indexes.length >= PARTS_LIMIT) break;
    indexes.push(index);
    beside.push([]);
    labels.push(label);
  }
  return { indexes, labels, mixed: isMultiple || isIrregular(beside) };
}

/** Whether a figure begins the details of the part before it in a list whose parts are set off by semicolons. */
function opensDetails(sentence: Sentence, index: number, bracket: number): boolean {
  const gap = sentence.gap(index);
  if (/[；;]/.test(gap) || !(/^[，,]?其中/.test(gap) || /^[：:]/.test(gap))) return false;
  for (let at = index + 1; at < sentence.figures.length && sentence.bracket(at) >= bracket; at++) {
    if (sentence.bracket(at) === bracket && /[；;]/.test(sentence.gap(at))) return true;
  }
  return false;
}

/** 线上18场，提供岗位1.2万个；线下28场，提供岗位2.1万个: what stands beside every part alike hides no part. */
function isIrregular(beside: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = beside.slice(0, -1);
  const key = first.join();
  const last = beside[beside.length - 1] ?? [];
  if (others.some((units) => units.join() !== key)) return true;
  return key !== '' && last.length > 0 && last[0] !== first[0];
}

/** 2021年完成…，2022年完成…，2023年计划完成…: the plan for the next year is a part like the others. */
function isFurtherYear(label: string, labels: readonly string[]): boolean {
  return /^20\d\d年(?:计划|预计)/.test(label) && labels.every((known) => /20\d\d年/.test(known));
}

/** 三类 in 三类监测户637户 belongs to the name of what the next figure counts. */
export function isLabelCount(sentence: Sentence, index: number): boolean {
  const figure = sentence.figures[index];
  const next = sentence.figures[index + 1];
  if (!figure?.chinese || figure.unit.dimension !== 'count' || figure.exponent > 0 || !next || next.chinese)
    return false;
  return /^[\u4e00-\u9fff]{1,8}$/.test(sentence.gap(index + 1));
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

const SUBTOTAL = /^[^，,；;]{0,4}(?:合计|共计|总计|小计|相加|总共|一共)/;

/** 以上三项, 这四类 behind the list: as many as it has parts. */
function countsBack(sentence: Sentence, parts: Parts, end: number): boolean {
  return sentence.figures.some(
    (figure, index) =>
      figure.span.start >= end &&
      figure.unit.dimension === 'count' &&
      figure.nominal.eq(parts.indexes.length) &&
      parts.indexes.length >= 2 &&
      !SUBTOTAL.test(sentence.tail(index)) &&
      /(?:以上|上述|前述|这)$/.test(sentence.lead(index)),
  );
}

/** 三年累计14万亩，其中2021年4万亩、2022年6万亩、2023年4万亩: as many years in a row as the total is of. */
function areAllYears(sentence: Sentence, { indexes, labels }: Parts): boolean {
  const years = labels.map((label) => Number(/^(20\d\d)年/.exec(label)?.[1]));
  if (years.length < 2 || years.some((year, at) => at > 0 && year !== (years[at - 1] ?? 0) + 1)) return false;
  const start = sentence.figures[indexes[0] ?? 0]?.span.start ?? sentence.start;
  const words = sentence.slice(Math.max(sentence.start, start - 60), start);
  return (
    '一两三四五六七八九'.charAt(years.length - 1) === /([两三四五六])年(?:来|间)?(?:累计|共|总计|合计)/.exec(words)?.[1]
  );
}

/** Signs outside the labels that nothing is left out: 其余 as the last part, a counting word, 无其他. */
export function isExhaustive(sentence: Sentence, parts: Parts): boolean {
  const last = parts.labels[parts.labels.length - 1] ?? '';
  if (REST_LABEL.test(last) || isComplete(parts.labels)) return true;
  const lastIndex = parts.indexes[parts.indexes.length - 1] ?? 0;
  const end = sentence.figures[lastIndex]?.span.end ?? sentence.end;
  const lastUnit = sentence.figures[lastIndex]?.unit.base;
  if (CLOSED_BY.test(sentence.slice(end, sentence.end))) return true;
  if (/^[^，,；;。]{0,6}(?:组成|构成)/.test(sentence.slice(end, end + 10))) return true;
  if (countsBack(sentence, parts, end) || areAllYears(sentence, parts)) return true;
  const start = sentence.figures[parts.indexes[0] ?? 0]?.span.start ?? sentence.start;
  return sentence.figures.some((figure, index) => {
    if (figure.unit.dimension !== 'count' || !figure.nominal.eq(parts.indexes.length) || parts.indexes.length < 2) {
      return false;
    }
    // 两类证书兼有的7人: the 两类 are told of those that are in both.
    if (tellsTwice(sentence.tail(index))) return false;
    // 三项合计10.67亿元 adds up the three, and not to the total before them.
    if (SUBTOTAL.test(sentence.tail(index))) return false;
    // The counting word stands right before or behind the list: 分三类，…; …，三片全部建成.
    // 53人兼具两种身份: the 两种 are told of the figure between.
    const next = sentence.figures[lastIndex + 1];
    if (figure.span.start > end && next && next !== figure && next.unit.base === lastUnit) return false;
    const near = figure.span.end <= start ? start - figure.span.end < 16 : figure.span.start - end < 10;
    if (parts.indexes.includes(index) || !near || figure.span.start < start - 24) return false;
    return /^(?:项|类|个|片|部分|批|块|大|种|级|方|处|期|者|段|季)$/.test(figure.unit.name);
  });
}

/** Whether 等 or a like word behind the parts leaves the list open. */
export function isOpenEnded(sentence: Sentence, parts: Parts): boolean {
  const last = parts.indexes[parts.indexes.length - 1] ?? 0;
  const tail = sentence.tail(last);
  // 城镇6.2万亩、农村9.8万亩，其余为交通用地: what is left is named without a figure.
  const end = sentence.figures[last]?.span.end ?? sentence.end;
  const next = sentence.figures.find(({ span }) => span.start >= end)?.span.start ?? sentence.end;
  if (
    /[，,；;、](?:其余|其他|其它|剩余|余下|另有)[^，,；;]{0,120}$/.test(sentence.slice(end, next)) &&
    next === sentence.end
  )
    return true;
  return /^[^，,；;。]{0,6}等(?:等)?$/.test(tail) || /不等$/.test(tail);
}
