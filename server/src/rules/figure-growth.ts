import { reportBrokenRelations } from './relationFinding';
import type { Rule } from './rule';

export const figureGrowth: Rule = {
  id: 'figure-growth',
  title: '增减不符',
  titleEnglish: 'Base, change and result disagree',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：基数、增减数、增减幅度与现值',
  checkBlock: reportBrokenRelations('figure-growth'),
};
