/**
 * Requests and notifications of Baogao's own, beside the Language Server Protocol: names and plain types. The one
 * file of the server that the client imports. Positions are LSP positions (zero-based line, UTF-16 character),
 * offsets are UTF-16 units.
 */

/** The pages of an open report as they print. Params `PagesParams`, result `PagesResult` or null. */
export const PAGES_REQUEST = 'baogao/pages';

export interface PagesParams {
  readonly uri: string;
  /** Hashes of the pages the asker already shows; their HTML is left out of the answer. */
  readonly known: readonly string[];
  /** Ids of the pictures that the asker already has. */
  readonly knownPictures?: readonly string[];
}

/** A picture of the report; in the HTML of a page `data-picture` names it by its id, which its bytes determine. */
export interface PagePicture {
  readonly id: string;
  /** `data:` address. */
  readonly address: string;
}

export interface PageContent {
  /** 1-based; also the printed number unless the page is a blank or carries only the imprint. */
  readonly number: number;
  readonly hash: string;
  /** Absent when the asker named the hash as known. */
  readonly html?: string;
  /** Least offset of the report's text on the page; offsets in the page's HTML count from here. */
  readonly start: number;
}

export interface PageMark {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
}

/**
 * Sent by the server when pages changed though the text did not: a picture's file, or the configuration. Params
 * `DocumentParams`.
 */
export const PAGES_CHANGED_NOTIFICATION = 'baogao/pagesChanged';

/** How all pages look: what their HTML needs around it. It changes only with the settings. */
export interface PageLook {
  /** Style sheet for drawing the pages. */
  readonly css: string;
  /** Size of the paper in millimetres. */
  readonly width: number;
  readonly height: number;
  readonly faces: readonly PageFace[];
}

/** The fonts of one type face: those the paper should have, and what may stand in for them, in order. */
export interface PageFace {
  readonly face: string;
  readonly wanted: readonly string[];
  readonly substitutes: readonly string[];
  /** CSS classes of the text set in it. */
  readonly classes: readonly string[];
}

export interface PagesResult {
  readonly version: number;
  readonly title: string;
  readonly look: PageLook;
  readonly pages: readonly PageContent[];
  /** Those that the asker does not have yet. */
  readonly pictures: readonly PagePicture[];
  /** The findings, to be marked in the margin of the page. */
  readonly marks: readonly PageMark[];
}

/** A whole report as one self-contained HTML text. Params `DocumentParams`, result string or null. */
export const HTML_REQUEST = 'baogao/html';

/**
 * A whole report as a Word document, as a PDF file, or its proof sheet (勘误表) as a Word document. Params `ExportParams`,
 * result `ExportResult`, or null when the document is not open. Cancelling the request stops the work.
 */
export const EXPORT_DOCX_REQUEST = 'baogao/exportDocx';
export const EXPORT_PDF_REQUEST = 'baogao/exportPdf';
export const EXPORT_PROOF_SHEET_REQUEST = 'baogao/exportProofSheet';

export interface ExportParams {
  readonly uri: string;
  /** Only for `EXPORT_DOCX_REQUEST`: each finding becomes a comment at its place. */
  readonly withFindings?: boolean;
}

/** The file, or why there is none, in words for the writer that name the alternatives. */
export type ExportResult =
  | { readonly base64: string; readonly pages: number; readonly findings: number }
  | { readonly problem: string };

/**
 * A clean draft from a Word file or from what was copied out of a web page or Word. Params `ImportParams`, result
 * `ImportResult`.
 */
export const IMPORT_REQUEST = 'baogao/import';

/** Exactly one of `base64`, `html` and `text`. */
export interface ImportParams {
  /** Bytes of a .docx or .html file. */
  readonly base64?: string;
  /** HTML, as from the clipboard. */
  readonly html?: string;
  /** Plain text. */
  readonly text?: string;
  /** Folder of the pictures relative to the draft; 图片 when it is not named. */
  readonly pictureFolder?: string;
  /** What is imported goes into the midst of a draft, so it gets no front matter and no title of its own. */
  readonly fragment?: boolean;
}

export type ImportResult =
  | {
      readonly markdown: string;
      /** Pictures that the Markdown names; `path` is relative to it. */
      readonly pictures: readonly { readonly path: string; readonly base64: string }[];
      /** What could not be taken over, in words for the writer. */
      readonly notes: readonly string[];
    }
  | { readonly problem: string };

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

