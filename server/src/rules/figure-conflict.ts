import { conflictRelations } from '../report/relations/reportRelations';
import { reportFacts } from './factFinding';
import { reportMisquotedFigures } from './lastYearFinding';
import { reportBrokenRelations, reportRelationsAcross } from './relationFinding';
import type { Rule } from './rule';

export const figureConflict: Rule = {
  id: 'figure-conflict',
  title: '数据前后不一致',
  titleEnglish: 'The same figure with two values',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：同一数据前后一致',
  checkBlock: reportBrokenRelations('figure-conflict'),
  checkReport: (report, context, add) => {
    reportRelationsAcross('figure-conflict', [conflictRelations])(report, context, add);
    reportFacts(report, context, add);
    reportMisquotedFigures(report, context, add);
  },
};
