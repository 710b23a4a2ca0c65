import type { OtherReports } from '../report/longPassages';
import { Report } from '../report/report';
import { PassageIndex } from '../service/passageIndex';
import type { ReportSession } from '../service/session';
import { fileName } from './besideFiles';

/** Most files of a workspace that are compared, and most units of one; reports are much smaller. */
const FILE_LIMIT = 300;
const SIZE_LIMIT = 300_000;

/** What is needed to read the reports of the workspace that are not open. */
export interface ReportFiles {
  /** The URIs of the Markdown files in the workspace's folders, at most `limit`. */
  list(limit: number): Promise<readonly string[]>;
  read(uri: string): Promise<string | undefined>;
  /** Whether a text is a report, by what the workspace knows. */
  isReport(uri: string, report: Report): boolean;
}

/**
 * The reports that a report is compared with: those open in the editor, and the files of the workspace. What an open
 * report holds is looked at only when another one asks, so that typing in a single report costs nothing.
 */
export class ReportComparison {
  readonly #index = new PassageIndex();
  readonly #open = new Map<string, ReportSession>();
  readonly #changed = new Set<string>();
  #hasRead = false;

  opened(uri: string, session: ReportSession): void {
    this.#open.set(uri, session);
    this.#changed.add(uri);
  }

  changed(uri: string): void {
    if (this.#open.has(uri)) this.#changed.add(uri);
  }

  /** A closed report stays as it was last seen; its file is read again when it changes. */
  closed(uri: string): void {
    this.#takeIn(uri);
    this.#open.delete(uri);
  }

  /** What the report of a URI is compared with. */
  othersOf(uri: string): OtherReports {
    const others = this.#index.othersOf(uri);
    const current = () => {
      for (const each of [...this.#changed]) if (each !== uri) this.#takeIn(each);
      return others;
    };
    return {
      get stamp() {
        return current().stamp;
      },
      withPassage: (words) => current().withPassage(words),
    };
  }

  /**
   * Reads the files of the workspace, once, one at a time with a rest after each. Tells whether that
   * has brought anything new.
   */
  async readFiles(files: ReportFiles): Promise<boolean> {
    if (this.#hasRead) return false;
    this.#hasRead = true;
    const before = this.#index.stamp;
    for (const uri of await files.list(FILE_LIMIT)) {
      await this.#readFile(uri, files);
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    return this.#index.stamp !== before;
  }

  /** Takes in that a file is new, has changed or is gone; nothing before the files have been read at all. */
  async fileChanged(uri: string, files: ReportFiles): Promise<void> {
    if (this.#hasRead) await this.#readFile(uri, files);
  }

  async #readFile(uri: string, files: ReportFiles): Promise<void> {
    if (this.#open.has(uri)) return;
    const text = await files.read(uri);
    if (this.#open.has(uri)) return;
    const report = text === undefined || text.length > SIZE_LIMIT ? undefined : Report.parse(text);
    if (report && files.isReport(uri, report)) this.#index.set(uri, fileName(uri), report);
    else this.#index.delete(uri);
  }

  #takeIn(uri: string): void {
    const session = this.#open.get(uri);
    if (!session || !this.#changed.delete(uri)) return;
    if (session.isReport) this.#index.set(uri, fileName(uri), session.report);
    else this.#index.delete(uri);
  }
}
