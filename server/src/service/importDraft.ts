import { readPicture } from '../export/pictureFile';
import { ImportError, type ImportedDocument } from '../import/importedDocument';
import { readText } from '../import/readText';
import { type ImportedDraft, toMarkdown } from '../import/toMarkdown';

/** What reads files of other programs; loaded only when it is needed. */
export interface DocumentReaders {
  readWord(bytes: Uint8Array): ImportedDocument;
  readHtml(html: string): ImportedDocument;
}

/** What is to be imported: a file, or what was copied. */
export type ImportInput = { readonly bytes: Uint8Array } | { readonly html: string } | { readonly text: string };

/** Largest file in bytes, and longest text in characters, that is read. */
const LARGEST = 64 << 20;

/**
 * A clean draft from a Word file, a web page or plain text; which of them a file is, its content says and not its name.
 * `pictureFolder` is where the caller will put the pictures, relative to the draft; a fragment goes into a draft that is
 * there already. Throws an `ImportError` with a clear
 * line for what cannot be read.
 */
export async function importDraft(
  input: ImportInput,
  readers: () => Promise<DocumentReaders>,
  pictureFolder: string,
  isFragment = false,
): Promise<ImportedDraft> {
  const document = await readInput(input, readers);
  // A file that only calls itself a picture is none.
  const pictures = document.pictures.filter(({ bytes }) => readPicture(bytes) !== undefined);
  return toMarkdown({ ...document, pictures }, pictureFolder, isFragment);
}

async function readInput(input: ImportInput, readers: () => Promise<DocumentReaders>): Promise<ImportedDocument> {
  if ('bytes' in input) return readFile(input.bytes, readers);
  const text = 'html' in input ? input.html : input.text;
  if (text.length > LARGEST) throw new ImportError('内容太长，不像报告。');
  return 'html' in input ? (await readers()).readHtml(text) : readText(text);
}

async function readFile(bytes: Uint8Array, readers: () => Promise<DocumentReaders>): Promise<ImportedDocument> {
  if (bytes.length === 0) throw new ImportError('文件是空的。');
  if (bytes.length > LARGEST) throw new ImportError('文件太大，不像报告。');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isZip || isOld) return (await readers()).readWord(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (head.startsWith('%PDF'))
    throw new ImportError('PDF 里只有排好的字，不能导入。请找到它的 Word 文件，或者复制文字后粘贴。');
  if (head.startsWith('{\\rtf')) throw new ImportError('这是 RTF 文件，请在 Word 或 WPS 中另存为 .docx 后再导入。');
  const text = decodeText(bytes, head);
  return looksLikeHtml(head) ? (await readers()).readHtml(text) : readText(text);
}

function looksLikeHtml(head: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|h[1-6])[\s>]/i.test(head);
}

/** Text in the encoding it names or is valid in; Chinese pages and files of older programs are often in GB 18030. */
function decodeText(bytes: Uint8Array, head: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new ImportError('这不是文字文件。');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1];
  for (const encoding of [named, 'utf-8', 'gb18030', 'big5']) {
    const text = encoding === undefined ? undefined : decodeAs(bytes, encoding);
    if (text !== undefined) return text;
  }
  throw new ImportError('看不出文件的编码，请另存为 UTF-8 后再导入。');
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding, or one that is unknown here.
    return undefined;
  }
}
