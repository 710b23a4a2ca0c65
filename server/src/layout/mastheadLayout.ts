import { halfCells } from './characters';
import { cellOf, charPitch, emOf, type PageSpec, POINT, type StyleId, textBlock } from './pageSpec';
import type { PaperRole, PlacedBox, PlacedLine, Rule } from './pages';
import type { Masthead, StatedText } from './styled';

/** A part of the first page that stands above the title, and the first grid row that is free below it. */
export interface MastheadLayout {
  readonly lines: readonly PlacedLine[];
  readonly boxes: readonly PlacedBox[];
  readonly rows: number;
}

/** Sizes in points of the 发文机关标志; the standard asks only that it be striking and fit (clause 7.2.4). */
const LARGEST_MARK = 42;
const SMALLEST_MARK = 18;
/** Share of the 版心 that the mark may fill, and the line pitch of several bodies by the height of a character. */
const MARK_SHARE = 0.94;
const MARK_LEADING = 1.35;
/** Most of the page's height, in millimetres, that the names of a joint document may take. */
const MARK_HEIGHT = 75;

/** Lays out the 版头 of clauses 7.2, 10.1, 10.2 and 10.3. All positions in millimetres of the paper. */
export function layOutMasthead(masthead: Masthead, spec: PageSpec): MastheadLayout {
  const lines: PlacedLine[] = [];
  const boxes: PlacedBox[] = [];
  const isLetter = spec.format === 'letter';
  // Clause 10.1 measures from the top of the paper, clause 7.2.4 from the 版心.
  const isOrder = spec.format === 'order';
  const below = isOrder ? spec.order.below : spec.masthead.below;
  const top = isLetter ? spec.letter.markTop : spec.margin.top + below;
  const markBottom = addMark(masthead, spec, top, lines);
  if (isOrder) {
    const last = addOrderHead(masthead, spec, markBottom, lines);
    return { lines, boxes, rows: firstFreeRow(spec, last, spec.order.linesAboveText, 'body') };
  }
  const last = isLetter
    ? addLetterHead(masthead, spec, markBottom, lines, boxes)
    : addDocumentHead(masthead, spec, markBottom, lines, boxes);
  return { lines, boxes, rows: firstFreeRow(spec, last, spec.masthead.linesAboveTitle, 'title') };
}

/** The first row whose characters begin so many blank lines below `above`; half a millimetre is no fault in print. */
function firstFreeRow(spec: PageSpec, above: number, blankLines: number, style: StyleId): number {
  const least = above + blankLines * spec.linePitch - 0.5;
  const inset = (spec.linePitch - emOf(spec, style)) / 2;
  return Math.max(0, Math.ceil((least - spec.margin.top - inset) / spec.linePitch));
}

/** The red mark; returns its lower edge. Joint bodies stand one below the other, the suffix beside their middle. */
function addMark(masthead: Masthead, spec: PageSpec, top: number, lines: PlacedLine[]): number {
  const names = masthead.issuers;
  const isJoint = names.length > 1;
  const longest = Math.max(...names.map((name) => halfCells(name.text) / 2));
  const suffix = halfCells(masthead.suffix) / 2;
  const gap = isJoint && suffix > 0 ? 0.5 : 0;
  const width = textBlock(spec).width * MARK_SHARE;
  const byWidth = width / (longest + gap + suffix) / POINT;
  const byHeight = MARK_HEIGHT / (1 + (names.length - 1) * MARK_LEADING) / POINT;
  const size = Math.max(SMALLEST_MARK, Math.min(LARGEST_MARK, byWidth, byHeight));
  const em = size * POINT;
  const left = spec.margin.left + (textBlock(spec).width - (longest + gap + suffix) * em) / 2;
  const pitch = em * MARK_LEADING;
  for (const [index, name] of names.entries()) {
    const text = isJoint ? name.text : name.text + masthead.suffix;
    // Names of different length are drawn to one width, as joint mastheads are.
    const drawn = isJoint && name.text.length > 1 ? longest * em : (halfCells(text) / 2) * em;
    const one = { text, source: name.source };
    lines.push(markLine(one, { x: left, y: top + index * pitch, width: drawn, height: em, size }));
  }
  const bottom = top + (names.length - 1) * pitch + em;
  const [lead] = names;
  if (isJoint && suffix > 0 && lead) {
    const y = (top + bottom - em) / 2;
    const one = { text: masthead.suffix, source: lead.source };
    lines.push(markLine(one, { x: left + (longest + gap) * em, y, width: suffix * em, height: em, size }));
  }
  return bottom;
}

