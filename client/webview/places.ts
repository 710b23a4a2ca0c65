import type { Sheet } from './sheets';

/** A piece of text on the paper and where it stands in the report. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly element: SVGTextContentElement | SVGElement;
}

const indexes = new WeakMap<Element, readonly Piece[]>();

/** The pieces of a drawn page in the order of the report; offsets count from the page's start. */
function piecesOf(sheet: Sheet): readonly Piece[] {
  const drawing = sheet.section.firstElementChild;
  if (!drawing) return [];
  let pieces = indexes.get(drawing);
  if (!pieces) {
    pieces = [...drawing.querySelectorAll<SVGElement>('[data-s]')]
      .map((one) => ({ start: Number(one.dataset.s), end: Number(one.dataset.e), element: one }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    indexes.set(drawing, pieces);
  }
  return pieces;
}

/** The page that shows an offset of the report, or the last page before it. */
export function sheetAt(sheets: readonly Sheet[], offset: number): Sheet | undefined {
  let found = sheets[0];
  for (const sheet of sheets) if (sheet.start <= offset) found = sheet;
  return found;
}

/** The piece of a drawn page that shows an offset, else the last one before it. */
function pieceAt(sheet: Sheet, offset: number): Piece | undefined {
  const wanted = offset - sheet.start;
  let found: Piece | undefined;
  for (const piece of piecesOf(sheet)) {
    if (piece.start > wanted) break;
    found = piece;
    if (wanted < piece.end) break;
  }
  return found ?? piecesOf(sheet)[0];
}

/** Where an offset stands in the page, in pixels from its upper edge; 0 when the page shows no text. */
export function topOf(sheet: Sheet, offset: number): number {
  const piece = pieceAt(sheet, offset);
  if (!piece) return 0;
  return piece.element.getBoundingClientRect().top - sheet.section.getBoundingClientRect().top;
}

/** A rectangle on a page in parts of the page's width and height. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the text from `start` to `end` stands on a drawn page: one rectangle for each line or part of one. */
export function placesOf(sheet: Sheet, start: number, end: number): Place[] {
  const page = sheet.section.getBoundingClientRect();
  const from = start - sheet.start;
  const to = Math.max(end - sheet.start, from + 1);
  const places: Place[] = [];
  for (const piece of piecesOf(sheet)) {
    if (piece.start >= to) break;
    if (piece.end <= from) continue;
    const box = boxOf(piece, Math.max(from, piece.start), Math.min(to, piece.end));
    places.push({
      left: (box.left - page.left) / page.width,
      top: (box.top - page.top) / page.height,
      width: box.width / page.width,
      height: box.height / page.height,
    });
  }
  return places;
}

/** Where a part of a piece is in the view; the whole piece where it is not set letter by letter. */
function boxOf({ element, start, end }: Piece, from: number, to: number): DOMRect {
  const whole = element.getBoundingClientRect();
  if (!(element instanceof SVGTextContentElement)) return whole;
  const count = element.getNumberOfChars();
  const isVerbatim = (element.textContent?.length ?? 0) === end - start;
  if (count === 0 || !isVerbatim || to <= from) return whole;
  const matrix = element.getScreenCTM();
  if (!matrix) return whole;
  const first = element.getStartPositionOfChar(Math.min(count - 1, from - start)).matrixTransform(matrix);
  const last = element.getEndPositionOfChar(Math.min(count - 1, to - start - 1)).matrixTransform(matrix);
  // On a turned page lines run upwards.
  if (Math.abs(matrix.b) > Math.abs(matrix.a)) {
    return new DOMRect(whole.left, Math.min(first.y, last.y), whole.width, Math.abs(last.y - first.y));
  }
  return new DOMRect(first.x, whole.top, Math.max(0, last.x - first.x), whole.height);
}

/** The offset of the report under a point of the view, or undefined outside the pages. */
export function offsetAtPoint(sheets: readonly Sheet[], target: Element, x: number, y: number): number | undefined {
  const section = target.closest('section.sheet');
  const sheet = sheets.find((one) => one.section === section);
  if (!sheet) return undefined;
  const element = target.closest<SVGElement>('[data-s]');
  if (element && section?.contains(element)) return sheet.start + offsetInPiece(element, x, y);
  return nearestOffset(sheet, y);
}

function offsetInPiece(element: SVGElement, x: number, y: number): number {
  const start = Number(element.dataset.s);
  if (!(element instanceof SVGTextContentElement)) return start;
  const matrix = element.getScreenCTM()?.inverse();
  if (!matrix || (element.textContent?.length ?? 0) > Number(element.dataset.e) - start) return start;
  const at = element.getCharNumAtPosition(new DOMPoint(x, y).matrixTransform(matrix));
  return start + Math.max(0, at);
}

/** The start of the line nearest to a height, for clicks beside the text. */
function nearestOffset(sheet: Sheet, y: number): number | undefined {
  let nearest: { readonly distance: number; readonly start: number } | undefined;
  for (const piece of piecesOf(sheet)) {
    const box = piece.element.getBoundingClientRect();
    const distance = Math.abs((box.top + box.bottom) / 2 - y);
    if (!nearest || distance < nearest.distance) nearest = { distance, start: piece.start };
  }
  return nearest && sheet.start + nearest.start;
}
