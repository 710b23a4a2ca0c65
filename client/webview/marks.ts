import type { PageMark } from '../src/preview/messages';
import { element } from './element';
import { type Place, placesOf, sheetAt } from './places';
import type { Sheet } from './sheets';
import type { Texts } from './texts';

const GRAVITY: readonly PageMark['severity'][] = ['error', 'warning', 'information', 'hint'];

/** Findings in the margin: one sign for each line that has any, its text on hover, the passage lit up with it. */
export class Marks {
  readonly #texts: Texts;
  readonly #open: (offset: number) => void;
  #marks: readonly PageMark[] = [];

  constructor(texts: Texts, open: (offset: number) => void) {
    this.#texts = texts;
    this.#open = open;
  }

  /** Takes over the findings and marks them on all drawn pages. */
  update(marks: readonly PageMark[], sheets: readonly Sheet[]): void {
    this.#marks = marks;
    for (const sheet of sheets) this.show(sheet, sheets);
  }

  /** Marks the findings of one drawn page. */
  show(sheet: Sheet, sheets: readonly Sheet[]): void {
    for (const old of sheet.section.querySelectorAll(':scope > .mark, :scope > .passage')) old.remove();
    if (!sheet.section.firstElementChild) return;
    const next = sheets[sheets.indexOf(sheet) + 1];
    const own = this.#marks.filter(({ start, end }) => {
      const first = sheetAt(sheets, start);
      return first === sheet || (end > sheet.start && start < sheet.start && next !== undefined && end < next.start);
    });
    const lines = new Map<number, { readonly place: Place; readonly marks: PageMark[] }>();
    for (const mark of own) {
      const place = placesOf(sheet, mark.start, mark.end)[0];
      if (!place) continue;
      const key = Math.round((place.top + place.height / 2) * 400);
      const line = lines.get(key) ?? { place, marks: [] };
      line.marks.push(mark);
      lines.set(key, line);
    }
    for (const { place, marks } of lines.values()) sheet.section.append(this.#sign(sheet, place, marks));
  }

  #sign(sheet: Sheet, place: Place, marks: readonly PageMark[]): HTMLElement {
    const severity = GRAVITY.find((one) => marks.some((mark) => mark.severity === one)) ?? 'hint';
    const text = marks.map((mark) => mark.message).join('\n');
    const name = marks.length > 1 ? `${this.#texts.findings(marks.length)}\n${text}` : text;
    const count = marks.length > 1 ? String(marks.length) : '';
    const sign = element(
      'button',
      { type: 'button', class: `mark ${severity}`, title: name, 'aria-label': name },
      count,
    );
    sign.style.setProperty('top', `${(place.top + place.height / 2) * 100}%`);
    const light = () => this.#light(sheet, marks, severity);
    const dim = () => {
      for (const old of sheet.section.querySelectorAll(':scope > .passage')) old.remove();
    };
    sign.addEventListener('mouseenter', light);
    sign.addEventListener('focus', light);
    sign.addEventListener('mouseleave', dim);
    sign.addEventListener('blur', dim);
    sign.addEventListener('click', () => this.#open(marks[0]?.start ?? 0));
    return sign;
  }

  #light(sheet: Sheet, marks: readonly PageMark[], severity: string): void {
    for (const { start, end } of marks) {
      for (const place of placesOf(sheet, start, end)) {
        const passage = element('div', { class: `passage ${severity}`, 'aria-hidden': 'true' });
        for (const side of ['left', 'top', 'width', 'height'] as const) {
          passage.style.setProperty(side, `${place[side] * 100}%`);
        }
        sheet.section.append(passage);
      }
    }
  }
}
