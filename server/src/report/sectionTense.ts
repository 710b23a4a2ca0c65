import { blockFact } from './block';
import { isProseBlock, type Report } from './report';
import { isSameList, reportFact, whileSame } from './reportFact';
import { structuralKeyOf } from './structuralKey';

/** Whether the section a block stands in looks back, plans, or neither, as far as its headings tell. */
export type SectionTense = 'past' | 'open' | 'none';

const PAST = /回顾|总结|成效|成绩|成果|主要做法|开展情况|完成情况|落实情况|进展情况|工作情况|履职|履行职责|取得/;
const OPEN = /打算|计划|下一?步|安排|思路|展望|建议|重点(?:工作|任务)|举措|措施|要求|今后|目标任务/;

/** For each block of the report, by index; the innermost heading that says anything decides. */
export const sectionTenses = reportFact(
  (report: Report): readonly SectionTense[] => {
    const open: { readonly level: number; readonly tense: SectionTense }[] = [];
    return report.blocks.map(({ block }) => {
      if (!isProseBlock(block)) return innermost(open);
      const { heading } = block;
      if (!heading) return innermost(open);
      const level = block.depth > 0 && !block.mark ? block.depth : (block.mark?.level ?? 1) + 1;
      while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= level) open.pop();
      const tense = headingTense(block);
      open.push({ level, tense });
      return innermost(open);
    });
  },
  whileSame(structuralKeyOf),
  isSameList,
);

function innermost(open: readonly { readonly tense: SectionTense }[]): SectionTense {
  for (let index = open.length - 1; index >= 0; index--) {
    const tense = open[index]?.tense;
    if (tense !== undefined && tense !== 'none') return tense;
  }
  return 'none';
}

const headingTense = blockFact((block): SectionTense => {
  const heading = block.prose.folded.slice(block.heading?.start, block.heading?.end);
  const past = PAST.test(heading);
  const open = OPEN.test(heading);
  return past === open ? 'none' : past ? 'past' : 'open';
});
