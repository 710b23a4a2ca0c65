import { isBlank } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import type { Table, TableCell } from './block';
import { inlineProse } from './markdown';

/**
 * Reads a Markdown table whose lines are `lines` (offsets in `source`, the second line is the delimiter row). The
 * spans of the cells count from the start of the first line.
 */
export function parseTable(source: string, lines: readonly Span[]): Table {
  const origin = lines[0]?.start ?? 0;
  const rows: TableCell[][] = [];
  let alignments: Table['alignments'] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 1) {
      alignments = cellSpans(source, line).map((cell) => alignmentOf(source.slice(cell.start, cell.end)));
      continue;
    }
    rows.push(
      cellSpans(source, line).map((cell) => ({
        span: spanOf(cell.start - origin, cell.end - origin),
        prose: inlineProse(source.slice(cell.start, cell.end), cell.start - origin),
      })),
    );
  }
  return { rows, alignments };
}

/** The cells of a table row: what stands between unescaped bars, without surrounding blanks (GFM 4.10). */
function cellSpans(source: string, line: Span): Span[] {
  const cells: Span[] = [];
  let start = line.start;
  let isFirst = true;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isBlank(source.charCodeAt(from))) from++;
    while (to > from && isBlank(source.charCodeAt(to - 1))) to--;
    cells.push(spanOf(from, to));
  };
  for (let at = line.start; at < line.end; at++) {
    if (source.charAt(at) === '\\') at++;
    else if (source.charAt(at) === '|') {
      // The bar that opens a row closes no cell; behind it an empty cell counts like any other.
      if (!isFirst || source.slice(start, at).trim() !== '') close(at);
      isFirst = false;
      start = at + 1;
    }
  }
  if (source.slice(start, line.end).trim() !== '') close(line.end);
  return cells;
}

function alignmentOf(delimiter: string): Table['alignments'][number] {
  const left = delimiter.startsWith(':');
  const right = delimiter.endsWith(':');
  return left && right ? 'center' : right ? 'right' : left ? 'left' : 'none';
}
