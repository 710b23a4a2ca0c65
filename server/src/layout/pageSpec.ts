import { type FaceId, FONT_STACKS } from './fontStacks';

/**
 * Every number of the paper as data, in millimetres and points, with its clause of GB/T 9704-2012. What local rules
 * change (margins, line pitch, fonts, page number) is changed here and nowhere else.
 */
export type PageFormat = 'plain' | 'document' | 'letter' | 'order' | 'minutes';
export type PageNumberStyle = 'outer' | 'centre' | 'none';

/** How a piece of text looks. `size` in points. */
export interface TextStyle {
  readonly face: FaceId;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: 'black' | 'red';
}

export type StyleId =
  | 'body'
  | 'title'
  | 'subtitle'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'strong'
  | 'label'
  | 'signer'
  | 'masthead'
  | 'caption'
  | 'table'
  | 'tableHead'
  | 'imprint'
  | 'footnote'
  | 'noteMark'
  | 'pageNumber';

export interface PageSpec {
  readonly format: PageFormat;
  /** Language of the text, by which a browser chooses between Simplified and Traditional shapes of a character. */
  readonly language: 'zh-CN' | 'zh-TW';
  /** Millimetres; A4 by clause 5.1. */
  readonly paper: { readonly width: number; readonly height: number };
  /** Millimetres; 天头 37 and 订口 28 by clause 5.2.1, the others follow from the 156 × 225 mm of the 版心. */
  readonly margin: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number };
  /** Clause 5.2.3: 22 lines of 28 characters. */
  readonly linesPerPage: number;
  readonly charsPerLine: number;
  /** Millimetres from one line to the next. */
  readonly linePitch: number;
  readonly styles: Readonly<Record<StyleId, TextStyle>>;
  /** Font families by face, in the order they are looked for; installed names first, open substitutes last. */
  readonly fonts: Readonly<Record<FaceId, readonly string[]>>;
  /** Digits and Latin letters: in the Chinese font, or in Times New Roman (same half cells). */
  readonly latin: 'chinese' | 'times';
  /** Whether a number stays on a line with its Chinese measure word; Word parts them. */
  readonly keepsMeasures: boolean;
  /** Whether the paper is sealed, which decides where signature and date stand (clause 7.3.5.1 and 7.3.5.2). */
  readonly seal: boolean;
  /** The seals of a joint paper, which stand side by side (clause 7.3.5.1). */
  readonly seals: {
    /** Millimetres: 42 is the seal of an office of county level (国发〔1999〕25号); higher ones have up to 50. */
    readonly diameter: number;
    /** Least distance in millimetres of two seals, which may neither cross nor touch (clause 7.3.5.1). */
    readonly gap: number;
    /** Most seals in a row; GB/T 9704—1999 named the number that the 版心 has room for. */
    readonly perRow: number;
  };
  readonly pageNumber: {
    readonly style: PageNumberStyle;
    /** From the lower edge of the 版心 to the dashes, in millimetres: 7 by clause 7.5. */
    readonly distance: number;
    /** Distance from the outer edge of the 版心 in characters of the number's size: 1 by clause 7.5. */
    readonly indent: number;
  };
  readonly masthead: {
    /** Whether a joint paper shows the name of the leading body alone, as clause 7.2.4 allows. */
    readonly leadOnly: boolean;
    /** From the upper edge of the 版心 to that of the 发文机关标志 in millimetres: 35 by clause 7.2.4. */
    readonly below: number;
    /** Blank lines between the mark and the 发文字号: 2 by clause 7.2.5. */
    readonly linesBelow: number;
    /** From the 发文字号 down to the red rule in millimetres: 4 by clause 7.2.7. */
    readonly ruleDistance: number;
    /** Thickness of the red rule in millimetres; the standard leaves it open, 1 point is the practice. */
    readonly ruleWeight: number;
    /** Blank lines between the red rule and the title: 2 by clause 7.3.1. */
    readonly linesAboveTitle: number;
  };
  readonly letter: {
    /** Upper edge of the mark in millimetres from the top of the paper: 30 by clause 10.1. */
    readonly markTop: number;
    /** Length of the red double rules in millimetres: 170 by clause 10.1. */
    readonly ruleLength: number;
    /** From the mark to the first double rule, and from the second to the foot of the paper: 4 and 20 mm. */
    readonly ruleDistance: number;
    readonly footDistance: number;
    /** Gap between a double rule and the text, in heights of a 3号 character: 7/8 by clause 10.1. */
    readonly gap: number;
    /** The two rules of a pair and the blank between them in millimetres; the standard only says thick and thin. */
    readonly thick: number;
    readonly thin: number;
    readonly between: number;
  };
  readonly order: {
    /** From the upper edge of the 版心 to that of the mark in millimetres: 20 by clause 10.2. */
    readonly below: number;
    /** Blank lines between the 令号 and the text: 2 by clause 10.2. */
    readonly linesAboveText: number;
  };
  /** Footnotes, of which the standard says nothing: small type at the foot of the page under a short line. */
  readonly notes: {
    /** Millimetres from one line to the next, and between the text and the first line with the short line in it. */
    readonly linePitch: number;
    readonly gap: number;
    /** Length and thickness of the short line in millimetres. */
    readonly ruleLength: number;
    readonly ruleWeight: number;
  };
  /** Whether attachments are bound apart and so bear the 发文字号 (clause 7.3.7). */
  readonly attachmentsApart: boolean;
  readonly imprint: {
    /** Weight of the first and last, and of the middle rules in millimetres: 0.35 and 0.25 by clause 7.4.1. */
    readonly outerRule: number;
    readonly innerRule: number;
    /** Indent left and right in characters of its size: 1 by clause 7.4.2. */
    readonly indent: number;
  };
}