/** Where and what to insert for a section. Params `SectionParams`, result `SectionSnippet` or null. */
export const SECTION_SNIPPET_REQUEST = 'baogao/sectionSnippet';

export interface SectionParams {
  readonly uri: string;
  readonly role: string;
}

export interface SectionSnippet {
  /** Snippet text with tab stops. */
  readonly snippet: string;
  readonly line: number;
  readonly character: number;
}

/** The kinds of report there are. No params, result `readonly ProfileInfo[]`. */
export const PROFILES_REQUEST = 'baogao/profiles';

export interface ProfileInfo {
  readonly id: string;
  readonly name: string;
}

/** A new report that passes its own profile. Params `SkeletonParams`, result string (snippet text) or null. */
export const SKELETON_REQUEST = 'baogao/skeleton';

export interface SkeletonParams {
  readonly type: string;
  readonly organisation: string;
  readonly period: string;
  readonly script: 'hans' | 'hant';
}

/** Kinds of the code actions that silence a finding: in its paragraph, in its file, in all reports of the folder. */
export const IGNORE_ACTIONS = {
  once: 'quickfix.baogao.ignoreOnce',
  inFile: 'quickfix.baogao.ignoreInFile',
  always: 'quickfix.baogao.ignoreAlways',
} as const;

/** Kind of the actions that count the report's numbers through. */
export const RENUMBER_ACTION = 'refactor.rewrite.renumber';

/** Kind of the action that makes Markdown of pasted plain text; for the selection, else for the whole text. */
export const STRUCTURE_ACTION = 'refactor.rewrite.structure';

/**
 * Checks a file that need not be open, as the server would if it were. Params `CheckTextParams`, result
 * `CheckTextResult`. An open document is answered about as it stands in the editor.
 */
export const CHECK_TEXT_REQUEST = 'baogao/checkText';

export interface CheckTextParams {
  readonly uri: string;
  readonly text: string;
}

export interface CheckTextResult {
  /** Whether the text is a report; there are no findings otherwise. */
  readonly isReport: boolean;
  /** LSP diagnostics. */
  readonly diagnostics: readonly unknown[];
}

/** What the rules are. No params, result `readonly RuleInfo[]`. */
export const RULES_REQUEST = 'baogao/rules';

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  /** 结构, 序号, 提法, 数据, 日期, 文字 or 设置. */
  readonly group: string;
  /** The clause, article or practice it rests on, and the force of that: 条例, 国标, 惯例 or 算术. */
  readonly source: string;
  readonly force: string;
}

/** The settings section of the client, `baogao.*`, as the server reads them. */
export interface ClientSettings {
  readonly enable: 'auto' | 'always' | 'off';
  readonly type: string;
  readonly script: 'auto' | 'hans' | 'hant';
  readonly asOf: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, unknown>>;
  /** Whether figures that have been checked carry a mark. */
  readonly inlay: boolean;
}

/** Sent to the client to read a file that the server cannot reach itself. Params `DocumentParams`, result string or null. */
export const READ_FILE_REQUEST = 'baogao/readFile';

/**
 * Sent to the client for the bytes of a file, such as a picture of a report. Params `DocumentParams`, result base64 string
 * or null.
 */
export const READ_BYTES_REQUEST = 'baogao/readBytes';

/**
 * Sent to the client for the files of the workspace that a report may refer to. No params, result
 * `readonly string[]`, their URIs.
 */
export const LIST_FILES_REQUEST = 'baogao/listFiles';

/** What the client tells the server when it starts. */
export interface InitializationOptions {
  /** The client answers `READ_FILE_REQUEST`. */
  readonly readFile?: boolean;
  /** The client answers `LIST_FILES_REQUEST`. */
  readonly listFiles?: boolean;
  /** The client answers `READ_BYTES_REQUEST`. */
  readonly readBytes?: boolean;
  /** The client shows pages and wants `PAGES_CHANGED_NOTIFICATION`. */
  readonly pagesChanged?: boolean;
  /** The client shows `REPORT_INFO_NOTIFICATION`. */
  readonly reportInfo?: boolean;
  /** Settings, for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
}
