import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesMatching, isPattern } from './glob';

/** Wrong usage or a file that cannot be read or written; its message is one clear line for the user. */
export class UsageError extends Error {}

/** How the path of a Markdown file ends. */
export const MARKDOWN_END = /\.(?:md|markdown)$/i;
/** Largest file the command line reads, in bytes; reports are a thousandth of it. */
const SIZE_LIMIT = 64 * 1024 * 1024;

/**
 * The Markdown files that the paths name: files as they are, folders with all `.md` in them, sorted, patterns (`*`, `?`,
 * `**`) with what they match.
 */
export async function collectFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const given of paths) {
    const info = await stat(given).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && isPattern(given)) return undefined;
      throw new UsageError(error.code === 'ENOENT' ? `找不到“${given}”。` : `打不开“${given}”：${error.message}`);
    });
    if (info?.isDirectory()) await addMarkdown(given, files);
    else if (info) files.push(given);
    else {
      const matching = await filesMatching(given);
      if (matching.length === 0) throw new UsageError(`没有与“${given}”相符的文件。`);
      for (const file of matching) files.push(file);
    }
  }
  return files;
}

async function addMarkdown(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') await addMarkdown(full, found);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && MARKDOWN_END.test(entry.name)) found.push(full);
  }
}

/** The text of a report without byte order mark. Throws a `UsageError` for what is no UTF-8 text. */
export async function readReport(file: string): Promise<string> {
  const info = await stat(file).catch(() => undefined);
  if (info && info.size > SIZE_LIMIT)
    throw new UsageError(`“${file}”太大（${Math.round(info.size / 1048576)} MB），不像报告。`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `找不到“${file}”。` : `读不了“${file}”：${error.message}`);
  });
  if (bytes.subarray(0, 8192).includes(0)) throw new UsageError(`“${file}”不是文本文件。`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`“${file}”不是 UTF-8 编码，请在编辑器中另存为 UTF-8。`);
  }
}
