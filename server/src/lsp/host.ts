import type * as documentTools from '../documentTools';
import type { CalendarDate } from '../text/date';

/** What reads and writes Word files. */
export type DocumentTools = typeof documentTools;

/** Everything the server takes from outside the protocol. Node and the browser worker each bring their own. */
export interface ServerHost {
  /** Today, in the writer's time zone. */
  today(): CalendarDate;
  /** Milliseconds since some moment, to find rules that take too long; without it only those that throw are found. */
  clock?(): number;
  /** The text of a file by URI, or undefined when it cannot be read; used when the client does not offer to read. */
  readTextFile(uri: string): Promise<string | undefined>;
  /** The same for the bytes of a file. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** The URIs of the Markdown files in a folder and those below it, at most `limit`; missing where none can be listed. */
  listReports?(folderUri: string, limit: number): Promise<readonly string[]>;
  /** The URIs of all files in a folder and those below it, at most `limit`; missing where none can be listed. */
  listFiles?(folderUri: string, limit: number): Promise<readonly string[]>;
  /** Loaded when first asked for. */
  documentTools(): Promise<DocumentTools>;
  /** Prints pages; missing where no program can be started. */
  printPdf?(html: string, signal: AbortSignal): Promise<Uint8Array | { readonly problem: string }>;
}

/** Today by the clock of the machine. */
export function todayByClock(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
