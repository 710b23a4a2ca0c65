import type { Sentence } from '../figures/sentence';
import { tellsTwice } from './overlaps';
import { isComplete } from './partition';
import { REST_LABEL } from './partLabels';
import type { Parts } from './partLists';

/*
 * Whether a list of parts is all there is, by the words before, in and behind it.
 */

/** Words that say the list is open. */
export const OPEN_LIST =
  /主要|重点(?:是|为|有|包括|用于|支持|投向|投入|安排|集中|分布|围绕|抓|推进|实施|[：:，,])|例如|譬如|比如|如[：:]|诸如|尤其|特别是|仅|加上|加[：:]/;
/** Words behind the last part with which nothing is left out. */
const CLOSED_BY = /[无没][有别]?(?:其他|其它|别的|它项)|再无|别无|不含其他/;
/** Words behind a count of parts that add them up, and not to the total before them. */
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
