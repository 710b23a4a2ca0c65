import {
  AlignmentType,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  OverlapType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  SectionType,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type {
  ParagraphFormat,
  TextFormat,
  WordBorder,
  WordComment,
  WordDocument,
  WordInline,
  WordParagraph,
  WordPicture,
  WordSection,
  WordTable,
} from './wordModel';
import { corePropertiesXml, fontTableXml, settingsXml, stylesXml } from './xmlParts';

/** Who signs the comments. */
const AUTHOR = { author: 'Baogao 报告', initials: '报' } as const;
const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** Pixels of 96 to an inch, the unit in which the library takes sizes of pictures. */
const PIXELS_PER_POINT = 96 / 72;

/**
 * The bytes of a .docx file. The same document gives the same bytes on every machine and at every time: dates come from
 * the document, entries of the zip archive are dated 1980, and ids are counted anew.
 */
export async function writeWord(document: WordDocument): Promise<Uint8Array> {
  const { properties, styles, sections, footnotes, comments } = document;
  const stamp = new Date(`${properties.date}T00:00:00Z`);
  const file = new Document({
    sections: sections.map((section, index) => sectionOptions(section, index > 0)),
    evenAndOddHeaderAndFooters: true,
    ...(footnotes.length > 0
      ? {
          footnotes: Object.fromEntries(
            footnotes.map(({ id, paragraph }) => [id, { children: [paragraphOf(paragraph)] }]),
          ),
        }
      : {}),
    ...(comments.length > 0
      ? { comments: { children: comments.map((comment) => commentOptions(comment, stamp)) } }
      : {}),
  });
  const packed = await Packer.pack(file, 'uint8array', undefined, [
    { path: 'word/styles.xml', data: stylesXml(styles, properties.language) },
    { path: 'word/settings.xml', data: settingsXml(properties.language) },
    { path: 'word/fontTable.xml', data: fontTableXml(styles) },
    { path: 'docProps/core.xml', data: corePropertiesXml(properties) },
  ]);
  return settle(packed);
}

const NUMBER_BEFORE_LINE =
  /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>(?=<w:r><w:(?:separator|continuationSeparator)\/>)/g;

/** Height in twips of the line that parts notes from text: the gap that the layout leaves. */
const NOTE_GAP = 160;

/** The archive with fixed dates, its drawings numbered from 1; the library counts them on from file to file. */
function settle(packed: Uint8Array): Uint8Array {
  // Read and written by local time, so that the entry has the same four bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    let content = bytes;
    if (path === 'word/document.xml') {
      let next = 0;
      const xml = strFromU8(bytes).replace(/(<wp:docPr [^>]*?\bid=")[^"]*"/g, (_, open: string) => `${open}${++next}"`);
      content = strToU8(xml);
    }
    // The library puts a note's number before the line that parts notes from text, where Word has none.
    if (path === 'word/footnotes.xml') {
      const gap = `w:line="${NOTE_GAP}" w:lineRule="exact"`;
      const xml = strFromU8(bytes).replace(NUMBER_BEFORE_LINE, '').replaceAll('w:line="240" w:lineRule="auto"', gap);
      content = strToU8(xml);
    }
    files[path] = [content, { mtime, level: 6, os: 0 }];
  }
  return zipSync(files);
}

function sectionOptions(section: WordSection, isLater: boolean): ISectionOptions {
  const { page, headers, footers } = section;
  // A later section without a footer of its own would take that of the section before.
  const footer = (paragraphs: readonly WordParagraph[] | undefined) =>
    paragraphs || isLater ? { children: (paragraphs ?? []).map(paragraphOf) } : undefined;
  const odd = footer(footers.odd);
  const even = footer(footers.even);
  const hasFirst = headers.first !== undefined || footers.first !== undefined;
  return {
    properties: {
      page: { size: { width: page.width, height: page.height }, margin: { ...page.margin, gutter: 0 } },
      type: section.starts === 'evenPage' ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE,
      titlePage: hasFirst,
    },
    ...(headers.first ? { headers: { first: new Header({ children: headers.first.map(paragraphOf) }) } } : {}),
    footers: {
      ...(odd ? { default: new Footer(odd) } : {}),
      ...(even ? { even: new Footer(even) } : {}),
      ...(footers.first ? { first: new Footer({ children: footers.first.map(paragraphOf) }) } : {}),
    },
    children: section.children.map((child) => (child.kind === 'table' ? tableOf(child) : paragraphOf(child))),
  };
}

function commentOptions({ id, lines }: WordComment, date: Date) {
  return {
    ...AUTHOR,
    id,
    date,
    children: lines.map(
      (text) => new Paragraph({ style: 'CommentText', children: [new TextRun({ text, ...EAST_ASIAN })] }),
    ),
  };
}

/** Marks that Chinese and Latin type share, such as “ and —, are Chinese here. */
const EAST_ASIAN = { font: { hint: 'eastAsia' } } as const;

function paragraphOf({ style, children, format }: WordParagraph): Paragraph {
  return new Paragraph({
    ...(style === 'Normal' ? {} : { style }),
    ...(format ? paragraphOptions(format) : {}),
    children: children.flatMap(inlineOf),
  });
}

const ALIGNMENTS = {
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

function borderOf({ style, size, colour, space }: WordBorder) {
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

function tableOf(table: WordTable): Table {
  const { columns, rows, borders, side } = table;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const border = (one: WordBorder | undefined) => (one ? borderOf(one) : none);
  const zero = { top: 0, bottom: 0, left: side, right: side, marginUnitType: WidthType.DXA };
  return new Table({
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columns],
    layout: TableLayoutType.FIXED,
    alignment: ALIGNMENTS[table.align],
    margins: zero,
    borders: {
      top: border(borders.top),
      bottom: border(borders.bottom),
      left: border(borders.vertical),
      right: border(borders.vertical),
      insideHorizontal: border(borders.insideH),
      insideVertical: border(borders.vertical),
    },
    ...(table.atFoot ? { float: AT_FOOT } : {}),
    rows: rows.map(
      (row) =>
        new TableRow({
          tableHeader: row.isHeader,
          cantSplit: !row.splits,
          height: { value: row.height, rule: HeightRule.ATLEAST },
          children: row.cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: columns[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
                children: cell.children.map(paragraphOf),
              }),
          ),
        }),
    ),
  });
}

/** On the lower edge of the text area of the page. */
const AT_FOOT = {
  horizontalAnchor: TableAnchorType.MARGIN,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  leftFromText: 0,
  rightFromText: 0,
  overlap: OverlapType.NEVER,
} as const;
