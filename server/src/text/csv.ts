/** One record of a CSV text; `line` is the zero-based line it begins on. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads comma-separated values (RFC 4180): cells in double quotes may hold commas, line breaks and doubled quotes. A
 * tab parts cells as well where the first line holds no comma, as in what is copied from a spreadsheet.
 */
export function readCsv(text: string): readonly CsvRecord[] {
  const source = text.replace(/^\ufeff/, '');
  const first = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const separator = !first.includes(',') && first.includes('\t') ? '\t' : ',';
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 0;
  let startLine = 0;
  let quoted = false;
  const endRecord = () => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') records.push({ cells, line: startLine });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at);
    const isBreak = sign === '\n' || (sign === '\r' && source.charAt(at + 1) !== '\n');
    if (isBreak) line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (isBreak) {
      endRecord();
      startLine = line;
    } else if (sign !== '\r') cell += sign;
  }
  endRecord();
  return records;
}
