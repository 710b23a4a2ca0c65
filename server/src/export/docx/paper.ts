import { flowItem, type KnownImage, specOf } from '../../layout/flow';
import { type PageSpec, textBlock, turnedSpec } from '../../layout/pageSpec';
import type { PagedReport } from '../../layout/pages';
import type { StyledBlock, StyledReport } from '../../layout/styled';
import type { PictureFile } from '../pictureFile';
import { anchorKey, anchorsOf } from './anchors';
import { closingFormat } from './closing';
import { placeComments, type Remark } from './comments';
import { footerDistance, pageFooters, TURNED_FOOTER, turnedFooters } from './footers';
import { wordImprint } from './imprint';
import { type WordMasthead, wordMasthead } from './masthead';
import { twips, wordGrid } from './measures';
import { type Inserted, sharedRow, wordParagraph } from './paragraphs';
import { wordTable } from './tables';
import {
  type ParagraphFormat,
  textParagraph,
  type WordDocument,
  type WordParagraph,
  type WordPicture,
  type WordSection,
  type WordTable,
  wordText,
} from './wordModel';
import { PARAGRAPH_STYLES, wordStyleSheet } from './wordStyles';

export interface PaperOptions {
  /** The report's day, `2026-03-05`. */
  readonly date: string;
  /** Kind of report, for the document's properties. */
  readonly subject?: string;
  readonly remarks?: readonly Remark[];
  /** By their target in the Markdown; a missing one becomes its name in brackets. */
  readonly pictures?: ReadonlyMap<string, PictureFile>;
}

/** Grid rows of the frame that the layout draws for a picture it does not know. */
const UNKNOWN_PICTURE_ROWS = 6;

type Child = WordParagraph | WordTable;

/**
 * The report as a Word document with the look of its pages. `paged` must be the pages of `styled`; only the place of
 * the 版记 is taken from it, lines and pages are left to Word, which breaks them alike under the same measures.
 */
export function paperDocument(styled: StyledReport, paged: PagedReport, options: PaperOptions): WordDocument {
  const { spec } = styled;
  const anchors = anchorsOf(styled);
  const { comments, marks } = placeComments(options.remarks ?? [], anchors);
  const inserted = (block: number, cell?: { row: number; column: number }): readonly Inserted[] =>
    marks.get(anchorKey(block, cell)) ?? [];
  const masthead = styled.masthead ? wordMasthead(styled.masthead, spec) : undefined;
  /** Stretches of the paper on pages of one kind, upright or turned. */
  const stretches: { readonly isTurned: boolean; readonly children: Child[] }[] = [
    { isTurned: false, children: [...(masthead?.children ?? [])] },
  ];
  let isFirst = true;
  /** Elements of one row of the paper, up to the one that is at hand. */
  let row: { readonly block: StyledBlock; readonly inserted: readonly Inserted[] }[] = [];
  const closing = closingFormat(styled, paged);
  for (const [index, given] of styled.blocks.entries()) {
    const block: StyledBlock = {
      ...given,
      keepWithNext: given.keepWithNext || closing.keepsNext.has(index),
      rowsBefore: closing.rowsBefore.get(index) ?? given.rowsBefore,
    };
    row.push({ block, inserted: inserted(index) });
    if (block.sharesRow) continue;
    const own = specOf(block, spec);
    const made = row.length > 1 ? sharedRow(row, own) : wordBlock(block, index, own, options.pictures, inserted);
    row = [];
    if (!made) continue;
    // The first paragraph of the page stands at its place whatever blank rows belong above it elsewhere.
    const child = isFirst ? withBefore(made, masthead?.before ?? 0) : made;
    if (stretches.at(-1)?.isTurned !== block.isTurned) stretches.push({ isTurned: block.isTurned, children: [] });
    const children = stretches.at(-1)?.children ?? [];
    // Word makes one table of two that touch.
    if (child.kind === 'table' && children[children.length - 1]?.kind === 'table') children.push(thinParagraph());
    if (child.kind === 'table' && block.rowsBefore > 0) children.push(blankRows(block.rowsBefore, spec));
    children.push(child);
    isFirst = false;
  }
  const footnotes = styled.notes.map(({ paragraph }, index) => ({
    id: index + 1,
    paragraph: textParagraph(PARAGRAPH_STYLES.footnote.id, ` ${paragraph?.text ?? ''}`),
  }));
  const sections = stretches
    .filter(({ children }) => children.length > 0)
    .map(({ isTurned, children }, index) => sectionOf(children, isTurned, index === 0 ? masthead : undefined, spec));
  addImprint(sections, styled, paged);
  return {
    properties: {
      title: wordText(styled.title),
      subject: wordText(options.subject ?? ''),
      creator: wordText(styled.masthead?.issuers[0]?.text ?? signatureOf(styled)),
      date: options.date,
      language: spec.language,
    },
    styles: wordStyleSheet(spec),
    sections,
    footnotes,
    comments,
  };
}

