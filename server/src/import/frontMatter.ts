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

const DOCUMENT_NUMBER = /^[\u3400-\u9fff]{1,20}\s*[〔[［【(（]\s*\d{4}\s*[\]］】〕)）]\s*第?\s*\d{1,5}\s*[号號]$/;
const SIGNER = /签发人\s*[：:]\s*(.+)$|簽發人\s*[：:]\s*(.+)$/;
const SECRECY = /^(绝密|机密|秘密|絕密|機密)(?:\s*[★☆]\s*(.+))?$/;
const URGENCY = /^(?:特急|加急|特提|平急)$/;
const COPIES = /^抄送\s*[：:]\s*(.+?)[。．.]?$/;
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
  const end = Math.min(TOP, blocks.length);
  const title = blocks.findIndex((block) => block.kind === 'paragraph' && block.role === 'title');
  const last = title >= 0 ? Math.min(title, end) : end;
  const issuers: string[] = [];
  const taken = new Map<number, () => void>();
  for (let index = 0; index < last; index++) {
    const block = blocks[index];
    const line = lineOf(block);
    if (block?.kind !== 'paragraph' || line === '') continue;
    const isMark = block.role === 'masthead' || (block.look.isRed && block.look.size >= LEAST_MARK);
    if (isMark) taken.set(index, () => issuers.push(...namesOf(line)));
    else {
      const parts = line.split('\t').map((part) => part.trim());
      const set = readHeadLine(
        parts.filter((part) => part !== ''),
        found,
      );
      if (set) taken.set(index, set);
    }
  }
  const isHead = [...taken.keys()].some((index) => {
    const block = blocks[index];
    return (
      block?.kind === 'paragraph' &&
      (block.role === 'masthead' ||
        block.look.isRed ||
        DOCUMENT_NUMBER.test(lineOf(block).split('\t')[0]?.trim() ?? ''))
    );
  });
  if (!isHead) return;
  for (const [index, set] of taken) {
    set();
    used.add(index);
  }
  const names = issuers.filter((name) => name !== '');
  if (names.length > 0) found.set('发文机关', names.length === 1 ? (names[0] ?? '') : names);
}

/** The body's name without 文件; a suffix alone, which stands beside joint bodies, is none. */
function namesOf(line: string): string[] {
  return line
    .split(/[\n\t]/)
    .map((name) => name.replace(/\s+/g, '').replace(/文件$/, ''))
    .filter((name) => name !== '');
}

/** What a line above the title says, as a step to be taken if there is a 版头 at all. */
function readHeadLine(
  parts: readonly string[],
  found: Map<string, string | readonly string[]>,
): (() => void) | undefined {
  const [first = ''] = parts;
  const secrecy = SECRECY.exec(first);
  const whole = parts.join(' ');
  const signer = SIGNER.exec(whole);
  const number = parts.find((part) => DOCUMENT_NUMBER.test(part));
  if (number !== undefined || signer) {
    return () => {
      if (number !== undefined) found.set('发文字号', number);
      const names = (signer?.[1] ?? signer?.[2] ?? '').split(/[\s、，,]+/).filter((name) => name !== '');
      if (names.length > 0) found.set('签发人', names.length === 1 ? (names[0] ?? '') : names);
    };
  }
  if (secrecy) {
    return () => {
      found.set('密级', secrecy[1] ?? '');
      if (secrecy[2]) found.set('保密期限', secrecy[2].trim());
    };
  }
  if (URGENCY.test(first)) return () => found.set('紧急程度', first);
  if (/^\d{6}$/.test(first)) return () => found.set('份号', first);
  return undefined;
}

function readBottom(
  blocks: readonly ImportedBlock[],
  found: Map<string, string | readonly string[]>,
  used: Set<number>,
): void {
  for (let index = Math.max(0, blocks.length - BOTTOM); index < blocks.length; index++) {
    const line = lineOf(blocks[index]);
    const copies = COPIES.exec(line);
    const printed = PRINTED.exec(line);
    if (copies) {
      const names = (copies[1] ?? '').split(/[，,；;]/).map((name) => name.trim());
      found.set('抄送', names.length === 1 ? (names[0] ?? '') : names);
    } else if (printed) {
      if (printed[1]) found.set('印发机关', printed[1].trim());
      found.set('印发日期', (printed[2] ?? '').replace(/\s/g, ''));
    } else continue;
    used.add(index);
  }
}

/** The front matter as YAML between `---` lines; empty without entries. */
export function frontMatterText(entries: ReadFrontMatter['entries']): string {
  if (entries.length === 0) return '';
  const lines = entries.map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`}`,
  );
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** A plain scalar, quoted where YAML would read something else out of it. */
function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}〔〕《》（）“”、·—-]*$/u.test(text) && /\p{Script=Han}/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}
