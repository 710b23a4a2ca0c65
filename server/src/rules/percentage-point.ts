import { reportBrokenRelations } from './relationFinding';
import type { Rule } from './rule';

export const percentagePoint: Rule = {
  id: 'percentage-point',
  title: '百分点误作百分比',
  titleEnglish: 'Percent written for percentage points',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：两个百分数之差',
  checkBlock: reportBrokenRelations('percentage-point'),
};
