import { reportBrokenRelations } from './relationFinding';
import type { Rule } from './rule';

export const figureDirection: Rule = {
  id: 'figure-direction',
  title: '升降与数字相反',
  titleEnglish: 'Words of rise or fall against the figures',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：升降用词与前后数值',
  checkBlock: reportBrokenRelations('figure-direction'),
};
