import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { sameBase } from '../figures/units';
import { countRelation } from './countJudgement';
import { listedCountsOf } from './counts';
import { isListCount, isQuotedAt, nameLength, nounBehind, partedByQuotes, QUOTES } from './countWords';
import { datedCounts } from './datedCounts';
import { groupedSigns } from './groupedSigns';
import { madeLists } from './madeLists';
import { namedBehindOf } from './namedBehind';
import type { Relation } from './relation';
import { countOf, signRelation } from './signCounts';

/** Counts of things listed beside them, signs that every item repeats, and counts that point back to a list. */
export const countsOf = blockFact((block: Block): readonly Relation[] => {
  const text = figureText(block);
  const { figures } = figuresOf(block);
  const made = madeLists(text, figures);
  const isMade = (figure: Figure | undefined) => made.some(({ members: [first] }) => first?.figure === figure);
  const before = [...made, ...listedCountsOf(block).filter(({ members: [first] }) => !isMade(first?.figure))];
  const told = new Set(before.map(({ span }) => span.start));
  const listed = [...before, ...namedBehindOf(block).filter(({ span }) => !told.has(span.start))];
  const known = new Set(listed.map(({ span }) => span.start));
  return [
    ...listed,
    ...repeatedSigns(text, known),
    ...explainedSigns(text, known),
    ...groupedSigns(text),
    ...datedCounts(text, figures),
    ...backReferences(text, figures, listed),
  ];
});

/** 两 to 九 with the sign that is counted, directly behind a list or with a quotation mark between. */
const SIGN_COUNT = /([二两三四五六七八九])([\u4e00-\u9fff])/g;
const SIGN_REACH = 160;

/** 包掌握情况、包解决困难、包依法处理“三包”: every item begins or ends with the sign that the numeral counts. */
function repeatedSigns(text: string, known: ReadonlySet<number>): Relation[] {
  const relations: Relation[] = [];
  for (const match of text.matchAll(SIGN_COUNT)) {
    const [words, numeral = '', sign = ''] = match;
    let end = match.index;
    const isQuoted = isQuotedAt(text, end);
    if (isQuoted) end--;
    // Only what stands in quotes is the name of a group: 定人员、定责任的“五定”机制.
    if (isQuoted && text.charAt(end - 1) === '的') end--;
    if (/[等的]/.test(text.charAt(end - 1)) || !/[\u4e00-\u9fff”」』’]/.test(text.charAt(end - 1))) continue;
    let start = end;
    while (start > 0 && end - start < SIGN_REACH && !'，,；;。：:！？\n（()）'.includes(text.charAt(start - 1)))
      start--;
    const chain = partedByQuotes(text.slice(start, end));
    if (!chain.includes('、') || !chain.includes(sign)) continue;
    const items = chain.split('、').map((item) => item.replace(QUOTES, ''));
    const [first = '', ...others] = items;
    const begins = others.every((item) => item.startsWith(sign) && item.length > 1) && first.includes(sign);
    const ends = items.every((item) => item.endsWith(sign) && item.length > 1);
    // 统一平台、统筹调度 are not all 统一, as the “两统一” are.
    const word = isQuoted
      ? (/^[\u4e00-\u9fff]{2}(?=[”"」』’])/.exec(text.slice(match.index + 1, match.index + 4))?.[0] ?? sign)
      : sign;
    if (!items.every((item) => [...word].every((each) => item.includes(each)))) continue;
    const holdsAll = isQuoted && items.length >= 3 && items.every((item) => item.includes(sign));
    const listed = items.length - 1 + joinedBy(items.at(-1) ?? '', sign, begins);
    // A counting word that is read as a figure is told with its list already.
    if (items.length < 2 || !(begins || ends || holdsAll) || known.has(match.index)) continue;
    const count = countOf(numeral);
    const name = isQuoted
      ? (/^[\u4e00-\u9fff]{2,6}(?=[”"」』’])/.exec(text.slice(match.index, match.index + 7))?.[0] ?? words)
      : words;
    relations.push(signRelation(name, match.index, { start, end }, listed, listed === count || items.length === count));
  }
  return relations;
}

/** How many things the last item of a list joins: two in 完善类和提升类, where each has the sign that is counted. */
function joinedBy(item: string, sign: string, begins: boolean): number {
  const pieces = item.slice(begins ? 1 : 0).split(/[和与及]/);
  return (
    1 + pieces.slice(begins ? 1 : 0, begins ? undefined : -1).filter((piece) => hasSign(piece, sign, begins)).length
  );
}

function hasSign(piece: string, sign: string, begins: boolean): boolean {
  return begins ? piece.startsWith(sign) : piece.endsWith(sign) && piece.length > 1;
}

/** “四到位” and the list that tells what they are. */
const EXPLAINED =
  /[“"「『]([二两三四五六七八九])([\u4e00-\u9fff]{1,4})[”"」』][\u4e00-\u9fff]{0,6}(?:[：:]|——|[，,]即)([^。！？\n：:（(.]{4,120})/g;

/** “四到位”：组织领导到位、宣传发动到位…: every item begins or ends with the words behind the numeral. */
function explainedSigns(text: string, known: ReadonlySet<number>): Relation[] {
  const relations: Relation[] = [];
  for (const match of text.matchAll(EXPLAINED)) {
    const [whole, numeral = '', word = '', list = ''] = match;
    const at = match.index + 1;
    const all = list.split(/[；;]/.test(list) ? /[；;]/ : /[、，,]/).map((item) => item.replace(QUOTES, '').trim());
    const has = (item: string) => item.startsWith(word) || item.endsWith(word);
    // 必查、必查、必查，做到件件有回音: behind the last comma stands what the list is good for.
    const [head = '', sequel, ...more] = list.split(/[，,]/);
    const isSequel = sequel !== undefined && more.length === 0 && head.includes('、') && !sequel.includes('、');
    const items = isSequel && !has(sequel.trim()) ? all.slice(0, -1) : all;
    const isEach = items.every(has);
    if (known.has(at) || items.length < 2 || !isEach) continue;
    const count = countOf(numeral);
    const end = match.index + whole.length;
    const place = { start: end - list.length, end };
    relations.push(signRelation(numeral + word, at, place, items.length, items.length === count));
  }
  return relations;
}

const POINTS_BACK = /(?:上述|以上|这|前述|该)$/;

/** 甲、乙、丙、丁四部门…，上述五部门: the same things counted again. */
function backReferences(text: string, figures: readonly Figure[], known: readonly Relation[]): Relation[] {
  const relations: Relation[] = [];
  const counts: Figure[] = [];
  for (const figure of figures) {
    if (!isListCount(figure)) continue;
    const noun = nounBehind(text, figure).slice(0, 2);
    const isBack = POINTS_BACK.test(text.slice(Math.max(0, figure.span.start - 2), figure.span.start));
    const before = isBack
      ? counts.findLast(
          (other) =>
            sameBase(other.unit, figure.unit) &&
            (figure.unit.name.length > 1 || (noun.length === 2 && nounBehind(text, other).startsWith(noun))),
        )
      : undefined;
    const isTold = known.some(({ members: [first] }) => first?.figure === figure);
    // Only a count that its own list confirms, or that stands in the sentence before, is what is pointed to.
    const list = known.find(({ holds, members: [first] }) => holds && first?.figure === before);
    if (before && !isTold && before.digits !== figure.digits && list) {
      const span = { start: figure.span.start, end: figure.span.end + nameLength(text, figure) };
      relations.push(countRelation(text, figure, span, Number(before.digits), [before.span], false));
    }
    if (!isBack) counts.push(figure);
  }
  return relations;
}
