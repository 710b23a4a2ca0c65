/** Types of codeServer.mjs for the browser tests, which are TypeScript. */
export interface RunningCodeServer {
  readonly url: string;
  readonly authority: string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  readonly home: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly port?: number;
  readonly log?: string;
  readonly smokeTest?: boolean;
}

export const CODE_HOST: string;
export const QUIET_SETTINGS: Readonly<Record<string, unknown>>;
export function ensureCodeServer(): Promise<void>;
export function startCodeServer(options: CodeServerOptions): Promise<RunningCodeServer>;
export function workbenchUrl(server: RunningCodeServer, folder: string, file?: string): string;
export function installExtension(home: string, vsix: string): Promise<void>;