export const POINT = 25.4 / 72;

/** Width and height of the 版心 in millimetres: 156 × 225 by clause 5.2.1. */
export function textBlock(spec: PageSpec): { readonly width: number; readonly height: number } {
  const { paper, margin } = spec;
  return {
    width: paper.width - margin.left - margin.right,
    height: paper.height - margin.top - margin.bottom,
  };
}

/** Millimetres from one body character to the next: 156 ÷ 28, a little less than the 16 points of the character. */
export function charPitch(spec: PageSpec): number {
  return textBlock(spec).width / spec.charsPerLine;
}

/** Height of a character of this style in millimetres. */
export function emOf(spec: PageSpec, style: StyleId): number {
  return spec.styles[style].size * POINT;
}

/**
 * The cell of a style in millimetres: body sized text stands on the grid of the page, other sizes at their own
 * width.
 */
export function cellOf(spec: PageSpec, style: StyleId): number {
  return spec.styles[style].size === spec.styles.body.size ? charPitch(spec) : emOf(spec, style);
}

const SIZE = { first: 26, second: 22, third: 16, fourth: 14, smallFourth: 12, fifth: 10.5 } as const;

const STYLES: Readonly<Record<StyleId, TextStyle>> = {
  body: { face: 'fangsong', size: SIZE.third, bold: false, colour: 'black' },
  title: { face: 'xiaobiaosong', size: SIZE.second, bold: false, colour: 'black' },
  subtitle: { face: 'kai', size: SIZE.third, bold: false, colour: 'black' },
  heading1: { face: 'hei', size: SIZE.third, bold: false, colour: 'black' },
  heading2: { face: 'kai', size: SIZE.third, bold: false, colour: 'black' },
  heading3: { face: 'fangsong', size: SIZE.third, bold: false, colour: 'black' },
  strong: { face: 'fangsong', size: SIZE.third, bold: true, colour: 'black' },
  label: { face: 'hei', size: SIZE.third, bold: false, colour: 'black' },
  signer: { face: 'kai', size: SIZE.third, bold: false, colour: 'black' },
  masthead: { face: 'xiaobiaosong', size: 42, bold: false, colour: 'red' },
  caption: { face: 'hei', size: SIZE.third, bold: false, colour: 'black' },
  table: { face: 'fangsong', size: SIZE.smallFourth, bold: false, colour: 'black' },
  tableHead: { face: 'hei', size: SIZE.smallFourth, bold: false, colour: 'black' },
  imprint: { face: 'fangsong', size: SIZE.fourth, bold: false, colour: 'black' },
  footnote: { face: 'song', size: SIZE.fifth, bold: false, colour: 'black' },
  noteMark: { face: 'song', size: SIZE.fifth, bold: false, colour: 'black' },
  pageNumber: { face: 'song', size: SIZE.fourth, bold: false, colour: 'black' },
};

