import type { PageSpec, StyleId } from '../../layout/pageSpec';

/** The page grid in whole twips, as Word wants it. */
export interface WordGrid {
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Size of the text area. */
  readonly width: number;
  readonly height: number;
  /** Line pitch; as many lines as the spec asks for fit, not one more. */
  readonly line: number;
  /** Width of a character of body size. */
  readonly cell: number;
  /** Added to the width of every character of body size; negative where 28 of 16 points would not fit. */
  readonly spacing: number;
}

const TWIPS_PER_MILLIMETRE = 1440 / 25.4;

/** Millimetres in whole twips. */
export function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MILLIMETRE);
}

/**
 * The grid of a spec. Word knows no fraction of a twip, so line and cell are rounded down: 22 lines of 579 twips (28.95
 * points) and 28 characters of 315 (15.75 points) fit into 225 × 156 mm, 580 and 316 would not.
 */
export function wordGrid(spec: PageSpec): WordGrid {
  const page = { width: twips(spec.paper.width), height: twips(spec.paper.height) };
  const { top, right, bottom, left } = spec.margin;
  const margin = { top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) };
  const width = page.width - margin.left - margin.right;
  const height = page.height - margin.top - margin.bottom;
  const line = Math.floor(Math.min(twips(spec.linePitch), height / spec.linesPerPage));
  const cell = Math.floor(width / spec.charsPerLine);
  return { page, margin, width, height, line, cell, spacing: cell - spec.styles.body.size * 20 };
}

/** Width in twips of a character of this style: the cell of the grid, or its own height where its size differs. */
export function cellTwips(spec: PageSpec, style: StyleId): number {
  const { size } = spec.styles[style];
  return size === spec.styles.body.size ? wordGrid(spec).cell : size * 20;
}

/**
 * Where Word sets characters in a line of exact height: the base line at four fifths of the height, the upper edge of
 * a Chinese character 0.88 of its size above and the lower edge 0.12 below. `line` and the result in twips, `size` in
 * points; both edges count from the top of the line.
 */
export function glyphEdges(line: number, size: number): { readonly top: number; readonly bottom: number } {
  const baseLine = line * 0.8;
  return { top: baseLine - size * 20 * 0.88, bottom: baseLine + size * 20 * 0.12 };
}
