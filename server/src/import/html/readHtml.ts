import { Parser } from 'htmlparser2';
import { fromBase64 } from '../../text/base64';
import {
  ImportError,
  type ImportedBlock,
  type ImportedDocument,
  type ImportedPicture,
  type ImportedRole,
  type ImportedRun,
} from '../importedDocument';
import { tableOrParagraphs } from '../tableShape';
import { readStyle, type StyleFacts } from './inlineStyle';

/** Elements whose content is not text of the page. */
const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
  'button',
  'textarea',
  'nav',
  'audio',
  'video',
]);
/** Elements that begin and end a paragraph. */
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
  'figcaption',
  'form',
  'fieldset',
  'hr',
  'center',
  'caption',
  'address',
  'body',
  'html',
]);
/** Elements within one another beyond which further ones count as text; no page needs as many. */
const DEEPEST = 2000;

interface OpenElement {
  readonly name: string;
  readonly facts: StyleFacts;
  /** Number of the next item of a list; undefined for bullets. */
  next: number | undefined;
}

interface OpenTable {
  readonly rows: { readonly cells: ImportedBlock[][]; readonly aligned: (string | undefined)[] }[];
  /** Where the blocks of the cell that is being read go. */
  readonly outer: ImportedBlock[];
}

const PLAIN: StyleFacts = { bold: false, hidden: false, centred: false, right: false, size: 0, red: false };

/**
 * Reads a web page, or what was copied out of one or out of Word. Scripts, navigation and hidden parts are left out;
 * nothing is loaded. Any text gives a document; an empty one throws an `ImportError`.
 */
export function readHtml(html: string): ImportedDocument {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false });
  parser.write(html);
  parser.end();
  return reader.finish();
}

