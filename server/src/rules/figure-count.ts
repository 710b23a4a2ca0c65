import { announcedKey } from '../report/relations/announced';
import { countRelations } from '../report/relations/reportRelations';
import { reportBrokenRelations, reportRelationsAcross } from './relationFinding';
import type { Rule } from './rule';

export const figureCount: Rule = {
  id: 'figure-count',
  title: '个数与所列不符',
  titleEnglish: 'Stated count differs from what is listed',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：个数与所列事项',
  // A set list with a member missing or too many has its own rule, which knows the member.
  yieldsTo: 'fixed-phrase',
  checkBlock: reportBrokenRelations('figure-count'),
  reads: { block: announcedKey },
  checkReport: reportRelationsAcross('figure-count', [countRelations]),
};
