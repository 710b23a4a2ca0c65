import type { PageFace } from '../src/preview/messages';

/** A type face whose fonts are not installed, and what is used in their place. */
export interface MissingFont {
  readonly face: string;
  readonly wanted: string;
  /** Undefined when nothing of the stack is installed. */
  readonly used: string | undefined;
}

const GENERIC: readonly string[] = ['monospace', 'serif', 'sans-serif'];
/** Latin letters differ in width from font to font; Chinese characters are as wide as high in all of them. */
const PROBE = 'mmmmiillWW@@11,.';

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, boolean>();

/**
 * Whether the system has a font. Text in a family that is missing is as wide as in the generic family behind it, and
 * one that is there differs from at least one of the generic families.
 */
function isInstalled(family: string): boolean {
  let installed = known.get(family);
  if (installed === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    const drawing = context;
    if (!drawing) return true;
    const width = (stack: string) => {
      drawing.font = `72px ${stack}`;
      return drawing.measureText(PROBE).width;
    };
    const quoted = `"${family.replace(/["\\]/g, '')}"`;
    installed = GENERIC.some((generic) => Math.abs(width(`${quoted}, ${generic}`) - width(generic)) > 0.1);
    known.set(family, installed);
  }
  return installed;
}

/** The faces of the pages on view that no wanted font is installed for. */
export function missingFonts(faces: readonly PageFace[], pages: ParentNode): MissingFont[] {
  const missing: MissingFont[] = [];
  for (const { face, wanted, substitutes, classes } of faces) {
    const isUsed = classes.some((name) => pages.querySelector(`.${CSS.escape(name)}`) !== null);
    if (!isUsed || wanted.some(isInstalled)) continue;
    const used = substitutes.filter((name) => !GENERIC.includes(name)).find(isInstalled);
    missing.push({ face, wanted: wanted[0] ?? '', used });
  }
  return missing;
}
