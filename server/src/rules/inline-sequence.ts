import { type InlineFault, inlineFaults, inlineKey } from '../report/inlineFaults';
import { mixedOrdinals } from '../report/mixedOrdinals';
import { inScript } from '../text/script';
import type { Rule } from './rule';
import { sequenceFixes } from './sequenceFixes';

export const inlineSequence: Rule = {
  id: 'inline-sequence',
  title: '段内序次语不连续',
  titleEnglish: 'Enumeration words out of sequence',
  group: '序号',
  severity: 'warning',
  force: '国标',
  source: 'GB/T 15834—2011 附录B.3（序次语）',
  reads: { block: inlineKey },
  checkReport(report, context, add) {
    for (const { placed, start, end, word, expected, first } of mixedOrdinals(report)) {
      const span = report.proseSpan(placed, start, end);
      const newText = inScript(expected, context.script);
      const verbatim = placed.block.prose.isVerbatim(start, end);
      add({
        span,
        message: `“${first}”之后用了“${word}”：同一组序次语不能混用，这里应为“${expected}”。`,
        fixes: verbatim ? [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }] : [],
        data: { kind: 'mixed' },
      });
    }
    for (const fault of inlineFaults(report)) {
      const { kind, marker, previous, expected, wanted, through, single } = fault;
      add({
        span: report.spanAt(marker.index, marker.start, marker.end),
        message: messageOf(fault),
        related: previous
          ? [{ message: '前一个序次语', span: report.spanAt(previous.index, previous.start, previous.end) }]
          : [],
        fixes: sequenceFixes(wanted, through, single),
        data: { kind, value: marker.value, expected },
      });
    }
  },
};

function messageOf({ kind, written, wanted, previous }: InlineFault): string {
  const before = previous ? previous.block.prose.text.slice(previous.start, previous.end) : '';
  if (kind === 'start') return `这一组从“${written}”开始，前面没有“${wanted}”；请补上或改正。`;
  if (kind === 'duplicate') return `“${written}”重复，按顺序应为“${wanted}”。`;
  if (kind === 'swapped') return `“${written}”与下一个“${wanted}”次序颠倒，请对调。`;
  if (kind === 'gap') return `“${before}”之后是“${written}”，缺“${wanted}”；请补上漏掉的内容或改正序次语。`;
  return `“${written}”倒退：前一个是“${before}”，按顺序应为“${wanted}”。`;
}
