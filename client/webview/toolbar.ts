import { moveWithArrows } from './arrows';
import { button, element } from './element';
import type { MissingFont } from './fonts';
import type { Host } from './host';
import type { Texts } from './texts';
import type { View, Zoom } from './view';

const ZOOMS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Page navigation, zoom, print and the notice of missing fonts above the pages. */
export class Toolbar {
  readonly bar: HTMLElement;
  readonly #texts: Texts;
  readonly #number: HTMLInputElement;
  readonly #count = element('span', { class: 'count' });
  readonly #zoom: HTMLSelectElement;
  readonly #own = element('option', { value: 'own', hidden: '' });
  readonly #fontButton: HTMLButtonElement;
  readonly #fontNotice = element('div', { class: 'fonts', role: 'status', hidden: '' });

  constructor(texts: Texts, view: View, host: Host, togglePageList: () => void) {
    this.#texts = texts;
    this.#number = element('input', {
      type: 'text',
      inputmode: 'numeric',
      size: '3',
      'aria-label': texts.pageNumber,
      title: texts.pageNumber,
    });
    this.#number.addEventListener('change', () => view.goTo(Number.parseInt(this.#number.value, 10) || view.current));
    this.#number.addEventListener('focus', () => this.#number.select());
    const factors = ZOOMS.map((factor) => element('option', { value: String(factor) }, `${factor * 100}%`));
    this.#zoom = element(
      'select',
      { 'aria-label': texts.zoom, title: texts.zoom },
      element('option', { value: 'width' }, texts.fitWidth),
      element('option', { value: 'page' }, texts.fitPage),
      ...factors,
      this.#own,
    );
    this.#zoom.addEventListener('change', () => {
      const { value } = this.#zoom;
      view.setZoom(value === 'width' || value === 'page' ? value : Number(value));
    });
    this.#fontButton = button('font', texts.fonts, () => this.#toggleFonts());
    this.#fontButton.hidden = true;
    this.#fontButton.classList.add('attention');
    this.#fontButton.setAttribute('aria-expanded', 'false');
    const tools = element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': texts.toolbar },
      button('list', texts.pageList, togglePageList),
      button('up', texts.previousPage, () => view.goTo(view.current - 1)),
      this.#number,
      this.#count,
      button('down', texts.nextPage, () => view.goTo(view.current + 1)),
      element('span', { class: 'space' }),
      button('minus', texts.zoomOut, () => view.zoomBy(-1)),
      this.#zoom,
      button('plus', texts.zoomIn, () => view.zoomBy(1)),
      element('span', { class: 'space' }),
      this.#fontButton,
      button('print', texts.print, () => host.print()),
      this.#fontNotice,
    );
    tools.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && !this.#fontNotice.hidden) this.#toggleFonts();
    });
    moveWithArrows(tools, ['ArrowLeft', 'ArrowRight']);
    this.bar = element('header', {}, tools);
  }

  /** Shows where the view is. */
  update(page: number, count: number, zoom: Zoom, factor: number): void {
    if (document.activeElement !== this.#number) this.#number.value = page === 0 ? '' : String(page);
    this.#count.textContent = this.#texts.ofPages(count);
    const value = String(zoom);
    const isListed = typeof zoom !== 'number' || ZOOMS.includes(zoom);
    if (!isListed) this.#own.textContent = `${Math.round(factor * 100)}%`;
    this.#zoom.value = isListed ? value : 'own';
  }

  /** Names the fonts that are not installed and what stands in for them. */
  showFonts(missing: readonly MissingFont[]): void {
    this.#fontButton.hidden = missing.length === 0;
    if (missing.length === 0) this.#fontNotice.hidden = true;
    const items = missing.map(({ face, wanted, used }) =>
      element('li', {}, this.#texts.fontReplaced(this.#texts.faces[face] ?? face, wanted, used ?? this.#texts.noFont)),
    );
    this.#fontNotice.replaceChildren(
      element('p', {}, this.#texts.fontsMissing),
      element('ul', {}, ...items),
      element('p', {}, this.#texts.fontsHelp),
    );
  }

  #toggleFonts(): void {
    this.#fontNotice.hidden = !this.#fontNotice.hidden;
    this.#fontButton.setAttribute('aria-expanded', String(!this.#fontNotice.hidden));
  }
}
