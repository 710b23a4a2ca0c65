import { strFromU8, unzipSync } from 'fflate';
import { type PaperOptions, paperDocument } from '../../server/src/export/docx/paper';
import { writeWord } from '../../server/src/export/docx/writeWord';
import { child, children, parseXml, type XmlNode } from '../../server/src/import/docx/xml';
import { layOutStyled } from '../../server/src/layout/layOut';
import type { PageSettings } from '../../server/src/layout/pageSettings';
import type { PageFormat } from '../../server/src/layout/pageSpec';
import { pageSpecFor, styleReport } from '../../server/src/layout/style';
import { Report } from '../../server/src/report/report';

export interface WordOptions extends Partial<PaperOptions> {
  readonly format?: PageFormat;
  readonly settings?: PageSettings;
}

/** A report as the bytes of a Word file. */
export async function wordBytes(markdown: string, options: WordOptions = {}): Promise<Uint8Array> {
  const report = Report.parse(markdown);
  const { spec } = pageSpecFor(report, options.format, options.settings);
  const styled = styleReport(report, spec);
  const paged = layOutStyled(styled);
  return writeWord(paperDocument(styled, paged, { date: '2025-03-05', ...options }));
}

/** The parts of a Word file. */
export class WordParts {
  readonly #files: Readonly<Record<string, Uint8Array>>;
  /** What has been asked for, parsed once. */
  readonly #nodes = new Map<string, XmlNode>();

  constructor(bytes: Uint8Array) {
    this.#files = unzipSync(bytes);
  }

  static async of(markdown: string, options: WordOptions = {}): Promise<WordParts> {
    return new WordParts(await wordBytes(markdown, options));
  }

  get names(): string[] {
    return Object.keys(this.#files);
  }

  text(name: string): string {
    const bytes = this.#files[name];
    if (!bytes) throw new Error(`没有部件 ${name}`);
    return strFromU8(bytes);
  }

  node(name: string): XmlNode {
    const bytes = this.#files[name];
    if (!bytes) throw new Error(`没有部件 ${name}`);
    const known = this.#nodes.get(name);
    if (known) return known;
    const node = parseXml(bytes);
    this.#nodes.set(name, node);
    return node;
  }

  /** Paragraphs and tables of the text. */
  get body(): readonly XmlNode[] {
    return child(this.node('word/document.xml'), 'w:body')?.children ?? [];
  }

  /** The paragraph that begins with these words. */
  paragraph(words: string): XmlNode {
    const found = everywhere(this.node('word/document.xml'), 'w:p').find((node) => wordsOf(node).startsWith(words));
    if (!found) throw new Error(`没有段落“${words}”`);
    return found;
  }

  style(id: string): XmlNode {
    const found = children(this.node('word/styles.xml'), 'w:style').find((node) => node.attributes['w:styleId'] === id);
    if (!found) throw new Error(`没有样式 ${id}`);
    return found;
  }
}

/** All elements of a name below a node, in order. */
export function everywhere(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((one) => [...(one.name === name ? [one] : []), ...everywhere(one, name)]);
}

/** The words of a paragraph; a line break is `\n`, a tab `\t`. */
export function wordsOf(node: XmlNode): string {
  if (node.name === 'w:br') return '\n';
  if (node.name === 'w:tab' && Object.keys(node.attributes).length === 0) return '\t';
  if (node.name === 'w:t') return node.children.map((one) => one.text).join('');
  return node.children.map(wordsOf).join('');
}

/** Attributes of the first element at a path of names, e.g. `w:pPr/w:ind`. */
export function at(node: XmlNode, names: string): Readonly<Record<string, string>> | undefined {
  let found: XmlNode | undefined = node;
  for (const name of names.split('/')) found = child(found, name);
  return found?.attributes;
}
