import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { compare, countRelation, repeatsNoun } from './countJudgement';
import {
  CONJUNCTION,
  isListCount,
  isListedNoun,
  isQuotedAt,
  isUnity,
  nameLength,
  nounBehind,
  partedByQuotes,
  QUOTES,
} from './countWords';
import { alikeInLength, belongTogether, endsInVerb } from './listedNames';
import type { Relation } from './relation';

/** Counts of things that are named right before or behind them: A、B、C三项机制, “三项建设”（A、B、C）. */
export const listedCountsOf = blockFact((block: Block): readonly Relation[] => {
  const relations: Relation[] = [];
  const text = figureText(block);
  for (const figure of figuresOf(block).figures) {
    if (!isListCount(figure) && !isUnity(text, figure)) continue;
    const relation = bracketList(text, figure) ?? colonList(text, figure) ?? namedBefore(text, figure);
    if (relation) relations.push(relation);
  }
  return relations;
});

/** “三项建设”（A、B、C） and （A、B、C）“三项建设”. */
function bracketList(text: string, figure: Figure): Relation | undefined {
  const noun = nounBehind(text, figure);
  if (noun.length > 10 || (noun !== '一' && /[一二两三四五六七八九十0-9]/.test(noun.replace('统一', ''))))
    return undefined;
  const behind = /^[”"」』]?[^，,；;。：:、（(]{0,6}[（(]/.exec(
    text.slice(figure.span.end + noun.length, figure.span.end + noun.length + 10),
  );
  if (behind) {
    const open = figure.span.end + noun.length + behind[0].length;
    const close = closing(text, open);
    if (close < 0) return undefined;
    return compare(text, figure, open, close, 'bracket');
  }
  const before = /[）)]([“"「『]?)$/.exec(text.slice(Math.max(0, figure.span.start - 2), figure.span.start));
  if (!before || before[1] === '') return undefined;
  const end = figure.span.start - before[0].length;
  const near = text.slice(Math.max(0, end - 160), end);
  const back = Math.max(near.lastIndexOf('（'), near.lastIndexOf('('));
  if (back < 0) return undefined;
  const open = end - near.length + back;
  return compare(text, figure, open + 1, end, 'bracket');
}

function closing(text: string, from: number): number {
  for (let at = from; at < Math.min(text.length, from + 200); at++) {
    const sign = text.charAt(at);
    if (sign === '）' || sign === ')') return at;
    if (sign === '（' || sign === '(' || sign === '。') return -1;
  }
  return -1;
}

/** 四项制度：例会制度、通报制度、督查制度。 */
function colonList(text: string, figure: Figure): Relation | undefined {
  const noun = nounBehind(text, figure);
  const colon = figure.span.end + noun.length;
  const sign = /^(?:[”"」』][\u4e00-\u9fff]{0,6})?(?:[：:]|——|，即|,即|，分别是|，包括)/.exec(
    text.slice(colon, colon + 12),
  );
  if (!sign) return undefined;
  const start = colon + sign[0].length;
  let end = start;
  while (end < text.length && !'。！？\n：:（(.'.includes(text.charAt(end)) && end - start < 160) end++;
  if (!'。.'.includes(text.charAt(end)) && end < text.length) return undefined;
  end = start + withoutSequel(ownPart(text.slice(start, end), Number(figure.digits)), noun).length;
  const quoted = isQuotedAt(text, figure.span.start);
  const counted = figure.chinese && noun.length <= 4 && /^[件项点条个大步招]$/.test(figure.unit.name);
  if ((figure.unit.name === '位' || figure.unit.name === '名') && !PERSONS.test(noun)) return undefined;
  const list = text.slice(start, end);
  if (
    !isListedNoun(noun) &&
    !counted &&
    !(quoted && figure.chinese) &&
    !repeatsNoun(list, noun) &&
    !belongTogether(list.split('、'), noun, figure.unit.base)
  )
    return undefined;
  return compare(text, figure, start, end, 'colon');
}

/** 3个村换届，分别是甲村、乙村、丙村；2个村合并，…: the list ends at the semicolon when it is complete there. */
function ownPart(list: string, count: number): string {
  const semicolon = list.search(/[；;]/);
  const head = list.slice(0, Math.max(semicolon, 0));
  return head.split('、').length === count ? head : list;
}

/** 甲到位、乙到位、丙到位，保证了任务完成: the list without the clause that says what it is good for. */
function withoutSequel(list: string, noun: string): string {
  const comma = list.search(/[，,]/);
  const head = list.slice(0, comma);
  if (comma < 0 || head.split('、').length < 3 || list.slice(comma).includes('、')) return list;
  const isEach = noun.length >= 2 && head.split('、').every((item) => item.includes(noun.slice(-2)));
  return isEach || SEQUEL.test(list.slice(comma + 1)) ? head : list;
}

const SEQUEL =
  /^(?:切实|有效|全力|进一步|不断|着力)?(?:保证|确保|推动|实现|形成|做到|为|使|构建|推进|促进|提升|有力|取得|达到|让|从而|以此|全面|扎实)/;

/** 财政、农业等部门做好机构、教育、财政体制三项改革: 等 ends a list of its own, and the one that is counted begins behind it. */
const FORMER_LIST = /^[^等]*、[^、等]*等(?![级次奖同于待]|[^、]?$)(?=[^、]+、)/;

/** People who are named one by one: 县长、局长两位领导. */
const PERSONS = /^(?:同志|领导|专家|老师|教师|代表|院士|教授|嘉宾|负责人|委员|干部|书记|校长|局长|选手|同学|成员)/;

/** A、B、C三项机制. */
function namedBefore(text: string, figure: Figure): Relation | undefined {
  const noun = nounBehind(text, figure);
  const isPersons = figure.unit.name === '位' || figure.unit.name === '名';
  if (isPersons && !isUnity(text, figure) && !PERSONS.test(noun)) return undefined;
  let end = figure.span.start;
  if (isQuotedAt(text, end)) end--;
  const said = (isUnity(text, figure) ? /的$/ : /(?:共|这|等|以上|上述|共计|全部)$/).exec(
    text.slice(Math.max(0, end - 2), end),
  );
  const open = said?.[0] === '等';
  if (said) end -= said[0].length;
  // “产业兴、生态美、乡风好”的三大目标: the names stand in quotes of their own.
  else if (/[”"」』]的$/.test(text.slice(end - 2, end)) && isListedNoun(noun)) end -= 1;
  let start = end;
  while (start > 0 && end - start < 120 && !'，,；;。：:！？\n（()）〔〕《'.includes(text.charAt(start - 1))) start--;
  if (text.charAt(end - 1) === '》') return titledList(text, figure, end);
  const words = text.slice(start, end);
  if (words.includes('等')) start += FORMER_LIST.exec(words)?.[0].length ?? 0;
  const chain = partedByQuotes(text.slice(start, end));
  if (/[0-9０-９]/.test(chain)) return undefined;
  if (!chain.includes('、')) return quotedPair(text, figure, chain, start, end);
  if (isOneOfNames(text, figure, chain)) return undefined;
  const items = chain.split('、').map((item) => item.replace(QUOTES, ''));
  const last = items[items.length - 1] ?? '';
  if (last === '' || items.some((item) => item.trim() === '')) return undefined;
  if (endsInVerb(last, items) && !alikeInLength(items)) return undefined;
  // A name in quotes is the name of the group: 产业、人才、文化“三个振兴”.
  const quoted = isQuotedAt(text, figure.span.start) && figure.chinese;
  const abstract = quoted || isListedNoun(noun) || (figure.chinese && noun !== '' && alikeInLength(items));
  const grouped =
    isPersons ||
    (/^(?:[级乡镇县市省区州村校者方组队股科室]|部门|单位)$/.test(figure.unit.base) &&
      (figure.chinese || figure.unit.base === '级'));
  const ownUnit = items.length >= 3 && items.every((item) => item.length > 1 && item.endsWith(figure.unit.name));
  if (!abstract && !grouped && !ownUnit && !(noun !== '' && belongTogether(items, noun, figure.unit.base)))
    return undefined;
  if (!figure.chinese && !abstract && !ownUnit && !belongTogether(items, noun, figure.unit.base)) return undefined;
  return compare(text, figure, start, end, open ? 'open' : 'before');
}

/**
 * 围绕“一条主线”、突出“三个重点”、抓好“五项工程”: names in quotes with a verb before each. The last is the object of
 * the words before it, a member and not the name of the group.
 */
function isOneOfNames(text: string, figure: Figure, chain: string): boolean {
  if (!isQuotedAt(text, figure.span.start)) return false;
  const items = chain.split('、');
  return (
    !/[”"」』’]$/.test(items[items.length - 1] ?? '') &&
    items.slice(0, -1).some((item) => /^[^“"「『‘]{1,12}[“"「『‘][^”"」』’]{1,20}[”"」』’]$/.test(item))
  );
}

/** 《意见》《方案》《细则》三个文件: titles stand side by side, with or without 、. */
function titledList(text: string, figure: Figure, end: number): Relation | undefined {
  const titles = /(?:《[^《》]{1,60}》[、和与及]?){2,12}$/.exec(text.slice(Math.max(0, end - 400), end))?.[0];
  if (
    titles === undefined ||
    !/^(?:文件|办法|方案|制度|意见|规定|专项|规划|清单|通知|配套)/.test(nounBehind(text, figure))
  ) {
    return undefined;
  }
  const listed = titles.split('》').length - 1;
  if (Math.abs(listed - Number(figure.digits)) > 2) return undefined;
  const span = { start: figure.span.start, end: figure.span.end + nameLength(text, figure) };
  const list = { start: end - titles.length, end };
  return countRelation(text, figure, span, listed, [list], listed === Number(figure.digits));
}

/** 教育安全和依法执教“两条底线”: a name in quotes behind two things joined by 和. */
function quotedPair(text: string, figure: Figure, chain: string, start: number, end: number): Relation | undefined {
  const count = Number(figure.digits);
  if (!isQuotedAt(text, figure.span.start) || !figure.chinese || count > 3) return undefined;
  if (!isListedNoun(nounBehind(text, figure)) || chain.split(CONJUNCTION).length !== 2 || chain.length > 30)
    return undefined;
  const span = { start: figure.span.start, end: figure.span.end + nameLength(text, figure) };
  return countRelation(text, figure, span, 2, [{ start, end }], count === 2);
}
