// What the server knows of an open report: its parts, its figures, last year.

/** What Baogao knows of an open document. Params `DocumentParams`, result `ReportInfo` or null. */
export const REPORT_INFO_REQUEST = 'baogao/reportInfo';

/** Sent by the server after each check: params `ReportInfo`. */
export const REPORT_INFO_NOTIFICATION = 'baogao/reportInfoChanged';

export interface DocumentParams {
  readonly uri: string;
}

export interface SectionInfo {
  readonly role: string;
  readonly name: string;
  readonly need: 'required' | 'usual' | 'optional';
  readonly state: 'present' | 'missing' | 'empty';
  /** Line of its heading, when present. */
  readonly line?: number;
  /** What the part should hold. */
  readonly about: string;
}

export interface ReportInfo {
  readonly uri: string;
  readonly version: number;
  /** Whether Baogao checks the document. */
  readonly isReport: boolean;
  readonly type?: string;
  readonly typeName?: string;
  readonly asOf: string;
  readonly asOfSource: string;
  readonly script: 'hans' | 'hant';
  /** Characters as offices count 字数: without blanks and markup. */
  readonly characters: number;
  /** How many characters the front matter asks for. */
  readonly limit?: { readonly least?: number; readonly most?: number };
  readonly pages: number;
  readonly sections: readonly SectionInfo[];
  /** Rules that failed on this document and are switched off for this version. */
  readonly failedRules: readonly string[];
}

/** All figures of an open report. Params `DocumentParams`, result `FigureList` or null. */
export const FIGURES_REQUEST = 'baogao/figures';

/** A passage, as LSP positions. */
export interface Passage {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface FigurePlace extends Passage {
  /** As written: 1.26万平方米. */
  readonly text: string;
  /** The part it plays in its relation, such as 合计 or 增幅. */
  readonly role: string;
  /** Arithmetic it takes part in, and whether all of it holds; `holds` is absent where there is none. */
  readonly computations: readonly string[];
  readonly holds?: boolean;
}

/** Figures of one subject and period; both may be empty where the report does not name them. */
export interface FigureGroup {
  readonly subject: string;
  readonly period: string;
  readonly figures: readonly FigurePlace[];
}

/** What a rule of figures says, at its place. */
export interface FigureConflict extends Passage {
  readonly text: string;
  readonly message: string;
}

export interface FigureList {
  readonly version: number;
  readonly conflicts: readonly FigureConflict[];
  /** In the order of the text. */
  readonly groups: readonly FigureGroup[];
}

/** A fact sheet with the figures of an open report. Params `DocumentParams`, result `CollectedFacts` or null. */
export const COLLECT_FACTS_REQUEST = 'baogao/collectFacts';

export interface CollectedFacts {
  /** YAML. */
  readonly text: string;
  /** URI of the sheet that the report is checked against already. */
  readonly sheet?: string;
}

/**
 * Compares an open report with that of the year before, until it is closed. Params `LastYearParams`, result
 * `LastYearResult`, or null when the document is not open.
 */
export const LAST_YEAR_REQUEST = 'baogao/lastYear';

export interface LastYearParams {
  readonly uri: string;
  /** URI of last year's report. */
  readonly lastYear: string;
}

export interface LastYearResult {
  /** Why nothing can be compared, in words for the writer. */
  readonly problem?: string;
  /** Findings by what was found: years left over, passages taken over, figures quoted differently. */
  readonly years: number;
  readonly passages: number;
  readonly figures: number;
}

/** Makes the server check a document that does not look like a report. Params `DocumentParams`. */
export const FORCE_NOTIFICATION = 'baogao/force';
