import type { LastYear } from '../report/lastYear';
import { lastYearPath } from '../report/lastYear';
import { Report } from '../report/report';
import { fileName } from './besideFiles';
import { encodedPath, isSameFile } from './workspace';

interface Loaded extends LastYear {
  readonly uri: string;
}

/** Last year's reports of the open reports: those that the writer has named, else those that the front matter names. */
export class LastYearReports {
  /** What the writer named for this session, by the URI of this year's report. */
  readonly #named = new Map<string, string>();
  readonly #loaded = new Map<string, Loaded>();

  /** Last year's report, as a part of a report's settings. */
  settingsOf(uri: string): { readonly lastYear?: LastYear } {
    const loaded = this.#loaded.get(uri);
    return loaded ? { lastYear: loaded } : {};
  }

  /** Compares a report with another one from now on, whatever its front matter names. */
  name(uri: string, lastUri: string): void {
    this.#named.set(uri, lastUri);
  }

  /** Whether the front matter has come to name another report than the one that is loaded. */
  isOutdated(uri: string, report: Report): boolean {
    return this.#uriFor(uri, report) !== this.#loaded.get(uri)?.uri;
  }

  /** Reads last year's report again and tells whether that has changed anything. */
  async load(uri: string, report: Report, read: (uri: string) => Promise<string | undefined>): Promise<boolean> {
    const lastUri = this.#uriFor(uri, report);
    if (lastUri === undefined) return this.#loaded.delete(uri);
    const text = await read(lastUri);
    const before = this.#loaded.get(uri);
    if (before && before.uri === lastUri && before.report?.text === text) return false;
    const last = text === undefined ? undefined : Report.parse(text, before?.report);
    this.#loaded.set(uri, { uri: lastUri, name: fileName(lastUri), report: last });
    return true;
  }

  /** Those of the open reports that are compared with a file. */
  reportsBeside(lastUri: string): readonly string[] {
    return [...this.#loaded].filter(([, { uri }]) => isSameFile(uri, lastUri)).map(([uri]) => uri);
  }

  closed(uri: string): void {
    this.#loaded.delete(uri);
    this.#named.delete(uri);
  }

  #uriFor(uri: string, { frontMatter }: Report): string | undefined {
    const path = lastYearPath(frontMatter);
    // A report that is not saved yet lies nowhere.
    const beside = path === undefined || uri.startsWith('untitled:') ? undefined : resolved(uri, path);
    return this.#named.get(uri) ?? beside;
  }
}

/** The URI of a file by its path relative to another; undefined where the path leads out of the file system. */
function resolved(uri: string, path: string): string | undefined {
  try {
    return new URL(encodedPath(path), uri).href;
  } catch {
    return undefined;
  }
}
