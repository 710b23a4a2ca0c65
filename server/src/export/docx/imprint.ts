import { halfCells } from '../../layout/characters';
import type { PageSpec } from '../../layout/pageSpec';
import type { Imprint } from '../../layout/styled';
import { wordGrid } from './measures';
import type { WordBorder, WordInline, WordParagraph, WordRow, WordTable } from './wordModel';
import { wordText } from './wordModel';
import { PARAGRAPH_STYLES } from './wordStyles';

/**
 * The 版记 of clause 7.4 as a table that floats at the foot of the text area: 抄送, then 印发机关 and 印发日期, between a
 * thick rule above and one below; a letter has none (clause 10.1).
 */
export function wordImprint(imprint: Imprint, spec: PageSpec): WordTable {
  const grid = wordGrid(spec);
  const em = spec.styles.imprint.size * 20;
  const indent = Math.round(spec.imprint.indent * em);
  const rows: WordRow[] = [];
  const add = (children: readonly WordInline[], format: WordParagraph['format']) => {
    const paragraph: WordParagraph = {
      kind: 'paragraph',
      style: PARAGRAPH_STYLES.imprint.id,
      children,
      ...(format ? { format } : {}),
    };
    rows.push({ height: grid.line, isHeader: false, splits: false, cells: [{ children: [paragraph] }] });
  };
  const { copies, printer, printedOn } = imprint;
  if (copies) {
    const label = Math.round((halfCells('抄送：') / 2) * em);
    add([{ kind: 'text', text: wordText(copies.text) }], {
      indent: { left: indent + label, right: indent, firstLine: -label },
    });
  }
  if (printer || printedOn) {
    const children: WordInline[] = [];
    if (printer) children.push({ kind: 'text', text: wordText(printer.text) });
    if (printedOn) children.push({ kind: 'tab' }, { kind: 'text', text: wordText(printedOn.text) });
    add(children, {
      align: 'left',
      indent: { left: indent },
      tabs: [{ position: grid.width - indent, align: 'right' }],
    });
  }
  const rule = (millimetres: number): WordBorder => ({
    style: 'single',
    size: Math.round((millimetres / 25.4) * 72 * 8),
    colour: '000000',
    space: 0,
  });
  const outer = rule(spec.imprint.outerRule);
  const borders = spec.format === 'letter' ? {} : { top: outer, bottom: outer, insideH: rule(spec.imprint.innerRule) };
  return { kind: 'table', columns: [grid.width], rows, borders, side: 0, align: 'left', place: 'foot' };
}
