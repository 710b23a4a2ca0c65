import { Report } from '../../server/src/report/report';
import { tableFaultsOf } from '../../server/src/report/tableFaults';

/** The cells of a draft that do not agree, with what they should be. */
export function faultsIn(table: string): { text: string; right: string | undefined }[] {
  return Report.parse(table).blocks.flatMap(({ block }) =>
    tableFaultsOf(block).map(({ cell, right }) => ({ text: cell.cell.prose.text, right: right?.toFixed() })),
  );
}

/** Rows as a table of a draft, the first as its head. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
}
