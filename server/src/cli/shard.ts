import { createHash } from 'node:crypto';
import { InvalidArgumentError } from 'commander';

/** Part `index` (from 1) of `of` parts of the files. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `2/8`. */
export function readShard(text: string): Shard {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  const shard = { index: Number(match?.[1]), of: Number(match?.[2]) };
  if (!match || shard.index > shard.of) throw new InvalidArgumentError('应为 第几份/共几份，如 2/8。');
  return shard;
}

/**
 * The shard, from 1, that checks a file: by a hash of the path as it was given, so that new files move no other file to
 * another shard, and journals keep their worth.
 */
export function shardOf(file: string, of: number): number {
  const path = file.replaceAll('\\', '/');
  return (createHash('sha256').update(path).digest().readUInt32BE(0) % of) + 1;
}
