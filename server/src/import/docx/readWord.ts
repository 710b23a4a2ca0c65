import {
  type ImportedBlock,
  type ImportedDocument,
  type ImportedParagraph,
  type ImportedPicture,
  type ImportedRole,
  type ImportedRun,
  textOfRuns,
} from '../importedDocument';
import { Numbering } from './numbering';
import { WordPackage } from './package';
import { type ParagraphContent, type RunContext, readRuns } from './runs';
import { paragraphTraits, type Style, StyleSheet, under } from './styles';
import { readTable } from './tables';
import { allText, child, children, settingOf, type XmlNode } from './xml';

/**
 * Reads a Word file: its paragraphs with the numbers that Word counts, tables, footnotes, text boxes and pictures. Deleted
 * and hidden text, comments, headers and page numbers are left out. Throws an `ImportError` for what is no Word file, is
 * damaged, or would unpack to more than any report.
 */
export function readWord(bytes: Uint8Array): ImportedDocument {
  return new WordReader(new WordPackage(bytes)).read();
}

class WordReader {
  readonly #file: WordPackage;
  readonly #styles: StyleSheet;
  readonly #numbering: Numbering;
  readonly #notes = new Set<string>();
  readonly #pictures: ImportedPicture[] = [];
  readonly #footnotes: { label: string; text: string }[] = [];
  readonly #labels = new Map<string, string>();
  readonly #blocks: ImportedBlock[] = [];
  readonly #context: RunContext;

