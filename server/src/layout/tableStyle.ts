import type { Block, Table } from '../report/block';
import type { Paragraph, StyledCell, StyledTable } from './styled';

/** A cell that holds a figure: 24303, 7.6, -3.2%, 1,720万元, ——. */
const FIGURE = /^[-+−±－＋]?[\d０-９][\d０-９,，.．\s]{0,20}(?:[%％‰]|[万亿]?[元人名个所项次亩])?$/;
const NOTHING = /^[-—－–/]{0,3}$/;

const kept = new WeakMap<Block, StyledTable>();

/**
 * The cells of a Markdown table with their alignment: as the delimiter row says, else figures to the right when all
 * of a column's cells are figures, the header in the middle and words to the left.
 */
export function styledTable(block: Block, table: Table): StyledTable {
  let styled = kept.get(block);
  if (!styled) {
    styled = makeTable(table);
    kept.set(block, styled);
  }
  return styled;
}

function makeTable(table: Table): StyledTable {
  const columns = Math.max(1, ...table.rows.map((row) => row.length));
  const numeric: boolean[] = [];
  const fractions: number[] = [];
  for (let column = 0; column < columns; column++) {
    numeric.push(isNumeric(table, column));
    fractions.push(numeric[column] ? longestFraction(table, column) : 0);
  }
  const rows = table.rows.map((row, rowIndex) => {
    const cells: StyledCell[] = [];
    for (let column = 0; column < columns; column++) {
      const stated = table.alignments[column];
      const own = stated === undefined || stated === 'none' ? (numeric[column] ? 'right' : 'left') : stated;
      const align = rowIndex === 0 ? 'centre' : own === 'center' ? 'centre' : own;
      const paragraph = cellParagraph(row[column]?.prose, rowIndex === 0);
      const isFigure = align === 'right' && FIGURE.test(paragraph.text.trim());
      const rightPad = isFigure ? Math.max(0, (fractions[column] ?? 0) - fractionOf(paragraph.text)) : 0;
      cells.push({ paragraph, align, rightPad });
    }
    return cells;
  });
  return { rows };
}

function isNumeric(table: Table, column: number): boolean {
  let figures = 0;
  for (const row of table.rows.slice(1)) {
    const text = row[column]?.prose.text.trim() ?? '';
    if (FIGURE.test(text)) figures++;
    else if (!NOTHING.test(text)) return false;
  }
  return figures > 0;
}

/** Half cells of a figure's decimals with their point: 3 for 7.25. */
function fractionOf(text: string): number {
  return /[.．]\d{1,9}/.exec(text)?.[0].length ?? 0;
}

/**
 * The longest decimals of a column; 0 where its figures are of different kinds (some with a unit, some without), whose
 * places do not compare.
 */
function longestFraction(table: Table, column: number): number {
  let longest = 0;
  let kind: string | undefined;
  for (const row of table.rows.slice(1)) {
    const text = row[column]?.prose.text.trim() ?? '';
    if (!FIGURE.test(text)) continue;
    const unit = /[^\d０-９]{0,3}$/.exec(text)?.[0] ?? '';
    if (kind !== undefined && kind !== unit) return 0;
    kind = unit;
    longest = Math.max(longest, fractionOf(text));
  }
  return longest;
}

function cellParagraph(prose: Table['rows'][number][number]['prose'] | undefined, isHead: boolean): Paragraph {
  const text = prose?.text ?? '';
  const style = isHead ? 'tableHead' : 'table';
  return {
    text,
    runs: text === '' ? [] : [{ start: 0, end: text.length, style }],
    style,
    // Stretched lines would tear a narrow column apart.
    align: 'left',
    firstIndent: 0,
    indent: 0,
    rightIndent: 0,
    origin: prose ? { prose, start: 0 } : undefined,
  };
}
