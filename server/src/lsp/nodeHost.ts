import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerHost, todayByClock } from './host';
import { PrintError, printPdf } from './nodePrinter';
import { encodedPath } from './workspace';

/** The host on Node: clock, files and programs of the machine. */
export const nodeHost: ServerHost = {
  today: todayByClock,
  clock: () => performance.now(),
  async readTextFile(uri) {
    return (await readBytes(uri, TEXT_LIMIT))?.toString('utf8');
  },
  readFile: (uri) => readBytes(uri),
  listReports: (folderUri, limit) => listFolder(folderUri, limit, /\.md$/i),
  listFiles: (folderUri, limit) => listFolder(folderUri, limit, /^[^.]/),
  // A file beside the bundle, so that the server starts without it.
  documentTools: () => import('../documentTools'),
  async printPdf(html, signal) {
    try {
      return await printPdf(html, signal);
    } catch (error) {
      if (error instanceof PrintError) return { problem: error.message };
      throw error;
    }
  },
};

/** Largest file in bytes that is read: the largest a picture or a Word file may be. */
const FILE_LIMIT = 64 << 20;
/** The same for a text: a report of ten thousand pages. */
const TEXT_LIMIT = 32 << 20;

async function readBytes(uri: string, limit = FILE_LIMIT): Promise<Buffer | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    // A pipe waits for ever to be opened, so what it is comes first; a device has no end, and a file may be endless as well.
    const file = fileURLToPath(uri);
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    return isFile && size <= limit ? await readFile(file) : undefined;
  } catch {
    // A missing baogao.yaml is the usual case, and an unreadable one counts as missing.
    return undefined;
  }
}

/** Most folders that are looked into for reports. */
const FOLDER_LIMIT = 500;

/** The URIs of the files below a folder whose names match. */
async function listFolder(folderUri: string, limit: number, names: RegExp): Promise<string[]> {
  if (!folderUri.startsWith('file:')) return [];
  const found: string[] = [];
  await listInto(fileURLToPath(folderUri), folderUri, limit, names, found, { folders: FOLDER_LIMIT });
  return found;
}

/** Adds the URIs of a folder's files to `found`; links and hidden folders are not followed. */
async function listInto(
  folder: string,
  uri: string,
  limit: number,
  names: RegExp,
  found: string[],
  budget: { folders: number },
): Promise<void> {
  if (budget.folders-- <= 0) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= limit) return;
    const below = `${uri.replace(/\/$/, '')}/${encodedPath(entry.name)}`;
    if (entry.isFile() && names.test(entry.name)) found.push(below);
    else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      await listInto(path.join(folder, entry.name), below, limit, names, found, budget);
    }
  }
}
