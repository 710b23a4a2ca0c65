import { markLike } from '../report/markText';
import { type NumberedCount, type NumberingFault, numberingOf } from '../report/numbering';
import { countThrough, numberEdit } from '../report/numberingEdits';
import type { Report } from '../report/report';
import type { Fix, Related, Rule } from './rule';

export const numberingSequence: Rule = {
  id: 'numbering-sequence',
  title: '序号不连续',
  titleEnglish: 'Numbers out of sequence',
  group: '序号',
  severity: 'warning',
  force: '惯例',
  source: 'GB/T 9704—2012 第7.3.3条（结构层次序数依次排列）',
  checkReport(report, _context, add) {
    for (const count of numberingOf(report)) {
      for (const fault of count.faults) {
        const { item, previous } = fault;
        const related: Related[] = previous
          ? [
              {
                message: `前一个序号“${markOf(previous)}”`,
                span: report.proseSpan(previous.placed, previous.span.start, previous.span.end),
              },
            ]
          : [];
        add({
          span: report.proseSpan(item.placed, item.span.start, item.span.end),
          message: messageOf(fault),
          related,
          fixes: fixesOf(report, count, fault),
          data: { kind: fault.kind, value: item.value, expected: fault.expected },
        });
      }
    }
  },
};

function markOf(item: NumberingFault['item'], value = item.value): string {
  const { text } = item.placed.block.prose;
  const written = text.slice(item.span.start, item.span.end);
  if (value === item.value || !item.mark) return written;
  return markLike(text, item.mark, value) ?? String(value);
}

function messageOf({ kind, item, expected, previous }: NumberingFault): string {
  const written = markOf(item);
  const wanted = markOf(item, expected);
  const before = previous ? markOf(previous) : '';
  if (kind === 'duplicate') return `“${written}”重复：前面已有“${before}”，按顺序应为“${wanted}”。`;
  if (kind === 'start') return `“${written}”是这一层的第一个序号，应从“${wanted}”开始；如果前面漏了内容，请补上。`;
  if (kind === 'gap')
    return `“${written}”与前面不连续：上一个序号是“${before}”，按顺序应为“${wanted}”。请改正序号，或补上漏掉的内容。`;
  if (kind === 'swapped') return `“${written}”与下一个序号“${wanted}”次序颠倒，请对调序号或内容。`;
  return `序号“${written}”倒退：上一个序号是“${before}”，按顺序应为“${wanted}”。`;
}

/** Where later numbers follow the wrong one they move along, or the first fix would only shift the fault. */
function fixesOf(report: Report, count: NumberedCount, { item, expected }: NumberingFault): Fix[] {
  const fixes: Fix[] = [];
  const edits = countThrough(report, count, count.items.indexOf(item)) ?? [];
  const single = numberEdit(report, item, expected);
  const wanted = markOf(item, expected);
  if (edits.length > 1) fixes.push({ title: `从“${wanted}”起顺次重编（${edits.length}处）`, safe: false, edits });
  if (single) fixes.push({ title: `改为“${wanted}”`, safe: false, edits: [single] });
  return fixes;
}
