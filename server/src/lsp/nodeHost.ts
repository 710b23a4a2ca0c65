import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ServerHost, todayByClock } from './host';
import { PrintError, printPdf } from './nodePrinter';

/** The host on Node: clock, files and programs of the machine. */
export const nodeHost: ServerHost = {
  today: todayByClock,
  async readTextFile(uri) {
    return (await readBytes(uri))?.toString('utf8');
  },
  readFile: readBytes,
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

async function readBytes(uri: string): Promise<Buffer | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return await readFile(fileURLToPath(uri));
  } catch {
    // A missing baogao.yaml is the usual case, and an unreadable one counts as missing.
    return undefined;
  }
}
