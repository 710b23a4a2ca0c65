// A report as a file of another kind, and a draft from one.

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
