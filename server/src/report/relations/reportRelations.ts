import type { Span } from '../../text/span';
import type { PlacedBlock } from '../block';
import type { Figure } from '../figures/figure';
import { figureText } from '../figures/figures';
import type { Report } from '../report';
import { reportFact } from '../reportFact';
import { announcedCounts } from './announced';
import { conflictsOf } from './conflicts';
import { listSums } from './listSums';
import type { Relation, Role } from './relation';
import { relationsByFigure, relationsOf } from './relations';
import { sharesApart } from './sharesApart';
import type { PlacedStatement } from './statements';
import { tableMismatches } from './tableProse';
import { inScaleOf } from './writing';

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

/** Relations that reach over several blocks, of one kind. */
export type RelationsAcross = (report: Report) => readonly ReportRelation[];

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
  const across = [countRelations, conflictRelations, listRelations, tableRelations, shareRelations];
  return relations.concat(across.flatMap((relationsIn) => relationsIn(report)));
}

/** Counts announced above their items. */
export const countRelations = reportFact((report): readonly ReportRelation[] => {
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
});

/** Totals of lists whose items are blocks of their own. */
export const listRelations = reportFact((report): readonly ReportRelation[] => {
  return listSums(report).map(({ relation, blocks, text }) => {
    const place = ({ start, end }: Span): Span => {
      const own = blocks.findLast((block) => block.start <= start);
      const placed = own && report.blocks[own.index];
      return placed ? report.proseSpan(placed, start - own.start, end - own.start) : { start: 0, end: 0 };
    };
    return {
      kind: relation.kind,
      rule: relation.rule,
      span: place(relation.span),
      members: relation.members.map(({ role, span }) => ({
        role,
        span: place(span),
        text: text.slice(span.start, span.end),
      })),
      computation: relation.computation,
      holds: relation.holds,
      message: relation.message,
    };
  });
});

/** Shares of a total that an earlier paragraph gives. */
export const shareRelations = reportFact((report): readonly ReportRelation[] => {
  return sharesApart(report).map(({ placed, rate, part, whole, computed, holds }) => {
    const member = (role: Role, at: PlacedBlock, { span }: Figure) => ({
      role,
      span: report.proseSpan(at, span.start, span.end),
      text: at.block.prose.text.slice(span.start, span.end),
    });
    const members = [member('分项', placed, part), member('合计', whole.placed, whole.figure)];
    const computation = `${members[0]?.text}÷${members[1]?.text}=${computed}%`;
    const own = member('占比', placed, rate);
    return {
      kind: 'share',
      rule: 'figure-share',
      span: own.span,
      members,
      computation,
      holds,
      message: holds ? '' : `占比与前文的总数不符：${computation}，文中为${own.text}，请核对这三个数。`,
    };
  });
});

/** Figures of the paragraphs beside a table against what stands in it. */
export const tableRelations = reportFact((report): readonly ReportRelation[] => {
  return tableMismatches(report).flatMap(({ table, block, figure, cells, expected, isSum }) => {
    const [placed, ofCells] = [report.blocks[block], report.blocks[table]];
    if (!placed || !ofCells) return [];
    const written = figureText(placed.block).slice(figure.digitSpan.start, figure.span.end);
    const value = inScaleOf(expected, figure);
    const parts = cells.map(({ figure: { digitSpan }, cell: { cell } }) =>
      cell.prose.text.slice(digitSpan.start, digitSpan.end),
    );
    const computation = isSum && parts.length <= 12 ? `${parts.join('+')}=${value}` : `表中为${value}`;
    return [
      {
        kind: 'sum' as const,
        rule: 'table-total',
        span: report.proseSpan(placed, figure.span.start, figure.span.end),
        members: cells.map((cell, at) => ({
          role: isSum ? ('分项' as const) : ('合计' as const),
          span: report.proseSpanOf(
            ofCells,
            cell.cell.cell.prose,
            cell.figure.digitSpan.start,
            cell.figure.digitSpan.end,
          ),
          text: parts[at] ?? '',
        })),
        computation,
        holds: false,
        message: `“${written}”与表格不符：${computation}，文中为${written}，请核对表格和文字。`,
      },
    ];
  });
});

/** One quantity stated twice. */
export const conflictRelations = reportFact((report): readonly ReportRelation[] => {
  return conflictsOf(report).flatMap(({ first, second }) => {
    const [earlier, later] = [report.blocks[first.index], report.blocks[second.index]];
    if (!earlier || !later) return [];
    const place = (placed: PlacedBlock, { item: { figure } }: PlacedStatement) =>
      report.proseSpan(placed, figure.span.start, figure.span.end);
    const text = ({ block, item: { figure } }: PlacedStatement) =>
      block.prose.text.slice(figure.digitSpan.start, figure.span.end);
    const origin = place(earlier, first);
    const line = report.lines.positionAt(origin.start).line + 1;
    return [
      {
        kind: 'conflict',
        rule: 'figure-conflict',
        span: place(later, second),
        members: [{ role: '数值', span: origin, text: text(first) }],
        computation: `前文${text(first)}，这里${text(second)}`,
        holds: false,
        message: `同一数据前后不一致：第${line}行为${text(first)}，这里为${text(second)}，请核对后统一。`,
      },
    ];
  });
});
