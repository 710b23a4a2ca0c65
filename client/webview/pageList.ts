import { moveWithArrows } from './arrows';
import { drawing, element } from './element';
import type { Sheets } from './sheets';
import type { Texts } from './texts';

/** Small pictures of the pages beside them; each shows its page's own drawing, so it never lags behind. */
export class PageList {
  readonly list: HTMLElement;
  readonly #sheets: Sheets;
  readonly #texts: Texts;
  readonly #goTo: (page: number) => void;
  readonly #near: IntersectionObserver;
  #current = 0;

  constructor(texts: Texts, sheets: Sheets, goTo: (page: number) => void) {
    this.#texts = texts;
    this.#sheets = sheets;
    this.#goTo = goTo;
    this.list = element('nav', { class: 'page-list', 'aria-label': texts.pageList, hidden: '' });
    moveWithArrows(this.list, ['ArrowUp', 'ArrowDown']);
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) this.#draw(target);
      },
      { root: this.list, rootMargin: '50% 0px' },
    );
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  setOpen(open: boolean): void {
    this.list.hidden = !open;
    if (open) this.update();
    else this.list.replaceChildren();
  }

  /** Makes the list as long as the report; does nothing while it is closed. */
  update(): void {
    if (!this.isOpen) return;
    const count = this.#sheets.all.length;
    while (this.list.children.length > count) this.list.lastElementChild?.remove();
    while (this.list.children.length < count) this.#add(this.list.children.length + 1);
    for (const [index, item] of [...this.list.children].entries()) {
      item.setAttribute('aria-label', this.#texts.page(index + 1, count));
    }
    for (const item of this.list.querySelectorAll('.drawn')) this.#draw(item);
  }

  /** Marks the page on view. */
  mark(page: number): void {
    if (!this.isOpen || page === this.#current) return;
    this.#current = page;
    this.list.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const item = this.list.children[page - 1];
    item?.setAttribute('aria-current', 'page');
    item?.scrollIntoView({ block: 'nearest' });
  }

  #add(number: number): void {
    const item = element('button', { type: 'button' }, element('span', { class: 'thumbnail' }), String(number));
    item.addEventListener('click', () => this.#goTo(number));
    this.list.append(item);
    this.#near.observe(item);
  }

  #draw(item: Element): void {
    const sheet = this.#sheets.all[[...this.list.children].indexOf(item)];
    const frame = item.querySelector('.thumbnail');
    if (!sheet || !frame || (frame as HTMLElement).dataset.hash === sheet.hash) return;
    this.#sheets.draw(sheet);
    const page = sheet.section.querySelector('svg');
    if (!page) return;
    page.id = `drawing-${sheet.section.id}`;
    const viewBox = page.getAttribute('viewBox') ?? '0 0 1 1';
    const picture = drawing('svg', { viewBox, 'aria-hidden': 'true' }, drawing('use', { href: `#${page.id}` }));
    frame.replaceChildren(picture);
    (frame as HTMLElement).dataset.hash = sheet.hash;
    item.classList.add('drawn');
  }
}
