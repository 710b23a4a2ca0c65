import { layOutMasthead } from '../../layout/mastheadLayout';
import type { PageSpec } from '../../layout/pageSpec';
import type { PlacedLine } from '../../layout/pages';
import type { Masthead } from '../../layout/styled';
import { glyphEdges, twips, wordGrid } from './measures';
import type { WordBorder, WordInline, WordParagraph, WordTable } from './wordModel';
import { textParagraph, wordText } from './wordModel';
import { CHARACTER_STYLES, PARAGRAPH_STYLES, RED } from './wordStyles';

/** The 版头 as paragraphs of the first page. */
export interface WordMasthead {
  readonly children: readonly (WordParagraph | WordTable)[];
  /** Header and footer of the first page; a letter has its name above the text area and a double rule at the foot. */
  readonly header: readonly WordParagraph[];
  readonly footer: readonly WordParagraph[];
  /** Blank above the title in twips, so that it stands on its grid row. */
  readonly before: number;
}

/** Height of the mark's line by the size of its characters: with it their upper edge is the upper edge of the line. */
const MARK_LINE = 1.1;
const JOINT_LINE = 1.35;
/** Parts of a line with less than so many twips between them follow one another without a tab. */
const TOUCHING = 40;
/** Word's limit for the blank between text and border, in points. */
const WIDEST_SPACE = 31;

/**
 * The 版头 in the flow of the text: every line is a paragraph whose blank above brings it to the place that the layout
 * gives it. Nothing floats, so that an office can go on editing it.
 */
export function wordMasthead(masthead: Masthead, spec: PageSpec): WordMasthead {
  const grid = wordGrid(spec);
  const { lines, rows } = layOutMasthead(masthead, spec);
  const marks = lines.filter((line) => line.role === 'masthead');
  const others = rowsOfLines(lines.filter((line) => line.role !== 'masthead'));
  const markTop = Math.min(...marks.map((line) => line.y));
  const flow = new Flow(spec);
  let header: WordParagraph[] = [];
  let footer: WordParagraph[] = [];
  if (spec.format === 'letter') {
    ({ header, footer } = letterFrame(masthead, marks, spec));
    flow.moveTo(letterHeadEnd(marks, spec));
    for (const row of others) flow.addRow(row, masthead);
  } else {
    const isAbove = (row: readonly PlacedLine[]) => (row[0]?.y ?? 0) < markTop;
    for (const row of others.filter(isAbove)) flow.addRow(row, masthead);
    flow.addMark(masthead, marks);
    for (const row of others.filter((one) => !isAbove(one))) flow.addRow(row, masthead);
    if (spec.format === 'order') {
      return { children: flow.children, header, footer, before: Math.max(0, rows * grid.line - flow.place) };
    }
    // The rule needs a line that it stands below; without number and signer that is an empty one.
    if (others.every(isAbove)) flow.addEmpty();
    flow.addRule();
  }
  return { children: flow.children, header, footer, before: Math.max(0, rows * grid.line - flow.place) };
}

/** Lines at one height, from left to right, and the heights from top to bottom. */
function rowsOfLines(lines: readonly PlacedLine[]): PlacedLine[][] {
  const rows = new Map<number, PlacedLine[]>();
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const key = Math.round(line.y * 10);
    const row = rows.get(key);
    if (row) row.push(line);
    else rows.set(key, [line]);
  }
  return [...rows.values()];
}

class Flow {
  readonly children: (WordParagraph | WordTable)[] = [];
  readonly #spec: PageSpec;
  /** Lower edge of what is there, in twips below the upper edge of the text area. */
  place = 0;

  constructor(spec: PageSpec) {
    this.#spec = spec;
  }

  moveTo(place: number): void {
    this.place = place;
  }

  /** Blank that brings the next line to `y` millimetres of the paper. */
  #before(y: number): number {
    const before = twips(y - this.#spec.margin.top) - this.place;
    // A twip or two is the rounding of line and millimetre.
    if (before < 20) return 0;
    this.place += before;
    return before;
  }

