import { elementsOf } from '../report/elements';
import {
  blocksWithLongPassages,
  longPassageOf,
  type OtherReport,
  passageRecordOf,
  reportYear,
} from '../report/longPassages';
import { repeatedPassagesOf } from '../report/repeatedPassages';
import type { Report } from '../report/report';
import { blocksAt } from '../report/reportFact';
import type { Add, Rule, RuleContext } from './rule';

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
  checkReport(report, context, add) {
    copiedPassages(report, context, add);
    for (const { again, first } of repeatedPassagesOf(report)) {
      const place = ({ index, item }: typeof again) => report.spanAt(index, item.start, item.end);
      add({
        span: place(again),
        message: `这${again.item.isParagraph ? '一段' : '句话'}与前文完全相同。请核对是否重复粘贴，只留一处。`,
        related: [{ message: '第一次出现', span: place(first) }],
      });
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
  for (const [index, placed] of blocksAt(report, blocksWithLongPassages(report))) {
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
