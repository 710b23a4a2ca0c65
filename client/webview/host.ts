import type { MessageFromPage, PreviewState } from '../src/preview/messages';

/** What VS Code gives the script of a webview. */
interface WebviewApi {
  postMessage(message: MessageFromPage): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The extension at the other end, and the state that survives a reload of the window. */
export class Host {
  readonly #api: WebviewApi;
  #state: PreviewState;
  /** Version of the text that is shown. */
  version = 0;

  constructor(initial: PreviewState) {
    this.#api = acquireVsCodeApi();
    this.#state = { ...this.#api.getState(), ...initial };
    this.#api.setState(this.#state);
  }

  get state(): PreviewState {
    return this.#state;
  }

  /** Keeps a change of the state. */
  keep(change: Partial<PreviewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#api.setState(this.#state);
  }

  ready(): void {
    const { uri, offset } = this.#state;
    this.#api.postMessage({ kind: 'ready', uri, version: this.version, keepsPlace: offset !== undefined });
  }

  open(offset: number): void {
    this.#api.postMessage({ kind: 'open', uri: this.#state.uri, version: this.version, offset });
  }

  print(): void {
    this.#api.postMessage({ kind: 'print', uri: this.#state.uri, version: this.version });
  }
}
