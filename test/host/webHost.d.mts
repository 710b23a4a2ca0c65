/** Types of webHost.mjs for the browser tests, which are TypeScript. */
export interface RunningWebHost {
  readonly url: string;
  stop(): Promise<void>;
}

export function ensureWebHost(): Promise<void>;
export function startWebHost(options: { readonly extension: string; readonly folder: string }): Promise<RunningWebHost>;
export function webWorkbenchUrl(host: RunningWebHost, file: string): string;
