import { type FaceId, SUBSTITUTE_FONTS } from '../layout/fontStacks';
import { type PageSpec, POINT, type StyleId } from '../layout/pageSpec';

/** Name of the font made of digits and Latin letters alone, so that Times New Roman leaves “ ” to the Chinese font. */
const LATIN = 'Baogao Latin';
const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'system-ui']);

/** CSS class of a text style. */
export function styleClass(style: StyleId): string {
  return `s-${style}`;
}

/** A family name as CSS writes it; names cannot close the string, whatever a setting says. */
function family(name: string): string {
  return GENERIC.has(name) ? name : `"${name.replace(/[^\p{L}\p{N} _.-]/gu, '')}"`;
}

/** The `font-family` value of a face. */
function fontStack(spec: PageSpec, face: FaceId): string {
  const names = spec.fonts[face].map(family);
  return (spec.latin === 'times' ? [family(LATIN), ...names] : names).join(',');
}

/**
 * The style sheet for drawing pages of a spec. Only looks: where a line stands and how wide it is, its page says. The
 * settings keep a browser from spacing or joining characters on its own; without geometricPrecision it rounds each
 * advance to whole pixels.
 */
export function pageStyle(spec: PageSpec): string {
  const rules = [
    `.paper text{text-rendering:geometricPrecision;font-kerning:none;font-synthesis:none;font-variant-ligatures:none;text-autospace:no-autospace;text-spacing-trim:space-all;white-space:pre;fill:#000}`,
    '.paper .sheet{fill:#fff}.paper .rule-black{stroke:#000}.paper .rule-red{stroke:#d7000f}',
    '.paper .s-noteMark{font-size:10.5px;baseline-shift:4px}.paper .footnote .s-noteMark{font-size:8px;baseline-shift:2px}',
    '.paper .frame{fill:none;stroke:#888;stroke-dasharray:4 3}.paper text.frame-name{fill:#666;stroke:none}',
  ];
  if (spec.latin === 'times') {
    rules.unshift(
      `@font-face{font-family:${family(LATIN)};src:local("Times New Roman"),local("Liberation Serif");unicode-range:U+25,U+2B-2E,U+30-39,U+41-5A,U+61-7A}`,
    );
  }
  for (const [style, { face, bold, colour }] of Object.entries(spec.styles)) {
    // The open substitutes for 小标宋 look like it in their bold; 小标宋 itself has one weight and ignores this.
    const weight = bold || face === 'xiaobiaosong' ? 'bold' : 'normal';
    const fill = colour === 'red' ? ';fill:#d7000f' : '';
    const synthesis = bold ? ';font-synthesis:weight' : '';
    rules.push(
      `.paper .${styleClass(style as StyleId)}{font-family:${fontStack(spec, face)};font-weight:${weight}${synthesis}${fill}}`,
    );
  }
  return rules.join('\n');
}

/** What a reader of pages needs besides the pages: the style sheet, the size of the paper and the fonts it asks for. */
export interface PageLook {
  readonly css: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly faces: readonly {
    readonly face: FaceId;
    readonly wanted: readonly string[];
    readonly substitutes: readonly string[];
    readonly classes: readonly string[];
  }[];
}

/** The look of a spec's pages. */
export function pageLook(spec: PageSpec): PageLook {
  const styles = Object.entries(spec.styles);
  const faces = (Object.keys(spec.fonts) as FaceId[]).map((face) => ({
    face,
    wanted: spec.fonts[face].filter((name) => !SUBSTITUTE_FONTS.has(name)),
    substitutes: spec.fonts[face].filter((name) => SUBSTITUTE_FONTS.has(name)),
    classes: styles.filter(([, style]) => style.face === face).map(([style]) => styleClass(style as StyleId)),
  }));
  return { css: pageStyle(spec), width: spec.paper.width, height: spec.paper.height, faces };
}

/** Points to the unit of the drawing, which is the point itself; millimetres have to be turned into it. */
export function toPoints(millimetres: number): number {
  return millimetres / POINT;
}
