import { type ImportedBlock, textOfRuns } from './importedDocument';

/** Front matter that the printed elements of a document give: keys in Simplified script, in their usual order. */
export interface ReadFrontMatter {
  readonly entries: readonly (readonly [string, string | readonly string[]])[];
  /** Indexes of the blocks that they were read from and that no longer belong to the text. */
  readonly used: ReadonlySet<number>;
}

/** Blocks at the beginning and at the end in which 版头 and 版记 are looked for. */
const TOP = 12;
const BOTTOM = 6;
/** Least size in points of a 发文机关标志 that no style names. */
const LEAST_MARK = 22;

const DOCUMENT_NUMBER = /^[\u3400-\u9fff]{1,20}\s*[〔[［【(（]\s*\d{4}\s*[\]］】〕)）]\s*(?:第\s*)?\d{1,5}\s*[号號]$/;
const SIGNER = /^(?:签发人|簽發人)\s*[：:]\s*(|\S.*)$/;
const NUMBER_AND_SIGNER = /^(\S{4,30}[号號])\s+(?:签发人|簽發人)\s*[：:]\s*(\S.*)$/;
const PERSON = /^[\u3400-\u9fff·]{2,4}$/;
const SECRECY = /^(绝密|机密|秘密|絕密|機密)(?:\s*[★☆]\s*(\S.*))?$/;
const URGENCY = /^(?:特急|加急|特提|平急)$/;
/** 抄送, and 主送 that had no room on the first page. */
const BODIES = /^([主抄]送)\s*[：:]\s*(\S.*?)[。．.]?$/;
const PRINTED = /^(?:(.{2,30}?)[\s\t\u3000]+)?(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*印[发發]$/;

/**
 * Reads 版头 and 版记 back into front matter. A 版头 is only taken for one where there is a 发文字号 or a 发文机关标志 by style
 * or in red; the text of a working paper stays as it is.
 */
export function readFrontMatter(blocks: readonly ImportedBlock[]): ReadFrontMatter {
  const found = new Map<string, string | readonly string[]>();
  const used = new Set<number>();
  readTop(blocks, found, used);
  readBottom(blocks, found, used);
  const order = [
    '份号',
    '密级',
    '保密期限',
    '紧急程度',
    '发文机关',
    '发文字号',
    '签发人',
    '主送机关',
    '抄送',
    '印发机关',
    '印发日期',
  ];
  const entries = order.flatMap((key) => {
    const value = found.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return { entries, used };
}

function lineOf(block: ImportedBlock | undefined): string {
  return block?.kind === 'paragraph' ? textOfRuns(block.runs).trim() : '';
}

function readTop(
  blocks: readonly ImportedBlock[],
  found: Map<string, string | readonly string[]>,
  used: Set<number>,
): void {
  const title = blocks.findIndex((block) => block.kind === 'paragraph' && block.role === 'title');
  const end = Math.min(TOP, blocks.length, title >= 0 ? title : TOP);
  const head = new Head();
  const taken: number[] = [];
  for (let index = 0; index < end; index++) {
    const block = blocks[index];
    const line = lineOf(block);
    if (block?.kind !== 'paragraph' || line === '') continue;
    const isMark = block.role === 'masthead' || (block.look.isRed && block.look.size >= LEAST_MARK);
    if (isMark) head.addMark(line);
    else if (!head.addLine(line.split(/[\t\n]/))) continue;
    taken.push(index);
  }
  if (!head.isOne) return;
  for (const index of taken) used.add(index);
  for (const [key, value] of head.entries()) found.set(key, value);
}

/** The 版头 as it is gathered from its lines. */
class Head {
  readonly #values = new Map<string, string>();
  readonly #issuers: string[] = [];
  readonly #signers: string[] = [];

  /** Whether what was gathered is a 版头; a date or a six-digit number alone is none. */
  get isOne(): boolean {
    return this.#issuers.length > 0 || this.#values.has('发文字号');
  }

  /** 发文机关标志: the body's name without 文件; 文件 alone stands beside the names of joint bodies. */
  addMark(line: string): void {
    for (const part of line.split(/[\n\t]/)) {
      const name = part.replace(/\s+/g, '').replace(/文件$/, '');
      if (name !== '') this.#issuers.push(name);
    }
  }

  /** A line of 份号, 密级, 紧急程度, 发文字号 or 签发人, by its parts; false when one of them is none of these. */
  addLine(parts: readonly string[]): boolean {
    const words = parts.map((part) => part.trim()).filter((part) => part !== '');
    const readings = words.map((part) => this.#read(part));
    if (words.length === 0 || readings.includes(undefined)) return false;
    for (const reading of readings) reading?.();
    return true;
  }

  /** What a part says, as a step to be taken. */
  #read(part: string): (() => void) | undefined {
    const secrecy = SECRECY.exec(part);
    if (secrecy) {
      return () => {
        this.#values.set('密级', secrecy[1] ?? '');
        if (secrecy[2]) this.#values.set('保密期限', secrecy[2].trim());
      };
    }
    if (URGENCY.test(part)) return () => this.#values.set('紧急程度', part);
    if (/^\d{6}$/.test(part)) return () => this.#values.set('份号', part);
    if (DOCUMENT_NUMBER.test(part)) return () => this.#values.set('发文字号', part);
    const both = NUMBER_AND_SIGNER.exec(part);
    if (both) {
      return () => {
        this.#values.set('发文字号', (both[1] ?? '').trim());
        this.#addSigners(both[2] ?? '');
      };
    }
    const signer = SIGNER.exec(part);
    if (signer) return () => this.#addSigners(signer[1] ?? '');
    // Further names stand behind the first or below it.
    return PERSON.test(part) ? () => this.#addSigners(part) : undefined;
  }

  #addSigners(text: string): void {
    this.#signers.push(...text.split(/[\s、，,]+/).filter((name) => name !== ''));
  }

  entries(): [string, string | readonly string[]][] {
    const entries: [string, string | readonly string[]][] = [...this.#values];
    const add = (key: string, values: readonly string[]) => {
      if (values.length > 0) entries.push([key, values.length === 1 ? (values[0] ?? '') : values]);
    };
    add('发文机关', this.#issuers);
    add('签发人', this.#signers);
    return entries;
  }
}

function readBottom(
  blocks: readonly ImportedBlock[],
  found: Map<string, string | readonly string[]>,
  used: Set<number>,
): void {
  for (let index = Math.max(0, blocks.length - BOTTOM); index < blocks.length; index++) {
    const line = lineOf(blocks[index]);
    const bodies = BODIES.exec(line);
    const printed = PRINTED.exec(line);
    if (bodies) {
      const names = (bodies[2] ?? '').split(/[，,；;]/).map((name) => name.trim());
      found.set(bodies[1] === '主送' ? '主送机关' : '抄送', names.length === 1 ? (names[0] ?? '') : names);
    } else if (printed) {
      if (printed[1]) found.set('印发机关', printed[1].trim());
      found.set('印发日期', (printed[2] ?? '').replace(/\s/g, ''));
    } else continue;
    used.add(index);
  }
}

/** The value of a key: a text, a list of texts, or a map as of 页面. */
export type FrontMatterValue = string | readonly string[] | Readonly<Record<string, string>>;

/** The front matter as YAML between `---` lines; empty without entries. */
export function frontMatterText(entries: readonly (readonly [string, FrontMatterValue])[]): string {
  if (entries.length === 0) return '';
  const lines = entries.map(([key, value]) => `${key}: ${valueText(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n`;
}

function valueText(value: FrontMatterValue): string {
  if (typeof value === 'string') return scalar(value);
  if (Array.isArray(value)) return `[${value.map(scalar).join(', ')}]`;
  const pairs = Object.entries(value as Readonly<Record<string, string>>);
  return `{ ${pairs.map(([key, text]) => `${key}: ${scalar(text)}`).join(', ')} }`;
}

/** A plain scalar, quoted where YAML would read something else out of it. */
function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}〔〕《》（）“”、·—-]*$/u.test(text) && /\p{Script=Han}/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}
