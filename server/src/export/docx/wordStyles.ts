import { type FaceId, SUBSTITUTE_FONTS } from '../../layout/fontStacks';
import type { PageSpec, StyleId } from '../../layout/pageSpec';
import type { Role } from '../../layout/styled';
import { twips, wordGrid } from './measures';
import type { ParagraphFormat, TextFormat, WordStyle, WordStyleSheet } from './wordModel';

/** Styles that are no element of the report. */
export type ExtraRole =
  | 'copyNumber'
  | 'secrecy'
  | 'masthead'
  | 'documentNumber'
  | 'imprint'
  | 'pageNumber'
  | 'footnote'
  | 'tableHead';

interface StyleNames {
  readonly id: string;
  readonly name: string;
}

/**
 * Paragraph style of each element. Names that Word has built in (in English in every file, shown in the language of
 * the user) are used where they fit, so that navigation, contents and later editing work; the others are Chinese.
 */
export const PARAGRAPH_STYLES: Readonly<Record<Role | ExtraRole, StyleNames>> = {
  title: { id: 'Title', name: 'Title' },
  titleNote: { id: 'Subtitle', name: 'Subtitle' },
  addressee: { id: 'Addressee', name: '主送机关' },
  outlineTitle: { id: 'OutlineTitle', name: '提纲标题' },
  heading1: { id: 'Heading1', name: 'heading 1' },
  heading2: { id: 'Heading2', name: 'heading 2' },
  heading3: { id: 'Heading3', name: 'heading 3' },
  heading4: { id: 'Heading4', name: 'heading 4' },
  heading5: { id: 'Heading5', name: 'heading 5' },
  body: { id: 'BodyText', name: 'Body Text' },
  quote: { id: 'Quote', name: 'Quote' },
  code: { id: 'Code', name: '代码' },
  caption: { id: 'Caption', name: 'caption' },
  tableUnit: { id: 'TableUnit', name: '表格单位' },
  table: { id: 'TableText', name: '表格文字' },
  tableHead: { id: 'TableHead', name: '表头文字' },
  image: { id: 'Picture', name: '图片' },
  attachmentNote: { id: 'AttachmentNote', name: '附件说明' },
  signature: { id: 'Issuer', name: '署名' },
  date: { id: 'IssueDate', name: '成文日期' },
  note: { id: 'DocumentNote', name: '附注' },
  attendance: { id: 'Attendance', name: '出席人员' },
  attachmentMark: { id: 'AttachmentMark', name: '附件标识' },
  attachmentTitle: { id: 'AttachmentTitle', name: '附件标题' },
  copyNumber: { id: 'CopyNumber', name: '份号' },
  secrecy: { id: 'Secrecy', name: '密级和紧急程度' },
  masthead: { id: 'Masthead', name: '发文机关标志' },
  documentNumber: { id: 'DocumentNumber', name: '发文字号' },
  imprint: { id: 'Imprint', name: '版记' },
  pageNumber: { id: 'Footer', name: 'footer' },
  footnote: { id: 'FootnoteText', name: 'footnote text' },
};

/** Character style of text that stands in another face than its paragraph. */
export const CHARACTER_STYLES: Readonly<Partial<Record<StyleId, StyleNames>>> = {
  heading1: { id: 'RunInHeading1', name: '段首一级标题' },
  heading2: { id: 'RunInHeading2', name: '段首二级标题' },
  heading3: { id: 'RunInHeading3', name: '段首三级标题' },
  strong: { id: 'Strong', name: 'Strong' },
  label: { id: 'Label', name: '黑体标签' },
  signer: { id: 'Signer', name: '签发人姓名' },
};

/** Height of the page number's line in twips. */
export const PAGE_NUMBER_LINE = 320;

/** The red of 发文机关标志 and rules, RRGGBB; the same as in the preview. */
export const RED = 'D7000F';

