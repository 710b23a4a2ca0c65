import type { Span } from '../../text/span';
import { figureText } from '../figures/figures';
import { type Report, reportFact } from '../report';
import { announcedCounts } from './announced';
import { conflictsOf, type PlacedStatement } from './conflicts';
import type { Relation, Role } from './relation';
import { relationsByFigure, relationsOf } from './relations';

/** A relation with its places in the report's text. */
export interface ReportRelation {
  readonly kind: Relation['kind'];
  readonly rule: string;
  readonly span: Span;
  readonly members: readonly { readonly role: Role; readonly span: Span; readonly text: string }[];
  readonly computation: string;
  readonly holds: boolean;
  readonly message: string;
}

/** Relations that reach over several blocks: counts announced above their items, one quantity stated twice. */
export const reportRelationsOf = reportFact((report): readonly ReportRelation[] => {
  return [...countRelations(report), ...conflictRelations(report)];
});

/** All relations of the report, those inside a block and those across blocks, with places in the report's text. */
export function allRelationsOf(report: Report): ReportRelation[] {
  const relations: ReportRelation[] = [];
  for (const placed of report.blocks) {
    for (const relation of relationsOf(placed.block)) {
      const place = ({ start, end }: Span) => report.proseSpan(placed, start, end);
      relations.push({
        kind: relation.kind,
        rule: relation.rule,
        span: place(relation.span),
        members: relation.members.map(({ role, span }) => ({
          role,
          span: place(span),
          text: placed.block.prose.text.slice(span.start, span.end),
        })),
        computation: relation.computation,
        holds: relation.holds,
        message: relation.message,
      });
    }
  }
  return [...relations, ...reportRelationsOf(report)];
}

function countRelations(report: Report): ReportRelation[] {
  const relations: ReportRelation[] = [];
  const seen = new Set<unknown>();
  for (const announced of announcedCounts(report)) {
    const placed = report.blocks[announced.index];
    if (!placed || seen.has(announced.figure)) continue;
    seen.add(announced.figure);
    // What the block's own list already settles is not counted again.
    const settled = relationsByFigure(placed.block).has(announced.figure);
    if (settled) continue;
    const holds = Number(announced.figure.digits) === announced.listed;
    const words = figureText(placed.block).slice(announced.start, announced.end);
    relations.push({
      kind: 'count',
      rule: 'figure-count',
      span: report.proseSpan(placed, announced.start, announced.end),
      members: announced.items.flatMap(({ index, start, end }) => {
        const item = report.blocks[index];
        if (!item) return [];
        const text = item.block.prose.text.slice(start, end);
        return [{ role: '分项' as const, span: report.proseSpan(item, start, end), text }];
      }),
      computation: `列出${announced.listed}项，文中为“${words}”`,
      holds,
      message: holds
        ? ''
        : `“${words}”与所列不符：后面列出的是${announced.listed}项，请核对数字，或补上、删去相应的内容。`,
    });
  }
  return relations;
}

function conflictRelations(report: Report): ReportRelation[] {
  return conflictsOf(report).map(({ first, second }) => {
    const place = ({ placed, statement: { figure } }: PlacedStatement) =>
      report.proseSpan(placed, figure.span.start, figure.span.end);
    const text = ({ placed, statement: { figure } }: PlacedStatement) =>
      placed.block.prose.text.slice(figure.digitSpan.start, figure.span.end);
    const line = report.lines.positionAt(place(first).start).line + 1;
    return {
      kind: 'conflict',
      rule: 'figure-conflict',
      span: place(second),
      members: [{ role: '数值', span: place(first), text: text(first) }],
      computation: `前文${text(first)}，这里${text(second)}`,
      holds: false,
      message: `同一数据前后不一致：第${line}行为${text(first)}，这里为${text(second)}，请核对后统一。`,
    };
  });
}
