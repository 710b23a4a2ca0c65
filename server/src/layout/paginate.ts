import { type FlowItem, leastRows, rowsFor, rowsOf, specOf } from './flow';
import { notesHeight, notesIn, notesOfPage } from './notesLayout';
import type { PageSpec } from './pageSpec';
import type { Role } from './styled';

/** A stretch of an element on one page. `from` and `to` count its lines, or its table rows; an image is one. */
export interface Part {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  /** Grid row on the page where it begins, and the rows it takes. */
  readonly row: number;
  readonly rows: number;
  /** Whether the table's header is repeated above it. */
  readonly repeatsHead: boolean;
}

/** Elements that close the body and are kept together on a page. */
const CLOSING: ReadonlySet<Role> = new Set<Role>(['attachmentNote', 'signature', 'date']);
/** Elements above the text of a paper. */
const ABOVE_TEXT: ReadonlySet<Role> = new Set<Role>(['title', 'titleNote', 'addressee']);
/** How far a chain of headings is kept together; longer ones are lists of headings. */
const LONGEST_CHAIN = 5;
/** Lines of text that a signature takes along to its page. */
const LINES_WITH_SIGNATURE = 2;

/**
 * Deals the elements out to pages of `linesPerPage` rows; the first page begins at row `firstRow`. No heading ends
 * a page, no signature stands on a page without text (clause 7.3.5.5: the blank rows above it give way first, then
 * lines go with it), and the header of a table is repeated. Footnotes take their room from the page that their marks
 * stand on. There is always at least one page.
 */
export function paginate(
  items: readonly FlowItem[],
  notes: readonly FlowItem[],
  spec: PageSpec,
  firstRow: number,
): Part[][] {
  return new Paginator(items, notes, spec, firstRow).run();
}

/** Whether a page shows text of the paper and not only what stands above it. */
export function showsText(parts: readonly Part[], items: readonly FlowItem[]): boolean {
  return parts.some(({ item }) => !ABOVE_TEXT.has(items[item]?.block.role ?? 'title'));
}

class Paginator {
  readonly #items: readonly FlowItem[];
  readonly #notes: readonly FlowItem[];
  readonly #upright: PageSpec;
  /** The spec of the current page. */
  #spec: PageSpec;
  readonly #pages: Part[][] = [[]];
  /** Footnotes of the current page. */
  #pageNotes: readonly number[] = [];
  /** Blank rows above items that had to be fewer. */
  readonly #squeezed = new Map<number, number>();
  #row: number;

  constructor(items: readonly FlowItem[], notes: readonly FlowItem[], spec: PageSpec, firstRow: number) {
    this.#items = items;
    this.#notes = notes;
    this.#upright = spec;
    this.#spec = spec;
    this.#row = Math.min(firstRow, spec.linesPerPage - 1);
  }

