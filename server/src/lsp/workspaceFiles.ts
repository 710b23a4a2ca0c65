import { type LinkedFile, linkedFile } from '../service/documentLinks';

/** Files of papers that a report may cite or carry as an attachment. */
const PAPERS = /\.(?:md|markdown|txt|docx?|wps|pdf|ofd|xlsx?|et|csv|html?)$/i;

/** The files of the workspace that links may lead to: listed when first asked for, and again after one came or went. */
export class WorkspaceFiles {
  readonly #list: () => Promise<readonly string[]>;
  #files: Promise<readonly LinkedFile[]> | undefined;

  constructor(list: () => Promise<readonly string[]>) {
    this.#list = list;
  }

  /** None where they cannot be listed; a listing that failed is tried again. */
  papers(): Promise<readonly LinkedFile[]> {
    this.#files ??= this.#list()
      .then((uris) => uris.filter((uri) => PAPERS.test(uri)).map(linkedFile))
      .catch(() => {
        this.#files = undefined;
        return [];
      });
    return this.#files;
  }

  /** Files came or went. */
  changed(): void {
    this.#files = undefined;
  }
}
