import type { PlacedBlock } from '../report/block';
import type { OutlineNode } from '../report/outline';
import { type OutlineDifference, outlineDifferencesOf } from '../report/outlineDifferences';
import type { Report } from '../report/report';
import { structuralKeyOf } from '../report/structuralKey';
import type { Span } from '../text/span';
import type { Fix, RawFinding, Rule } from './rule';

/** The 提纲 at the top and the headings of the body differ: both were written at different times. */
export const outlineMismatch: Rule = {
  id: 'outline-mismatch',
  title: '提纲与正文不一致',
  titleEnglish: 'Outline and body differ',
  group: '结构',
  severity: 'warning',
  force: '惯例',
  source: '公文写作惯例：提纲（目录）与正文小标题应当一致',
  reads: { block: structuralKeyOf },
  checkReport(report, _context, add) {
    for (const difference of outlineDifferencesOf(report)) add(findingOf(report, difference));
  },
};

function findingOf(report: Report, difference: OutlineDifference): RawFinding {
  switch (difference.kind) {
    case 'missing':
      return {
        span: spanOfNode(report, difference.entry),
        message: `提纲中的“${difference.entry.text}”在正文里没有对应的小标题。请在正文补写这一部分，或者从提纲中删去。`,
      };
    case 'cut':
      return {
        span: spanOfNode(report, difference.entry),
        message: `正文没有写完：提纲从“${difference.entry.text}”起还有${difference.count}个小标题，正文里都没有，正文末尾也在句子中间断开。请补全正文。`,
      };
    case 'extra':
      return {
        span: spanOfNode(report, difference.heading),
        message: `正文的小标题“${difference.heading.text}”在提纲里没有。请补入提纲，或者改写正文。`,
      };
    case 'moved':
      return {
        span: spanOfNode(report, difference.heading),
        message: `“${difference.heading.text}”在正文中的位置与提纲不同。请统一先后次序。`,
        related: [{ message: '提纲中的位置', span: spanOfNode(report, difference.entry) }],
      };
    case 'reworded':
      return {
        span: spanOfNode(report, difference.heading),
        message: `正文的小标题“${difference.heading.text}”与提纲中的“${difference.entry.text}”不一致。请统一文字。`,
        related: [{ message: '提纲中的写法', span: spanOfNode(report, difference.entry) }],
        fixes: fixesFor(report, difference.entry, difference.heading),
      };
  }
}

/** Either side may be the right one, so both are offered. */
function fixesFor(report: Report, entry: OutlineNode, heading: OutlineNode): readonly Fix[] {
  const entryBlock = report.blocks[entry.block];
  const headingBlock = report.blocks[heading.block];
  if (!entryBlock || !headingBlock) return [];
  const entryWords = wordsOf(entryBlock, entry);
  const headingWords = wordsOf(headingBlock, heading);
  const write = (placed: PlacedBlock, node: OutlineNode, newText: string) => [
    { span: report.proseSpan(placed, node.heading.start, node.heading.end), newText },
  ];
  return [
    {
      title: '正文改为与提纲一致',
      safe: false,
      edits: write(headingBlock, heading, entryWords),
    },
    {
      title: '提纲改为与正文一致',
      safe: false,
      edits: write(entryBlock, entry, headingWords),
    },
  ];
}

function wordsOf(placed: PlacedBlock, node: OutlineNode): string {
  return placed.block.prose.text.slice(node.heading.start, node.heading.end);
}

function spanOfNode(report: Report, node: OutlineNode): Span {
  const placed = report.blocks[node.block];
  if (!placed) return { start: 0, end: 0 };
  const start = node.mark?.span.start ?? node.heading.start;
  return report.proseSpan(placed, start, Math.max(start, node.heading.end));
}
