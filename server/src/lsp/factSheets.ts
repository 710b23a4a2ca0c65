import { FACT_SHEET_SUFFIXES, type FactSheet, readFactSheet } from '../knowledge/factSheet';
import { isSameFile } from './workspace';

interface LoadedSheet {
  readonly uri: string;
  readonly text: string;
  readonly sheet: FactSheet;
}

/** The fact sheets beside the open drafts. */
export class FactSheets {
  readonly #loaded = new Map<string, LoadedSheet>();

  /** The agreed figures of a draft, as a part of its settings. */
  settingsOf(draft: string): { readonly facts?: FactSheet } {
    const loaded = this.#loaded.get(draft);
    return loaded ? { facts: loaded.sheet } : {};
  }

  /** The URI of a draft's sheet. */
  uriOf(draft: string): string | undefined {
    return this.#loaded.get(draft)?.uri;
  }

  /**
   * Reads the sheet beside a draft again. Gives the sheets that changed, a removed one without problems; none when
   * all is as it was.
   */
  async load(
    draft: string,
    read: (uri: string) => Promise<string | undefined>,
  ): Promise<readonly { readonly uri: string; readonly problems: FactSheet['problems'] }[]> {
    const before = this.#loaded.get(draft);
    const texts = await Promise.all(sheetUris(draft).map(async (uri) => ({ uri, text: await read(uri) })));
    const found = texts.find(({ text }) => text !== undefined);
    const gone = before && before.uri !== found?.uri ? [{ uri: before.uri, problems: [] }] : [];
    if (found?.text === undefined) {
      this.#loaded.delete(draft);
      return gone;
    }
    const { uri, text } = found;
    if (before?.uri === uri && before.text === text) return [];
    const sheet = readFactSheet(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)), text);
    this.#loaded.set(draft, { uri, text, sheet });
    return [...gone, { uri, problems: sheet.problems }];
  }

  /** Those of the drafts that a file is, or may be, the sheet of. */
  draftsOf(uri: string, drafts: Iterable<string>): readonly string[] {
    if (!/\.(?:ya?ml|csv)$/i.test(uri)) return [];
    return [...drafts].filter((draft) => sheetUris(draft).some((each) => isSameFile(each, uri)));
  }

  /** Forgets a closed draft; gives the URI of its sheet. */
  closed(draft: string): string | undefined {
    const uri = this.#loaded.get(draft)?.uri;
    this.#loaded.delete(draft);
    return uri;
  }
}

/** Where the sheet of a draft may lie; nowhere for a draft that is no file. */
function sheetUris(draft: string): readonly string[] {
  const stem = /^(?!untitled:)(.+)\.(?:md|markdown)$/i.exec(draft)?.[1];
  return stem === undefined ? [] : FACT_SHEET_SUFFIXES.map((suffix) => stem + encodeURIComponent(suffix));
}
