import type { Severity } from '../rules/rule';
import type { CheckedFile } from './checkedFile';
import type { Tally } from './tally';

/** A file that could not be checked: its place in the list of files, and why, in one line for the user. */
export interface FailedFile {
  readonly position: number;
  readonly message: string;
}

/** Which part of the files a run has checked, for `baogao merge`. */
export interface ShardNote {
  /** 1-based. */
  readonly index: number;
  readonly of: number;
  /** Number of files that all shards have together. */
  readonly total: number;
  readonly failed: readonly FailedFile[];
  /** Findings by severity, since SARIF knows fewer levels than Baogao. */
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
}

/**
 * An output that is written piece by piece, so that it takes no memory however many files there are: the head, the pieces
 * of each file with the separator between any two, the tail.
 */
export interface OutputFormat {
  readonly head: string;
  readonly separator: string;
  /** The pieces of one file. With `position`, its place in the list of all files, each carries it for `baogao merge`. */
  pieces(file: CheckedFile, position?: number): readonly string[];
  tail(tally: Tally, isEmpty: boolean, shard?: ShardNote): string;
}

/** The two halves of a JSON text around the elements of its one list that is named `key` and empty in `document`. */
export function aroundList(document: object, key: string): { readonly before: string; readonly after: string } {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const list = `"${key}": []`;
  const at = text.indexOf(list) + list.length - 1;
  return { before: text.slice(0, at), after: text.slice(at) };
}

/** A value as an element of a list `depth` levels down, as `JSON.stringify` would set it. No string of JSON breaks a line. */
export function listElement(value: object, depth: number): string {
  const indent = `\n${'  '.repeat(depth)}`;
  return indent + JSON.stringify(value, null, 2).replaceAll('\n', indent);
}

/** What stands between the last element of a list `depth` levels down and its bracket. */
export function listEnd(isEmpty: boolean, depth: number): string {
  return isEmpty ? '' : `\n${'  '.repeat(depth - 1)}`;
}