const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;

const known = new Map<string, PageSpec>();
/** Far more page formats than one session meets; the oldest is forgotten first. */
const KNOWN_LIMIT = 64;

/** The one object for all specs with these values, so that lines set for a spec are found again by the spec itself. */
export function internSpec(spec: PageSpec): PageSpec {
  const key = JSON.stringify(spec);
  const same = known.get(key);
  if (same) return same;
  if (known.size >= KNOWN_LIMIT) known.delete(known.keys().next().value ?? '');
  known.set(key, spec);
  return spec;
}

const turnedSpecs = new WeakMap<PageSpec, PageSpec>();

/**
 * The spec of a page that is read from its right side, its head at the left edge of the paper, on odd pages and on even
 * ones: that is what clause 8 says of tables (单页码表头在订口一边，双页码表头在切口一边). Its left is the paper's foot.
 */
export function turnedSpec(spec: PageSpec): PageSpec {
  let turned = turnedSpecs.get(spec);
  if (!turned) {
    const { paper, margin } = spec;
    const upright = textBlock(spec);
    const linesPerPage = Math.max(1, Math.floor(upright.width / spec.linePitch));
    // What is left of a row is no part of the text, or Word would find room there for a row of a table.
    const rest = Math.max(0, upright.width - linesPerPage * spec.linePitch);
    turned = internSpec({
      ...spec,
      paper: { width: paper.height, height: paper.width },
      margin: { top: margin.left, left: margin.bottom, right: margin.top, bottom: margin.right + rest },
      linesPerPage,
      charsPerLine: Math.max(1, Math.floor(upright.height / charPitch(spec))),
    });
    turnedSpecs.set(spec, turned);
  }
  return turned;
}

/** GB/T 9704-2012 to the letter, for a working paper without 红头. */
export const STANDARD_SPEC: PageSpec = internSpec({
  format: 'plain',
  language: 'zh-CN',
  paper: { width: 210, height: 297 },
  margin: MARGIN,
  linesPerPage: 22,
  charsPerLine: 28,
  linePitch: (297 - MARGIN.top - MARGIN.bottom) / 22,
  styles: STYLES,
  fonts: FONT_STACKS,
  latin: 'chinese',
  attachmentsApart: false,
  keepsMeasures: true,
  seal: true,
  seals: { diameter: 42, gap: 3, perRow: 3 },
  pageNumber: { style: 'outer', distance: 7, indent: 1 },
  masthead: { leadOnly: false, below: 35, linesBelow: 2, ruleDistance: 4, ruleWeight: 0.35, linesAboveTitle: 2 },
  letter: {
    markTop: 30,
    ruleLength: 170,
    ruleDistance: 4,
    footDistance: 20,
    gap: 7 / 8,
    thick: 0.7,
    thin: 0.25,
    between: 0.5,
  },
  order: { below: 20, linesAboveText: 2 },
  notes: { linePitch: 14 * POINT, gap: 8 * POINT, ruleLength: 50, ruleWeight: 0.18 },
  imprint: { outerRule: 0.35, innerRule: 0.25, indent: 1 },
});
