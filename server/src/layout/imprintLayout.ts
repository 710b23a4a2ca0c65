import { halfCells } from './characters';
import { emOf, type PageSpec, textBlock } from './pageSpec';
import type { PlacedBox, PlacedLine } from './pages';
import { setInColumn } from './setLines';
import type { Imprint, Paragraph, StatedText } from './styled';

/** The 版记: lines and rules by row, counted from the first row it takes at the foot of the page. */
export interface ImprintLayout {
  readonly rows: number;
  /** Lines and rules when the 版记 ends at the lower edge of the 版心. */
  readonly lines: readonly PlacedLine[];
  readonly boxes: readonly PlacedBox[];
}

/**
 * Lays out the 版记 at the foot of the 版心 (clause 7.4): 抄送 with its lines aligned behind the colon, 主送 that had to move
 * right above it without a rule between, 印发机关 left and 印发日期 right, both one character in; a thick rule above and
 * below, a thin one above 印发机关. A letter has no rules.
 */
export function layOutImprint(imprint: Imprint, spec: PageSpec): ImprintLayout {
  const lines: PlacedLine[] = [];
  const em = emOf(spec, 'imprint');
  const bodies = [imprint.addressee, imprint.copies].flatMap((value) =>
    value
      ? setInColumn(bodiesParagraph(value.text, spec), textBlock(spec).width, em).map((line) => ({ line, value }))
      : [],
  );
  const hasPrinter = imprint.printer !== undefined || imprint.printedOn !== undefined;
  const rows = bodies.length + (hasPrinter ? 1 : 0);
  const foot = spec.margin.top + textBlock(spec).height;
  const top = foot - rows * spec.linePitch;
  const add = (value: StatedText, x: number, width: number, row: number) => {
    lines.push({
      role: 'imprint',
      x: spec.margin.left + x,
      y: top + row * spec.linePitch,
      width,
      height: spec.linePitch,
      size: spec.styles.imprint.size,
      runs: [{ text: value.text, style: 'imprint', source: value.source }],
      justify: false,
      source: value.source,
      element: -1,
      cell: undefined,
    });
  };
  for (const [row, { line, value }] of bodies.entries()) {
    const text = line.runs.map((run) => run.text).join('');
    add({ text, source: value.source }, line.x, line.width, row);
  }
  const { printer, printedOn } = imprint;
  const indent = spec.imprint.indent * em;
  const widthOf = (text: string) => (halfCells(text) / 2) * em;
  if (printer) add(printer, indent, widthOf(printer.text), rows - 1);
  if (printedOn) {
    const width = widthOf(printedOn.text);
    add(printedOn, textBlock(spec).width - indent - width, width, rows - 1);
  }
  const boxes: PlacedBox[] = [];
  if (spec.format !== 'letter') {
    boxes.push(rule(spec, top, spec.imprint.outerRule), rule(spec, foot, spec.imprint.outerRule));
    if (bodies.length > 0 && hasPrinter) boxes.push(rule(spec, foot - spec.linePitch, spec.imprint.innerRule));
  }
  return { rows, lines, boxes };
}

function rule(spec: PageSpec, y: number, weight: number): PlacedBox {
  const { left } = spec.margin;
  return { kind: 'rule', x1: left, y1: y, x2: left + textBlock(spec).width, y2: y, weight, colour: 'black' };
}

/** 抄送 and, set alike, 主送 (clause 7.4.2). */
function bodiesParagraph(text: string, spec: PageSpec): Paragraph {
  const { indent } = spec.imprint;
  return {
    text,
    runs: [{ start: 0, end: text.length, style: 'imprint' }],
    style: 'imprint',
    align: 'justify',
    firstIndent: indent,
    indent: indent + halfCells('抄送：') / 2,
    rightIndent: indent,
    origin: undefined,
  };
}
