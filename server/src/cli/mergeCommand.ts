import { open } from 'node:fs/promises';
import type { Severity } from '../rules/rule';
import { UsageError } from './files';
import { FORMATS } from './formats';
import { JsonList } from './jsonList';
import { listElement, type OutputFormat, type ShardNote } from './outputFormat';
import { OutputTarget } from './outputTarget';
import { countFile, emptyTally, type FailOn, fails } from './tally';

export interface MergeOptions {
  readonly output?: string;
  readonly failOn: FailOn;
}

/** How an output format looks to whoever merges it. */
interface Kind {
  readonly format: OutputFormat;
  /** Name of the long list, and how many brackets are open around its elements; see `JsonList`. */
  readonly list: string;
  readonly depth: number;
  /** The note of the shard in the document without its elements, or undefined. */
  readonly noteOf: (rest: unknown) => unknown;
  /** The position of an element, and the element as it stands in an output that is not of a shard. */
  readonly split: (element: unknown) => { readonly position: unknown; readonly element: object };
}

interface Located {
  readonly position?: unknown;
}

const JSON_KIND: Kind = {
  format: FORMATS.json,
  list: 'files',
  depth: 2,
  noteOf: (rest) => (rest as { shard?: unknown }).shard,
  split: (element) => {
    const { position, ...file } = element as Located;
    return { position, element: file };
  },
};
const SARIF_KIND: Kind = {
  format: FORMATS.sarif,
  list: 'results',
  depth: 4,
  noteOf: (rest) => (rest as { runs?: { properties?: { shard?: unknown } }[] }).runs?.[0]?.properties?.shard,
  split: (element) => {
    const { properties, ...result } = element as { properties?: Located };
    return { position: properties?.position, element: result };
  },
};

/**
 * `baogao merge`: puts the outputs of all shards together into what one run over all files would have written, and
 * returns the exit code of that run. Throws a `UsageError` where a shard is missing, given twice or of another run.
 */
export async function mergeCommand(files: readonly string[], options: MergeOptions): Promise<number> {
  const kind = await kindOf(files);
  const notes: ShardNote[] = [];
  for (const file of files) notes.push(readNote(file, kind.noteOf(await listOf(file, kind).readRest())));
  checkComplete(files, notes);
  const target = new OutputTarget(options.output);
  const tally = emptyTally();
  await target.write(kind.format.head);
  let isEmpty = true;
  for await (const element of inOrder(files, kind)) {
    await target.write(`${isEmpty ? '' : kind.format.separator}${listElement(element, kind.depth)}`);
    isEmpty = false;
    const { findings } = element as { findings?: Parameters<typeof countFile>[1] };
    if (findings) countFile(tally, findings);
  }
  await target.write(kind.format.tail(tally, isEmpty));
  await target.close();
  const failed = notes.flatMap((note) => note.failed).sort((a, b) => a.position - b.position);
  for (const message of new Set(failed.map((each) => each.message))) process.stderr.write(`baogao: ${message}\n`);
  if (failed.length > 0) return 2;
  return notes.some(({ bySeverity }) => fails(bySeverity, options.failOn)) ? 1 : 0;
}

function listOf(file: string, { list, depth }: Kind): JsonList {
  return new JsonList(file, list, depth);
}

/** JSON or SARIF, by the beginning of the first file. */
async function kindOf(files: readonly string[]): Promise<Kind> {
  const kinds = new Set<Kind>();
  for (const file of files) {
    const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `找不到“${file}”。` : `打不开“${file}”：${error.message}`);
    });
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(400), 0, 400, 0);
    await handle.close();
    const head = buffer.toString('utf8', 0, bytesRead);
    if (/"version"\s*:\s*"2\.1\.0"/.test(head)) kinds.add(SARIF_KIND);
    else if (/"version"\s*:\s*1\s*,/.test(head)) kinds.add(JSON_KIND);
    else throw new UsageError(`“${file}”不是 baogao check 的 JSON 或 SARIF 输出。`);
  }
  const [kind, other] = [...kinds];
  if (!kind || other) throw new UsageError('各份的格式不同，不能合并。');
  return kind;
}

function readNote(file: string, note: unknown): ShardNote {
  const { index, of, total, failed, bySeverity } = (note ?? {}) as Partial<ShardNote>;
  if (!index || !of || total === undefined || !Array.isArray(failed) || !bySeverity) {
    throw new UsageError(`“${file}”不是 check --shard 的输出，不能合并。`);
  }
  return { index, of, total, failed, bySeverity: bySeverity as Partial<Record<Severity, number>> };
}

function checkComplete(files: readonly string[], notes: readonly ShardNote[]): void {
  const [first] = notes;
  if (!first) return;
  const seen = new Map<number, string>();
  for (const [at, note] of notes.entries()) {
    const file = files[at] as string;
    const twin = seen.get(note.index);
    if (note.of !== first.of)
      throw new UsageError(`“${files[0]}”是 ${first.of} 份之一，“${file}”是 ${note.of} 份之一，不能合并。`);
    if (twin !== undefined) throw new UsageError(`“${twin}”和“${file}”都是第 ${note.index} 份。`);
    if (note.total !== first.total) {
      throw new UsageError(
        `“${files[0]}”查的时候共有 ${first.total} 个文件，“${file}”查的时候有 ${note.total} 个，请重查。`,
      );
    }
    seen.set(note.index, file);
  }
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0) throw new UsageError(`共 ${first.of} 份，缺第 ${missing.join('、')} 份。`);
}

/** The elements of all shards in the order of the list of files. */
async function* inOrder(files: readonly string[], kind: Kind): AsyncGenerator<object, void, undefined> {
  const heads = await Promise.all(
    files.map(async (file) => {
      const elements = listOf(file, kind).elements();
      return { file, elements, first: await nextOf(file, elements, kind) };
    }),
  );
  for (;;) {
    let best: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.first && (!best?.first || head.first.position < best.first.position)) best = head;
    }
    if (!best?.first) return;
    yield best.first.element;
    best.first = await nextOf(best.file, best.elements, kind);
  }
}

async function nextOf(
  file: string,
  elements: AsyncGenerator<unknown, void, undefined>,
  kind: Kind,
): Promise<{ position: number; element: object } | undefined> {
  const { value, done } = await elements.next();
  if (done) return undefined;
  const { position, element } = kind.split(value);
  if (typeof position !== 'number') throw new UsageError(`“${file}”里有没有写明位置的结果，不能合并。`);
  return { position, element };
}
