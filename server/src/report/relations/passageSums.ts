import { type Block, blockFact } from '../block';
import { figuresOf } from '../figures/figures';
import { Sentence } from '../figures/sentence';
import { type InlineMarker, inlineMarkers } from '../inlineMarkers';
import { itemSums } from './itemSums';
import type { Relation } from './relation';
import { findSums } from './sums';

/** Words at the beginning of a sentence with which it divides what the sentence before has told. */
const GOES_ON =
  /^[\s”"]*(?:其中|包括|具体|分别|按[^，,；;。]{1,10}(?:[分看]|统计|计算)|(?:这些|上述|以上|前述)[^，,；;。\d]{0,12}[中里内按分]|从[^，,；;。]{1,8}看|分[^，,；;。]{1,6}看|资金来源|构成)/;
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
    const joined = Sentence.join([before, ...untilCountedBack(sentences, at)]);
    // Only what reaches over the full stop; the rest is found in the sentences themselves.
    if (joined)
      relations.push(
        ...findSums(joined).filter(
          ({ members }) =>
            members.length > 2 &&
            members.some(({ span }) => span.start < border) &&
            members.some(({ span }) => span.start >= border),
        ),
      );
  }
  relations.push(...enumeratedSums(block, sentences));
  return relations;
});

/** The sentence at `at`, and those behind it where 以上三项 soon tells that they belong to its list. */
function untilCountedBack(sentences: readonly Sentence[], at: number): readonly Sentence[] {
  for (let end = at + 1; end < sentences.length && end <= at + 3; end++) {
    const sentence = sentences[end];
    if (sentence && /^[\s”]*(?:以上|上述|前述|这)$/.test(sentence.lead(0))) return sentences.slice(at, end + 1);
  }
  return sentences.slice(at, at + 1);
}

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
    const items = markers.map((marker, at) => ({ start: marker.start, end: markers[at + 1]?.start ?? end }));
    if (joined) relations.push(...itemSums(joined, items));
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
