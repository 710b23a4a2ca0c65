import { Worker } from 'node:worker_threads';
import colors from 'picocolors';
import type { WorkerAnswer, WorkerRequest } from './checkWorker';
import type { RunOptions } from './fileChecker';

interface Job {
  readonly file: string;
  readonly request: WorkerRequest;
  readonly done: (answer: WorkerAnswer) => void;
}

/** A worker with the job it is at. */
interface Member {
  readonly worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  started: boolean;
}

/**
 * Worker threads that check files, each a second copy of this program. A worker that takes longer than `timeLimit`
 * seconds over one file, or dies over it, is replaced; the file is named in the answer, and the others go on.
 */
export class WorkerPool {
  readonly #options: RunOptions;
  readonly #program: string;
  readonly #timeLimit: number;
  readonly #members: Member[] = [];
  readonly #waiting: Job[] = [];
  #isClosed = false;
  /** Why no worker can be started. */
  #broken: string | undefined;

  constructor(program: string, size: number, timeLimit: number, options: RunOptions) {
    this.#program = program;
    this.#timeLimit = timeLimit;
    this.#options = options;
    for (let count = 0; count < size; count++) this.#add();
  }

  /** The answer of the first worker that is free. Never rejects. */
  run(file: string, request: WorkerRequest): Promise<WorkerAnswer> {
    return new Promise((done) => {
      if (this.#broken !== undefined) {
        done({ kind: 'failed', message: `${file}: ${this.#broken}` });
        return;
      }
      this.#waiting.push({ file, request, done });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { timer } of this.#members) clearTimeout(timer);
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }

  #add(): void {
    // A worker has no terminal of its own to tell whether colours are wanted.
    const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
    const colour = colors.isColorSupported ? { FORCE_COLOR: FORCE_COLOR ?? '1' } : { NO_COLOR: NO_COLOR ?? '1' };
    const worker = new Worker(this.#program, { workerData: this.#options, env: { ...rest, ...colour } });
    const member: Member = { worker, job: undefined, timer: undefined, started: false };
    this.#members.push(member);
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'started') member.started = true;
      else this.#finish(member, answer);
      this.#assign();
    });
    worker.on('error', (error: Error) => this.#replace(member, `检查时出错，已跳过：${error.message}`));
    worker.on('exit', () => this.#replace(member, '检查时意外中止，已跳过。'));
  }

  #assign(): void {
    for (const member of this.#members) {
      if (!member.started || member.job) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      member.job = job;
      member.worker.postMessage(job.request);
      const seconds = this.#timeLimit;
      member.timer = setTimeout(
        () => this.#replace(member, `${seconds} 秒之内没有查完，已跳过；可以用 --time-limit 放宽。`),
        seconds * 1000,
      );
    }
  }

  #finish(member: Member, answer: WorkerAnswer): void {
    clearTimeout(member.timer);
    const { job } = member;
    member.job = undefined;
    job?.done(answer);
  }

  /** Puts a fresh worker in the place of one that has died or hangs, and gives up the file it was at. */
  #replace(member: Member, why: string): void {
    const index = this.#members.indexOf(member);
    if (index < 0 || this.#isClosed) return;
    this.#members.splice(index, 1);
    void member.worker.terminate();
    const file = member.job?.file;
    this.#finish(member, { kind: 'failed', message: `${file}: ${why}` });
    if (member.started) this.#add();
    else this.#giveUp(why);
    this.#assign();
  }

  /** A worker that does not even start will not do so the next time. */
  #giveUp(why: string): void {
    if (this.#members.length > 0) return;
    this.#broken = why;
    for (const job of this.#waiting.splice(0)) job.done({ kind: 'failed', message: `${job.file}: ${why}` });
  }
}