  /** 份号, 密级, 紧急程度, 发文字号 or 签发人: one line, its parts at tab stops. */
  addRow(row: readonly PlacedLine[], masthead: Masthead): void {
    const [first] = row;
    if (!first) return;
    const grid = wordGrid(this.#spec);
    const before = this.#before(first.y);
    const role = roleOfRow(row, masthead);
    const isCentred =
      row.length === 1 && Math.abs(first.x + first.width / 2 - this.#spec.margin.left - middle(this.#spec)) < 1;
    const children: WordInline[] = [];
    const tabs: { position: number; align: 'left' | 'right' }[] = [];
    let previousEnd = Number.NEGATIVE_INFINITY;
    for (const line of row) {
      const start = twips(line.x - this.#spec.margin.left);
      const end = twips(line.x + line.width - this.#spec.margin.left);
      // 签发人： touches the first name; a tab stop there would be passed already, and the tab would go on to the next.
      const touches = start - previousEnd < TOUCHING;
      previousEnd = end;
      if (!isCentred && start > 20 && !touches) {
        const isAtEdge = grid.width - end < 20;
        tabs.push(isAtEdge ? { position: grid.width, align: 'right' } : { position: start, align: 'left' });
        children.push({ kind: 'tab' });
      }
      for (const run of line.runs) {
        const character = run.style === 'signer' ? CHARACTER_STYLES.signer?.id : undefined;
        children.push({ kind: 'text', text: wordText(run.text), ...(character ? { style: character } : {}) });
      }
    }
    this.children.push({
      kind: 'paragraph',
      style: PARAGRAPH_STYLES[role].id,
      children,
      format: {
        ...(before > 0 ? { before } : {}),
        ...(role === 'documentNumber' && !isCentred ? { align: 'left' as const } : {}),
        ...(tabs.length > 0 ? { tabs } : {}),
      },
    });
    this.place += grid.line;
  }

  /** 发文机关标志; joint bodies with one 文件 beside them stand in a table without rules. */
  addMark(masthead: Masthead, marks: readonly PlacedLine[]): void {
    const [first] = marks;
    if (!first) return;
    const before = this.#before(first.y);
    const names = marks.slice(0, masthead.issuers.length);
    const suffix = marks[masthead.issuers.length];
    if (names.length === 1) {
      this.children.push(markParagraph(first, this.#spec, { ...(before > 0 ? { before } : {}) }));
      this.place += markHeight(first, MARK_LINE);
      return;
    }
    const height = markHeight(first, JOINT_LINE);
    const line = { height, rule: 'exact' } as const;
    const width = twips(first.width);
    if (before > 0) {
      this.children.push(textParagraph('Normal', '', { line: { height: before, rule: 'exact' } }));
    }
    if (suffix) {
      const room = twips(suffix.x + suffix.width - first.x - first.width);
      const cells = [
        { children: names.map((name) => markParagraph(name, this.#spec, { align: 'distribute', line })) },
        { children: [markParagraph(suffix, this.#spec, { align: 'right', line })] },
      ];
      this.children.push({
        kind: 'table',
        columns: [width, room],
        rows: [{ height: height * names.length, isHeader: false, splits: false, cells }],
        borders: {},
        side: 0,
        align: 'center',
        place: 'flow',
      });
    } else {
      const side = Math.max(0, Math.round((wordGrid(this.#spec).width - width) / 2));
      const indent = { left: side, right: side };
      for (const name of names)
        this.children.push(markParagraph(name, this.#spec, { align: 'distribute', line, indent }));
    }
    this.place += height * names.length;
  }

  addEmpty(): void {
    this.children.push(textParagraph(PARAGRAPH_STYLES.documentNumber.id, ''));
    this.place += wordGrid(this.#spec).line;
  }

  /** Clause 7.2.7: the red rule 4 mm below the last line, as its lower border. */
  addRule(): void {
    const { ruleDistance, ruleWeight } = this.#spec.masthead;
    const { line } = wordGrid(this.#spec);
    const last = this.children.pop();
    if (last?.kind !== 'paragraph') return;
    const below = (line - glyphEdges(line, this.#spec.styles.body.size).bottom) / 20;
    const space = clampSpace(twips(ruleDistance) / 20 - below);
    const size = eighths(ruleWeight);
    const bottom: WordBorder = { style: 'single', size, colour: RED, space };
    this.children.push({ ...last, format: { ...last.format, borders: { bottom } } });
    this.place += space * 20 + Math.round(size * 2.5);
  }
}

function roleOfRow(row: readonly PlacedLine[], masthead: Masthead): 'copyNumber' | 'secrecy' | 'documentNumber' {
  const [only] = row;
  if (row.length !== 1 || !only) return 'documentNumber';
  const text = only.runs.map((run) => run.text).join('');
  if (only.runs[0]?.style === 'label') return 'secrecy';
  return text === masthead.copyNumber?.text ? 'copyNumber' : 'documentNumber';
}

function middle(spec: PageSpec): number {
  return (spec.paper.width - spec.margin.left - spec.margin.right) / 2;
}

function markHeight(line: PlacedLine, leading: number): number {
  return Math.round(line.size * 20 * leading);
}

function markParagraph(line: PlacedLine, spec: PageSpec, format: WordParagraph['format']): WordParagraph {
  // Word knows half points; rounded up, a name that fills its line would be broken.
  const size = Math.floor(line.size * 2) / 2;
  const isUsual = size === spec.styles.masthead.size;
  const text = wordText(line.runs.map((run) => run.text).join(''));
  return {
    kind: 'paragraph',
    style: PARAGRAPH_STYLES.masthead.id,
    children: [{ kind: 'text', text, ...(isUsual ? {} : { format: { size } }) }],
    format: { line: { height: markHeight(line, MARK_LINE), rule: 'exact' }, ...format },
  };
}

function eighths(millimetres: number): number {
  return Math.max(2, Math.round((millimetres / 25.4) * 72 * 8));
}

function clampSpace(points: number): number {
  return Math.min(WIDEST_SPACE, Math.max(0, Math.round(points)));
}

/** Clause 10.1: the name from 30 mm on with a double rule below it, and one 20 mm above the foot of the paper. */
function letterFrame(
  masthead: Masthead,
  marks: readonly PlacedLine[],
  spec: PageSpec,
): { header: WordParagraph[]; footer: WordParagraph[] } {
  const side = (spec.paper.width - spec.letter.ruleLength) / 2;
  const indent = { left: twips(side - spec.margin.left), right: twips(side - spec.margin.right) };
  const names = marks.slice(0, masthead.issuers.length);
  const header = names.map((name, index): WordParagraph => {
    const isLast = index === names.length - 1;
    const bottom: WordBorder = {
      style: 'thickThinSmallGap',
      size: eighths(spec.letter.thick),
      colour: RED,
      space: letterSpace(name, spec),
    };
    return markParagraph(name, spec, { indent, ...(isLast ? { borders: { bottom } } : {}) });
  });
  const rule: WordBorder = { style: 'thinThickSmallGap', size: eighths(spec.letter.thick), colour: RED, space: 0 };
  const footer = textParagraph(PARAGRAPH_STYLES.pageNumber.id, '', {
    line: { height: 20, rule: 'exact' },
    indent,
    borders: { bottom: rule },
  });
  return { header, footer: [footer] };
}

function letterSpace(mark: PlacedLine, spec: PageSpec): number {
  return clampSpace(twips(spec.letter.ruleDistance) / 20 - mark.size * (MARK_LINE - 1));
}

/** Lower edge of the letter's head in twips below the upper edge of the text area, where Word begins the text. */
function letterHeadEnd(marks: readonly PlacedLine[], spec: PageSpec): number {
  const { markTop, thick, thin, between } = spec.letter;
  const heights = marks.reduce((sum, mark) => sum + markHeight(mark, MARK_LINE), 0);
  const last = marks[marks.length - 1];
  const space = last ? letterSpace(last, spec) * 20 : 0;
  return Math.max(0, twips(markTop - spec.margin.top + thick + thin + between) + heights + space);
}
