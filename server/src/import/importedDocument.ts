/**
 * What was read from a file of another program, before it becomes Markdown: text with its structure and with those
 * traits of its look by which a title or a 红头 is known where no style names it.
 */
export interface ImportedDocument {
  readonly blocks: readonly ImportedBlock[];
  /** In the order of their first reference; the labels stand in the text as `note` runs. */
  readonly footnotes: readonly { readonly label: string; readonly text: string }[];
  readonly pictures: readonly ImportedPicture[];
  /** What could not be taken over, in words for the writer. */
  readonly notes: readonly string[];
  /** Kind of report, where the file says it in a way that only our own files do. */
  readonly type?: string;
  /** Whether the name of the body stands in the header of the first page, as in a letter (信函). */
  readonly isLetter?: boolean;
}

export interface ImportedPicture {
  /** Number by which picture blocks name it, from 1. */
  readonly number: number;
  /** Ending of its file: png, jpg, gif, bmp or webp. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** What a style, or the place in the file, says a paragraph is. */
export type ImportedRole = 'title' | 'attachmentTitle' | 'heading' | 'body' | 'masthead' | 'code';

export interface ImportedParagraph {
  readonly kind: 'paragraph';
  readonly role: ImportedRole;
  /** Depth of a heading from 1; 0 for everything else. */
  readonly level: number;
  readonly runs: readonly ImportedRun[];
  readonly look: ImportedLook;
}

export interface ImportedLook {
  readonly isCentred: boolean;
  /** Points of its largest characters; 0 when unknown. */
  readonly size: number;
  readonly isRed: boolean;
}

/** `\n` in a text is a line break inside the paragraph, `\t` a tab stop. */
export type ImportedRun =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'note'; readonly label: string };

export interface ImportedTable {
  readonly kind: 'table';
  /** Cells hold Markdown-free text; the first row is the header; all rows are equally long. */
  readonly rows: readonly (readonly (readonly ImportedRun[])[])[];
  readonly alignments: readonly ('left' | 'center' | 'right' | 'none')[];
  /** Whether it stands on a page that is wider than high. */
  readonly isTurned?: boolean;
}

export type ImportedBlock =
  | ImportedParagraph
  | ImportedTable
  | { readonly kind: 'picture'; readonly number: number; readonly alternative: string };

/** Why a file could not be read; its message is one clear line for the writer. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/**
 * Whether an error is an `ImportError`. By its name: the readers lie in a bundle of their own, which has its own class.
 */
export function isImportError(error: unknown): error is ImportError {
  return error instanceof Error && error.name === 'ImportError';
}

/** The words of runs, footnotes left away. */
export function textOfRuns(runs: readonly ImportedRun[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : '')).join('');
}
