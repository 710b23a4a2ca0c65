import { matcherOf, squeezed } from '../knowledge/wording';
import { emptySectionsOf } from '../report/emptySections';
import { structuralKeyOf } from '../report/structuralKey';
import { inScript } from '../text/script';
import { spanOf } from '../text/span';
import type { Rule } from './rule';

/** A heading with nothing under it before the next heading of its level: the text was lost or is still to be written. */
export const sectionEmpty: Rule = {
  id: 'section-empty',
  title: '小标题下没有内容',
  titleEnglish: 'Empty section',
  group: '结构',
  severity: 'warning',
  force: '惯例',
  source: '公文写作惯例：小标题之下应有正文',
  reads: { block: structuralKeyOf },
  checkReport(report, { profile, script }, add) {
    for (const node of emptySectionsOf(report)) {
      const placed = report.blocks[node.block];
      if (!placed) continue;
      const words = squeezed(node.text);
      const section = profile?.sections.find((each) => matcherOf(each.headings).fits(words));
      const start = node.mark?.span.start ?? node.heading.start;
      const end = report.blockSpan(placed).end;
      add({
        span: report.proseSpan(placed, start, Math.max(start, node.heading.end)),
        message: `“${node.text}”之下没有任何内容，紧接着就是下一个小标题或者文末。请补写${section ? `：${section.about}` : '正文'}，或者删去这个小标题。`,
        fixes: section
          ? [
              {
                title: `插入“${section.name}”的框架`,
                safe: false,
                edits: [{ span: spanOf(end, end), newText: `\n\n${inScript(section.skeleton, script)}` }],
              },
            ]
          : [],
      });
    }
  },
};