/** Place in millimetres of the paper, size in points. */
type Place = Pick<PlacedLine, 'x' | 'y' | 'width' | 'height' | 'size'>;

/** A line of the 发文机关标志. */
function markLine(value: StatedText, place: Place): PlacedLine {
  return madeLine('masthead', 'masthead', value, place);
}

/** A line that is made from the front matter and belongs to no element of the text. */
function madeLine(role: PaperRole, style: StyleId, { text, source }: StatedText, place: Place): PlacedLine {
  return { ...place, role, runs: [{ text, style, source }], justify: false, source, element: -1, cell: undefined };
}

/** A line of body size whose characters begin at `top`. */
function bodyLine(spec: PageSpec, style: StyleId, value: StatedText, x: number, top: number): PlacedLine {
  const width = (halfCells(value.text) / 2) * cellOf(spec, style);
  const y = top - (spec.linePitch - emOf(spec, style)) / 2;
  const { size } = spec.styles[style];
  return madeLine('mastheadNumber', style, value, { x, y, width, height: spec.linePitch, size });
}

/** 份号, 密级 and 紧急程度, one below the other; `top` is where the first one's characters begin (7.2.1 to 7.2.3). */
function addMarks(masthead: Masthead, spec: PageSpec, top: number, lines: PlacedLine[]): number {
  const { copyNumber, secrecy, urgency } = masthead;
  let row = 0;
  const add = (value: StatedText | undefined, style: StyleId) => {
    if (value) lines.push(bodyLine(spec, style, value, spec.margin.left, top + row++ * spec.linePitch));
  };
  add(copyNumber, 'body');
  // The secrecy stands on the second line even where no copy number stands above it (clause 7.2.2).
  if (secrecy && !copyNumber && spec.format !== 'letter') row = 1;
  add(secrecy, 'label');
  add(urgency, 'label');
  return top + Math.max(0, row - 1) * spec.linePitch + emOf(spec, 'body');
}

function addDocumentHead(
  masthead: Masthead,
  spec: PageSpec,
  markBottom: number,
  lines: PlacedLine[],
  boxes: PlacedBox[],
): number {
  const em = emOf(spec, 'body');
  const block = textBlock(spec);
  addMarks(masthead, spec, spec.margin.top + (spec.linePitch - em) / 2, lines);
  const top = markBottom + spec.masthead.linesBelow * spec.linePitch;
  const signerRows = addSigners(masthead.signers, spec, top, lines);
  const numberTop = top + Math.max(0, signerRows - 1) * spec.linePitch;
  const number = masthead.documentNumber;
  if (number) {
    const cell = charPitch(spec);
    const width = (halfCells(number.text) / 2) * cell;
    // With a signer the number stands one character in, else in the middle (clauses 7.2.5 and 7.2.6).
    const x = spec.margin.left + (signerRows > 0 ? cell : (block.width - width) / 2);
    lines.push(bodyLine(spec, 'body', number, x, numberTop));
  }
  // Number and signers are read line by line, from the left.
  lines.sort((a, b) => (a.role === b.role && a.role === 'mastheadNumber' ? a.y - b.y || a.x - b.x : 0));
  const above = number || signerRows > 0 ? numberTop + em : markBottom + spec.linePitch;
  const y = above + spec.masthead.ruleDistance;
  boxes.push(redRule(spec.margin.left, y, block.width, spec.masthead.ruleWeight));
  return y;
}

