import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { Report } from '../report/report';
import type { Severity } from '../rules/rule';
import { Checker, type CheckResult } from '../service/check';
import { collectFiles, readReport, UsageError } from './files';
import { toGithub } from './formatGithub';
import { toJson } from './formatJson';
import { toPretty } from './formatPretty';
import { toSarif } from './formatSarif';
import { Setup, type SharedOptions } from './setup';

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
  const checked: CheckedFile[] = [];
  let unreadable = false;
  for (const file of await collectFiles(paths)) {
    try {
      checked.push(await checkFile(setup, file));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`baogao: ${error.message}\n`);
      unreadable = true;
    }
  }
  process.stdout.write(FORMATS[options.format](checked));
  if (unreadable) return 2;
  const limit = RANK[options.failOn];
  const fails = checked.some(({ result }) => result.findings.some((finding) => RANK[finding.severity] >= limit));
  return fails ? 1 : 0;
}

async function checkFile(setup: Setup, file: string): Promise<CheckedFile> {
  const { state, settings } = await setup.forFile(file);
  const text = await readReport(file);
  const start = performance.now();
  const report = Report.parse(text);
  const result = new Checker(state.knowledge).check(report, setup.today, settings);
  for (const { rule, error } of result.failures) {
    process.stderr.write(`baogao: ${file}: 规则 ${rule} 出错，已跳过：${String(error)}\n`);
  }
  return { path: file, report, result, durationMs: performance.now() - start };
}
