import { halfCells } from '../../layout/characters';
import type { PageSpec, StyleId } from '../../layout/pageSpec';
import { linesBeforeNumbers, setParagraph } from '../../layout/setLines';
import type { Paragraph, StyledBlock } from '../../layout/styled';
import { cellTwips, wordGrid } from './measures';
import { type ParagraphFormat, type WordInline, type WordParagraph, wordText } from './wordModel';
import { CHARACTER_STYLES, PARAGRAPH_STYLES } from './wordStyles';

/** Something that stands between two characters of a paragraph; `at` counts in its text. */
export interface Inserted {
  readonly at: number;
  readonly inline: WordInline;
}

/** A block's paragraph with its style and with what differs from it. */
export function wordParagraph(
  block: StyledBlock,
  paragraph: Paragraph,
  spec: PageSpec,
  inserted: readonly Inserted[],
): WordParagraph {
  const format = formatOf(block, paragraph, spec);
  return {
    kind: 'paragraph',
    style: PARAGRAPH_STYLES[block.role].id,
    children: inlinesOf(paragraph, [...titleBreaks(paragraph, spec), ...inserted], widenedLines(paragraph, spec)),
    ...(Object.keys(format).length > 0 ? { format } : {}),
  };
}

/**
 * Elements that share a grid row as one paragraph: each in the middle of a tab stop, as 署名 over its seal. Where the row
 * begins, what holds of the first element's place holds of it, and of the last's what follows.
 */
export function sharedRow(
  members: readonly { readonly block: StyledBlock; readonly inserted: readonly Inserted[] }[],
  spec: PageSpec,
): WordParagraph | undefined {
  const [first] = members;
  const last = members[members.length - 1];
  if (!first || !last) return undefined;
  const children: WordInline[] = [];
  const tabs: NonNullable<ParagraphFormat['tabs']>[number][] = [];
  for (const { block, inserted } of members) {
    const { paragraph } = block;
    if (!paragraph) continue;
    const cell = cellTwips(spec, paragraph.style);
    const middle = paragraph.rightIndent + halfCells(paragraph.text) / 4;
    tabs.push({ position: wordGrid(spec).width - Math.round(middle * cell), align: 'center' });
    children.push({ kind: 'tab' }, ...inlinesOf(paragraph, inserted));
  }
  const before = first.block.rowsBefore * wordGrid(spec).line;
  return {
    kind: 'paragraph',
    style: PARAGRAPH_STYLES[first.block.role].id,
    children,
    format: {
      align: 'left',
      tabs,
      ...(first.block.startsPage ? { pageBreakBefore: true } : {}),
      ...(last.block.keepWithNext ? { keepNext: true } : {}),
      ...(before > 0 ? { before } : {}),
    },
  };
}

/** A stretch of a paragraph whose characters stand further apart; `spacing` in twips. */
interface Widened {
  readonly start: number;
  readonly end: number;
  readonly spacing: number;
}

/** Twips that stay free at the end of a widened line: no digit fits there, and rounding makes no line too long. */
const SPARE = 50;

/**
 * Word parts numbers from measure words, which the layout does not. A line that ends before such a number is set as wide
 * as it is in the preview, where it is justified: then no part of the number fits on it, in any program.
 */
function widenedLines(paragraph: Paragraph, spec: PageSpec): Widened[] {
  const cell = cellTwips(spec, paragraph.style);
  const usual = spec.styles[paragraph.style].size === spec.styles.body.size ? wordGrid(spec).spacing : 0;
  return linesBeforeNumbers(paragraph, spec).flatMap(({ start, end, free }) => {
    const words = paragraph.text.slice(start, end).trimEnd();
    const count = [...words].length;
    // Every character is narrowed alike, a digit as much as a character twice as wide; in the layout it is half a cell.
    const narrow = (count * 2 - halfCells(words)) * (cell / 2 - (spec.styles[paragraph.style].size * 10 + usual));
    const extra = Math.floor((free * cell + narrow - SPARE) / Math.max(1, count));
    return extra > 0 ? [{ start, end, spacing: usual + extra }] : [];
  });
}

