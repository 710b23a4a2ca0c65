/**
 * One entry of the term lists (`server/data/terms/*.yaml`, or a workspace's own). Texts are Simplified; forms are
 * literal and matched on folded text, longest match first. See `server/data/README.md` for every field.
 */
export interface Term {
  /** Unique Latin id with the list's prefix: congress-18-spirit. */
  readonly id: string;
  /** Which rule reports it. */
  readonly rule: TermRule;
  /** The list it stands in: the file's name without folder and ending. */
  readonly list: string;
  /** Literal wordings that are reported (or, with `verdict: keep`, protected). */
  readonly forms: readonly string[];
  /** `keep` entries are right words that contain a form of another entry; they shadow it. */
  readonly verdict: 'report' | 'keep';
  /** First day the wording existed, `YYYY-MM-DD`; earlier use is an anachronism. */
  readonly validFrom?: string;
  /** First day the wording is outdated, `YYYY-MM-DD`; undefined when it is wrong at all times or never outdated. */
  readonly supersededOn?: string;
  /** What to write instead, by date: the last one whose `from` is not after the report's date is offered. */
  readonly replacements: readonly TermReplacement[];
  /** Characters to exchange in the words found, instead of a replacement: 箇 by 個 in 一箇, 兩箇, 每箇. */
  readonly swap: readonly { readonly from: string; readonly to: string }[];
  /** Whether the replacement may be put in without a thought (same meaning, same grammar). */
  readonly safe: boolean;
  /** Where the old form stays right. */
  readonly allow: readonly TermAllowance[];
  /** The form is not meant when one of these follows or precedes it at once. */
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
  /** If given, one of these must stand in the same paragraph for the form to be meant. */
  readonly onlyWith: readonly string[];
  /** If one of these stands in the same sentence the form is not meant. */
  readonly notWith: readonly string[];
  /** Script of the reports the entry applies to; both when undefined. */
  readonly script?: 'hans' | 'hant';
  /** Matched on the text as written instead of the folded text (for conversion damage such as 一箇). */
  readonly literal: boolean;
  readonly severity?: TermSeverity;
  /** Why, in one sentence that the message can end with. */
  readonly note: string;
  readonly source: string;
  /** Where the dates were looked up and the day that was; `NOT_FOUND` when nothing was found; undefined in own lists. */
  readonly checked?: string;
  readonly examples: readonly TermExample[];
}

export type TermRule = 'outdated-term' | 'fixed-phrase' | 'misspelling' | 'conversion-slip';

export type TermSeverity = 'error' | 'warning' | 'information' | 'hint';

/**
 * history: …以来, 期间, 曾, 原, 时任, a year beside it, past tense; title: inside 《》; quotation: inside quotation marks;
 * former: 原××局; period: the reporting period lies within the term's own time.
 */
export type TermAllowance = 'history' | 'title' | 'quotation' | 'former' | 'period';

/** What to write instead, from a day on (`YYYY-MM-DD`; always when undefined). */
export interface TermReplacement {
  readonly text: string;
  readonly from?: string;
}

/** A sentence with the verdict the entry must give it; run by the tests. */
export interface TermExample {
  readonly text: string;
  /** Day the sentence is judged by, `YYYY-MM-DD`. */
  readonly date?: string;
  /** `report` or `keep`. */
  readonly expect: 'report' | 'keep';
}

/** The wording to offer on the given day (`YYYY-MM-DD`), or undefined when the entry names none. */
export function replacementOn(term: Term, day: string): string | undefined {
  let chosen: TermReplacement | undefined;
  for (const replacement of term.replacements) {
    if (replacement.from === undefined || replacement.from <= day) {
      if (chosen?.from === undefined || (replacement.from ?? '') >= chosen.from) chosen = replacement;
    }
  }
  return chosen?.text;
}
