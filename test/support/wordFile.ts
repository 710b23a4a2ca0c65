import { strToU8, zipSync } from 'fflate';
import { readWord } from '../../server/src/import/docx/readWord';
import { toMarkdown } from '../../server/src/import/toMarkdown';

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface FileParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A Word file as other programs write it: only the parts that matter. */
export function wordFile({ body, styles = '', numbering = '', footnotes = '', more = {} }: FileParts): Uint8Array {
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
  const list = (content: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const texts: Record<string, string> = {
    '_rels/.rels': list(relationship('r1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}>${numbering}</w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${W}>${footnotes}</w:footnotes>`,
    'word/_rels/document.xml.rels': list(
      ['styles', 'numbering', 'footnotes'].map((name) => relationship(name, name, `${name}.xml`)).join(''),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])));
}

/** A run of text. */
export const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of one run. */
export const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;

/** A paragraph numbered by Word. */
export const listed = (text: string, level: number, list = '1') =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A Word file as the draft it becomes. */
export function markdownOf(bytes: Uint8Array): string {
  return toMarkdown(readWord(bytes), '图片').markdown;
}
