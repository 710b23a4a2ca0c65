import type { PageSpec, StyleId } from '../../layout/pageSpec';
import { setParagraph } from '../../layout/setLines';
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
    children: inlinesOf(paragraph, [...titleBreaks(paragraph, spec), ...inserted]),
    ...(Object.keys(format).length > 0 ? { format } : {}),
  };
}

/** The characters of a paragraph in runs of one style, with what is inserted at its places. */
export function inlinesOf(paragraph: Paragraph, inserted: readonly Inserted[]): WordInline[] {
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
      const end = Math.min(run.end, pending[next]?.at ?? run.end);
      inlines.push(textInline(text.slice(at, end), run.style, paragraph.style));
      at = end;
    }
  }
  insertUpTo(Number.POSITIVE_INFINITY);
  return inlines;
}

function textInline(text: string, style: StyleId, own: StyleId): WordInline {
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
