import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { compare } from './countJudgement';
import { isSmallCount, nounBehind } from './countWords';
import type { Relation } from './relation';

/** Words that lead from a number to the names of all that it counts. */
const LEADS_TO_NAMES =
  /^[”"」』]?[，,：:（(]?(?:它们|他们)?(?:分别(?:是|为|系)|依次(?:是|为)|即)(?:[：:])?(?!使|将|可|便|日|刻|时|以|按)/;
/** Classes may hold several of the things that are counted. */
const CLASS_ITEM = /(?:类|级|型|方面|层面|系列|[上下]半年|期间|前后)$/;
/** Numbers other than those of dates and names of years. */
const OTHER_NUMBER = /\d(?!\d{0,3}(?:年|月|日|号|季度|学年|·|\.))/;
const LIST_LIMIT = 160;

/** 督查3次，分别是3月份的开学督查、6月份的防汛督查、9月份的食堂督查: the names of all that a number counts follow it. */
export const namedBehindOf = blockFact((block: Block): readonly Relation[] => {
  const text = figureText(block);
  if (!/分别|依次|即/.test(text)) return [];
  return figuresOf(block).figures.flatMap((figure) => (isSmallCount(figure) ? (listBehind(text, figure) ?? []) : []));
});

function listBehind(text: string, figure: Figure): Relation | undefined {
  const noun = nounBehind(text, figure);
  const from = figure.span.end + noun.length;
  const lead = LEADS_TO_NAMES.exec(text.slice(from, from + 12))?.[0];
  if (lead === undefined || /[一二两三四五六七八九十0-9]/.test(noun)) return undefined;
  const start = from + lead.length;
  let end = start;
  while (end < text.length && end - start < LIST_LIMIT && !'，,；;。！？：:（(）)\n'.includes(text.charAt(end))) end++;
  const list = text.slice(start, end);
  if (!list.includes('、') && !/[和与及]/.test(list)) return undefined;
  if (!'，,；;。）)\n'.includes(text.charAt(end) || '。') || OTHER_NUMBER.test(list)) return undefined;
  // 分别是甲、乙，丙、丁: what goes on behind the comma may belong to the list.
  const sequel = /^[，,]([^。；;！？\n]{0,80})/.exec(text.slice(end, end + 84))?.[1] ?? '';
  if (sequel.includes('、')) return undefined;
  if (list.split('、').some((item) => CLASS_ITEM.test(item))) return undefined;
  return compare(text, figure, start, end, 'colon');
}
