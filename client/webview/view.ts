import type { Host } from './host';
import { sheetAt, topOf } from './places';
import type { Sheets } from './sheets';

/** Pixels of a millimetre at the size of the paper. */
const MILLIMETRE = 96 / 25.4;
const FACTORS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** Pixels around the paper, as in the style sheet. */
const MARGIN = 24;

export type Zoom = 'width' | 'page' | number;

/** What part of the pages is on view, and how large. */
export class View {
  readonly #scroller: HTMLElement;
  readonly #sheets: Sheets;
  readonly #host: Host;
  readonly #onChange: () => void;
  #zoom: Zoom;
  #paper = { width: 210, height: 297 };
  #keeping = 0;

  constructor(scroller: HTMLElement, sheets: Sheets, host: Host, onChange: () => void) {
    this.#scroller = scroller;
    this.#sheets = sheets;
    this.#host = host;
    this.#onChange = onChange;
    this.#zoom = host.state.zoom ?? 'width';
    new ResizeObserver(() => this.#keepingPlace(() => this.#apply())).observe(scroller);
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    scroller.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  /** The factor the paper is shown at; 1 is its real size. */
  get factor(): number {
    const { width, height } = this.#paper;
    const room = { width: this.#scroller.clientWidth - 2 * MARGIN, height: this.#scroller.clientHeight - 2 * MARGIN };
    const fit = room.width / (width * MILLIMETRE);
    if (this.#zoom === 'width') return Math.max(0.1, fit);
    if (this.#zoom === 'page') return Math.max(0.1, Math.min(fit, room.height / (height * MILLIMETRE)));
    return this.#zoom;
  }

  setPaper(width: number, height: number): void {
    this.#paper = { width, height };
    this.#apply();
  }

  setZoom(zoom: Zoom): void {
    this.#keepingPlace(() => {
      this.#zoom = typeof zoom === 'number' ? Math.min(5, Math.max(0.1, zoom)) : zoom;
      this.#apply();
    });
    this.#host.keep({ zoom: this.#zoom });
    this.#onChange();
  }

  zoomBy(steps: 1 | -1): void {
    const now = this.factor;
    const next = steps > 0 ? FACTORS.find((one) => one > now + 0.01) : FACTORS.findLast((one) => one < now - 0.01);
    this.setZoom(next ?? now);
  }

  /** Number of the page that fills most of the upper part of the view; 0 without pages. */
  get current(): number {
    const middle = this.#scroller.getBoundingClientRect().top + this.#scroller.clientHeight * 0.4;
    const { all } = this.#sheets;
    // Sheets are in order, so the first whose lower edge is below the line is the one on it.
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((all[half]?.section.getBoundingClientRect().bottom ?? 0) < middle) low = half + 1;
      else high = half;
    }
    return all.length === 0 ? 0 : low + 1;
  }

  goTo(page: number): void {
    const sheet = this.#sheets.all[Math.min(this.#sheets.all.length, Math.max(1, page)) - 1];
    if (sheet) this.#scrollTo(sheet.section, -MARGIN / 2);
  }

  /** Brings an offset of the report to the top of the view. */
  showOffset(offset: number): void {
    const sheet = sheetAt(this.#sheets.all, offset);
    if (!sheet) return;
    this.#sheets.draw(sheet);
    // What stands before the first text of a page, such as the front matter, belongs to the whole page.
    const top = offset <= sheet.start ? 0 : topOf(sheet, offset);
    this.#scrollTo(sheet.section, top - MARGIN);
  }

  /** Keeps the text at the top of the view where it is while pages change. */
  keepPlace(change: () => void): void {
    this.#keepingPlace(change);
  }

  #scrollTo(section: HTMLElement, distance: number): void {
    const delta = section.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
    this.#scroller.scrollTop += delta + distance;
  }

  #apply(): void {
    this.#scroller.style.setProperty('--factor', String(this.factor));
    this.#onChange();
  }

  #keepingPlace(change: () => void): void {
    const sheet = this.#sheets.all[this.current - 1];
    const box = sheet?.section.getBoundingClientRect();
    const top = this.#scroller.getBoundingClientRect().top;
    const share = box ? (top - box.top) / Math.max(1, box.height) : 0;
    change();
    if (!sheet?.section.isConnected || !box) return;
    const after = sheet.section.getBoundingClientRect();
    const shift = after.top + share * after.height - top;
    if (Math.abs(shift) > 0.5) this.#scroller.scrollTop += shift;
  }

  #scrolled(): void {
    this.#onChange();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      const sheet = this.#sheets.all[this.current - 1];
      if (sheet) this.#host.keep({ offset: sheet.start });
    }, 300) as unknown as number;
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.setZoom(this.factor * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }
}
