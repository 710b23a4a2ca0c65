import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { type InlineMarker, inlineMarkers } from '../inlineMarkers';
import { changeClause } from './changeClauses';
import { isTotalLike, type Parts } from './partLists';
import type { Relation } from './relation';
import { judge } from './sumJudgement';
import { findSums } from './sums';

/** Words at the beginning of a sentence with which it divides what the sentence before has told. */
const GOES_ON = /^[\s”"]*(?:其中|包括|具体|分别|按[^，,；;。]{1,8}[分看]|从[^，,；;。]{1,8}看|分[^，,；;。]{1,6}看|资金来源|构成)/;
/** Sentences a list of numbered items may run over. */
const SENTENCES_LIMIT = 12;

/** Totals and parts that stand in different sentences of a block; linear in its length. */
export const passageSums = blockFact((block: Block): readonly Relation[] => {
  const { sentences } = figuresOf(block);
  if (sentences.length < 1) return [];
  const relations: Relation[] = [];
  for (let at = 1; at < sentences.length; at++) {
    const sentence = sentences[at];
    const before = sentences[at - 1];
    if (!sentence || !before || !GOES_ON.test(sentence.slice(sentence.start, sentence.start + 24))) continue;
    const border = sentence.start;
    const joined = Sentence.join([before, sentence]);
    // Only what reaches over the full stop; the rest is found in the sentences themselves.
    if (joined)
      relations.push(
        ...findSums(joined).filter(
          ({ members }) =>
            members.some(({ span }) => span.start < border) && members.some(({ span }) => span.start >= border),
        ),
      );
  }
  relations.push(...enumeratedSums(block, sentences));
  return relations;
});

/** 共落实6172万元。一是减免租金1138万元；二是发放补贴2294万元；三是…: every item has one part of the total. */
function enumeratedSums(block: Block, sentences: readonly Sentence[]): Relation[] {
  const relations: Relation[] = [];
  for (const markers of runsOf(inlineMarkers(block))) {
    const first = markers[0]?.start ?? 0;
    const last = markers[markers.length - 1]?.start ?? 0;
    // The total stands in the sentence before the list, or in the one behind it.
    const from = Math.max(0, sentences.findLastIndex(({ start }) => start < first) - 1);
    const lastOwn = sentences.findLastIndex(({ start }) => start <= last);
    const within = sentences.slice(from, Math.min(lastOwn + 2, from + SENTENCES_LIMIT));
    const joined = Sentence.join(within);
    const end = sentences[lastOwn]?.end ?? block.prose.text.length;
    const relation = joined && enumeratedSum(joined, markers, end);
    if (relation) relations.push(relation);
  }
  return relations;
}

/** Markers of one family that count 1, 2, 3 …. */
function runsOf(markers: readonly InlineMarker[]): InlineMarker[][] {
  const runs: InlineMarker[][] = [];
  for (const marker of markers) {
    const run = runs.findLast((own) => own[0]?.family === marker.family);
    if (marker.isMark) continue;
    if (marker.value === 1) runs.push([marker]);
    else if (run && run[run.length - 1]?.value === marker.value - 1) run.push(marker);
  }
  return runs.filter(({ length }) => length >= 2);
}

const CLOSING = /合计|共计|总计|相加|^以上|^上述|^共|累计/;
/** 以上四项即为全部支出: nothing else belongs to the total. */
const ALL_TOLD = /(?:以上|上述|这)[^，,；;。]{0,8}(?:即为?|就是|构成|组成|为全部|涵盖)|无其他|没有其他/;

function enumeratedSum(sentence: Sentence, markers: readonly InlineMarker[], end: number): Relation | undefined {
  const [firstMarker] = markers;
  if (!firstMarker) return undefined;
  const { figures } = sentence;
  const isBefore = (figure: Figure) => figure.span.end <= firstMarker.start;
  const places = figures.map((_, at) => at);
  const before = places.filter((at) => figures[at] && isBefore(figures[at]) && sentence.bracket(at) < 0).reverse();
  const behind = places.filter((at) => (figures[at]?.span.start ?? 0) >= end && CLOSING.test(sentence.lead(at)));
  for (const at of [...behind.slice(0, 1), ...before.slice(0, 3)]) {
    const total = figures[at];
    if (!total || !isTotalLike(total) || changeClause(sentence, at)) continue;
    const parts = partsOfItems(sentence, markers, end, total);
    if (!parts) continue;
    const closed = behind.includes(at) || ALL_TOLD.test(sentence.slice(end - 40, sentence.end));
    return judge(sentence, at, parts, { closed: closed && !parts.mixed, wholeOnly: true });
  }
  return undefined;
}

/** The first figure of the total's kind in every item; undefined where an item has none. */
function partsOfItems(
  sentence: Sentence,
  markers: readonly InlineMarker[],
  end: number,
  total: Figure,
): Parts | undefined {
  const indexes: number[] = [];
  let mixed = false;
  for (const [at, marker] of markers.entries()) {
    const next = markers[at + 1]?.start ?? end;
    const own = sentence.figures.flatMap((figure, index) => {
      const isInside = figure.span.start >= marker.end && figure.span.start < next;
      return isInside && sameKind(figure.unit, total.unit) && figure.hedge !== 'range' ? [index] : [];
    });
    const [first, second] = own;
    if (first === undefined || changeClause(sentence, first) || sentence.bracket(first) >= 0) return undefined;
    if (second !== undefined && sentence.bracket(second) < 0 && !/其中/.test(sentence.gap(second))) mixed = true;
    indexes.push(first);
  }
  const labels = indexes.map((index) => sentence.lead(index).replace(/^[一二三四五六七八九十]{1,2}[是要]/, ''));
  return { indexes, labels, mixed };
}
