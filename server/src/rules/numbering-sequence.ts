import { markSpan, writtenMark } from '../report/numberedItems';
import { type NumberingFault, numberingOf } from '../report/numbering';
import { countThrough, numberEdit } from '../report/numberingEdits';
import { numberingKeyOf } from '../report/structuralKey';
import type { Rule } from './rule';
import { sequenceFixes } from './sequenceFixes';

export const numberingSequence: Rule = {
  id: 'numbering-sequence',
  title: '序号不连续',
  titleEnglish: 'Numbers out of sequence',
  group: '序号',
  severity: 'warning',
  force: '惯例',
  source: 'GB/T 9704—2012 第7.3.3条（结构层次序数依次排列）',
  reads: { block: numberingKeyOf },
  checkReport(report, _context, add) {
    for (const count of numberingOf(report)) {
      for (const fault of count.faults) {
        const { kind, item, previous, expected } = fault;
        const through = countThrough(report, count, count.items.indexOf(item)) ?? [];
        add({
          span: markSpan(report, item),
          message: messageOf(fault),
          related: previous
            ? [{ message: `前一个序号“${writtenMark(previous)}”`, span: markSpan(report, previous) }]
            : [],
          fixes: sequenceFixes(writtenMark(item, expected), through, numberEdit(report, item, expected)),
          data: { kind, value: item.value, expected },
        });
      }
    }
  },
};

function messageOf({ kind, item, expected, previous }: NumberingFault): string {
  const written = writtenMark(item);
  const wanted = writtenMark(item, expected);
  const before = previous ? writtenMark(previous) : '';
  if (kind === 'duplicate') return `“${written}”重复：前面已有“${before}”，按顺序应为“${wanted}”。`;
  if (kind === 'start') return `“${written}”是这一层的第一个序号，应从“${wanted}”开始；如果前面漏了内容，请补上。`;
  if (kind === 'gap')
    return `“${written}”与前面不连续：上一个序号是“${before}”，按顺序应为“${wanted}”。请改正序号，或补上漏掉的内容。`;
  if (kind === 'swapped') return `“${written}”与下一个序号“${wanted}”次序颠倒，请对调序号或内容。`;
  return `序号“${written}”倒退：上一个序号是“${before}”，按顺序应为“${wanted}”。`;
}
