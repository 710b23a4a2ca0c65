import { writeFile } from 'node:fs/promises';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { Report } from '../report/report';
import { Checker } from '../service/check';
import { applyEdits, bundleFixes } from '../service/fixes';
import { collectFiles, readReport, UsageError } from './files';
import { Setup, type SharedOptions } from './setup';

export interface FixOptions extends SharedOptions {
  readonly unsafe?: boolean;
  readonly dryRun?: boolean;
}

/** A fix may uncover the next one; more rounds than this mean that two fixes undo each other. */
const MAX_ROUNDS = 10;

/** `baogao fix`: applies fixes until there are none left and returns the exit code. */
export async function fixCommand(
  builtIn: KnowledgeData,
  paths: readonly string[],
  options: FixOptions,
): Promise<number> {
  const setup = new Setup(builtIn, options);
  let failed = false;
  for (const file of await collectFiles(paths)) {
    try {
      await fixFile(setup, file, options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`baogao: ${error.message}\n`);
      failed = true;
    }
  }
  return failed ? 2 : 0;
}

async function fixFile(setup: Setup, file: string, options: FixOptions): Promise<void> {
  const { state, settings } = await setup.forFile(file);
  const original = await readReport(file);
  const checker = new Checker(state.knowledge);
  let report = Report.parse(original);
  let fixed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { findings } = checker.check(report, setup.today, settings);
    const bundle = bundleFixes(findings, (fix) => fix.safe || options.unsafe === true);
    const text = applyEdits(report.text, bundle.edits);
    if (text === report.text) break;
    if (options.dryRun) {
      for (const edit of bundle.edits) {
        const { line, character } = report.lines.positionAt(edit.span.start);
        process.stdout.write(`${file}:${line + 1}:${character + 1} “${report.slice(edit.span)}” → “${edit.newText}”\n`);
      }
      return;
    }
    fixed += bundle.count;
    report = Report.parse(text, report);
  }
  if (report.text !== original) {
    await writeFile(file, report.text).catch((error: Error) => {
      throw new UsageError(`写不了“${file}”：${error.message}`);
    });
  }
  process.stdout.write(`${file}: 修复 ${fixed} 处\n`);
}
