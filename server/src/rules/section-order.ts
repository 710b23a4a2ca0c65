import type { OutlineNode } from '../report/outline';
import type { Report } from '../report/report';
import { misplacedParts } from '../report/sectionOrder';
import type { Span } from '../text/span';
import type { Rule } from './rule';

/** The top-level parts of the report stand in another order than the kind of report usually has them. */
export const sectionOrder: Rule = {
  id: 'section-order',
  title: '各部分次序',
  titleEnglish: 'Section order',
  group: '结构',
  severity: 'information',
  force: '惯例',
  source: '各类事务文书的通行次序，见 server/data/profiles',
  checkReport(report, { profile }, add) {
    if (!profile) return;
    for (const { node, name, other, belongs } of misplacedParts(report, profile)) {
      const side = belongs === 'before' ? '前' : '后';
      add({
        span: spanOf(report, node, node.mark?.span.start),
        message: `${profile.name}中“${name}”通常放在“${other.text}”之${side}。请看是否需要调整次序。`,
        related: [{ message: `“${other.text}”在这里`, span: spanOf(report, other) }],
      });
    }
  },
};

function spanOf(report: Report, { block, heading }: OutlineNode, start = heading.start): Span {
  const placed = report.blocks[block];
  return placed ? report.proseSpan(placed, start, heading.end) : { start: 0, end: 0 };
}
