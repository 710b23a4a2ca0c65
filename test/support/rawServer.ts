import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const SERVER = path.join(__dirname, '../../dist/server.js');
/** Milliseconds after which a server that owes an answer counts as hanging; a healthy one needs some. */
const ANSWER_LIMIT = 20_000;

/** What the server says to a request. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The shipped server as a process, spoken to in bytes: what is sent need not be a message. */
export class RawServer {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** Settles when the process has ended, with what it said last on its error output. */
  readonly #ended: Promise<string>;
  #errorOutput = '';
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;
  #isRunning = true;

  private constructor() {
    this.#process = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stdout?.on('data', (bytes: Buffer) => this.#take(bytes));
    this.#process.stderr?.on('data', (bytes: Buffer) => {
      this.#errorOutput = (this.#errorOutput + bytes.toString('utf8')).slice(-4000);
    });
    // A server that has ended cannot be written to; that it ended is told where an answer is missed.
    this.#process.stdin?.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#isRunning = false;
        resolve(`${code ?? signal} ${this.#errorOutput}`);
      });
    });
  }

  /** Starts the process and shakes hands. */
  static async start(): Promise<RawServer> {
    const server = new RawServer();
    const capabilities = { textDocument: { diagnostic: {} } };
    await server.ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities });
    server.tell('initialized', {});
    return server;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Writes bytes as they are. */
  write(bytes: Uint8Array | string): void {
    this.#process.stdin?.write(bytes);
  }

  tell(method: string, params?: unknown): void {
    this.write(frame({ jsonrpc: '2.0', method, params }));
  }

  /** The answer to a request; fails when it does not come. */
  async ask(method: string, params?: unknown): Promise<Answer> {
    const { id, answer } = this.#expect();
    this.write(frame({ jsonrpc: '2.0', id, method, params }));
    return this.#within(ANSWER_LIMIT, answer, method);
  }

  /** Ends the input, as an editor that goes away does; settles when the process has gone too. */
  async closeInput(): Promise<void> {
    this.#process.stdin?.end();
    await this.#within(ANSWER_LIMIT, this.#ended, '退出', false);
  }

  dispose(): void {
    this.#process.kill('SIGKILL');
  }

  #expect(): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = ++this.#lastId;
    return { id, answer: new Promise((resolve) => this.#waiting.set(id, resolve)) };
  }

  async #within<T>(limit: number, wanted: Promise<T>, what: string, mustRun = true): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what} 没有答复`)), limit);
      if (mustRun) void this.#ended.then((last) => reject(new Error(`服务器退出了：${last}`)));
    });
    return Promise.race([wanted, late]).finally(() => clearTimeout(timer));
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', head + 4, end)) as Answer & {
        id?: number;
        method?: string;
      };
      this.#received = this.#received.subarray(end);
      if (typeof message.id !== 'number') continue;
      if (message.method !== undefined) {
        // This client answers nothing that it is asked.
        this.write(frame({ jsonrpc: '2.0', id: message.id, error: { code: -32601, message: 'no' } }));
        continue;
      }
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }
}

/** A message with its head. */
export function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}
