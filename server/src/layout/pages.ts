import type { Span } from '../text/span';
import type { PageSpec, StyleId } from './pageSpec';
import type { Role } from './styled';

/** What a line is on the paper: an element of the report, or a part of 版头, 版记 or footer. */
export type PaperRole = Role | 'masthead' | 'mastheadNumber' | 'imprint' | 'pageNumber';

/** A piece of a line in one style; a piece whose `source` is as long as its text stands there letter by letter. */
export interface Run {
  readonly text: string;
  readonly style: StyleId;
  /** Offsets in the report, or undefined for text that the layout added. */
  readonly source: Span | undefined;
}

/**
 * One line at its place, in millimetres from the upper left corner of the paper. The text stands in the middle of
 * `height` and is drawn exactly `width` wide; nothing else may break or move it.
 */
export interface PlacedLine {
  readonly role: PaperRole;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Size of the characters in points. */
  readonly size: number;
  readonly runs: readonly Run[];
  /** Whether the line was stretched to the right edge. */
  readonly justify: boolean;
  /** Offsets in the report of what the line shows; empty for text that the layout added. */
  readonly source: Span;
  /** Ordinal of the element on its page, -1 for what is no element of the report; lines of one paragraph share it. */
  readonly element: number;
  /** Row and column in a table, from 0; row 0 is the header. */
  readonly cell: { readonly row: number; readonly column: number } | undefined;
}

/** A straight rule; `weight` is its thickness in millimetres. */
export interface Rule {
  readonly kind: 'rule';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly weight: number;
  readonly colour: 'black' | 'red';
}

/** A picture, or an empty frame where its file is not known. */
export interface Picture {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly href: string | undefined;
  readonly alternative: string;
  readonly source: Span;
}

export type PlacedBox = Rule | Picture;

/**
 * One page. Its lines and boxes are worked out when they are first asked for: a page that an edit did not touch is
 * known by its hash and seldom looked into.
 */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** The same for pages that look the same and whose offsets differ by `start` alone. */
  readonly hash: string;
  /** Where the page's own text begins in the report; offsets that a reader of the page is sent count from here. */
  readonly start: number;
  /**
   * Whether all but the page number is turned by a quarter to the left, for a wide table (clause 8): places then count
   * from its lower left corner, x along the left edge upwards and y to the right.
   */
  readonly isTurned: boolean;
  /** First and last line of its text, footnotes left aside: what the look at a page's ends needs, without all its lines. */
  readonly firstLine: PlacedLine | undefined;
  readonly lastLine: PlacedLine | undefined;
  readonly lines: readonly PlacedLine[];
  readonly boxes: readonly PlacedBox[];
}

/** A report on paper. */
export interface PagedReport {
  readonly spec: PageSpec;
  readonly title: string;
  readonly pages: readonly Page[];
}
