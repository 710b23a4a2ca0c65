import { listRelations } from '../report/relations/reportRelations';
import { reportBrokenRelations, reportRelationsAcross } from './relationFinding';
import type { Rule } from './rule';

export const figureSum: Rule = {
  id: 'figure-sum',
  title: '合计不符',
  titleEnglish: 'Parts and total disagree',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：分项之和与总数',
  checkBlock: reportBrokenRelations('figure-sum'),
  checkReport: reportRelationsAcross('figure-sum', [listRelations]),
};