  constructor(file: WordPackage) {
    this.#file = file;
    this.#styles = new StyleSheet(file.relatedToMain('styles'));
    this.#numbering = new Numbering(file.relatedToMain('numbering'));
    const relationships = file.relationshipsById(file.main);
    const pictures = new Map<string, number>();
    this.#context = {
      styles: this.#styles,
      note: (text) => this.#notes.add(text),
      footnote: (kind, id) => this.#label(kind, id),
      picture: (id) => {
        const target = relationships.get(id)?.target;
        if (target === undefined) return undefined;
        const known = pictures.get(target);
        if (known !== undefined) return known;
        const extension = /\.(png|jpe?g|gif|bmp|webp)$/i.exec(target)?.[1]?.toLowerCase();
        const content = extension === undefined ? undefined : file.bytes(target);
        if (!content || extension === undefined) return undefined;
        const number = this.#pictures.length + 1;
        this.#pictures.push({ number, extension: extension === 'jpeg' ? 'jpg' : extension, bytes: content });
        pictures.set(target, number);
        return number;
      },
    };
  }

  read(): ImportedDocument {
    const document = this.#file.part(this.#file.main);
    const body = child(document, 'w:body');
    const isLetter = this.#readMasthead(body);
    this.#readSections(body?.children ?? []);
    this.#readNotes();
    const subject = child(this.#file.part('docProps/core.xml'), 'dc:subject');
    const isOurs = this.#styles.hasStyleNamed('成文日期') && this.#styles.hasStyleNamed('附件标识');
    const type = isOurs && subject ? allText(subject).trim() : '';
    return {
      blocks: this.#blocks,
      footnotes: this.#footnotes,
      pictures: this.#pictures,
      notes: [...this.#notes],
      ...(type === '' ? {} : { type }),
      ...(isLetter ? { isLetter } : {}),
    };
  }

  /** The header of the first page, where letters have the name of the body that writes; whether there is one. */
  #readMasthead(body: XmlNode | undefined): boolean {
    const section = child(body, 'w:sectPr') ?? undefined;
    const reference = children(section, 'w:headerReference').find((one) => one.attributes['w:type'] === 'first');
    const target = this.#file.relationshipsById(this.#file.main).get(reference?.attributes['r:id'] ?? '')?.target;
    if (target === undefined) return false;
    const read: ImportedBlock[] = [];
    this.#readBlocks(this.#file.part(target)?.children ?? [], read);
    for (const block of read) {
      if (block.kind === 'paragraph' && block.look.isRed && textOfRuns(block.runs).trim() !== '') {
        this.#blocks.push({ ...block, role: 'masthead' });
      }
    }
    return this.#blocks.length > 0;
  }

  /** The text, section by section: what stands on pages that are wider than high is turned. */
  #readSections(nodes: readonly XmlNode[]): void {
    let start = this.#blocks.length;
    for (const node of nodes) {
      this.#readBlocks([node], this.#blocks);
      const end = node.name === 'w:sectPr' ? node : child(child(node, 'w:pPr'), 'w:sectPr');
      if (!end) continue;
      const isTurned = child(end, 'w:pgSz')?.attributes['w:orient'] === 'landscape';
      for (let at = start; isTurned && at < this.#blocks.length; at++) {
        const block = this.#blocks[at];
        if (block?.kind === 'table') this.#blocks[at] = { ...block, isTurned };
      }
      start = this.#blocks.length;
    }
  }

  #readBlocks(nodes: readonly XmlNode[], blocks: ImportedBlock[]): void {
    for (const node of nodes) {
      if (node.name === 'w:p') this.#readParagraph(node, blocks);
      else if (node.name === 'w:tbl') this.#readTable(node, blocks);
      else if (node.name === 'w:sdt') this.#readBlocks(child(node, 'w:sdtContent')?.children ?? [], blocks);
      else if (node.name === 'mc:AlternateContent') this.#readBlocks(child(node, 'mc:Choice')?.children ?? [], blocks);
      else if (node.name === 'w:ins' || node.name === 'w:moveTo' || node.name === 'w:customXml') {
        this.#readBlocks(node.children, blocks);
      }
    }
  }

  #readParagraph(node: XmlNode, blocks: ImportedBlock[]): void {
    const properties = child(node, 'w:pPr');
    const style = this.#styles.paragraph(settingOf(properties, 'w:pStyle'));
    const own = paragraphTraits(properties);
    const traits = under(own, style);
    // The entries of a generated table of contents are made from the headings and would be there twice.
    if (style && /^(?:toc|table of figures|目录)\s?\d?/.test(style.name)) {
      this.#notes.add('自动生成的目录没有导入。');
      return;
    }
    const content = readRuns(node, style, this.#context);
    const list = traits.numbering;
    const hasText = content.runs.some((run) => run.kind === 'note' || run.text.trim() !== '');
    // An empty paragraph shows no number but counts all the same.
    const mark = list ? this.#numbering.next(list.list, list.level) : '';
    if (hasText) {
      const own = style?.name === '署名' ? withLines(content.runs) : content.runs;
      const runs = mark === '' ? own : [{ kind: 'text' as const, text: mark, bold: false }, ...own];
      const { role, level } = roleOf(style, traits.outline);
      const look = {
        isCentred: traits.align === 'center' || traits.align === 'distribute',
        size: content.size || style?.size || this.#styles.base.size || 0,
        isRed: content.isRed,
      };
      blocks.push({ kind: 'paragraph', role, level, runs, look } satisfies ImportedParagraph);
    }
    this.#addRest(content, blocks);
  }

  /** Pictures and text boxes of a paragraph come behind it. */
  #addRest({ pictures, boxes }: ParagraphContent, blocks: ImportedBlock[]): void {
    for (const picture of pictures) blocks.push({ kind: 'picture', ...picture });
    for (const box of boxes) this.#readBlocks(box.children, blocks);
  }

  #readTable(node: XmlNode, blocks: ImportedBlock[]): void {
    const table = readTable(node, (cell) => {
      const inner: ImportedBlock[] = [];
      this.#readBlocks(cell.children, inner);
      return inner;
    });
    blocks.push(...table);
  }

  #label(kind: 'footnote' | 'endnote', id: string): string {
    const key = `${kind} ${id}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const label = String(this.#labels.size + 1);
    this.#labels.set(key, label);
    return label;
  }

  #readNotes(): void {
    for (const kind of ['footnote', 'endnote'] as const) {
      if (![...this.#labels.keys()].some((key) => key.startsWith(kind))) continue;
      const part = this.#file.relatedToMain(`${kind}s`);
      for (const note of children(part, `w:${kind}`)) {
        const label = this.#labels.get(`${kind} ${note.attributes['w:id'] ?? ''}`);
        if (label === undefined) continue;
        const inner: ImportedBlock[] = [];
        this.#readBlocks(note.children, inner);
        const texts = inner.map((block) => (block.kind === 'paragraph' ? textOfRuns(block.runs).trim() : ''));
        this.#footnotes.push({ label, text: texts.filter((text) => text !== '').join(' ') });
      }
    }
    this.#footnotes.sort((a, b) => Number(a.label) - Number(b.label));
  }
}

/** Names of joint bodies stand side by side at tab stops; in a draft each has a line of its own. */
function withLines(runs: readonly ImportedRun[]): ImportedRun[] {
  return runs.map((run) => (run.kind === 'text' ? { ...run, text: run.text.replace(/\t+/g, '\n') } : run));
}

function roleOf(style: Style | undefined, outline: number | undefined): { role: ImportedRole; level: number } {
  const name = style?.name ?? '';
  if (name === 'title' || name === '标题') return { role: 'title', level: 0 };
  if (name === '附件标题') return { role: 'attachmentTitle', level: 0 };
  if (name === '发文机关标志') return { role: 'masthead', level: 0 };
  if (name === '代码') return { role: 'code', level: 0 };
  const named = /^(?:heading|标题)\s?([1-9])$/.exec(name)?.[1];
  if (named !== undefined) return { role: 'heading', level: Number(named) };
  if (outline !== undefined && outline >= 0 && outline <= 8) return { role: 'heading', level: outline + 1 };
  return { role: 'body', level: 0 };
}
