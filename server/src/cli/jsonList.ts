import { createReadStream } from 'node:fs';
import { UsageError } from './files';

/**
 * Reads a JSON file with one long list, element by element, in memory for one element: what `baogao check` writes may be
 * larger than a text can be. `key` names the list, `depth` tells how many brackets are open around its elements. Whatever
 * else the file holds is parsed at the end, with the list empty.
 */
export class JsonList {
  readonly #file: string;
  readonly #key: string;
  readonly #depth: number;
  #rest: unknown;

  constructor(file: string, key: string, depth: number) {
    this.#file = file;
    this.#key = key;
    this.#depth = depth;
  }

  /** Reads to the end without looking at the elements, and gives the file without them. */
  async readRest(): Promise<unknown> {
    for await (const _ of this.#texts());
    return this.#rest;
  }

  /** The elements, each parsed. Throws a `UsageError` for what is no JSON. */
  async *elements(): AsyncGenerator<unknown, void, undefined> {
    for await (const text of this.#texts()) yield this.#parsed(text);
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new UsageError(`“${this.#file}”不是完整的 JSON，请重新检查这一份。`);
    }
  }

  async *#texts(): AsyncGenerator<string, void, undefined> {
    let rest = '';
    let element = '';
    let depth = 0;
    let isInText = false;
    let isEscaped = false;
    let isInList = false;
    try {
      for await (const chunk of createReadStream(this.#file, 'utf8')) {
        let start = 0;
        const text = chunk as string;
        for (let at = 0; at < text.length; at++) {
          const unit = text.charCodeAt(at);
          if (isInText) {
            if (isEscaped) isEscaped = false;
            else if (unit === 0x5c) isEscaped = true;
            else if (unit === 0x22) isInText = false;
          } else if (unit === 0x22) isInText = true;
          else if (unit === 0x5b || unit === 0x7b) {
            depth++;
            if (isInList || depth !== this.#depth || unit !== 0x5b) continue;
            const before = rest + text.slice(start, at);
            if (!before.trimEnd().replace(/:$/, '').trimEnd().endsWith(`"${this.#key}"`)) continue;
            isInList = true;
            rest = `${before}[`;
            start = at + 1;
          } else if (unit === 0x5d || unit === 0x7d) {
            depth--;
            if (!isInList || depth !== this.#depth - 1) continue;
            element += text.slice(start, at);
            if (element.trim() !== '') yield element;
            element = '';
            isInList = false;
            start = at;
          } else if (unit === 0x2c && isInList && depth === this.#depth) {
            yield element + text.slice(start, at);
            element = '';
            start = at + 1;
          }
        }
        if (isInList) element += text.slice(start);
        else rest += text.slice(start);
      }
    } catch (error) {
      throw new UsageError(`读不了“${this.#file}”：${(error as Error).message}`);
    }
    this.#rest = this.#parsed(rest);
  }
}
