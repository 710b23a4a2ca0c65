import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { answerTo, type WorkerAnswer, type WorkerRequest } from './checkWorker';
import { FileChecker, type RunOptions } from './fileChecker';
import { collectFiles, readReport, UsageError } from './files';
import { FORMATS, type FormatName } from './formats';
import { Journal } from './journal';
import type { FailedFile } from './outputFormat';
import { OutputTarget } from './outputTarget';
import { PassageTable } from './passageTable';
import { Progress } from './progress';
import type { SharedOptions } from './setup';
import { type Shard, shardOf } from './shard';
import { countFile, emptyTally, type FailOn, fails } from './tally';
import { WorkerPool } from './workerPool';

export interface CheckOptions extends SharedOptions {
  readonly format: FormatName;
  readonly failOn: FailOn;
  readonly output?: string;
  readonly jobs?: number;
  readonly shard?: Shard;
  /** File with the results of earlier runs. */
  readonly journal?: string;
  /** Seconds for one file. */
  readonly timeLimit?: number;
  readonly compare: boolean;
  readonly progress?: boolean;
  /** The report of the year before, for the one report that is checked. */
  readonly lastYear?: string;
}

/** Seconds for one file unless told otherwise: a hundred times what the longest report takes. */
const TIME_LIMIT = 120;
/** A worker takes as long to start as some files to check, so few files get few workers. */
const FILES_A_WORKER = 40;
/** As many files are checked sooner than a worker has started; they are done without one, and without a time limit. */
const FILES_WITHOUT_WORKER = 8;
/** Files that may be at work or wait for an earlier one, for each worker; bounds the memory of a run. */
const WINDOW = 64;

/** One file of a run with its place in the list of all files. */
interface Item {
  readonly file: string;
  readonly position: number;
}

/** Has a file scanned or checked; never rejects. */
type Ask = (file: string, request: WorkerRequest) => Promise<WorkerAnswer>;

/**
 * `baogao check`: prints the findings and returns the exit code. Files that cannot be checked are named, the others
 * are checked. The output is that of one file after the other, in the order of the list, whatever the number of workers.
 */
export async function checkCommand(
  builtIn: KnowledgeData,
  program: string,
  paths: readonly string[],
  options: CheckOptions,
): Promise<number> {
  const { shard } = options;
  if (shard && options.format !== 'json' && options.format !== 'sarif') {
    throw new UsageError('--shard 只能与 --format json 或 sarif 一起用，各份的输出用 baogao merge 合并。');
  }
  const all = (await collectFiles(paths)).map((file, position) => ({ file, position }));
  const own = shard ? all.filter(({ file }) => shardOf(file, shard.of) === shard.index) : all;
  const { format, type, asOf, config, lastYear } = options;
  if (lastYear !== undefined && all.length !== 1) {
    throw new UsageError('--last-year 只能在检查一份报告时用；多份报告各自在文首写“上年报告”。');
  }
  if (lastYear !== undefined) await readReport(lastYear);
  const journal = options.journal === undefined ? undefined : new Journal(options.journal);
  const runOptions: RunOptions = {
    format,
    ...(type === undefined ? {} : { type }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(config === undefined ? {} : { config }),
    ...(lastYear === undefined ? {} : { lastYear }),
    ...(options.journal === undefined ? {} : { journal: { file: options.journal, program: hashOf(program) } }),
  };
  const usesWorkers =
    all.length > FILES_WITHOUT_WORKER || options.jobs !== undefined || options.timeLimit !== undefined;
  const size = options.jobs ?? Math.min(availableParallelism(), Math.ceil(all.length / FILES_A_WORKER));
  const pool =
    usesWorkers && own.length > 0
      ? new WorkerPool(program, size, options.timeLimit ?? TIME_LIMIT, runOptions)
      : undefined;
  const ask: Ask = pool ? (file, request) => pool.run(file, request) : oneByOne(new FileChecker(builtIn, runOptions));
  try {
    return await new CheckRun(ask, size * WINDOW, options, journal).run(all, own);
  } finally {
    await pool?.close();
    journal?.close();
  }
}

/** Lets a checker of this thread answer one request after the other, as a worker would. */
function oneByOne(checker: FileChecker): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (_file, request) => {
    const answer = last.then(() => answerTo(checker, request));
    last = answer;
    return answer;
  };
}

function hashOf(program: string): string {
  return createHash('sha256').update(readFileSync(program)).digest('hex');
}

