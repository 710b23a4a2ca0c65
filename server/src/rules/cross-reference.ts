import { attachmentsText } from '../report/attachments';
import { referencesIn } from '../report/references';
import { danglingReferences } from '../report/referenceTargets';
import { numberingKeyOf } from '../report/structuralKey';
import { toChineseOrdinal } from '../text/numerals';
import type { Rule } from './rule';

export const crossReference: Rule = {
  id: 'cross-reference',
  title: '引用的内容不存在',
  titleEnglish: 'Reference without target',
  group: '序号',
  severity: 'warning',
  force: '惯例',
  source: '公文内引用应与本文的部分、图表、附件编号一致',
  reads: {
    block: (block) => (referencesIn(block).length > 0 ? block : numberingKeyOf(block)),
    facts: [attachmentsText],
  },
  checkReport(report, _context, add) {
    for (const { reference, known } of danglingReferences(report)) {
      const { target, value, numeral, span } = reference;
      const isPart = target === '部分' || target === '章' || target === '节';
      const last = known[known.length - 1] ?? '';
      const has = isPart ? `到第${toChineseOrdinal(Number(last))}${target}为止` : `只有${target}${known.join('、')}`;
      add({
        span,
        message: `本文没有“${isPart ? `第${numeral}${target}` : `${target}${numeral}`}”：${has}。请核对编号，或补上所指的内容。`,
        data: { target, value, known },
      });
    }
  },
};
