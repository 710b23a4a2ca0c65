import { ImportError, type ImportedBlock, type ImportedDocument, type ImportedRun } from './importedDocument';

/**
 * Reads plain text as it is pasted: a paragraph a line, indents and blank lines taken away; lines that are parted by tabs
 * into equally many cells are a table, as programs copy them. Throws an `ImportError` for a text without words.
 */
export function readText(text: string): ImportedDocument {
  const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/);
  const blocks: ImportedBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = tableEnd(lines, at);
    if (end - at >= 2) {
      const rows = lines.slice(at, end).map((line) => line.split('\t').map(runsOf));
      blocks.push({ kind: 'table', rows, alignments: (rows[0] ?? []).map(() => 'none') });
      at = end;
      continue;
    }
    const line = lines[at++] ?? '';
    if (line.trim() === '') continue;
    const look = { isCentred: false, size: 0, isRed: false };
    blocks.push({ kind: 'paragraph', role: 'body', level: 0, runs: runsOf(line), look });
  }
  if (blocks.length === 0) throw new ImportError('这里面没有文字。');
  return { blocks, footnotes: [], pictures: [], notes: [] };
}

function runsOf(text: string): ImportedRun[] {
  return text.trim() === '' ? [] : [{ kind: 'text', text, bold: false }];
}

/** The line behind the table that begins at `start`, or `start` itself when none does. */
function tableEnd(lines: readonly string[], start: number): number {
  const columns = (lines[start] ?? '').split('\t').length;
  // A tab in front is an indent.
  if (columns < 2 || /^\s*\t/.test(lines[start] ?? '')) return start;
  let end = start;
  while (end < lines.length && (lines[end] ?? '').split('\t').length === columns) end++;
  return end;
}
