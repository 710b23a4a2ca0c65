import type { AsOf } from '../report/asOf';
import type { Finding } from '../rules/rule';
import type { CheckResult } from '../service/check';
import { LineIndex } from '../text/lineIndex';
import type { Script } from '../text/script';

/**
 * What a check of one file came to, as plain data: it passes between threads and into the journal, and with the file's
 * text it is all that an output format needs.
 */
export interface Outcome {
  readonly type: string | null;
  readonly typeName: string | null;
  readonly asOf: AsOf;
  readonly script: Script;
  readonly findings: readonly Finding[];
  /** Rules that failed on the file, each with its error, in words for the user. */
  readonly failures: readonly string[];
  readonly durationMs: number;
}

/** One checked file, for the output formats. */
export interface CheckedFile extends Outcome {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** What a check found, without the text; `durationMs` is rounded to hundredths of a millisecond. */
export function toOutcome({ context, findings, failures }: CheckResult, durationMs: number): Outcome {
  const { profile, asOf, script } = context;
  return {
    type: profile?.id ?? null,
    typeName: profile?.name ?? null,
    asOf: { date: asOf.date, source: asOf.source },
    script,
    findings,
    failures: failures.map(({ rule, error }) => `规则 ${rule} 出错，已跳过：${String(error)}`),
    durationMs: Math.round(durationMs * 100) / 100,
  };
}

/** The outcome of a check with the text it speaks of. */
export function toCheckedFile(path: string, text: string, outcome: Outcome): CheckedFile {
  return { ...outcome, path, text, lines: new LineIndex(text) };
}
