import type { Locator } from 'playwright-core';

/** A piece of text with the contrast of its colour to what is behind it, as WCAG 2 computes it. */
export interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The contrast of every text and picture below an element, computed from the styles that the browser works with. */
export async function textContrasts(root: Locator): Promise<readonly Contrast[]> {
  const painted = await root.evaluate((element) => {
    const found: { text: string; front: string; layers: string[] }[] = [];
    for (const one of [element, ...element.querySelectorAll('*')]) {
      let words = '';
      for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) words += node.textContent?.trim();
      const isPicture = one instanceof SVGPathElement;
      if ((words === '' && !isPicture) || !one.checkVisibility()) continue;
      const style = getComputedStyle(one);
      const layers: string[] = [];
      const isOnPaper = one.closest('svg.paper') !== null;
      for (let at: Element | null = one; at; at = at.parentElement) {
        // The sheet of paper is a shape of the drawing, and no background.
        if (isOnPaper && at.matches('svg.paper')) layers.push(getComputedStyle(at.querySelector('.sheet') ?? at).fill);
        else layers.push(getComputedStyle(at).backgroundColor);
      }
      const front = isOnPaper ? style.fill : isPicture ? style.stroke : style.color;
      found.push({ text: words || one.closest('button')?.title || 'picture', front, layers });
    }
    return found;
  });
  const colours = await coloursOf(root, new Set(painted.flatMap(({ front, layers }) => [front, ...layers])));
  const colour = (css: string) => colours.get(css) ?? BLACK;
  return painted.map(({ text, front, layers }) => {
    const behind = layers.map(colour).reduceRight((lower, upper) => over(upper, lower), WHITE);
    return { text, ratio: contrast(over(colour(front), behind), behind) };
  });
}

const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];

/** CSS colours of any notation as sRGB: the browser paints them. */
async function coloursOf(root: Locator, styles: ReadonlySet<string>): Promise<ReadonlyMap<string, Colour>> {
  const pixels = await root.evaluate(
    (_, all) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      return all.map((css) => {
        if (!context) return [];
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = css;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
      });
    },
    [...styles],
  );
  return new Map(
    [...styles].map((css, index) => {
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels[index] ?? [];
      return [css, [red, green, blue, alpha / 255]] as const;
    }),
  );
}

function over(upper: Colour, lower: Colour): Colour {
  const mix = (above: number, below: number) => above * upper[3] + below * (1 - upper[3]);
  return [mix(upper[0], lower[0]), mix(upper[1], lower[1]), mix(upper[2], lower[2]), 1];
}

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance by WCAG 2. */
function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
