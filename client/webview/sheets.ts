import type { PageContent, PageLook, PagesMessage } from '../src/preview/messages';
import { element } from './element';
import { Pictures } from './pictures';
import type { Texts } from './texts';

/** One page in the preview. */
export interface Sheet {
  readonly section: HTMLElement;
  hash: string;
  start: number;
  /** The page's drawing, kept until it is shown. */
  html: string | undefined;
}

/** Pages drawn at once beyond those in view; the others follow when the browser has time. */
const IDLE_SHEETS = 6;

/** The sheets of paper. Only pages whose hash changed are drawn anew; those out of view wait for an idle moment. */
export class Sheets {
  readonly #container: HTMLElement;
  readonly #texts: Texts;
  readonly #style = new CSSStyleSheet();
  readonly #near: IntersectionObserver;
  readonly #bySection = new WeakMap<Element, Sheet>();
  readonly #onDrawn: (sheet: Sheet) => void;
  readonly #pictures = new Pictures();
  #sheets: Sheet[] = [];
  #css = '';
  #idle = 0;

  constructor(container: HTMLElement, texts: Texts, onDrawn: (sheet: Sheet) => void) {
    this.#container = container;
    this.#texts = texts;
    this.#onDrawn = onDrawn;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#style];
    const draw = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        const sheet = this.#bySection.get(target);
        if (isIntersecting && sheet) this.draw(sheet);
      }
    };
    this.#near = new IntersectionObserver(draw, { rootMargin: '100% 0px' });
  }

  get all(): readonly Sheet[] {
    return this.#sheets;
  }

  /** Takes over the pages of a message. False when the drawing of a page is missing and has to be asked for. */
  update({ pages, look, pictures }: PagesMessage): boolean {
    this.#look(look);
    this.#pictures.add(pictures);
    const drawings = new Map(this.#sheets.map((sheet) => [sheet.hash, sheet] as const));
    const missing = pages.some(({ hash, html }) => html === undefined && !drawings.has(hash));
    if (missing) return false;
    while (this.#sheets.length > pages.length) this.#remove();
    for (const [index, page] of pages.entries()) {
      const sheet = this.#sheets[index];
      if (!sheet) this.#add(page, pages.length);
      else if (sheet.hash !== page.hash) this.#change(sheet, page.html ?? drawings.get(page.hash)?.html);
      const current = this.#sheets[index];
      if (!current) continue;
      current.hash = page.hash;
      current.start = page.start;
      current.section.setAttribute('aria-label', this.#texts.page(index + 1, pages.length));
    }
    this.#drawLater();
    return true;
  }

  /** Draws a page that was not in view so far. */
  draw(sheet: Sheet): void {
    if (sheet.section.dataset.hash === sheet.hash || sheet.html === undefined) return;
    // The server escapes every text of the report; the page holds shapes and text and nothing that runs.
    const template = element('template');
    template.innerHTML = sheet.html;
    this.#pictures.fill(template.content);
    sheet.section.replaceChildren(template.content);
    sheet.section.dataset.hash = sheet.hash;
    this.#onDrawn(sheet);
  }

  #look({ css, width, height }: PageLook): void {
    if (css !== this.#css) {
      this.#css = css;
      this.#style.replaceSync(css);
    }
    const { style } = this.#container;
    style.setProperty('--paper-width', String(width));
    style.setProperty('--paper-height', String(height));
  }

  #add(page: PageContent, count: number): void {
    const number = this.#sheets.length + 1;
    const attributes = {
      class: 'sheet',
      id: `page-${number}`,
      role: 'region',
      'aria-label': this.#texts.page(number, count),
    };
    const section = element('section', attributes);
    const sheet: Sheet = { section, hash: page.hash, start: page.start, html: page.html };
    this.#sheets.push(sheet);
    this.#bySection.set(section, sheet);
    this.#container.append(section);
    this.#near.observe(section);
  }

  /** The drawing on view is replaced at once, the others when they come near. */
  #change(sheet: Sheet, html: string | undefined): void {
    sheet.html = html;
    const { top, bottom } = sheet.section.getBoundingClientRect();
    const isNear = bottom > -innerHeight && top < 2 * innerHeight;
    queueMicrotask(() => {
      if (isNear) this.draw(sheet);
    });
  }

  #remove(): void {
    const sheet = this.#sheets.pop();
    if (!sheet) return;
    this.#near.unobserve(sheet.section);
    sheet.section.remove();
  }

  /** Pages out of view are drawn too, so that the search of the webview finds their text. */
  #drawLater(): void {
    if (this.#idle !== 0) return;
    this.#idle = setTimeout(() => {
      this.#idle = 0;
      const waiting = this.#sheets.filter((sheet) => sheet.section.dataset.hash !== sheet.hash);
      for (const sheet of waiting.slice(0, IDLE_SHEETS)) this.draw(sheet);
      if (waiting.length > IDLE_SHEETS) this.#drawLater();
    }, 60) as unknown as number;
  }
}
