import { unitProblemsOf } from '../report/relations/unitProblems';
import type { Rule } from './rule';

export const figureUnit: Rule = {
  id: 'figure-unit',
  title: '计量单位可疑',
  titleEnglish: 'Doubtful unit',
  group: '数据',
  severity: 'information',
  force: '算术',
  source: '算术：数量级；《国务院关于在我国统一实行法定计量单位的命令》',
  checkBlock(block, _context, add) {
    for (const { span, message, related } of unitProblemsOf(block)) {
      add({
        span: block.prose.sourceSpan(span.start, span.end),
        message,
        related: related.map((place) => ({
          message: block.prose.text.slice(place.start, place.end),
          span: block.prose.sourceSpan(place.start, place.end),
        })),
      });
    }
  },
};