  run(): Part[][] {
    for (const [index, item] of this.#items.entries()) {
      this.#turnFor(item);
      if (item.block.startsPage && !this.#isTop()) this.#newPage();
      if (this.#opensClosing(index)) this.#makeRoomForClosing(index);
      const lacking = this.#row + this.#rowsTogether(index) - this.#capacity;
      if (!this.#isTop() && lacking > 0) this.#newPage();
      this.#row = Math.min(this.#row + this.#blankRows(index), this.#capacity);
      if (item.table) this.#placeTable(index, item);
      else if (item.image) this.#place(index, 0, 1, rowsOf(item, this.#spec));
      else this.#placeLines(index, item);
    }
    return this.#pages;
  }

  /** Wide tables have pages of their own, which are turned and have fewer, longer rows. */
  #turnFor({ block }: FlowItem): void {
    if (block.isTurned === (this.#spec !== this.#upright)) return;
    if (!this.#isTop() || this.#row > 0) this.#newPage();
    this.#spec = specOf(block, this.#upright);
  }

  /** Whether the closing begins here: 署名 and 成文日期 with 附件说明 above them, where that is short. */
  #opensClosing(index: number): boolean {
    const role = this.#items[index]?.block.role;
    const before = this.#items[index - 1]?.block.role;
    if (role === undefined || (before !== undefined && CLOSING.has(before))) return false;
    return CLOSING.has(role) && this.#closingEnd(index) > index;
  }

  /** The item behind the closing that begins at `index`, or `index` when no signature or date is in it. */
  #closingEnd(index: number): number {
    let end = index;
    let signed = false;
    for (let item = this.#items[end]; item && CLOSING.has(item.block.role); item = this.#items[++end]) {
      signed ||= item.block.role !== 'attachmentNote';
    }
    while (this.#items[end]?.block.role === 'note') end++;
    return signed ? end : index;
  }

  /**
   * Clause 7.3.5.5: where the closing does not fit on the page, the blank rows above the signature give way down to
   * one; if that is not enough, lines of text go with it to the next page.
   */
  #makeRoomForClosing(index: number): void {
    const end = this.#closingEnd(index);
    let rows = 0;
    let noteRows = 0;
    for (let at = index; at < end; at++) {
      const item = this.#items[at];
      if (!item) continue;
      const own = (at === index ? this.#blankRows(index) : item.block.rowsBefore) + rowsOf(item, this.#spec);
      if (item.block.role === 'attachmentNote') noteRows += own;
      rows += own;
    }
    const lacking = this.#row + rows - this.#capacity;
    if (this.#isTop() || lacking <= 0) return;
    // A list of attachments that fills half a page is text enough to stand with the signature.
    const signature = this.#items.findIndex((item, at) => at >= index && item.block.role !== 'attachmentNote');
    const blank = this.#items[signature]?.block.rowsBefore ?? 0;
    if (blank - lacking >= 1) this.#squeezed.set(signature, blank - lacking);
    else if (rows <= this.#capacity / 2 || noteRows === 0) this.#takeAlong();
  }

  /** Rows that the page has for text, above its footnotes. */
  get #capacity(): number {
    return this.#capacityWith([]);
  }

  /** The same with more footnotes; so many that they would fill the page leave a row for text all the same. */
  #capacityWith(more: readonly number[]): number {
    const { linesPerPage } = this.#spec;
    if (this.#pageNotes.length + more.length === 0) return linesPerPage;
    const numbers = [...new Set([...this.#pageNotes, ...more])];
    return Math.max(1, linesPerPage - rowsFor(notesHeight(numbers, this.#notes, this.#spec), this.#spec));
  }

  #page(): Part[] {
    return this.#pages[this.#pages.length - 1] ?? [];
  }

  #isTop(): boolean {
    return this.#page().length === 0;
  }

  #newPage(): void {
    this.#pages.push([]);
    this.#pageNotes = [];
    this.#row = 0;
  }

  #blankRows(index: number): number {
    const block = this.#items[index]?.block;
    if (!block || (this.#isTop() && !block.keepRowsAtTop)) return 0;
    return this.#squeezed.get(index) ?? block.rowsBefore;
  }

  /** Rows that an element needs on this page: with what it must not be parted from, up to the next lawful break. */
  #rowsTogether(index: number): number {
    let rows = 0;
    let chain = 0;
    for (let at = index; ; at++) {
      const item = this.#items[at];
      if (!item) return rows;
      if (!item.block.sharesRow) chain++;
      rows += at === index ? this.#blankRows(at) : item.block.rowsBefore;
      const next = this.#items[at + 1];
      const isHere = next && !next.block.startsPage && next.block.isTurned === item.block.isTurned;
      const chained = item.block.keepWithNext && isHere && chain <= LONGEST_CHAIN;
      if (!chained) {
        // The first line may bring a footnote along, which takes its rows too.
        const noted = this.#capacity - this.#capacityWith(notesIn(item, 0, 1));
        return Math.min(rows + leastRows(item, this.#spec) + noted, this.#spec.linesPerPage);
      }
      rows += rowsOf(item, this.#spec);
    }
  }

  #place(item: number, from: number, to: number, rows: number, repeatsHead = false): void {
    this.#page().push({ item, from, to, row: this.#row, rows, repeatsHead });
    this.#row += rows;
    if (this.#notes.length > 0) this.#pageNotes = notesOfPage(this.#page(), this.#items);
  }

  #placeLines(index: number, item: FlowItem): void {
    const total = item.lines.length;
    for (let from = 0; from < total; ) {
      if (this.#row >= this.#capacity) this.#newPage();
      const fitting = this.#lastFitting(item, from, Math.min(total, from + this.#capacity - this.#row));
      // A line whose footnote has no room goes to the next page with it.
      if (fitting === from && !this.#isTop()) {
        this.#newPage();
        continue;
      }
      const to = Math.max(fitting, from + 1);
      this.#place(index, from, to, to - from);
      from = to;
    }
    if (item.block.sharesRow) this.#row -= total;
  }

  /** The last of the lines from `from` to `to` that fits above the footnotes that the lines up to it bring along. */
  #lastFitting(item: FlowItem, from: number, to: number): number {
    if (this.#notes.length === 0) return to;
    let last = from;
    while (last < to && this.#row + last + 1 - from <= this.#capacityWith(notesIn(item, from, last + 1))) last++;
    return last;
  }

  #placeTable(index: number, item: FlowItem): void {
    const rows = item.table?.rows ?? [];
    const head = rows[0]?.height ?? 0;
    for (let from = 0; from < rows.length; ) {
      if (this.#row >= this.#capacity) this.#newPage();
      const repeatsHead = from > 0;
      let height = repeatsHead ? head : 0;
      let to = from;
      while (
        to < rows.length &&
        this.#row + rowsFor(height + (rows[to]?.height ?? 0), this.#spec) <=
          this.#capacityWith(notesIn(item, from, to + 1))
      ) {
        height += rows[to]?.height ?? 0;
        to++;
      }
      // A header may not stand alone, and a row that fits on no page is set all the same.
      const isHeadAlone = from === 0 && to === 1 && rows.length > 1;
      if ((to === from || isHeadAlone) && !this.#isTop()) {
        this.#newPage();
        continue;
      }
      if (to === from) height += rows[to++]?.height ?? 0;
      const used = Math.min(rowsFor(height, this.#spec), Math.max(1, this.#capacity - this.#row));
      this.#place(index, from, to, used, repeatsHead);
      from = to;
    }
  }

  /**
   * Opens a new page and moves the last lines of text there, so that the closing that follows does not stand alone; a
   * heading never stays behind. Leaves everything as it is when the page has no text to give.
   */
  #takeAlong(): void {
    const page = this.#page();
    const moved: Part[] = [];
    for (let lines = 0; lines < LINES_WITH_SIGNATURE; ) {
      const last = page[page.length - 1];
      const item = last && this.#items[last.item];
      if (!last || !item || item.table || item.image) break;
      const wanted = Math.min(last.rows, LINES_WITH_SIGNATURE - lines);
      if (page.length === 1 && wanted === last.rows) break;
      // The text has to begin on the first page (首页必须显示正文, clause 7.3.3); what is left must show some.
      if (
        moved.length > 0 &&
        wanted === last.rows &&
        this.#pages.length === 1 &&
        !showsText(page.slice(0, -1), this.#items)
      )
        break;
      page.pop();
      if (wanted < last.rows) page.push({ ...last, to: last.to - wanted, rows: last.rows - wanted });
      moved.unshift({ ...last, from: last.to - wanted, row: last.row + last.rows - wanted, rows: wanted });
      lines += wanted;
      while (page.length > 1 && this.#items[page[page.length - 1]?.item ?? 0]?.block.keepWithNext === true) {
        moved.unshift(page.pop() as Part);
      }
    }
    const [first] = moved;
    const last = moved[moved.length - 1];
    if (!first || !last) return;
    this.#newPage();
    for (const part of moved) this.#page().push({ ...part, row: part.row - first.row });
    this.#row = last.row - first.row + last.rows;
  }
}
