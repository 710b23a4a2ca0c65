import path from 'node:path';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { Report } from '../report/report';
import type { Severity } from '../rules/rule';
import { Checker, type CheckResult } from '../service/check';
import { PassageIndex } from '../service/passageIndex';
import { collectFiles, readReport, UsageError } from './files';
import { toGithub } from './formatGithub';
import { toJson } from './formatJson';
import { toPretty } from './formatPretty';
import { toSarif } from './formatSarif';
import { type FileSetup, Setup, type SharedOptions } from './setup';

/** One checked file, for the output formats. */
export interface CheckedFile {
  readonly path: string;
  readonly report: Report;
  readonly result: CheckResult;
  readonly durationMs: number;
}

export interface CheckOptions extends SharedOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly failOn: 'error' | 'warning' | 'information' | 'never';
}

const RANK: Readonly<Record<Severity | 'never', number>> = { hint: 0, information: 1, warning: 2, error: 3, never: 4 };
const FORMATS = { pretty: toPretty, json: toJson, sarif: toSarif, github: toGithub };

/** `baogao check`: prints the findings and returns the exit code. Files that cannot be read are named, the others are checked. */
export async function checkCommand(
  builtIn: KnowledgeData,
  paths: readonly string[],
  options: CheckOptions,
): Promise<number> {
  const setup = new Setup(builtIn, options);
  const opened: OpenedFile[] = [];
  let unreadable = false;
  for (const file of await collectFiles(paths)) {
    try {
      opened.push(await openFile(setup, file));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`baogao: ${error.message}\n`);
      unreadable = true;
    }
  }
  // Reports are compared with one another, so all are read before the first is checked.
  const index = new PassageIndex();
  if (opened.length > 1) for (const file of opened) index.set(file.path, path.basename(file.path), file.report);
  const checked = opened.map((file) => checkFile(setup, file, index));
  process.stdout.write(FORMATS[options.format](checked));
  if (unreadable) return 2;
  const limit = RANK[options.failOn];
  const fails = checked.some(({ result }) => result.findings.some((finding) => RANK[finding.severity] >= limit));
  return fails ? 1 : 0;
}

/** A file that has been read and parsed. */
interface OpenedFile {
  readonly path: string;
  readonly report: Report;
  readonly setup: FileSetup;
  readonly durationMs: number;
}

async function openFile(setup: Setup, file: string): Promise<OpenedFile> {
  const own = await setup.forFile(file);
  const text = await readReport(file);
  const start = performance.now();
  const report = Report.parse(text);
  return { path: file, report, setup: own, durationMs: performance.now() - start };
}

function checkFile({ today }: Setup, file: OpenedFile, index: PassageIndex): CheckedFile {
  const { report, setup } = file;
  const start = performance.now();
  const others = index.othersOf(file.path);
  const result = new Checker(setup.state.knowledge).check(report, today, { ...setup.settings, others });
  for (const { rule, error } of result.failures) {
    process.stderr.write(`baogao: ${file.path}: 规则 ${rule} 出错，已跳过：${String(error)}\n`);
  }
  return { path: file.path, report, result, durationMs: file.durationMs + performance.now() - start };
}