function sectionOf(
  children: readonly Child[],
  isTurned: boolean,
  masthead: WordMasthead | undefined,
  spec: PageSpec,
): WordSection {
  const grid = wordGrid(isTurned ? turnedSpec(spec) : spec);
  const header = spec.format === 'letter' && !isTurned ? twips(spec.letter.markTop) : 850;
  const footer = isTurned ? TURNED_FOOTER : footerDistance(spec);
  const footers = isTurned ? turnedFooters(spec) : pageFooters(spec);
  const { header: firstHeader = [], footer: firstFooter = [] } = masthead ?? {};
  return {
    page: { ...grid.page, margin: { ...grid.margin, header, footer } },
    starts: 'nextPage',
    headers: firstHeader.length > 0 ? { first: firstHeader } : {},
    footers: { ...footers, ...(firstFooter.length > 0 ? { first: firstFooter } : {}) },
    children,
  };
}

function signatureOf({ blocks }: StyledReport): string {
  return blocks.find((block) => block.role === 'signature')?.paragraph?.text ?? '';
}

function wordBlock(
  block: StyledBlock,
  index: number,
  spec: PageSpec,
  pictures: PaperOptions['pictures'],
  inserted: (block: number, cell?: { row: number; column: number }) => readonly Inserted[],
): Child | undefined {
  if (block.table) return wordTable(block, block.table, spec, (row, column) => inserted(index, { row, column }));
  if (block.image) return pictureParagraph(block, spec, pictures?.get(block.image.target));
  return block.paragraph ? wordParagraph(block, block.paragraph, spec, inserted(index)) : undefined;
}

/** A picture in the size of the layout, in a line that takes as many grid rows; without its file, its name. */
function pictureParagraph(
  block: StyledBlock,
  spec: PageSpec,
  file: PictureFile | undefined,
): WordParagraph | undefined {
  const { image } = block;
  if (!image) return undefined;
  const alternative = wordText(image.alternative);
  const format: ParagraphFormat = {
    ...(block.startsPage ? { pageBreakBefore: true } : {}),
    ...(block.keepWithNext ? { keepNext: true } : {}),
  };
  const style = PARAGRAPH_STYLES.image.id;
  // Word shows no WebP. What stands in for the picture takes as much room as its frame in the preview.
  if (!file || file.type === 'webp') {
    const line = { height: UNKNOWN_PICTURE_ROWS * wordGrid(spec).line, rule: 'exact' } as const;
    return { ...textParagraph(style, `［${alternative || '图片'}］`), format: { ...format, line } };
  }
  const known: KnownImage = { width: file.width, height: file.height, href: '' };
  const size = flowItem(block, spec, new Map([[image.target, known]])).image;
  const rows = Math.max(1, Math.ceil((size?.height ?? 0) / spec.linePitch - 0.02));
  const line = { height: rows * wordGrid(spec).line, rule: 'atLeast' } as const;
  const picture: WordPicture = {
    type: file.type,
    bytes: file.bytes,
    width: size?.width ?? textBlock(spec).width,
    height: size?.height ?? spec.linePitch,
    alternative,
  };
  return { kind: 'paragraph', style, children: [{ kind: 'picture', picture }], format: { ...format, line } };
}

function withBefore(child: Child, before: number): Child {
  if (child.kind === 'table') return child;
  const { before: _, ...format } = child.format ?? {};
  return { ...child, format: before > 0 ? { ...format, before } : format };
}

/** Blank above a table, which has none of its own in Word. */
function blankRows(rows: number, spec: PageSpec): WordParagraph {
  return textParagraph('Normal', '', { line: { height: rows * wordGrid(spec).line, rule: 'exact' }, keepNext: true });
}

/** A paragraph that takes next to no room: between two tables, and as the anchor of what floats. */
function thinParagraph(): WordParagraph {
  return textParagraph('Normal', '', { line: { height: 20, rule: 'exact' } });
}

/**
 * The 版记 on the page where the layout has it: under the text, or on the next even page (clauses 6.2 and 7.4). A blank
 * page before it and its own page then have no number.
 */
function addImprint(sections: WordSection[], styled: StyledReport, paged: PagedReport): void {
  const { imprint, spec } = styled;
  const last = sections[sections.length - 1];
  if (!imprint || !last) return;
  const children: Child[] = [wordImprint(imprint, spec), thinParagraph()];
  const isText = ({ lines, boxes }: PagedReport['pages'][number]) =>
    lines.some((line) => line.element >= 0) || boxes.some((box) => box.kind === 'image');
  const lastText = paged.pages.findLastIndex(isText);
  const behind = paged.pages.length - 1 - lastText;
  if (behind <= 0) {
    sections[sections.length - 1] = { ...last, children: [...last.children, ...children] };
    return;
  }
  const section = sectionOf(children, false, undefined, spec);
  const starts = spec.format === 'letter' ? 'nextPage' : 'evenPage';
  sections.push({ ...section, starts, ...(behind > 1 ? { footers: {} } : {}) });
}
