import { closeSync, existsSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Outcome } from './checkedFile';
import { UsageError } from './files';

/** Where the journal holds a result. */
export interface JournalPlace {
  readonly key: string;
  /** The day on which the result was made, where it depends on the day; else null. */
  readonly today: string | null;
  /** Bytes of the result, as JSON. */
  readonly offset: number;
  readonly length: number;
}

const LINE_FEED = 10;
const TAB = 9;
const CHUNK = 1 << 20;

/**
 * The results of finished files, one line each, appended as they come, so that an interrupted run is taken up where it
 * stopped. A line is a head (JSON: path, key, day), a tab, and the result (JSON); neither holds a raw tab or line feed.
 * The last line of an interrupted run may be cut short and is dropped. Where a file has several lines the last counts.
 */
export class Journal {
  readonly #file: string;
  readonly #places = new Map<string, JournalPlace>();
  #descriptor: number;
  #end = 0;
  #live = 0;

  /** Opens or creates the journal. Throws a `UsageError` when it cannot, or when the file is something else. */
  constructor(file: string) {
    this.#file = file;
    try {
      this.#descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+');
    } catch (error) {
      throw new UsageError(`打不开记录“${file}”：${(error as Error).message}`);
    }
    this.#read();
    if (this.#end > 2 * this.#live + CHUNK) this.#compact();
  }

  /** What is known of a file, by its path as given. */
  placeOf(file: string): JournalPlace | undefined {
    return this.#places.get(file);
  }

  append(file: string, key: string, today: string | null, outcome: Outcome): void {
    const head = Buffer.from(`${JSON.stringify([file, key, today])}\t`);
    const line = Buffer.concat([head, Buffer.from(`${JSON.stringify(outcome)}\n`)]);
    writeAll(this.#descriptor, line, this.#end);
    this.#end += line.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #read(): void {
    const chunk = Buffer.alloc(CHUNK);
    let rest = Buffer.alloc(0);
    for (let at = 0; ; ) {
      const count = readSync(this.#descriptor, chunk, 0, CHUNK, at);
      if (count === 0) break;
      at += count;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        this.#takeIn(bytes.subarray(start, end), this.#end);
        this.#end += end + 1 - start;
        start = end + 1;
      }
      rest = Buffer.from(bytes.subarray(start));
    }
    ftruncateSync(this.#descriptor, this.#end);
  }

  #takeIn(line: Buffer, offset: number): void {
    const tab = line.indexOf(TAB);
    const head = tab < 0 ? undefined : readHead(line.toString('utf8', 0, tab));
    if (!head) {
      closeSync(this.#descriptor);
      throw new UsageError(`“${this.#file}”不是检查记录，请换一个文件名。`);
    }
    const [file, key, today] = head;
    const place = { key, today, offset: offset + tab + 1, length: line.length - tab - 1 };
    this.#live += place.length - (this.#places.get(file)?.length ?? 0);
    this.#places.set(file, place);
  }

  /** Writes the lines that count into a new journal, which then takes the place of the old one. */
  #compact(): void {
    const part = `${this.#file}.part`;
    const target = openSync(part, 'w+');
    let end = 0;
    for (const [file, place] of this.#places) {
      const head = Buffer.from(`${JSON.stringify([file, place.key, place.today])}\t`);
      const result = Buffer.alloc(place.length + 1, LINE_FEED);
      readSync(this.#descriptor, result, 0, place.length, place.offset);
      writeAll(target, Buffer.concat([head, result]), end);
      this.#places.set(file, { ...place, offset: end + head.length });
      end += head.length + result.length;
    }
    closeSync(this.#descriptor);
    closeSync(target);
    renameSync(part, this.#file);
    this.#descriptor = openSync(this.#file, 'r+');
    this.#end = end;
  }
}

function readHead(text: string): [string, string, string | null] | undefined {
  try {
    const [file, key, today] = JSON.parse(text) as unknown[];
    const isHead = typeof file === 'string' && typeof key === 'string' && (today === null || typeof today === 'string');
    return isHead ? [file, key, today] : undefined;
  } catch {
    return undefined;
  }
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

/** Reads single results of a journal, in a worker as well as in the main thread. */
export class JournalReader {
  readonly #file: string;
  #handle: Promise<FileHandle> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** The result at a place, or undefined when it was made on another day and depends on it, or cannot be read. */
  async read({ today, offset, length }: JournalPlace, day: string): Promise<Outcome | undefined> {
    if (today !== null && today !== day) return undefined;
    try {
      this.#handle ??= open(this.#file, 'r');
      const bytes = Buffer.alloc(length);
      await (await this.#handle).read(bytes, 0, length, offset);
      return JSON.parse(bytes.toString('utf8')) as Outcome;
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    await (await this.#handle)?.close();
  }
}
