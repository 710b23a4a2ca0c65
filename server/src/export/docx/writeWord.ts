import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { WordComment, WordDocument, WordParagraph, WordSection, WordTable } from './wordModel';
import { EAST_ASIAN, paragraphOf } from './writeParagraphs';
import { tableOf } from './writeTables';
import { corePropertiesXml, fontTableXml, settingsXml, stylesXml } from './xmlParts';

/** Who signs the comments. */
const AUTHOR = { author: 'Baogao 报告', initials: '报' } as const;

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

/**
 * The paragraph that the library adds behind a table at the end of a section, to hold the section's properties. It would take a line of the page,
 * or a page of its own behind one that is full; as thin as it can be it takes the fraction of a line that every page has left.
 */
const SECTION_END = '<w:p><w:pPr><w:sectPr>';
const THIN_SECTION_END = '<w:p><w:pPr><w:spacing w:line="14" w:lineRule="exact"/><w:sectPr>';

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
      content = strToU8(xml.replaceAll(SECTION_END, THIN_SECTION_END));
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
  const footer = (parts: readonly (WordParagraph | WordTable)[] | undefined) =>
    parts || isLater ? { children: (parts ?? []).map(partOf) } : undefined;
  const odd = footer(footers.odd);
  const even = footer(footers.even);
  const hasFirst = headers.first !== undefined || footers.first !== undefined;
  return {
    properties: {
      page: { size: sizeOf(page), margin: { ...page.margin, gutter: 0 } },
      type: section.starts === 'evenPage' ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE,
      titlePage: hasFirst,
    },
    ...(headers.first ? { headers: { first: new Header({ children: headers.first.map(paragraphOf) }) } } : {}),
    footers: {
      ...(odd ? { default: new Footer(odd) } : {}),
      ...(even ? { even: new Footer(even) } : {}),
      ...(footers.first ? { first: new Footer({ children: footers.first.map(paragraphOf) }) } : {}),
    },
    children: section.children.map(partOf),
  };
}

function partOf(part: WordParagraph | WordTable): Paragraph | Table {
  return part.kind === 'table' ? tableOf(part) : paragraphOf(part);
}

/** The library wants the size of the upright paper and turns it itself. */
function sizeOf({ width, height }: WordSection['page']) {
  return width > height ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE } : { width, height };
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
