type Attributes = Readonly<Record<string, string>>;

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an HTML element with attributes and children; the only way the preview makes elements besides the pages. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Makes an SVG element with attributes and children. */
export function drawing<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Outlines of the buttons' pictures in a square of 16; drawn, since no font has them all. */
const ICONS = {
  list: 'M2 3.5h5v9H2zM9.5 4h4.5M9.5 8h4.5M9.5 12h4.5',
  up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
  minus: 'M3 8h10',
  plus: 'M3 8h10M8 3v10',
  print: 'M4 6V2h8v4M4 11.5H2v-5.5h12v5.5h-2M4 9.5h8V14H4z',
  font: 'M1.5 13 5.5 3l4 10M3 9.5h5M14 13V8.2a2 2 0 0 0-3.5-1M14 9.5c-5-.5-5 3.5-2.5 3.5 1.5 0 2.5-1 2.5-2.5',
} as const;

/** A button with a picture and a name that screen readers and tooltips say. */
export function button(icon: keyof typeof ICONS, name: string, onClick: () => void): HTMLButtonElement {
  const picture = drawing('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, drawing('path', { d: ICONS[icon] }));
  const made = element('button', { type: 'button', title: name, 'aria-label': name }, picture);
  made.addEventListener('click', onClick);
  return made;
}
