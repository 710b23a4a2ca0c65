import { type ImportedBlock, type ImportedRun, type ImportedTable, textOfRuns } from './importedDocument';

/** Text of a cell beyond which a table is taken for a means of arranging paragraphs; characters. */
const LONGEST_CELL = 400;
const MOST_PARAGRAPHS = 4;

/**
 * The cells of a table as one table block, or their contents one after the other where the table has a single column or
 * holds whole passages. Rows are made equally long.
 */
export function tableOrParagraphs(
  rows: readonly (readonly (readonly ImportedBlock[])[])[],
  alignments: ImportedTable['alignments'],
): ImportedBlock[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const isPassage = (cell: readonly ImportedBlock[]) => {
    const length = cell.reduce(
      (sum, block) => sum + (block.kind === 'paragraph' ? textOfRuns(block.runs).length : 0),
      0,
    );
    return cell.length > MOST_PARAGRAPHS || length > LONGEST_CELL;
  };
  // The names of joint bodies stand in a table beside their 文件.
  const isMark = (block: ImportedBlock) => block.kind === 'paragraph' && block.role === 'masthead';
  const isArrangement =
    columns <= 1 || rows.flat(2).some(isMark) || rows.some((row) => row.some((cell) => isPassage(cell)));
  if (isArrangement) return rows.flatMap((row) => row.flat());
  const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
  if (filled.length === 0) return [];
  const cells = filled.map((row) => Array.from({ length: columns }, (_, column) => cellRuns(row[column] ?? [])));
  const table: ImportedTable = {
    kind: 'table',
    rows: cells,
    alignments: Array.from({ length: columns }, (_, column) => alignments[column] ?? 'none'),
  };
  // Pictures cannot stand in a Markdown cell that is laid out as text.
  return [table, ...filled.flat(2).filter((block) => block.kind === 'picture')];
}

/** Paragraphs of a cell, and the cells of a table within it, joined by blanks. */
function cellRuns(blocks: readonly ImportedBlock[]): ImportedRun[] {
  const runs: ImportedRun[] = [];
  const add = (more: readonly ImportedRun[]) => {
    if (more.length === 0) return;
    if (runs.length > 0) runs.push({ kind: 'text', text: ' ', bold: false });
    // Bold in a cell is the look of a header.
    for (const run of more) runs.push(run.kind === 'text' ? { ...run, bold: false } : run);
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') add(block.runs);
    else if (block.kind === 'table') for (const row of block.rows) for (const cell of row) add(cell);
  }
  return runs;
}
