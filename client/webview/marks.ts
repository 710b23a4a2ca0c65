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
  #bySheet = new Map<Sheet, PageMark[]>();
  /** What is marked on each drawing; a new drawing has nothing yet. */
  readonly #shown = new WeakMap<Element, string>();

  constructor(texts: Texts, open: (offset: number) => void) {
    this.#texts = texts;
    this.#open = open;
  }

  /** Takes over the findings and marks them on all drawn pages; pages whose findings did not move stay as they are. */
  update(marks: readonly PageMark[], sheets: readonly Sheet[]): void {
    this.#bySheet = new Map();
    for (const mark of marks) {
      const first = sheetAt(sheets, mark.start);
      if (!first) continue;
      this.#add(first, mark);
      // A passage that runs over the foot of a page is lit up on both, and marked where it goes on too.
      const next = sheets[sheets.indexOf(first) + 1];
      if (next && mark.end > next.start && next.start > first.start) this.#add(next, mark);
    }
    for (const sheet of sheets) this.show(sheet);
  }

  #add(sheet: Sheet, mark: PageMark): void {
    const own = this.#bySheet.get(sheet);
    if (own) own.push(mark);
    else this.#bySheet.set(sheet, [mark]);
  }

  /** Marks the findings of one drawn page. */
  show(sheet: Sheet): void {
    const { section } = sheet;
    const drawing = section.querySelector(':scope > svg');
    if (!drawing) return;
    // Counted from the page's start, findings stay true when text is written on a page before.
    const moved = (mark: PageMark) => ({ ...mark, start: mark.start - sheet.start, end: mark.end - sheet.start });
    const own = (this.#bySheet.get(sheet) ?? []).map(moved);
    const key = JSON.stringify(own);
    const shown = this.#shown.get(drawing);
    if (shown === key) return;
    this.#shown.set(drawing, key);
    for (const old of section.querySelectorAll(':scope > .mark, :scope > .passage')) old.remove();
    const lines = new Map<number, { readonly place: Place; readonly marks: PageMark[] }>();
    for (const mark of own) {
      const place = placesOf(sheet, sheet.start + mark.start, sheet.start + mark.end)[0];
      if (!place) continue;
      const row = Math.round((place.top + place.height / 2) * 400);
      const line = lines.get(row) ?? { place, marks: [] };
      line.marks.push(mark);
      lines.set(row, line);
    }
    for (const { place, marks } of lines.values()) section.append(this.#sign(sheet, place, marks));
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
    sign.addEventListener('click', () => this.#open(sheet.start + (marks[0]?.start ?? 0)));
    return sign;
  }

  #light(sheet: Sheet, marks: readonly PageMark[], severity: string): void {
    for (const { start, end } of marks) {
      for (const place of placesOf(sheet, sheet.start + start, sheet.start + end)) {
        const passage = element('div', { class: `passage ${severity}`, 'aria-hidden': 'true' });
        for (const side of ['left', 'top', 'width', 'height'] as const) {
          passage.style.setProperty(side, `${place[side] * 100}%`);
        }
        sheet.section.append(passage);
      }
    }
  }
}
