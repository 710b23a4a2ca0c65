import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Whether a path is a pattern: a shell that knows none, or a quoted argument, leaves that to us. */
export function isPattern(given: string): boolean {
  return /[*?]/.test(given);
}

/**
 * The files that a pattern names, sorted folder by folder: `*` and `?` stand for anything within a name, `**` for any
 * number of folders. Hidden files and folders and `node_modules` match only when they are written out.
 */
export async function filesMatching(pattern: string): Promise<string[]> {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const isRooted = path.isAbsolute(pattern);
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join('/');
  const found = new Set<string>();
  await collect(base === '' && isRooted ? '/' : base, parts.slice(first), found);
  return [...found];
}

async function collect(folder: string, parts: readonly string[], found: Set<string>): Promise<void> {
  const [part = '', ...rest] = parts;
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (part === '**') await collect(folder, rest.length === 0 ? ['*'] : rest, found);
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (part === '**') {
      if (entry.isDirectory() && !isPassedOver(entry.name)) await collect(full, parts, found);
    } else if (!nameMatches(entry.name, part)) continue;
    else if (rest.length === 0) {
      if (!entry.isDirectory()) found.add(full);
    } else if (entry.isDirectory()) await collect(full, rest, found);
  }
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Whether a name fits a pattern of `*` and `?`, in time proportional to the product of their lengths. */
export function nameMatches(name: string, pattern: string): boolean {
  if (isPassedOver(name) && name !== pattern && !(pattern.startsWith('.') && name.startsWith('.'))) return false;
  let at = 0;
  let place = 0;
  /** The last star, and how much of the name it stands for. */
  let star = -1;
  let taken = 0;
  while (at < name.length) {
    const mark = pattern.charAt(place);
    if (mark === '*') {
      star = place++;
      taken = at;
    } else if (mark === '?' || mark === name.charAt(at)) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++taken;
    } else return false;
  }
  while (pattern.charAt(place) === '*') place++;
  return place === pattern.length;
}
