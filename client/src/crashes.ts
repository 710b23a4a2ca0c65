import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

/** Ends of the server within the span of time that still count as mishaps; one more, and it is left ended. */
const MOST = 4;
const SPAN = 3 * 60 * 1000;

/**
 * What happens when the server ends unasked: it is started again without a word, since nothing of the writer's is lost;
 * `giveUp` is called when it ends again and again, or cannot even start.
 */
export class Crashes implements ErrorHandler {
  readonly #isStarting: () => boolean;
  readonly #giveUp: () => void;
  readonly #now: () => number;
  #times: readonly number[] = [];

  /** `now` tells the time in milliseconds. */
  constructor(isStarting: () => boolean, giveUp: () => void, now: () => number = Date.now) {
    this.#isStarting = isStarting;
    this.#giveUp = giveUp;
    this.#now = now;
  }

  /** A message that was not understood or not sent; the next one may be. */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = this.#now();
    this.#times = [...this.#times.filter((time) => now - time < SPAN), now];
    if (this.#times.length <= MOST && !this.#isStarting()) return { action: CloseAction.Restart, handled: true };
    this.#times = [];
    this.#giveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
