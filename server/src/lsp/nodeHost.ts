import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ServerHost, todayByClock } from './host';

/** The host on Node: clock and files of the machine. */
export const nodeHost: ServerHost = {
  today: todayByClock,
  async readTextFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return await readFile(fileURLToPath(uri), 'utf8');
    } catch {
      // A missing baogao.yaml is the usual case, and an unreadable one counts as missing.
      return undefined;
    }
  },
};
