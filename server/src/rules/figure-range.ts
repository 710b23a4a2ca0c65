import { reportBrokenRelations } from './relationFinding';
import type { Rule } from './rule';

export const figureRange: Rule = {
  id: 'figure-range',
  title: '范围或比率不可能',
  titleEnglish: 'Impossible range or rate',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：范围、比率与占比之和',
  checkBlock: reportBrokenRelations('figure-range'),
};
