import type { Term } from './term';

/** One occurrence of a term's form in a text; offsets count in that text. */
export interface TermHit {
  readonly term: Term;
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Finds all terms in a text in one pass. */
export interface TermIndex {
  readonly terms: readonly Term[];
  /** Longest matches, none overlapping another, in order. `text` as written, `folded` the same in Simplified. */
  find(text: string, folded: string): readonly TermHit[];
}
