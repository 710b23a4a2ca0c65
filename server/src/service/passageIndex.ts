import { type OtherReport, type OtherReports, passageRecordOf } from '../report/longPassages';
import type { Report } from '../report/report';

interface IndexedReport extends OtherReport {
  readonly key: string;
  readonly passages: ReadonlySet<string>;
}

/**
 * The long paragraphs of many reports, by their words. Reports are told apart by a key (path or URI); what one holds
 * is read once when it is put in, so that a look-up costs the same for any number of reports.
 */
export class PassageIndex {
  readonly #reports = new Map<string, IndexedReport>();
  readonly #byWords = new Map<string, Set<IndexedReport>>();
  #stamp = 0;

  /** Grows with every change of what the index holds. */
  get stamp(): number {
    return this.#stamp;
  }

  /** Takes in a report, or its new text; `name` is shown to the writer. */
  set(key: string, name: string, report: Report): void {
    const { year, passages } = passageRecordOf(report);
    const old = this.#reports.get(key);
    if (old?.name === name && old.year === year && sameWords(old.passages, passages)) return;
    this.delete(key);
    const entry: IndexedReport = { key, name, year, passages };
    this.#reports.set(key, entry);
    for (const words of passages) {
      const holders = this.#byWords.get(words);
      if (holders) holders.add(entry);
      else this.#byWords.set(words, new Set([entry]));
    }
    this.#stamp++;
  }

  has(key: string): boolean {
    return this.#reports.has(key);
  }

  delete(key: string): void {
    const entry = this.#reports.get(key);
    if (!entry) return;
    this.#reports.delete(key);
    for (const words of entry.passages) {
      const holders = this.#byWords.get(words);
      holders?.delete(entry);
      if (holders?.size === 0) this.#byWords.delete(words);
    }
    this.#stamp++;
  }

  /** The reports beside that of `key`. */
  othersOf(key: string): OtherReports {
    const index = this;
    return {
      get stamp() {
        return index.#stamp;
      },
      withPassage: (words) => [...(index.#byWords.get(words) ?? [])].filter((each) => each.key !== key),
    };
  }
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}
