import type { Severity } from '../rules/rule';

/** Least severity that makes a run fail. */
export type FailOn = 'error' | 'warning' | 'information' | 'never';

const RANK: Readonly<Record<Severity | 'never', number>> = { hint: 0, information: 1, warning: 2, error: 3, never: 4 };

/** How many findings there are, of which kind; names stand in the order in which they first occurred. */
export interface Tally {
  files: number;
  findings: number;
  readonly bySeverity: Partial<Record<Severity, number>>;
  readonly byRule: Record<string, number>;
}

/** A tally of no files, to count into. */
export function emptyTally(): Tally {
  return { files: 0, findings: 0, bySeverity: {}, byRule: {} };
}

/** Counts one more file with its findings. */
export function countFile(
  tally: Tally,
  findings: readonly { readonly rule: string; readonly severity: Severity }[],
): void {
  tally.files++;
  tally.findings += findings.length;
  for (const { rule, severity } of findings) {
    tally.bySeverity[severity] = (tally.bySeverity[severity] ?? 0) + 1;
    tally.byRule[rule] = (tally.byRule[rule] ?? 0) + 1;
  }
}

/** Whether there is a finding at `failOn` or above. */
export function fails(bySeverity: Tally['bySeverity'], failOn: FailOn): boolean {
  return (Object.keys(bySeverity) as Severity[]).some((severity) => RANK[severity] >= RANK[failOn]);
}
