import { Transform, type TransformCallback } from 'node:stream';

/** Longest head of a message in bytes; a real one has some dozen. */
const HEAD_LIMIT = 8192;
/** Longest message in bytes: more than an editor can send of a report, less than a string can hold. */
const BODY_LIMIT = 256 << 20;
const HEAD_END = '\r\n\r\n';
const LENGTH = /content-length:[ \t]{0,9}(\d{1,9})[ \t]{0,9}(?=\r\n|$)/i;

/**
 * Lets through what has the frame of a message and drops what has not. The reader behind it trusts heads: one with a
 * negative length would leave it deaf for ever, and one that promises a terabyte waiting for it.
 */
export class SoundFrames extends Transform {
  #held: Buffer = Buffer.alloc(0);
  /** Bytes of the current message that have not come yet. */
  #missing = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    while (this.#held.length > 0 && (this.#missing > 0 ? this.#passBody() : this.#passHead()));
    done();
  }

  #passBody(): boolean {
    const part = this.#take(this.#missing);
    this.#missing -= part.length;
    return this.push(part) || true;
  }

  /** False when the head has not come whole. */
  #passHead(): boolean {
    const end = this.#held.indexOf(HEAD_END);
    if (end < 0) {
      // What is too long for a head is none; its last bytes may be the beginning of a real one.
      if (this.#held.length > HEAD_LIMIT) this.#held = this.#held.subarray(-HEAD_LIMIT);
      return false;
    }
    const head = this.#take(end + HEAD_END.length).subarray(-HEAD_LIMIT);
    const length = Number(LENGTH.exec(head.toString('latin1').trimEnd())?.[1] ?? Number.NaN);
    if (!(length <= BODY_LIMIT)) return true;
    this.push(`Content-Length: ${length}${HEAD_END}`);
    this.#missing = length;
    return true;
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }
}