/** The characters of a paragraph in runs of one style, with what is inserted at its places and what is widened. */
export function inlinesOf(
  paragraph: Paragraph,
  inserted: readonly Inserted[],
  widened: readonly Widened[] = [],
): WordInline[] {
  const { text } = paragraph;
  const notes = (paragraph.notes ?? []).map(
    ({ at, number }): Inserted => ({ at, inline: { kind: 'footnote', id: number } }),
  );
  const pending = [...inserted, ...notes].sort((a, b) => a.at - b.at);
  const inlines: WordInline[] = [];
  let next = 0;
  const insertUpTo = (end: number) => {
    for (let one = pending[next]; one && one.at <= end; one = pending[++next]) inlines.push(one.inline);
  };
  for (const run of paragraph.runs) {
    for (let at = run.start; at < run.end; ) {
      insertUpTo(at);
      const line = widened.find((one) => at < one.end);
      const border = line === undefined ? run.end : at < line.start ? line.start : line.end;
      const end = Math.min(run.end, border, pending[next]?.at ?? run.end);
      const inline = textInline(text.slice(at, end), run.style, paragraph.style);
      const isWidened = line !== undefined && at >= line.start;
      inlines.push(isWidened ? { ...inline, format: { spacing: line.spacing } } : inline);
      at = end;
    }
  }
  insertUpTo(Number.POSITIVE_INFINITY);
  return inlines;
}

function textInline(text: string, style: StyleId, own: StyleId): WordInline & { readonly kind: 'text' } {
  const character = style === own ? undefined : CHARACTER_STYLES[style]?.id;
  return { kind: 'text', text: wordText(text), ...(character === undefined ? {} : { style: character }) };
}

/** A title that is no element of a report, broken like one. */
export function titleInlines(text: string, spec: PageSpec): WordInline[] {
  const paragraph: Paragraph = {
    text,
    runs: [{ start: 0, end: text.length, style: 'title' }],
    style: 'title',
    align: 'centre',
    firstIndent: 0,
    indent: 0,
    rightIndent: 0,
    origin: undefined,
  };
  return inlinesOf(paragraph, titleBreaks(paragraph, spec));
}

/** A title is broken where the layout breaks it, between words, since Word would fill its lines (clause 7.3.1). */
function titleBreaks(paragraph: Paragraph, spec: PageSpec): Inserted[] {
  if (paragraph.style !== 'title') return [];
  const breaks: Inserted[] = [];
  let at = 0;
  for (const line of setParagraph(paragraph, spec)) {
    if (at > 0) breaks.push({ at, inline: { kind: 'break' } });
    at += line.runs.reduce((sum, run) => sum + run.text.length, 0);
  }
  return breaks;
}

function formatOf(block: StyledBlock, paragraph: Paragraph, spec: PageSpec): ParagraphFormat {
  const grid = wordGrid(spec);
  const { role } = block;
  const indent = indentOf(block, paragraph, spec);
  // Word leaves blank rows above a paragraph away at the top of a page, as the layout does.
  const before = block.rowsBefore * grid.line;
  const keeps = STYLES_THAT_KEEP.has(role);
  return {
    ...(block.startsPage ? { pageBreakBefore: true } : {}),
    ...(block.keepWithNext === keeps ? {} : { keepNext: block.keepWithNext }),
    ...(before > 0 ? { before } : {}),
    ...(indent ? { indent } : {}),
    // 第一章 stands in the middle, unlike 一、.
    ...(paragraph.align === 'centre' && role.startsWith('heading') ? { align: 'center' as const } : {}),
  };
}

/** Elements whose style says already that they stay with what follows. */
const STYLES_THAT_KEEP: ReadonlySet<string> = new Set([
  'title',
  'titleNote',
  'outlineTitle',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'attachmentMark',
  'attachmentTitle',
  'tableUnit',
]);

/** Elements whose style has the usual indent of two characters. */
const STYLES_WITH_INDENT: ReadonlySet<string> = new Set([
  'body',
  'quote',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'note',
  'attendance',
  'attachmentNote',
]);

function indentOf(block: StyledBlock, paragraph: Paragraph, spec: PageSpec): ParagraphFormat['indent'] | undefined {
  const { firstIndent, indent, rightIndent } = paragraph;
  const usual = STYLES_WITH_INDENT.has(block.role) ? 2 : 0;
  if (firstIndent === usual && indent === 0 && rightIndent === 0) return undefined;
  const cell = cellTwips(spec, paragraph.style);
  const left = Math.round(indent * cell);
  return {
    ...(left > 0 ? { left } : {}),
    ...(rightIndent > 0 ? { right: Math.round(rightIndent * cell) } : {}),
    ...(firstIndent === usual && indent === 0
      ? {}
      : { firstLine: Math.round((firstIndent - indent) * cell), firstLineChars: 0 }),
  };
}
