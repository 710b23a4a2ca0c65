import { Inflate } from 'fflate';
import { ImportError } from '../importedDocument';

/** Limits in bytes; a report of a thousand pages with pictures stays far below them. */
export const ZIP_LIMITS = { archive: 64 << 20, entry: 48 << 20, total: 128 << 20, entries: 5000 } as const;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly size: number;
}

const DAMAGED = '文件已损坏，打不开。';
const TOO_LARGE = '文件解开后太大，可能是恶意文件，已停止读取。';
/** Compressed bytes that are unpacked at a time, so that the limit is noticed before much has been made of them. */
const STEP = 16 << 10;

/**
 * A zip archive by its central directory. Nothing is unpacked before it is asked for, and never more than the limits
 * allow, whatever sizes the archive states: what a zip bomb would make is never made.
 */
export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, Entry>();
  #left: number = ZIP_LIMITS.total;

  /** Throws an `ImportError` for what is no archive, is damaged, or names files outside itself. */
  constructor(bytes: Uint8Array) {
    if (bytes.length > ZIP_LIMITS.archive) throw new ImportError('文件太大，不像报告。');
    this.#bytes = bytes;
    this.#readDirectory();
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The content of an entry, or undefined when there is none of this name. */
  read(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const packed = this.#bytes.subarray(entry.start, entry.start + entry.size);
    if (entry.method === 0) {
      this.#take(packed.length);
      return packed;
    }
    return this.#inflate(packed);
  }

  #take(length: number): void {
    this.#left -= length;
    if (this.#left < 0) throw new ImportError(TOO_LARGE);
  }

  #inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isWhole = false;
    const inflate = new Inflate((chunk, isFinal) => {
      length += chunk.length;
      this.#take(chunk.length);
      if (length > ZIP_LIMITS.entry) throw new ImportError(TOO_LARGE);
      chunks.push(chunk);
      isWhole ||= isFinal;
    });
    try {
      for (let at = 0; at < packed.length; at += STEP)
        inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch (error) {
      throw error instanceof ImportError ? error : new ImportError(DAMAGED);
    }
    if (!isWhole) throw new ImportError(DAMAGED);
    const content = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      content.set(chunk, at);
      at += chunk.length;
    }
    return content;
  }

  #readDirectory(): void {
    const bytes = this.#bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = findEnd(view);
    if (end < 0) throw new ImportError(DAMAGED);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > ZIP_LIMITS.entries || at === 0xffffffff) throw new ImportError('文件里的部件太多，不像报告。');
    for (let index = 0; index < count; index++) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ImportError(DAMAGED);
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const size = view.getUint32(at + 20, true);
      // What says itself that it is too large need not be tried; what says nothing of the kind is counted.
      if (view.getUint32(at + 24, true) > ZIP_LIMITS.entry) throw new ImportError(TOO_LARGE);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      if (name.endsWith('/')) continue;
      if (!isInside(name)) throw new ImportError('文件里有指向外面的路径，可能是恶意文件，已停止读取。');
      if ((flags & 1) !== 0) throw new ImportError('文件有密码，请在 Word 或 WPS 中取消密码后再导入。');
      if (method !== 0 && method !== 8) throw new ImportError(DAMAGED);
      const start = contentStart(view, local);
      if (start < 0 || start + size > bytes.length || this.#entries.has(name)) throw new ImportError(DAMAGED);
      this.#entries.set(name, { name, method, start, size });
    }
  }
}

/** Where the record at the end of the directory stands, or -1; a comment of up to 64 KB may follow it. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function contentStart(view: DataView, local: number): number {
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50) return -1;
  return local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

/** Whether a name stays within the archive: no root, no drive, no step upwards. */
function isInside(name: string): boolean {
  return name !== '' && !/^[\\/]|^[a-z]:|\\|\0/i.test(name) && !name.split('/').includes('..');
}
