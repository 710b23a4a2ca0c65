import type { Edit, Finding, Fix } from '../rules/rule';
import { TakenPlaces } from './takenPlaces';

/** Fixes chosen to be applied together. */
export interface FixBundle {
  readonly edits: readonly Edit[];
  /** Findings the edits answer. */
  readonly count: number;
}

/**
 * The first fix of every finding that `wanted` accepts, as one set of edits. Where two fixes touch the same passage
 * the earlier finding wins and the other waits for the next round, so that applied edits never disturb one another.
 */
export function bundleFixes(findings: readonly Finding[], wanted: (fix: Fix, finding: Finding) => boolean): FixBundle {
  const edits: Edit[] = [];
  const taken = new TakenPlaces(lastPlace(findings));
  let count = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find((each) => wanted(each, finding));
    if (!fix || fix.edits.length === 0) continue;
    if (!fix.edits.every((edit) => taken.isFree(edit.span))) continue;
    for (const edit of fix.edits) {
      edits.push(edit);
      taken.take(edit.span);
    }
    count++;
  }
  return { edits: [...edits].sort((a, b) => a.span.start - b.span.start), count };
}

function lastPlace(findings: readonly Finding[]): number {
  let last = 0;
  for (const { fixes } of findings)
    for (const { edits } of fixes) for (const { span } of edits) last = Math.max(last, span.end);
  return last;
}

/** Fixes that cannot change what the text says, for fix-on-save and `baogao fix`. */
export function safeFixes(findings: readonly Finding[]): FixBundle {
  return bundleFixes(findings, (fix) => fix.safe);
}

/** The first fix of every finding of one rule, of the same safety as `fix`. */
export function fixesOfRule(findings: readonly Finding[], rule: string, safe: boolean): FixBundle {
  return bundleFixes(findings, (fix, finding) => finding.rule === rule && fix.safe === safe);
}

/** The text after the edits; spans must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    parts.push(text.slice(last, edit.span.start), edit.newText);
    last = edit.span.end;
  }
  parts.push(text.slice(last));
  return parts.join('');
}