/** The steps of one run over its files. */
class CheckRun {
  readonly #ask: Ask;
  readonly #window: number;
  readonly #options: CheckOptions;
  readonly #journal: Journal | undefined;
  readonly #progress: Progress;
  readonly #target: OutputTarget;
  readonly #table = new PassageTable();
  readonly #tally = emptyTally();
  readonly #failed = new Map<number, FailedFile>();
  readonly #noted = new Set<string>();
  #isEmpty = true;
  #reused = 0;

  constructor(ask: Ask, window: number, options: CheckOptions, journal: Journal | undefined) {
    this.#ask = ask;
    this.#window = window;
    this.#options = options;
    this.#journal = journal;
    this.#progress = new Progress(options.progress);
    this.#target = new OutputTarget(options.output);
  }

  /** Checks `own` of `all` files and returns the exit code. */
  async run(all: readonly Item[], own: readonly Item[]): Promise<number> {
    const { shard, failOn } = this.#options;
    const format = FORMATS[this.#options.format];
    // Reports are compared with one another, those of other shards too, so all are read before the first is checked.
    if (this.#options.compare && all.length > 1 && own.length > 0) await this.#scan(all);
    this.#table.seal();
    await this.#target.write(format.head);
    await this.#check(own);
    const failed = own.flatMap(({ position }) => this.#failed.get(position) ?? []);
    const { bySeverity } = this.#tally;
    const note = shard ? { ...shard, total: all.length, failed, bySeverity } : undefined;
    await this.#target.write(format.tail(this.#tally, this.#isEmpty, note));
    await this.#target.close();
    const parts = [`检查 ${this.#tally.files} 份`];
    if (this.#reused > 0) parts.push(`其中 ${this.#reused} 份没有变化，沿用上次的结果`);
    if (failed.length > 0) parts.push(`${failed.length} 份没有查成`);
    this.#progress.end(`${parts.join('，')}。`);
    if (failed.length > 0) return 2;
    return fails(bySeverity, failOn) ? 1 : 0;
  }

  async #scan(all: readonly Item[]): Promise<void> {
    const scan = ({ file }: Item) => this.#ask(file, { kind: 'scan', file });
    await this.#inOrder('比对', all, scan, async ({ file, position }, answer) => {
      if (answer.kind === 'scanned') this.#table.add(position, path.basename(file), answer.result);
      else if (answer.kind === 'failed') this.#failed.set(position, { position, message: answer.message });
    });
  }

  async #check(own: readonly Item[]): Promise<void> {
    const { separator } = FORMATS[this.#options.format];
    const check = ({ file, position }: Item): Promise<WorkerAnswer> => {
      const failure = this.#failed.get(position);
      if (failure) return Promise.resolve({ kind: 'failed', message: failure.message });
      const known = this.#journal?.placeOf(file);
      const request = {
        file,
        shared: this.#table.sharedWithEarlier(position),
        ...(this.#options.shard ? { position } : {}),
        ...(known ? { known } : {}),
      };
      return this.#ask(file, { kind: 'check', request });
    };
    await this.#inOrder('检查', own, check, async ({ file, position }, answer) => {
      if (answer.kind === 'failed') {
        this.#failed.set(position, { position, message: answer.message });
        this.#note(answer.message);
      }
      if (answer.kind !== 'checked') return;
      const { pieces, findings, notes, entry, reused } = answer.answer;
      for (const note of notes) this.#note(note);
      countFile(this.#tally, findings);
      if (reused) this.#reused++;
      if (entry) this.#journal?.append(file, entry.key, entry.today, entry.outcome);
      for (const piece of pieces) {
        await this.#target.write(this.#isEmpty ? piece : separator + piece);
        this.#isEmpty = false;
      }
    });
  }

  /** Has many files at work at a time and takes the answers in the order of the list. */
  async #inOrder(
    name: string,
    items: readonly Item[],
    ask: (item: Item) => Promise<WorkerAnswer>,
    take: (item: Item, answer: WorkerAnswer) => Promise<void>,
  ): Promise<void> {
    const atWork: Promise<WorkerAnswer>[] = [];
    let next = 0;
    this.#progress.step(name, 0, items.length);
    for (const [index, item] of items.entries()) {
      for (; next < items.length && next < index + this.#window; next++) atWork.push(ask(items[next] as Item));
      await take(item, (await atWork.shift()) as WorkerAnswer);
      this.#progress.step(name, index + 1, items.length);
    }
  }

  /** What is wrong with a configuration concerns many files and is said once. */
  #note(line: string): void {
    if (this.#noted.has(line)) return;
    this.#noted.add(line);
    this.#progress.note(line);
  }
}
