import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { UsageError } from './files';

/** Where an output goes: standard output, or a file that takes its name only when it is complete. */
export class OutputTarget {
  readonly #file: string | undefined;
  readonly #stream: NodeJS.WritableStream;
  #failure: Error | undefined;
  /** Goes on with a write that waits for the reader. */
  #goOn: (() => void) | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
    this.#stream = file === undefined ? process.stdout : createWriteStream(`${file}.part`);
    this.#stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads the output has seen enough, as with `| head`.
      if (file === undefined && error.code === 'EPIPE') process.exit();
      this.#failure = error;
      this.#goOn?.();
    });
    this.#stream.on('drain', () => this.#goOn?.());
  }

  /** Resolves when more may be written, so that a slow reader costs time and no memory. */
  async write(text: string): Promise<void> {
    this.#check();
    if (text === '' || this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
    this.#check();
  }

  async close(): Promise<void> {
    if (this.#file === undefined) return;
    const stream = this.#stream as WriteStream;
    stream.end();
    if (!stream.closed) await once(stream, 'close').catch(() => {});
    this.#check();
    await rename(`${this.#file}.part`, this.#file).catch((error: Error) => {
      this.#failure = error;
    });
    this.#check();
  }

  #check(): void {
    if (this.#failure) throw new UsageError(`写不了“${this.#file ?? '标准输出'}”：${this.#failure.message}`);
  }
}
