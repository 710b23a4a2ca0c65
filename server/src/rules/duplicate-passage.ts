import { withoutNoise } from '../knowledge/wording';
import { blockFact } from '../report/block';
import { elementsOf } from '../report/elements';
import { longPassageOf, type OtherReport, passageRecordOf, reportYear } from '../report/longPassages';
import { isProseBlock, type Report } from '../report/report';
import type { Add, Rule, RuleContext } from './rule';

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
  const whole = withoutNoise(text, from, text.length);
  const passages: Passage[] = [];
  if (whole.length >= PARAGRAPH)
    passages.push({ words: whole, start: from, end: text.trimEnd().length, isParagraph: true });
  let start = from;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && !'。！？!?'.includes(text.charAt(at))) continue;
    const words = withoutNoise(text, start, at);
    if (words.length >= SENTENCE && words !== whole) passages.push({ words, start, end: at, isParagraph: false });
    start = at + 1;
  }
  return passages;
});

/**
 * The same paragraph or the same long sentence stands twice: it was pasted twice or moved and not deleted. Or a whole
 * paragraph stands unchanged in the report of an earlier year: it was copied and not brought up to date.
 */
export const duplicatePassage: Rule = {
  id: 'duplicate-passage',
  title: '内容重复',
  titleEnglish: 'Duplicate passage',
  group: '结构',
  severity: 'information',
  force: '惯例',
  source: '公文写作惯例：同一内容不重复写',
  reads: {
    block: (block) => (passagesOf(block).length > 0 || longPassageOf(block) !== undefined ? block : undefined),
    facts: [elementsOf, reportYear],
  },
  checkReport(report, context, add) {
    copiedPassages(report, context, add);
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

/** Paragraphs that an earlier year's report holds word for word; within one year reports rightly share paragraphs. */
function copiedPassages(report: Report, { others, lastYear }: RuleContext, add: Add): void {
  const year = others || lastYear ? reportYear(report) : undefined;
  if (year === undefined) return;
  const last = lastYear?.report && passageRecordOf(lastYear.report);
  const kinds = elementsOf(report);
  const seen = new Set<string>();
  for (const [index, placed] of report.blocks.entries()) {
    const words = kinds[index] === 'body' ? longPassageOf(placed.block) : undefined;
    // Where the paragraph stands again in this report, that is said already.
    if (words === undefined || seen.has(words)) continue;
    seen.add(words);
    const holders = others?.withPassage(words) ?? [];
    const own = lastYear && last?.passages.has(words) ? [{ name: lastYear.name, year: last.year }] : [];
    // The report that is named as last year's counts before any other of its year.
    const origin = latest(own, year) ?? latest(holders, year);
    if (!origin) continue;
    const { prose, mark } = placed.block;
    add({
      span: report.proseSpan(placed, mark?.contentStart ?? 0, prose.text.trimEnd().length),
      message: `这一段与${origin.year}年的“${origin.name}”完全相同。请核对是否照搬往年，情况、数字有无变化。`,
      data: { other: origin.name },
    });
  }
}

/** The latest of the reports of years before `year`; of several the first by name. */
function latest(reports: readonly OtherReport[], year: number): OtherReport | undefined {
  let best: OtherReport | undefined;
  for (const each of reports) {
    if (each.year === undefined || each.year >= year) continue;
    const difference = each.year - (best?.year ?? 0);
    if (difference > 0 || (difference === 0 && best && each.name < best.name)) best = each;
  }
  return best;
}