/** All styles of a document under a spec. */
export function wordStyleSheet(spec: PageSpec): WordStyleSheet {
  const grid = wordGrid(spec);
  const bodyText = textFormat(spec, 'body');
  const base: ParagraphFormat = { align: 'both', line: { height: grid.line, rule: 'exact' } };
  const indented = { firstLine: grid.cell * 2, firstLineChars: 200 };
  const styles: WordStyle[] = [
    // 正文. Without an indent, so that footers, cells and notes have none to inherit; the text itself is Body Text.
    { id: 'Normal', name: 'Normal', kind: 'paragraph', isQuick: true, paragraph: base, text: bodyText },
    { id: 'DefaultParagraphFont', name: 'Default Paragraph Font', kind: 'character', isQuick: false },
  ];
  const add = (
    role: Role | ExtraRole,
    style: StyleId,
    paragraph: ParagraphFormat = {},
    next?: Role,
    text: TextFormat = textFormat(spec, style),
  ) => {
    const { id, name } = PARAGRAPH_STYLES[role];
    const follows = next ? { next: PARAGRAPH_STYLES[next].id } : {};
    styles.push({ id, name, kind: 'paragraph', isQuick: true, basedOn: 'Normal', ...follows, paragraph, text });
  };
  add('body', 'body', { indent: indented });
  add('title', 'title', { align: 'center', keepNext: true }, 'addressee');
  add('titleNote', 'subtitle', { align: 'center', keepNext: true }, 'body');
  add('addressee', 'body', {}, 'body');
  add('outlineTitle', 'label', { align: 'center', keepNext: true }, 'body');
  for (const [index, role] of (['heading1', 'heading2', 'heading3', 'heading4', 'heading5'] as const).entries()) {
    // The fourth and fifth level look like the body (clause 7.3.3).
    const style = index < 3 ? (role as 'heading1' | 'heading2' | 'heading3') : 'body';
    add(role, style, { keepNext: true, indent: indented, outline: index }, 'body');
  }
  add('quote', 'subtitle', { indent: indented });
  add('code', 'body', { align: 'left' });
  add('caption', 'caption', { align: 'center' }, 'body');
  add('tableUnit', 'table', { align: 'right', keepNext: true });
  add('image', 'body', { align: 'center', line: { height: grid.line, rule: 'atLeast' } }, 'caption');
  add('attachmentNote', 'body', { indent: indented });
  add('signature', 'body', { align: 'right' }, 'date');
  add('date', 'body', { align: 'right' });
  add('note', 'body', { indent: indented });
  add('attendance', 'body', { indent: indented });
  add('attachmentMark', 'label', { align: 'left', keepNext: true }, 'attachmentTitle');
  add('attachmentTitle', 'title', { align: 'center', keepNext: true }, 'body');
  add('copyNumber', 'body', { align: 'left' });
  add('secrecy', 'label', { align: 'left' });
  add('masthead', 'masthead', { align: 'center' });
  add('documentNumber', 'body', { align: 'center' });
  add('imprint', 'imprint', {});
  add('pageNumber', 'pageNumber', { line: { height: PAGE_NUMBER_LINE, rule: 'exact' } });
  const tableLine = { height: Math.round(spec.styles.table.size * 1.35 * 20), rule: 'exact' } as const;
  add('table', 'table', { align: 'left', line: tableLine });
  add('tableHead', 'tableHead', { align: 'center', line: tableLine });
  const noteLine = { height: twips(spec.notes.linePitch), rule: 'exact' } as const;
  add('footnote', 'footnote', { line: noteLine });
  for (const [style, names] of Object.entries(CHARACTER_STYLES) as [StyleId, StyleNames][]) {
    styles.push({ ...names, kind: 'character', isQuick: true, text: textFormat(spec, style) });
  }
  return { base: { paragraph: base, text: { ...bodyText, spacing: 0 } }, styles, fonts: fontsOf(spec) };
}

/** How text of a style looks. Body size is narrowed to its cell; other sizes keep their width and must say so. */
export function textFormat(spec: PageSpec, style: StyleId): TextFormat {
  const { face, size, bold, colour } = spec.styles[style];
  const eastAsia = spec.fonts[face][0] ?? '';
  const latin = spec.latin === 'times' ? 'Times New Roman' : eastAsia;
  const { spacing } = wordGrid(spec);
  return {
    fonts: { eastAsia, latin },
    size,
    bold,
    colour: colour === 'red' ? RED : '000000',
    spacing: size === spec.styles.body.size ? spacing : 0,
  };
}

const FAMILIES: Readonly<Record<FaceId, WordStyleSheet['fonts'][number]['family']>> = {
  fangsong: 'modern',
  kai: 'modern',
  hei: 'modern',
  xiaobiaosong: 'script',
  song: 'roman',
};

/** Each face with the next font of its stack that is no open substitute, which Word takes when the first is missing. */
function fontsOf(spec: PageSpec): WordStyleSheet['fonts'] {
  return (Object.keys(spec.fonts) as FaceId[]).map((face) => {
    const [name = '', ...others] = spec.fonts[face];
    const chinese = others.filter((font) => /[\u4e00-\u9fff]/.test(font) && !/GB2312|_GBK/.test(font));
    const substitute = chinese[0] ?? others.find((font) => !SUBSTITUTE_FONTS.has(font)) ?? '宋体';
    return { name, substitute, family: FAMILIES[face] };
  });
}
