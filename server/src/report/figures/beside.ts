import type { Sentence } from './sentence';

/** Whether a mark or 和 is all that parts the figure at `index` from the one before: 45% in 分别占25%、30%和45%. */
export function standsBeside(sentence: Sentence, index: number): boolean {
  return /^[、，,和与及\s]{1,2}$/.test(sentence.gap(index));
}
