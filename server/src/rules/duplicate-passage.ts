import { squeezed } from '../knowledge/wording';
import { blockFact } from '../report/block';
import { elementsOf } from '../report/elements';
import { isProseBlock } from '../report/report';
import type { Rule } from './rule';

/** Shortest paragraph and shortest sentence, in words without punctuation, that nobody writes twice on purpose. */
const PARAGRAPH = 30;
const SENTENCE = 36;

interface Passage {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly isParagraph: boolean;
}

/** The paragraph without its number, and each long sentence of it; prose offsets. */
const passagesOf = blockFact((block): readonly Passage[] => {
  const text = block.prose.folded;
  const from = block.mark?.contentStart ?? 0;
  const whole = squeezed(text.slice(from));
  const passages: Passage[] = [];
  if (whole.length >= PARAGRAPH)
    passages.push({ words: whole, start: from, end: text.trimEnd().length, isParagraph: true });
  let start = from;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && !'。！？!?'.includes(text.charAt(at))) continue;
    const words = squeezed(text.slice(start, at));
    if (words.length >= SENTENCE && words !== whole) passages.push({ words, start, end: at, isParagraph: false });
    start = at + 1;
  }
  return passages;
});

/** The same paragraph or the same long sentence stands twice: it was pasted twice or moved and not deleted. */
export const duplicatePassage: Rule = {
  id: 'duplicate-passage',
  title: '内容重复',
  titleEnglish: 'Duplicate passage',
  group: '结构',
  severity: 'information',
  force: '惯例',
  source: '公文写作惯例：同一内容不重复写',
  checkReport(report, _context, add) {
    const kinds = elementsOf(report);
    const first = new Map<string, { index: number; passage: Passage }>();
    for (const [index, placed] of report.blocks.entries()) {
      if (kinds[index] !== 'body' || !isProseBlock(placed.block)) continue;
      let isRepeated = false;
      for (const passage of passagesOf(placed.block)) {
        const earlier = first.get(passage.words);
        if (!earlier) {
          first.set(passage.words, { index, passage });
          continue;
        }
        const origin = report.blocks[earlier.index];
        // A repeated paragraph is one finding, not one more for each of its sentences.
        if (isRepeated || !origin) continue;
        isRepeated = passage.isParagraph;
        const span = report.proseSpan(placed, passage.start, passage.end);
        add({
          span,
          message: `这${passage.isParagraph ? '一段' : '句话'}与前文完全相同。请核对是否重复粘贴，只留一处。`,
          related: [
            { message: '第一次出现', span: report.proseSpan(origin, earlier.passage.start, earlier.passage.end) },
          ],
        });
      }
    }
  },
};
