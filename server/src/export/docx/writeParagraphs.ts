import {
  AlignmentType,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  FootnoteReferenceRun,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { ParagraphFormat, TextFormat, WordBorder, WordInline, WordParagraph, WordPicture } from './wordModel';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** Pixels of 96 to an inch, the unit in which the library takes sizes of pictures. */
const PIXELS_PER_POINT = 96 / 72;

/** Marks that Chinese and Latin type share, such as “ and —, are Chinese here. */
export const EAST_ASIAN = { font: { hint: 'eastAsia' } } as const;

/** A paragraph as the library has it. */
export function paragraphOf({ style, children, format }: WordParagraph): Paragraph {
  return new Paragraph({
    ...(style === 'Normal' ? {} : { style }),
    ...(format ? paragraphOptions(format) : {}),
    children: children.flatMap(inlineOf),
  });
}

export const ALIGNMENTS = {
  both: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  distribute: AlignmentType.DISTRIBUTE,
} as const;
const TAB_STOPS = { left: TabStopType.LEFT, center: TabStopType.CENTER, right: TabStopType.RIGHT } as const;
const LINE_RULES = { exact: LineRuleType.EXACT, atLeast: LineRuleType.AT_LEAST, auto: LineRuleType.AUTO } as const;

function paragraphOptions(format: ParagraphFormat): IParagraphOptions {
  const { align, keepNext, pageBreakBefore, before, line, indent, tabs, borders } = format;
  return {
    ...(align ? { alignment: ALIGNMENTS[align] } : {}),
    ...(keepNext === undefined ? {} : { keepNext }),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    ...(before === undefined && !line
      ? {}
      : {
          spacing: {
            ...(before === undefined ? {} : { before }),
            ...(line ? { line: line.height, lineRule: LINE_RULES[line.rule] } : {}),
          },
        }),
    ...(indent ? { indent: indentOptions(indent) } : {}),
    ...(tabs
      ? {
          tabStops: tabs.map((tab) => ({
            position: tab.position,
            type: TAB_STOPS[tab.align],
          })),
        }
      : {}),
    ...(borders
      ? {
          border: {
            ...(borders.top ? { top: borderOf(borders.top) } : {}),
            ...(borders.bottom ? { bottom: borderOf(borders.bottom) } : {}),
          },
        }
      : {}),
  };
}

function indentOptions({ left, right, firstLine, firstLineChars }: NonNullable<ParagraphFormat['indent']>) {
  return {
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    ...(firstLine === undefined ? {} : firstLine < 0 ? { hanging: -firstLine } : { firstLine }),
    ...(firstLineChars === undefined ? {} : { firstLineChars }),
  };
}

const BORDER_STYLES = {
  single: BorderStyle.SINGLE,
  thickThinSmallGap: BorderStyle.THICK_THIN_SMALL_GAP,
  thinThickSmallGap: BorderStyle.THIN_THICK_SMALL_GAP,
} as const;

/** A border as the Word library takes it: the size in eighths of a point, the distance in points. */
export function borderOf({ style, size, colour, space }: WordBorder) {
  return { style: BORDER_STYLES[style], size, color: colour, space };
}

function inlineOf(inline: WordInline): ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return [new TextRun({ text: inline.text, ...runOptions(inline) })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'tab':
      return [new TextRun({ children: [new Tab()] })];
    case 'pageNumber':
      return [new TextRun({ children: [PageNumber.CURRENT], ...runOptions(inline) })];
    case 'footnote':
      return [new FootnoteReferenceRun(inline.id)];
    case 'commentStart':
      return [new CommentRangeStart(inline.id)];
    case 'commentEnd':
      return [
        new CommentRangeEnd(inline.id),
        new TextRun({ style: 'CommentReference', children: [new CommentReference(inline.id)] }),
      ];
    case 'picture':
      return [pictureRun(inline.picture)];
  }
}

function runOptions({ style, format }: { readonly style?: string; readonly format?: TextFormat }): IRunOptions {
  const { fonts, size, bold, spacing } = format ?? {};
  return {
    font: {
      hint: 'eastAsia',
      ...(fonts ? { ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin, eastAsia: fonts.eastAsia } : {}),
    },
    ...(style ? { style } : {}),
    ...(size === undefined ? {} : { size: Math.round(size * 2) }),
    ...(bold === undefined ? {} : { bold }),
    ...(spacing === undefined ? {} : { characterSpacing: spacing }),
  };
}

function pictureRun({ type, bytes, width, height, alternative }: WordPicture): ImageRun {
  const pixels = (millimetres: number) => Math.max(1, millimetres * POINTS_PER_MILLIMETRE * PIXELS_PER_POINT);
  return new ImageRun({
    type,
    data: bytes,
    transformation: { width: pixels(width), height: pixels(height) },
    altText: { name: alternative || '图片', title: '', description: alternative },
  });
}
