import { shareRelations } from '../report/relations/reportRelations';
import { speaksOfShares } from '../report/relations/sharesApart';
import { reportBrokenRelations, reportRelationsAcross } from './relationFinding';
import type { Rule } from './rule';

export const figureShare: Rule = {
  id: 'figure-share',
  title: '占比或平均数不符',
  titleEnglish: 'Share or average disagrees with its figures',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：占比与平均数',
  checkBlock: reportBrokenRelations('figure-share'),
  reads: { block: (block) => (speaksOfShares(block) ? block : undefined) },
  checkReport: reportRelationsAcross('figure-share', [shareRelations]),
};
