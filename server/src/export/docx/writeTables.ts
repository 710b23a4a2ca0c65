import {
  BorderStyle,
  HeightRule,
  type ITableFloatOptions,
  OverlapType,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { WordBorder, WordTable } from './wordModel';
import { ALIGNMENTS, borderOf, paragraphOf } from './writeParagraphs';

/** A table as the library has it. */
export function tableOf(table: WordTable): Table {
  const { columns, rows, borders, side } = table;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const border = (one: WordBorder | undefined) => (one ? borderOf(one) : none);
  const zero = { top: 0, bottom: 0, left: side, right: side, marginUnitType: WidthType.DXA };
  return new Table({
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columns],
    layout: TableLayoutType.FIXED,
    alignment: ALIGNMENTS[table.align],
    margins: zero,
    borders: {
      top: border(borders.top),
      bottom: border(borders.bottom),
      left: border(borders.vertical),
      right: border(borders.vertical),
      insideHorizontal: border(borders.insideH),
      insideVertical: border(borders.vertical),
    },
    ...(table.place === 'flow' ? {} : { float: table.place === 'foot' ? AT_FOOT : floatAt(table.place) }),
    rows: rows.map(
      (row) =>
        new TableRow({
          tableHeader: row.isHeader,
          cantSplit: !row.splits,
          height: { value: row.height, rule: HeightRule.ATLEAST },
          children: row.cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: columns[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
                ...(table.isVertical ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
                children: cell.children.map(paragraphOf),
              }),
          ),
        }),
    ),
  });
}

/** On the lower edge of the text area of the page. */
const AT_FOOT = {
  horizontalAnchor: TableAnchorType.MARGIN,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  leftFromText: 0,
  rightFromText: 0,
  overlap: OverlapType.NEVER,
} as const;

function floatAt({ x, y }: { readonly x: number; readonly y: number }): ITableFloatOptions {
  return {
    horizontalAnchor: TableAnchorType.PAGE,
    verticalAnchor: TableAnchorType.PAGE,
    absoluteHorizontalPosition: x,
    absoluteVerticalPosition: y,
    overlap: OverlapType.NEVER,
  };
}
