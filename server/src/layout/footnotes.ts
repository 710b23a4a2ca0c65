import { footnoteOf, footnoteReferences } from '../report/markdown';
import type { Report } from '../report/report';
import type { NoteMark, Paragraph, StyledBlock, StyledCell } from './styled';

/** The elements of the text with the marks of their footnotes, and the footnotes in the order of their first marks. */
export interface Footnotes {
  readonly blocks: readonly StyledBlock[];
  readonly notes: readonly StyledBlock[];
}

const marked = new WeakMap<Paragraph, { readonly key: string; readonly paragraph: Paragraph }>();

/**
 * Takes the footnotes that are referred to out of the text and marks the places of the references. A note that nothing
 * refers to stays a paragraph, and there are no notes to notes.
 */
export function withFootnotes(report: Report, blocks: readonly StyledBlock[]): Footnotes {
  const definitions = new Map<string, StyledBlock>();
  const labels = new Map<StyledBlock, string>();
  for (const block of blocks) {
    const label = block.paragraph?.origin ? footnoteOf(report.slice(block.source)) : undefined;
    if (label === undefined || definitions.has(label)) continue;
    definitions.set(label, block);
    labels.set(block, label);
  }
  if (definitions.size === 0) return { blocks, notes: [] };
  const notes: StyledBlock[] = [];
  const numberOf = (label: string): number | undefined => {
    const note = definitions.get(label);
    if (!note) return undefined;
    const known = notes.indexOf(note);
    return known >= 0 ? known + 1 : notes.push(note);
  };
  const text = blocks.filter((block) => !labels.has(block));
  const withMarks = text.map((block) => markBlock(report, block, numberOf));
  const orphans = new Set([...labels.keys()].filter((block) => !notes.includes(block)));
  return {
    blocks: orphans.size === 0 ? withMarks : inOrder(blocks, text, withMarks, orphans),
    notes: notes.map((note, index) => asNote(note, index + 1)),
  };
}

/** The elements in their order again, with the notes among them that nothing refers to. */
function inOrder(
  all: readonly StyledBlock[],
  text: readonly StyledBlock[],
  withMarks: readonly StyledBlock[],
  orphans: ReadonlySet<StyledBlock>,
): StyledBlock[] {
  const replaced = new Map(text.map((block, index) => [block, withMarks[index] ?? block] as const));
  return all.flatMap((block) => (orphans.has(block) ? [block] : (replaced.get(block) ?? [])));
}

function markBlock(report: Report, block: StyledBlock, numberOf: (label: string) => number | undefined): StyledBlock {
  const references = footnoteReferences(report.slice(block.source));
  if (references.length === 0) return block;
  const mark = (paragraph: Paragraph): Paragraph => {
    const { origin } = paragraph;
    if (!origin) return paragraph;
    const own: NoteMark[] = [];
    for (const reference of references) {
      const [start, end] = [block.source.start + reference.start, block.source.start + reference.end];
      const at = offsetInParagraph(paragraph, block.offset, start);
      // What the reader sees is no reference but text, such as code; and what belongs to another cell is not ours.
      if (offsetInParagraph(paragraph, block.offset, end) !== at || !isWithin(paragraph, block.offset, start)) continue;
      const number = numberOf(reference.label);
      if (number !== undefined) own.push({ at, text: String(number), number });
    }
    return withNotes(paragraph, own);
  };
  if (block.paragraph) {
    const paragraph = mark(block.paragraph);
    return paragraph === block.paragraph ? block : { ...block, paragraph };
  }
  if (!block.table) return block;
  const rows = block.table.rows.map((row) =>
    row.map((cell): StyledCell => {
      const paragraph = mark(cell.paragraph);
      return paragraph === cell.paragraph ? cell : { ...cell, paragraph };
    }),
  );
  return { ...block, table: { rows } };
}

/** Whether an offset of the report lies in the paragraph or just behind it. */
function isWithin({ text, origin }: Paragraph, base: number, offset: number): boolean {
  if (!origin) return false;
  const first = base + origin.prose.sourceStart(origin.start);
  // Blanks may stand between the last character and the mark.
  return offset >= first && offset <= base + origin.prose.sourceEnd(origin.start + text.length) + 1;
}

/** The same paragraph for the same marks, so that its lines are found again. */
function withNotes(paragraph: Paragraph, notes: readonly NoteMark[]): Paragraph {
  if (notes.length === 0) return paragraph;
  const key = notes.map(({ at, text }) => `${at}:${text}`).join();
  const known = marked.get(paragraph);
  if (known?.key === key) return known.paragraph;
  const made = { ...paragraph, notes };
  marked.set(paragraph, { key, paragraph: made });
  return made;
}

/** A note at the foot of the page: its number, raised, and its text in small type. */
function asNote(block: StyledBlock, number: number): StyledBlock {
  const { paragraph } = block;
  if (!paragraph) return block;
  const text = `${number} `;
  const own: Paragraph = {
    ...paragraph,
    runs: [{ start: 0, end: paragraph.text.length, style: 'footnote' }],
    style: 'footnote',
    align: 'justify',
    firstIndent: 0,
    indent: 0,
    rightIndent: 0,
  };
  return {
    ...block,
    role: 'footnote',
    paragraph: withNotes(own, [{ at: 0, text, number }]),
    rowsBefore: 0,
    keepWithNext: false,
    startsPage: false,
    sharesRow: false,
    isTurned: false,
  };
}

/**
 * The offset in the paragraph's text of the first character at `offset` of the report or behind it, when the
 * paragraph's block begins at `base`; the length of the text when there is none, 0 in text that the layout made.
 */
export function offsetInParagraph({ text, origin }: Paragraph, base: number, offset: number): number {
  if (!origin) return 0;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (base + origin.prose.sourceStart(origin.start + middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
