import type { OtherReport } from '../report/longPassages';
import type { ScanResult } from './fileChecker';

/** A report with a year of its own; those without one are compared with nothing. */
interface Source {
  readonly name: string;
  readonly year: number;
}

/**
 * Which reports of a run share long paragraphs. Twelve bytes for each paragraph and no text, so that an archive of a
 * hundred thousand reports takes some ten megabytes. Reports are added first; `seal` ends that, and look-ups begin.
 */
export class PassageTable {
  readonly #sources: (Source | undefined)[] = [];
  /** The first paragraph of each report in `#hashes`; one more than there are reports. */
  readonly #starts: number[] = [0];
  #hashes = new BigUint64Array(1024);
  #owners = new Uint32Array(1024);
  #count = 0;
  /** Numbers of the paragraphs, sorted by hash. */
  #order = new Uint32Array(0);
  readonly #holders = new Map<bigint, readonly OtherReport[]>();
  readonly #indexes = new Map<number, number>();

  /** Takes in the report at `position` of the list of files; `name` is shown to the writer. */
  add(position: number, name: string, { year, passages }: ScanResult): void {
    if (year === undefined || passages.length === 0) return;
    this.#indexes.set(position, this.#sources.length);
    this.#grow(passages.length);
    for (const passage of passages) {
      this.#hashes[this.#count] = BigInt(`0x${passage}`);
      this.#owners[this.#count++] = this.#sources.length;
    }
    this.#sources.push({ name, year });
    this.#starts.push(this.#count);
  }

  seal(): void {
    const hashes = this.#hashes;
    this.#order = Uint32Array.from({ length: this.#count }, (_, index) => index).sort((a, b) => {
      const [one, two] = [hashes[a] as bigint, hashes[b] as bigint];
      return one < two ? -1 : one > two ? 1 : a - b;
    });
  }

  /**
   * The paragraphs of a report that an earlier year's report holds as well: for each its hash and that report, the latest
   * one and of several the first by name.
   */
  sharedWithEarlier(position: number): (readonly [string, readonly OtherReport[]])[] {
    const index = this.#indexes.get(position);
    const source = index === undefined ? undefined : this.#sources[index];
    if (index === undefined || !source) return [];
    const shared: (readonly [string, readonly OtherReport[]])[] = [];
    for (let at = this.#starts[index] as number; at < (this.#starts[index + 1] as number); at++) {
      const hash = this.#hashes[at] as bigint;
      const latest = this.#holdersOf(hash).findLast(({ year }) => year !== undefined && year < source.year);
      if (latest) shared.push([hash.toString(16).padStart(16, '0'), [latest]]);
    }
    return shared;
  }

  /** One report for each year, so that a sentence every office writes costs no more than a rare one. */
  #holdersOf(hash: bigint): readonly OtherReport[] {
    const known = this.#holders.get(hash);
    if (known) return known;
    const byYear = new Map<number, Source>();
    for (let at = this.#firstOf(hash); at < this.#count; at++) {
      const passage = this.#order[at] as number;
      if (this.#hashes[passage] !== hash) break;
      const source = this.#sources[this.#owners[passage] as number] as Source;
      const best = byYear.get(source.year);
      if (!best || source.name < best.name) byYear.set(source.year, source);
    }
    const holders = [...byYear.values()].sort((a, b) => a.year - b.year);
    // What only one report holds is asked for once and need not be kept.
    if (holders.length > 1) this.#holders.set(hash, holders);
    return holders;
  }

  #firstOf(hash: bigint): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#hashes[this.#order[middle] as number] as bigint) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(by: number): void {
    if (this.#count + by <= this.#hashes.length) return;
    const length = Math.max(this.#hashes.length * 2, this.#count + by);
    const hashes = new BigUint64Array(length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const owners = new Uint32Array(length);
    owners.set(this.#owners);
    this.#owners = owners;
  }
}
