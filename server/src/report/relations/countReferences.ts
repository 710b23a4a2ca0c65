import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { countRelation, isListCount, listedCountsOf, nameLength, nounBehind, partedByQuotes, QUOTES } from './counts';
import type { Relation } from './relation';

/** Counts of things listed beside them, signs that every item repeats, and counts that point back to a list. */
export const countsOf = blockFact((block: Block): readonly Relation[] => {
  const text = figureText(block);
  const listed = listedCountsOf(block);
  const known = new Set(listed.map(({ span }) => span.start));
  return [...listed, ...repeatedSigns(text, known), ...backReferences(text, figuresOf(block).figures, listed)];
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
    if (/[“"「『‘]/.test(text.charAt(end - 1))) end--;
    const said = /(?:等|的)$/.exec(text.slice(Math.max(0, end - 1), end))?.[0] ?? '';
    if (said !== '' || !/[\u4e00-\u9fff”」』’]/.test(text.charAt(end - 1))) continue;
    let start = end;
    while (start > 0 && end - start < SIGN_REACH && !'，,；;。：:！？\n（()）'.includes(text.charAt(start - 1)))
      start--;
    const chain = partedByQuotes(text.slice(start, end));
    if (!chain.includes('、') || !chain.includes(sign)) continue;
    const items = chain.split('、').map((item) => item.replace(QUOTES, ''));
    const [first = '', ...others] = items;
    const begins = others.every((item) => item.startsWith(sign) && item.length > 1) && first.includes(sign);
    const ends = items.every((item) => item.endsWith(sign) && item.length > 1);
    const listed =
      items.length +
      (others
        .at(-1)
        ?.slice(1)
        .match(new RegExp(`[和与及]${sign}`, 'g'))?.length ?? 0);
    if (items.length < 2 || !(begins || ends)) continue;
    const count = '两三四五六七八九'.indexOf(numeral === '二' ? '两' : numeral) + 2;
    // A counting word that is read as a figure is told with its list already.
    if (known.has(match.index)) continue;
    relations.push({
      kind: 'count',
      rule: 'figure-count',
      members: [{ role: '分项', span: { start, end } }],
      span: { start: match.index, end: match.index + words.length },
      computation: `列出${listed}项，文中为“${words}”`,
      holds: listed === count || items.length === count,
      message:
        listed === count || items.length === count
          ? ''
          : `“${words}”与所列不符：列出的是${listed}项，请核对数字，或补上、删去相应的内容。`,
    });
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
            other.unit.base === figure.unit.base &&
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
