import { rowsFor } from '../../layout/flow';
import { type PageSpec, textBlock } from '../../layout/pageSpec';
import { type SetTable, setTable } from '../../layout/setTable';
import type { StyledBlock, StyledTable } from '../../layout/styled';
import { twips } from './measures';
import { type Inserted, inlinesOf } from './paragraphs';
import type { ParagraphFormat, WordBorder, WordParagraph, WordRow, WordTable } from './wordModel';
import { PARAGRAPH_STYLES } from './wordStyles';

const RULE: WordBorder = { style: 'single', size: 4, colour: '000000', space: 0 };
/** Blank left and right inside a cell in millimetres, as in the layout. */
const SIDE = 1.2;

/** What is inserted into the text of one cell. */
export type CellInsertions = (row: number, column: number) => readonly Inserted[];

/**
 * A table with the columns and the character size of the layout, its header repeated on every page. Its rows are
 * stretched to whole grid rows where it fits on a page, so that the text below stands where the preview has it.
 */
export function wordTable(block: StyledBlock, table: StyledTable, spec: PageSpec, inserted: CellInsertions): WordTable {
  const set = setTable(table, spec);
  const heights = rowHeights(set, table, spec);
  const edges = set.edges.map(twips);
  const columns = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  const line = { height: Math.round((set.linePitch / 25.4) * 1440), rule: 'exact' } as const;
  const isUsualSize = set.size === spec.styles.table.size;
  const rows = table.rows.map((row, index): WordRow => {
    const isHeader = index === 0;
    const cells = row.map((cell, column) => {
      const style = PARAGRAPH_STYLES[isHeader ? 'tableHead' : 'table'];
      const align = cell.align === 'centre' ? 'center' : cell.align;
      const format: ParagraphFormat = {
        ...(align === (isHeader ? 'center' : 'left') ? {} : { align }),
        ...(cell.rightPad > 0 ? { indent: { right: Math.round(cell.rightPad * set.size * 10) } } : {}),
        // The first row never ends a page; a break before the table stands in its first cell.
        ...(isHeader && table.rows.length > 1 ? { keepNext: true } : {}),
        ...(isHeader && column === 0 && block.startsPage ? { pageBreakBefore: true } : {}),
        ...(isUsualSize ? {} : { line }),
      };
      const size = isUsualSize ? undefined : { size: set.size };
      const children = inlinesOf(cell.paragraph, inserted(index, column)).map((inline) =>
        size && inline.kind === 'text' ? { ...inline, format: size } : inline,
      );
      const paragraph: WordParagraph = {
        kind: 'paragraph',
        style: style.id,
        children,
        ...(Object.keys(format).length > 0 ? { format } : {}),
      };
      return { children: [paragraph] };
    });
    const splits = set.rows.filter((one) => one.row === index).length > 1;
    return { height: heights[index] ?? 0, isHeader, splits, cells };
  });
  return {
    kind: 'table',
    columns,
    rows,
    borders: { top: RULE, bottom: RULE, insideH: RULE, vertical: RULE },
    side: twips(SIDE),
    align: 'left',
    place: 'flow',
  };
}

function rowHeights(set: SetTable, table: StyledTable, spec: PageSpec): number[] {
  const natural = set.rows.reduce((sum, row) => sum + row.height, 0);
  const whole = rowsFor(natural, spec);
  const fits = whole <= spec.linesPerPage && natural < textBlock(spec).height;
  const stretch = fits && natural > 0 ? Math.max(1, (whole * spec.linePitch) / natural) : 1;
  return table.rows.map((_, index) => {
    const height = set.rows.filter((row) => row.row === index).reduce((sum, row) => sum + row.height, 0);
    // Rounded down, and the borders that Word adds taken off, so that the rows together stay within their grid rows.
    return Math.max(1, Math.floor((height * stretch * 1440) / 25.4) - 2);
  });
}
