import { elementsOf } from '../report/elements';
import { isProseBlock } from '../report/report';
import { blocksAt, blocksWith } from '../report/reportFact';
import { requestPassagesOf } from '../report/requests';
import type { Rule } from './rule';

const asking = blocksWith((block) => requestPassagesOf(block).length > 0);

/** A 报告 that asks for money, posts or approval: nobody has to answer a 报告, so the request is lost. */
export const requestInReport: Rule = {
  id: 'request-in-report',
  title: '报告夹带请示事项',
  titleEnglish: 'Request inside a report',
  group: '结构',
  severity: 'warning',
  force: '条例',
  source: '《党政机关公文处理工作条例》第十五条第四项：不得在报告等非请示性公文中夹带请示事项',
  reads: {
    block: (block) => (requestPassagesOf(block).length > 0 ? block : block.container),
    facts: [elementsOf],
  },
  checkReport(report, { profile }, add) {
    if (profile?.requests !== 'forbidden') return;
    const kinds = elementsOf(report);
    for (const [index, placed] of blocksAt(report, asking(report))) {
      if (kinds[index] !== 'body' || !isProseBlock(placed.block) || placed.block.container === 'quote') continue;
      for (const passage of requestPassagesOf(placed.block)) {
        const words = placed.block.prose.text.slice(passage.start, passage.end);
        add({
          span: report.proseSpan(placed, passage.start, passage.end),
          message: `${profile.name}不得夹带请示事项（《条例》第十五条）：报告不需要答复，“${words}”写在这里得不到批复。请从报告中删去，另写一份请示。`,
        });
      }
    }
  },
};
