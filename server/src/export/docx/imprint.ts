import { halfCells } from '../../layout/characters';
import type { PageSpec } from '../../layout/pageSpec';
import type { Imprint } from '../../layout/styled';
import { wordGrid } from './measures';
import type { ParagraphFormat, WordBorder, WordInline, WordParagraph, WordRow, WordTable } from './wordModel';
import { wordText } from './wordModel';
import { PARAGRAPH_STYLES } from './wordStyles';

/**
 * The 版记 of clause 7.4 as a table that floats at the foot of the text area: 主送 and 抄送, then 印发机关 and 印发日期, between a
 * thick rule above and one below; a letter has none (clause 10.1).
 */
export function wordImprint(imprint: Imprint, spec: PageSpec): WordTable {
  const grid = wordGrid(spec);
  const em = spec.styles.imprint.size * 20;
  const indent = Math.round(spec.imprint.indent * em);
  const rows: WordRow[] = [];
  const paragraph = (children: readonly WordInline[], format: ParagraphFormat): WordParagraph => ({
    kind: 'paragraph',
    style: PARAGRAPH_STYLES.imprint.id,
    children,
    format,
  });
  const add = (children: readonly WordParagraph[]) =>
    rows.push({ height: grid.line, isHeader: false, splits: false, cells: [{ children }] });
  const { addressee, copies, printer, printedOn } = imprint;
  const label = Math.round((halfCells('抄送：') / 2) * em);
  const bodies = [addressee, copies].flatMap((value) => {
    const hanging = { left: indent + label, right: indent, firstLine: -label };
    return value ? [paragraph([{ kind: 'text', text: wordText(value.text) }], { indent: hanging })] : [];
  });
  // 主送 and 抄送 share a cell: no rule stands between them (clause 7.4.2).
  if (bodies.length > 0) add(bodies);
  if (printer || printedOn) {
    const children: WordInline[] = [];
    if (printer) children.push({ kind: 'text', text: wordText(printer.text) });
    if (printedOn) children.push({ kind: 'tab' }, { kind: 'text', text: wordText(printedOn.text) });
    const tabs = [{ position: grid.width - indent, align: 'right' }] as const;
    add([paragraph(children, { align: 'left', indent: { left: indent }, tabs })]);
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
