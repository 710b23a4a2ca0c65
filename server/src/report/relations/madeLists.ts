import type { Figure } from '../figures/figure';
import { compare } from './countJudgement';
import { isListCount, nounBehind } from './countWords';
import type { Relation } from './relation';

/** 确定为, 列为, 作为 between a list and the number of what it is made. */
const MADE =
  /(?:确定|确立|列|作|定|明确|认定|打造|培育|评选|评|选定|遴选|树立)(?:为|成)(?:了|全[县市区省镇校]的?|我[县市区局]的?|今年的?|本年度?的?|年度|当前的?)?$/;
/** What stands before the list. */
const TAKES = /把|将|以|确立|选定|遴选|围绕|聚焦/g;
/** 确立甲、乙、丙为三大产业: the verb stands before the list. */
const CHOSEN = /确立|确定|选定|遴选|明确|推选/g;
/** Characters before a count in which its list stands. */
const REACH = 140;

/** 把油茶、蜂蜜、黑木耳确定为三大产业: lists that are made so many of something. */
export function madeLists(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((figure) => {
    const relation = figure.chinese && isListCount(figure) ? madeList(text, figure) : undefined;
    return relation ? [relation] : [];
  });
}

function madeList(text: string, figure: Figure): Relation | undefined {
  const from = Math.max(0, figure.span.start - REACH);
  const before = text.slice(from, figure.span.start).replace(/[“"「『‘]$/, '');
  const verb = MADE.exec(before) ?? /为$/.exec(before);
  if (!verb) return undefined;
  const isBare = verb[0] === '为';
  const clause = /[^，,；;。：:！？\n（()）]{0,140}$/.exec(before.slice(0, verb.index))?.[0] ?? '';
  const taken = [...clause.matchAll(isBare ? CHOSEN : TAKES)].pop();
  const list = taken ? clause.slice(taken.index + taken[0].length) : '';
  // What stands for several things is counted elsewhere: 五个乡镇、三个社区确定为四个片区.
  if (!list.includes('、') || /[0-9]/.test(list) || /之一/.test(nounBehind(text, figure))) return undefined;
  const end = from + verb.index;
  return compare(text, figure, end - list.length, end, /等$/.test(list) ? 'open' : 'before');
}
