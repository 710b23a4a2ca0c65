// What the client tells the server when it starts, and what the server asks of it.

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