/** Clause 10.2: no rule; the 令号 stands in the middle, two blank lines below the mark. Returns its lower edge. */
function addOrderHead(masthead: Masthead, spec: PageSpec, markBottom: number, lines: PlacedLine[]): number {
  addMarks(masthead, spec, spec.margin.top + (spec.linePitch - emOf(spec, 'body')) / 2, lines);
  const number = masthead.documentNumber;
  if (!number) return markBottom;
  const top = markBottom + spec.masthead.linesBelow * spec.linePitch;
  const width = (halfCells(number.text) / 2) * charPitch(spec);
  lines.push(bodyLine(spec, 'body', number, spec.margin.left + (textBlock(spec).width - width) / 2, top));
  return top + emOf(spec, 'body');
}

const SIGNER_LABEL = '签发人：';

/** 签发人：, one character from the right edge, two names a line under the first name (clause 7.2.6); counts lines. */
function addSigners(signers: readonly StatedText[], spec: PageSpec, top: number, lines: PlacedLine[]): number {
  const [first] = signers;
  if (!first) return 0;
  const cell = charPitch(spec);
  const label = halfCells(SIGNER_LABEL) / 2;
  const column = Math.max(...signers.map((signer) => halfCells(signer.text) / 2));
  const names = signers.length > 1 ? column * 2 + 1 : column;
  const left = spec.margin.left + textBlock(spec).width - (1 + label + names) * cell;
  lines.push(bodyLine(spec, 'body', { text: SIGNER_LABEL, source: first.source }, left, top));
  for (const [index, signer] of signers.entries()) {
    const x = left + (label + (index % 2) * (column + 1)) * cell;
    lines.push(bodyLine(spec, 'signer', signer, x, top + Math.floor(index / 2) * spec.linePitch));
  }
  return Math.ceil(signers.length / 2);
}

/** Clause 10.1: a red double rule below the mark, the number at the right edge under it, the marks at the left. */
function addLetterHead(
  masthead: Masthead,
  spec: PageSpec,
  markBottom: number,
  lines: PlacedLine[],
  boxes: PlacedBox[],
): number {
  const { letter } = spec;
  const y = markBottom + letter.ruleDistance;
  const bottom = addDoubleRule(spec, y, true, boxes);
  addDoubleRule(spec, spec.paper.height - letter.footDistance, false, boxes);
  const top = bottom + letter.gap * emOf(spec, 'body');
  const marksEnd = addMarks(masthead, spec, top, lines);
  const number = masthead.documentNumber;
  if (number) {
    const width = (halfCells(number.text) / 2) * charPitch(spec);
    lines.push(bodyLine(spec, 'body', number, spec.margin.left + textBlock(spec).width - width, top));
  }
  const hasMarks = masthead.copyNumber || masthead.secrecy || masthead.urgency;
  return hasMarks ? marksEnd : number ? top + emOf(spec, 'body') : bottom;
}

/** Two rules, the thick one outside; the upper pair begins at `y`, the lower pair ends there. Returns its lower edge. */
function addDoubleRule(spec: PageSpec, y: number, isUpper: boolean, boxes: PlacedBox[]): number {
  const { ruleLength, thick, thin, between } = spec.letter;
  const x1 = (spec.paper.width - ruleLength) / 2;
  const height = thick + between + thin;
  const start = isUpper ? y : y - height;
  const rule = (from: number, weight: number) => redRule(x1, from + weight / 2, ruleLength, weight);
  if (isUpper) boxes.push(rule(start, thick), rule(start + thick + between, thin));
  else boxes.push(rule(start, thin), rule(start + thin + between, thick));
  return start + height;
}

/** A red rule from `x` on; all measures in millimetres, `y` is that of its middle. */
function redRule(x: number, y: number, length: number, weight: number): Rule {
  return { kind: 'rule', x1: x, y1: y, x2: x + length, y2: y, weight, colour: 'red' };
}
