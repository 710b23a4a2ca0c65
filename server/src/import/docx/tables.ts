import type { ImportedBlock, ImportedTable } from '../importedDocument';
import { tableOrParagraphs } from '../tableShape';
import { child, settingOf, type XmlNode } from './xml';

/**
 * A `w:tbl` as a table, or as paragraphs where it only arranges them. Merged cells give their text to the first of their
 * places; the others are empty, so that no figure is counted twice.
 */
export function readTable(node: XmlNode, readCell: (cell: XmlNode) => ImportedBlock[]): ImportedBlock[] {
  const rows: ImportedBlock[][][] = [];
  const alignments: (string | undefined)[][] = [];
  for (const row of rowsOf(node)) {
    const cells: ImportedBlock[][] = [];
    const aligned: (string | undefined)[] = [];
    const skip = (count: number) => {
      for (let index = 0; index < count; index++) {
        cells.push([]);
        aligned.push(undefined);
      }
    };
    const properties = child(row, 'w:trPr');
    skip(countOf(settingOf(properties, 'w:gridBefore'), 0));
    for (const cell of cellsOf(row)) {
      const own = child(cell, 'w:tcPr');
      const merged = child(own, 'w:vMerge');
      const goesOn = merged !== undefined && merged.attributes['w:val'] !== 'restart';
      cells.push(goesOn ? [] : readCell(cell));
      aligned.push(settingOf(child(child(cell, 'w:p'), 'w:pPr'), 'w:jc'));
      skip(countOf(settingOf(own, 'w:gridSpan'), 1) - 1);
    }
    rows.push(cells);
    alignments.push(aligned);
  }
  return tableOrParagraphs(rows, columnAlignments(alignments));
}

/** Rows and cells, also within content controls. */
function rowsOf(node: XmlNode): XmlNode[] {
  return within(node, 'w:tr');
}

function cellsOf(row: XmlNode): XmlNode[] {
  return within(row, 'w:tc');
}

function within(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((one) => {
    if (one.name === name) return [one];
    if (one.name === 'w:sdt') return within(child(one, 'w:sdtContent') ?? one, name);
    return one.name === 'w:ins' || one.name === 'w:customXml' ? within(one, name) : [];
  });
}

/** A count in the file, kept within what a page can hold. */
function countOf(value: string | undefined, otherwise: number): number {
  const count = Number(value ?? otherwise);
  return Number.isInteger(count) ? Math.min(63, Math.max(0, count)) : otherwise;
}

/** The alignment that all cells of a column below the header have. */
function columnAlignments(rows: readonly (readonly (string | undefined)[])[]): ImportedTable['alignments'] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const given = new Set(rows.slice(1).map((row) => row[column]));
    const [only] = given;
    if (given.size !== 1) return 'none';
    return only === 'right' || only === 'end' ? 'right' : only === 'center' ? 'center' : 'none';
  });
}
