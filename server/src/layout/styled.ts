import type { Prose } from '../report/prose';
import type { Span } from '../text/span';
import type { PageSpec, StyleId } from './pageSpec';

/** What a paragraph is on the paper. */
export type Role =
  | 'title'
  | 'titleNote'
  | 'addressee'
  | 'outlineTitle'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'heading5'
  | 'body'
  | 'quote'
  | 'code'
  | 'caption'
  | 'tableUnit'
  | 'table'
  | 'image'
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'note'
  | 'attendance'
  | 'attachmentMark'
  | 'attachmentTitle'
  | 'footnote';

/** A stretch of a paragraph's text in one style; offsets count in that text. */
export interface StyledRun {
  readonly start: number;
  readonly end: number;
  readonly style: StyleId;
}

/** The place of a footnote: behind the character before `at`, a raised number. */
export interface NoteMark {
  readonly at: number;
  readonly text: string;
  /** Number of the note, from 1 in the order of the report. */
  readonly number: number;
}

/** A paragraph as it is to be set; where it stands in the report is not part of it, so that it can be kept. */
export interface Paragraph {
  readonly text: string;
  /** Cover the text without gaps, in order; empty only for an empty text. */
  readonly runs: readonly StyledRun[];
  /** Style whose character is the cell of the lines. */
  readonly style: StyleId;
  readonly align: 'justify' | 'left' | 'centre' | 'right';
  /** Cells from the left edge of the 版心 for the first line and for the others, and from its right edge. */
  readonly firstIndent: number;
  readonly indent: number;
  readonly rightIndent: number;
  /** The prose that the text is a piece of, and where in it the text begins; undefined for text made up here. */
  readonly origin: { readonly prose: Prose; readonly start: number } | undefined;
  /** Footnotes that are referred to in it, in order; they are no part of `text`. */
  readonly notes?: readonly NoteMark[];
}

export interface StyledCell {
  readonly paragraph: Paragraph;
  readonly align: 'left' | 'centre' | 'right';
  /** Half cells that stay free at its right, so that the decimal points of a column stand one below the other. */
  readonly rightPad: number;
}

export interface StyledTable {
  /** The first row is the header; all rows have as many cells as the first. */
  readonly rows: readonly (readonly StyledCell[])[];
}

/** A picture with the size it is printed at, in millimetres; `href` is what the reader of the pages can load. */
export interface StyledImage {
  readonly alternative: string;
  readonly target: string;
}

/** One element of the paper in its order. */
export interface StyledBlock {
  readonly role: Role;
  /** Exactly one of the three is there. */
  readonly paragraph: Paragraph | undefined;
  readonly table: StyledTable | undefined;
  readonly image: StyledImage | undefined;
  /** Where `paragraph.origin` and the table's cells count from in the report. */
  readonly offset: number;
  /** The whole element in the report: its block, or the front matter value it was made from. */
  readonly source: Span;
  /** Empty grid rows above it; left out at the top of a page except where the standard names the row. */
  readonly rowsBefore: number;
  readonly keepRowsAtTop: boolean;
  readonly keepWithNext: boolean;
  readonly startsPage: boolean;
  /** Whether the next element stands on the same grid row, as names over their seals do (clause 7.3.5.1). */
  readonly sharesRow: boolean;
  /** Whether it stands on a page that is turned for a wide table (clause 8). */
  readonly isTurned: boolean;
}

/** A value of the front matter with its place. */
export interface StatedText {
  readonly text: string;
  readonly source: Span;
}

/** The 版头 of a document, letter or minutes; what the front matter does not give is missing. */
export interface Masthead {
  readonly copyNumber: StatedText | undefined;
  /** 密级 with 保密期限: 机密★1年. */
  readonly secrecy: StatedText | undefined;
  readonly urgency: StatedText | undefined;
  /** The issuing bodies, the leading one first. */
  readonly issuers: readonly StatedText[];
  /** What follows the names: 文件, 会议纪要 or nothing. */
  readonly suffix: string;
  readonly documentNumber: StatedText | undefined;
  readonly signers: readonly StatedText[];
}

/** The 版记. */
export interface Imprint {
  /** 主送：…。 as one text, where the first page has no room for it (clause 7.3.2). */
  readonly addressee: StatedText | undefined;
  /** 抄送：…。 as one text, if any. */
  readonly copies: StatedText | undefined;
  readonly printer: StatedText | undefined;
  /** 2026年3月6日印发. */
  readonly printedOn: StatedText | undefined;
}

/** A report with the style of every element: what pages and word processor files are both made from. */
export interface StyledReport {
  readonly spec: PageSpec;
  /** The title in one line, for window titles and document properties; empty when there is none. */
  readonly title: string;
  readonly masthead: Masthead | undefined;
  readonly blocks: readonly StyledBlock[];
  /** The footnotes by their numbers, the first being number 1. */
  readonly notes: readonly StyledBlock[];
  readonly imprint: Imprint | undefined;
}
