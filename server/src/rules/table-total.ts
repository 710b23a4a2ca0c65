import { tableRelations } from '../report/relations/reportRelations';
import { type TableFault, tableFaultsOf } from '../report/tableFaults';
import type { TableRelation } from '../report/tableRelation';
import { groupDigits, toShortText, toText } from '../text/decimal';
import { reportRelationsAcross } from './relationFinding';
import type { Fix, Rule } from './rule';

/** Totals, shares, growth and running totals of tables that do not go with the other cells. */
export const tableTotal: Rule = {
  id: 'table-total',
  title: '表格数据不符',
  titleEnglish: 'Table does not add up',
  group: '数据',
  severity: 'warning',
  force: '算术',
  source: '算术：合计、占比、增减和累计',
  checkBlock(block, _context, add) {
    for (const fault of tableFaultsOf(block)) {
      const first = fault.broken.find((relation) => relation.result === fault.cell) ?? fault.broken[0];
      if (!first) continue;
      const { prose } = fault.cell.cell;
      const others = fault.broken.flatMap((relation) => [relation.result, ...relation.parts]);
      add({
        span: prose.sourceSpan(0, prose.text.length),
        message: messageFor(fault, first),
        related: [...new Set(others)]
          .filter((cell) => cell !== fault.cell)
          .slice(0, 12)
          .map((cell) => ({
            message: `相关的数“${cell.cell.prose.text}”`,
            span: cell.cell.prose.sourceSpan(0, cell.cell.prose.text.length),
          })),
        fixes: fixesFor(fault),
        data: {
          relation: first.kind,
          formula: first.formula,
          expected: toText(first.expected, placesOf(first)),
          written: prose.text,
        },
      });
    }
  },
  checkReport: reportRelationsAcross('table-total', [tableRelations]),
};

function placesOf({ kind, result, parts }: TableRelation): number {
  const own = result.number?.places ?? 0;
  if (kind === 'share' || kind === 'growth' || kind === 'rate') return Math.max(own, 1);
  return Math.max(own, ...parts.map((part) => part.number?.places ?? 0));
}

function messageFor({ cell, broken }: TableFault, first: TableRelation): string {
  const isPercent = first.kind === 'share' || first.kind === 'growth' || first.kind === 'rate';
  const value = `${toText(first.expected, placesOf(first))}${isPercent ? '%' : ''}`;
  const sum = first.formula === '' || first.formula === '各项之和' ? `各项之和为${value}` : `${first.formula}=${value}`;
  const also = broken.length > 1 ? `，同时与另外${broken.length - 1}处合计不符` : '';
  const written = first.result.cell.prose.text;
  if (cell !== first.result) return `“${cell.cell.prose.text}”与合计不符：${sum}，表中为${written}${also}，请核对。`;
  return `“${written}”与表中其他数不符：${sum}，表中为${written}${also}，请核对。`;
}

/** A computed value is offered only where one value puts everything right; it keeps the way the cell is written. */
function fixesFor({ cell, right }: TableFault): Fix[] {
  const { prose } = cell.cell;
  const text = prose.text;
  if (right === undefined || right.lt(0) || !/^[\d,]+(?:\.\d+)?$/.test(text)) return [];
  const plain = toShortText(right, 6);
  const newText = text.includes(',') ? groupDigits(plain) : plain;
  return [
    {
      title: `改为“${newText}”`,
      safe: false,
      edits: [{ span: prose.sourceSpan(0, text.length), newText }],
    },
  ];
}