class HtmlReader {
  readonly #open: OpenElement[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #pictures: ImportedPicture[] = [];
  readonly #notes = new Set<string>();
  #blocks: ImportedBlock[] = [];
  #runs: ImportedRun[] = [];
  #size = 0;
  #reds = 0;
  #others = 0;
  #skipped = 0;
  /** Elements that are open beyond the limit. */
  #tooDeep = 0;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= DEEPEST) {
      this.#tooDeep++;
      return;
    }
    const above = this.#open[this.#open.length - 1]?.facts ?? PLAIN;
    const facts = readStyle(name, attributes, above);
    if (this.#skipped > 0 || SKIPPED.has(name) || (facts.hidden && !above.hidden)) this.#skipped++;
    if (this.#skipped === 0) {
      if (BLOCKS.has(name)) this.#endParagraph();
      if (name === 'br') this.#breakLine(facts);
      else if (name === 'img') this.#addPicture(attributes);
      else if (name === 'table') this.#openTable();
      else if (name === 'tr') this.#tables.at(-1)?.rows.push({ cells: [], aligned: [] });
      else if (name === 'td' || name === 'th') this.#openCell(attributes, facts);
    }
    this.#open.push({ name, facts, next: name === 'ol' ? Number(attributes.start ?? 1) || 1 : undefined });
    if (this.#skipped === 0 && name === 'li') this.#addItemMark();
  }

  ontext(text: string): void {
    if (this.#skipped > 0) return;
    const element = this.#open[this.#open.length - 1];
    const facts = element?.facts ?? PLAIN;
    const isPre = this.#open.some(({ name }) => name === 'pre');
    if (isPre) {
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) this.#endParagraph();
        this.#addText(line, facts);
      }
      return;
    }
    this.#addText(text.replace(/[ \t\r\n\f]+/g, ' '), facts);
  }

  onclosetag(name: string): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    if (this.#skipped > 0) this.#skipped--;
    else if (BLOCKS.has(name)) this.#endParagraph();
    else if (name === 'table') this.#closeTable();
    else if (name === 'td' || name === 'th') this.#closeCell();
    this.#open.pop();
  }

  finish(): ImportedDocument {
    this.#endParagraph();
    while (this.#tables.length > 0) this.#closeTable();
    if (this.#blocks.length === 0) throw new ImportError('这里面没有文字。');
    return { blocks: this.#blocks, footnotes: [], pictures: this.#pictures, notes: [...this.#notes] };
  }

  #addText(text: string, facts: StyleFacts): void {
    // Blanks between tags only part words; at the beginning of a paragraph they are nothing.
    const words = this.#runs.length === 0 ? text.replace(/^ +/, '') : text;
    if (words === '') return;
    const last = this.#runs[this.#runs.length - 1];
    if (last?.kind === 'text' && last.bold === facts.bold) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + words };
    } else this.#runs.push({ kind: 'text', text: words, bold: facts.bold });
    if (words.trim() === '') return;
    this.#size = Math.max(this.#size, facts.size);
    if (facts.red) this.#reds++;
    else this.#others++;
  }

  /** A line break parts paragraphs, but not the lines of a title. */
  #breakLine(facts: StyleFacts): void {
    if (this.#open.some(({ name }) => /^h[1-6]$/.test(name))) this.#addText('\n', facts);
    else this.#endParagraph();
  }

  #endParagraph(): void {
    const runs = this.#runs;
    const hasText = runs.some((run) => run.kind === 'text' && run.text.trim() !== '');
    if (hasText) {
      const facts = this.#open[this.#open.length - 1]?.facts ?? PLAIN;
      const { role, level } = this.#role();
      const look = { isCentred: facts.centred, size: this.#size, isRed: this.#reds > 0 && this.#others === 0 };
      this.#blocks.push({ kind: 'paragraph', role, level, runs, look });
    }
    this.#runs = [];
    this.#size = 0;
    this.#reds = 0;
    this.#others = 0;
  }

  /** The first `h1` is the title; further headings are levels below it. */
  #role(): { role: ImportedRole; level: number } {
    const heading = this.#open.findLast(({ name }) => /^h[1-6]$/.test(name))?.name;
    if (heading === undefined) return { role: 'body', level: 0 };
    const level = Number(heading.slice(1));
    const hasTitle = this.#blocks.some((block) => block.kind === 'paragraph' && block.role === 'title');
    if (level === 1 && !hasTitle) return { role: 'title', level: 0 };
    return { role: 'heading', level: Math.max(1, level - 1) };
  }

  #addItemMark(): void {
    const list = this.#open.findLast(({ name }) => name === 'ol' || name === 'ul');
    if (!list) return;
    const mark = list.next === undefined ? '- ' : `${list.next}.`;
    if (list.next !== undefined) list.next++;
    this.#runs.push({ kind: 'text', text: mark, bold: false });
  }

  #addPicture({ src = '', alt = '' }: Readonly<Record<string, string>>): void {
    const match = /^data:image\/(png|jpeg|gif|bmp|webp);base64,/i.exec(src);
    const bytes = match ? fromBase64(src.slice(match[0].length)) : undefined;
    if (!match || !bytes) {
      if (src !== '') this.#notes.add('网页上的图片没有导入，请另行保存后插入。');
      return;
    }
    const number = this.#pictures.length + 1;
    const extension = match[1]?.toLowerCase() === 'jpeg' ? 'jpg' : (match[1]?.toLowerCase() ?? 'png');
    this.#pictures.push({ number, extension, bytes });
    this.#endParagraph();
    this.#blocks.push({ kind: 'picture', number, alternative: alt });
  }

  #openTable(): void {
    this.#endParagraph();
    this.#tables.push({ rows: [], outer: this.#blocks });
    this.#blocks = [];
  }

  #openCell({ colspan, rowspan }: Readonly<Record<string, string>>, facts: StyleFacts): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    this.#endParagraph();
    const row = table.rows.at(-1) ?? { cells: [], aligned: [] };
    if (table.rows.length === 0) table.rows.push(row);
    this.#blocks = [];
    row.cells.push(this.#blocks);
    row.aligned.push(facts.right ? 'right' : facts.centred ? 'center' : undefined);
    const spanned = Math.min(63, Math.max(1, Number(colspan) || 1));
    for (let index = 1; index < spanned; index++) {
      row.cells.push([]);
      row.aligned.push(undefined);
    }
    if (Number(rowspan) > 1) this.#notes.add('表格里有跨行合并的单元格，导入后请核对各列是否对齐。');
  }

  #closeCell(): void {
    this.#endParagraph();
  }

  #closeTable(): void {
    this.#endParagraph();
    const table = this.#tables.pop();
    if (!table) return;
    this.#blocks = table.outer;
    const columns = Math.max(0, ...table.rows.map((row) => row.cells.length));
    const alignments = Array.from({ length: columns }, (_, column) => {
      const given = new Set(table.rows.slice(1).map((row) => row.aligned[column]));
      const [only] = given;
      return given.size === 1 && (only === 'right' || only === 'center') ? only : 'none';
    });
    this.#blocks.push(
      ...tableOrParagraphs(
        table.rows.map((row) => row.cells),
        alignments,
      ),
    );
  }
}
