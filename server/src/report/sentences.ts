import { withoutNoise } from '../knowledge/wording';
import { blockFact } from './block';

/** A sentence of a paragraph. */
export interface Sentence {
  /** Prose offsets, without the mark at its end. */
  readonly start: number;
  readonly end: number;
  /** Its words in Simplified script without punctuation, as wordings are matched on them. */
  readonly words: string;
}

/** 1 for the marks that end a sentence here. */
const IS_END = new Uint8Array(0x10000);
for (const mark of '。！？；!?;') IS_END[mark.charCodeAt(0)] = 1;

/** The sentences of a paragraph, split at 。！？； and their half-width forms; the numbering mark is left out. */
export const sentencesOf = blockFact((block): readonly Sentence[] => {
  const text = block.prose.folded;
  const sentences: Sentence[] = [];
  let start = block.mark?.contentStart ?? 0;
  for (let at = start; at <= text.length; at++) {
    if (at < text.length && IS_END[text.charCodeAt(at)] === 0) continue;
    const words = withoutNoise(text, start, at);
    if (words !== '') sentences.push({ start, end: at, words });
    start = at + 1;
  }
  return sentences;
});

/** Marks of a spoken enumeration at the beginning of a paragraph: 一是 … 八是, 首先, 第一，. */
const NARRATIVE =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要)|首先[，,]|其次[，,]|最后[，,]|第[一二三四五六七八九十]{1,2}[，,])/;

/** Whether the paragraph is an item of an enumeration that runs over paragraphs: 一是…, 首先，…. */
export const isNarrativeItem = blockFact((block): boolean => NARRATIVE.test(block.prose.folded.trimStart()));
