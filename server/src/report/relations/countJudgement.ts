import type { Figure } from '../figures/figure';
import { CONJUNCTION, nameLength, nounBehind, partedByQuotes, QUOTES } from './countWords';
import { endAlike } from './listedNames';
import type { Relation } from './relation';

/** “四个强化”，即强化思想引领、强化队伍建设…: every item begins with the noun. */
export function repeatsNoun(list: string, noun: string): boolean {
  return (
    noun.length >= 2 &&
    list.split(/[；;、，,]/).every((item) => item.trim().startsWith(noun) || item.trim().endsWith(noun))
  );
}

/** Where the names stand by their count: in front of it, right behind, in brackets, behind a colon. */
export type Shape = 'before' | 'open' | 'bracket' | 'colon';

/** 土地纠纷2件 in a list of 4件: it is a part of them with a number of its own, and not one of them. */
function holdsAmount(item: string, { unit }: Figure): boolean {
  const at = item.lastIndexOf(unit.name);
  return (
    at > 0 && /[0-9一二两三四五六七八九十百]/.test(item.charAt(at - 1)) && item.length - at <= unit.name.length + 1
  );
}

/** Compares a count with the list between two places of the text; undefined where it is no list of names. */
export function compare(text: string, figure: Figure, start: number, end: number, shape: Shape): Relation | undefined {
  const list = partedByQuotes(text.slice(start, end));
  const count = Number(figure.digits);
  if (/其中|[+＋]|…|\.\.\./.test(list)) return undefined;
  const open = shape === 'open' || /等(?:[^级次奖同于待]{0,6})$/.test(list);
  const semicolons = /[；;]/.test(list);
  const commas = !semicolons && /[，,]/.test(list);
  if (shape !== 'before' && shape !== 'open' && commas && !repeatsNoun(list, nounBehind(text, figure)))
    return undefined;
  const items = list
    .split(semicolons ? /[；;]/ : commas ? /[、，,]/ : /、/)
    .map((item) => item.replace(QUOTES, '').trim());
  if (items.length < 2 || items.some((item) => holdsAmount(item, figure))) return undefined;
  if (items.some((item) => item === '' || item.length > (semicolons ? 80 : 26))) return undefined;
  const conjunctions = semicolons ? 0 : (list.match(CONJUNCTION)?.length ?? 0);
  const final = semicolons ? [] : (items[items.length - 1] ?? '').split(CONJUNCTION);
  const parted = final.length === 2 && conjunctions === 1 && isFinalPair(items, final);
  const named = final.length === 2 ? items.length + 1 : items.length;
  // 耕地保护、粮食生产和防止返贫、动态监测两项: 和 stands between two lists.
  const isOfLists =
    shape === 'before' &&
    list.replace(/、[^、]*$/, '').split(CONJUNCTION).length === count &&
    conjunctions === count - 1;
  const fits =
    isOfLists ||
    (parted
      ? count === named
      : count === items.length || (count > items.length && count <= items.length + conjunctions));
  if (!fits) {
    if (open && named <= count) return undefined;
    if (Math.abs(named - count) > 2 || named < 2) return undefined;
    if (shape === 'before' && items.length < 3 && final.length < 2 && !endAlike(items)) return undefined;
  }
  const span = { start: figure.span.start, end: figure.span.end + nameLength(text, figure) };
  return countRelation(text, figure, span, named, [{ start, end }], fits);
}

/** Whether 和 in the last item parts two things as 、 parts those before: both are about as long as the others. */
function isFinalPair(items: readonly string[], pair: readonly string[]): boolean {
  const lengths = items.slice(0, -1).map((item) => item.length);
  const usual = Math.min(...lengths);
  return pair.every((part) => part.length * 5 >= usual * 3);
}

/** The relation between a count and the things listed; `lists` are their places. */
export function countRelation(
  text: string,
  figure: Figure,
  span: { start: number; end: number },
  listed: number,
  lists: readonly { start: number; end: number }[],
  holds: boolean,
): Relation {
  const words = text.slice(figure.digitSpan.start, span.end);
  return {
    kind: 'count',
    rule: 'figure-count',
    members: [
      { role: '个数', span: figure.span, figure },
      ...lists.map((place) => ({ role: '分项' as const, span: place })),
    ],
    span,
    computation: `列出${listed}项，文中为“${words}”`,
    holds,
    message: holds ? '' : `“${words}”与所列不符：列出的是${listed}项，请核对数字，或补上、删去相应的内容。`,
  };
}
