// The pages of a report, for whoever shows or prints them.

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
