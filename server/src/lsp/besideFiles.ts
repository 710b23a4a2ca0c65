import { isSameFile } from './workspace';

/** The URI of a file that a report names by its place relative to itself; undefined where there is no such place. */
export function besideUri(report: string, target: string): string | undefined {
  try {
    return new URL(target, report).href;
  } catch {
    // A report that is not saved yet has nothing beside it.
    return undefined;
  }
}

/** Whether a file is the one that `uri` names, or lies somewhere in the folder that it names. */
export function isAtOrBelow(file: string, uri: string): boolean {
  let place = file;
  for (;;) {
    if (isSameFile(place, uri)) return true;
    const end = place.lastIndexOf('/');
    if (end <= 0) return false;
    place = place.slice(0, end);
  }
}

/** The bytes of a file beside a report, or undefined when it is not there. */
export async function readBeside(
  report: string,
  target: string,
  readFile: (uri: string) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  const uri = besideUri(report, target);
  return uri === undefined ? undefined : readFile(uri);
}

/** The name of a file without its folders, as people read it. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
