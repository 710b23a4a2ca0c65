import { createHash } from 'node:crypto';
import path from 'node:path';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { parseFrontMatter } from '../report/frontMatter';
import { lastYearPath } from '../report/lastYear';
import { type OtherReport, passageRecordOf } from '../report/longPassages';
import { Report } from '../report/report';
import type { Severity } from '../rules/rule';
import { Checker } from '../service/check';
import { toIsoDate } from '../text/date';
import { type CheckedFile, type Outcome, toCheckedFile, toOutcome } from './checkedFile';
import { readReport, UsageError } from './files';
import { FORMATS, type FormatName } from './formats';
import { type JournalPlace, JournalReader } from './journal';
import { Setup, type SharedOptions } from './setup';

/** What is the same for all files of a run; plain data, since it travels to the workers. */
export interface RunOptions extends SharedOptions {
  readonly format: FormatName;
  /** The journal to take unchanged results from, and the hash of the program that may do so. */
  readonly journal?: { readonly file: string; readonly program: string };
  /** The report of the year before. */
  readonly lastYear?: string;
}

/** What a report shows to the checks of others: its year and the hashes of its long paragraphs, 16 hex digits each. */
export interface ScanResult {
  readonly year: number | undefined;
  readonly passages: readonly string[];
}

/** The report of the year before, not yet parsed; without a text when it cannot be read. */
interface LastYearText {
  readonly name: string;
  readonly text: string | undefined;
}

/** One file to check. */
export interface CheckRequest {
  readonly file: string;
  /** Its place in the list of all files, where the output is to carry it. */
  readonly position?: number;
  /** The earlier reports that hold paragraphs of this one, by the hash of the paragraph. */
  readonly shared: readonly (readonly [hash: string, holders: readonly OtherReport[]])[];
  /** What the journal has on the file. */
  readonly known?: JournalPlace;
}

/** What is left of a checked file: its part of the output and what is needed for the sums. */
export interface CheckAnswer {
  readonly pieces: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly severity: Severity }[];
  /** Lines for the user that are no findings; those of the set-up are the same for many files. */
  readonly notes: readonly string[];
  /** What the journal is to keep, or undefined when it has it already. */
  readonly entry?: { readonly key: string; readonly today: string | null; readonly outcome: Outcome };
  readonly reused: boolean;
}

/** Checks files one after the other, in the main thread or in a worker; configuration is read once a folder. */
export class FileChecker {
  readonly #options: RunOptions;
  readonly #setup: Setup;
  readonly #journal: JournalReader | undefined;
  #notes: string[] = [];

  constructor(builtIn: KnowledgeData, options: RunOptions) {
    this.#options = options;
    this.#setup = new Setup(builtIn, options, (note) => this.#notes.push(note));
    this.#journal = options.journal ? new JournalReader(options.journal.file) : undefined;
  }

  /** What the file shows to the checks of others. Throws a `UsageError` when it cannot be read. */
  async scan(file: string): Promise<ScanResult> {
    const { year, passages } = passageRecordOf(Report.parse(await readReport(file)));
    return { year, passages: [...passages].map(passageHash) };
  }

  /** Checks one file, or takes over what the journal has on the same text. Throws a `UsageError` when it cannot be read. */
  async check(request: CheckRequest): Promise<CheckAnswer> {
    const { file, position } = request;
    this.#notes = [];
    const own = await this.#setup.forFile(file);
    const text = await readReport(file);
    const lastYear = await this.#lastYearOf(file, text);
    const today = toIsoDate(this.#setup.today);
    const key = this.#journal
      ? this.#keyOf(request, text, [own.fingerprint, lastYear?.name ?? null, lastYear?.text ?? null])
      : '';
    const known =
      request.known && request.known.key === key ? await this.#journal?.read(request.known, today) : undefined;
    const outcome = known ?? this.#judge(request, text, own, lastYear);
    const checked: CheckedFile = toCheckedFile(file, text, outcome);
    const entry = { key, today: outcome.asOf.source === 'today' ? today : null, outcome };
    return {
      pieces: FORMATS[this.#options.format].pieces(checked, position),
      findings: outcome.findings.map(({ rule, severity }) => ({ rule, severity })),
      notes: [...this.#notes, ...outcome.failures.map((failure) => `${file}: ${failure}`)],
      ...(this.#journal && !known ? { entry } : {}),
      reused: known !== undefined,
    };
  }

  #judge(
    { shared }: CheckRequest,
    text: string,
    { state, settings }: Awaited<ReturnType<Setup['forFile']>>,
    lastYear: LastYearText | undefined,
  ): Outcome {
    const holders = new Map(shared);
    const others = { stamp: 0, withPassage: (words: string) => holders.get(passageHash(words)) ?? [] };
    const start = performance.now();
    const last = lastYear && {
      name: lastYear.name,
      report: lastYear.text === undefined ? undefined : Report.parse(lastYear.text),
    };
    const result = new Checker(state.knowledge).check(Report.parse(text), this.#setup.today, {
      ...settings,
      others,
      ...(last === undefined ? {} : { lastYear: last }),
    });
    return toOutcome(result, performance.now() - start);
  }

  /** The report of the year before: the one given, or the one that the front matter names. */
  async #lastYearOf(file: string, text: string): Promise<LastYearText | undefined> {
    const given = this.#options.lastYear;
    if (given !== undefined) return { name: path.basename(given), text: await readReport(given) };
    const named = lastYearPath(parseFrontMatter(text));
    if (named === undefined) return undefined;
    const last = await readReport(path.join(path.dirname(file), named)).catch(() => undefined);
    return { name: path.basename(named), text: last };
  }

  /** Everything that a result depends on, the day aside. */
  #keyOf({ file, shared }: CheckRequest, text: string, besides: readonly (string | null)[]): string {
    const { type, asOf, journal } = this.#options;
    const hash = createHash('sha256');
    hash.update(JSON.stringify([journal?.program, file, type ?? null, asOf ?? null, besides, shared]));
    return hash.update('\0').update(text).digest('hex');
  }
}

function passageHash(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

/** A line for the user on why a file has no result; undefined for an error that is none of the file's. */
export function failureLine(file: string, error: unknown): string {
  if (error instanceof UsageError) return error.message;
  return `${file}: 检查时出错，已跳过：${error instanceof Error ? error.message : String(error)}`;
}
