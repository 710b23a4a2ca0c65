/** Milliseconds between two lines where the terminal cannot write over the last one. */
const LINE_PAUSE = 5000;
/** The same where it can. */
const REDRAW_PAUSE = 200;

/** Tells on standard error how far a long run has come; says nothing unless asked or shown on a terminal. */
export class Progress {
  readonly #isShown: boolean;
  readonly #isTerminal = process.stderr.isTTY === true;
  #last = 0;
  #begun = 0;
  #isDrawn = false;

  /** `wanted` is what the user asked for; undefined leaves it to the terminal. */
  constructor(wanted: boolean | undefined) {
    this.#isShown = wanted ?? this.#isTerminal;
  }

  /** `done` of `total` files are through; the first call of a step starts its clock. */
  step(name: string, done: number, total: number): void {
    if (!this.#isShown) return;
    const now = performance.now();
    if (done === 0) {
      this.#begun = now;
      this.#last = now;
      return;
    }
    if (done < total && now - this.#last < (this.#isTerminal ? REDRAW_PAUSE : LINE_PAUSE)) return;
    this.#last = now;
    const seconds = (now - this.#begun) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const left = done < total ? `，约剩 ${duration((total - done) / rate)}` : `，用时 ${duration(seconds)}`;
    this.#show(`${name} ${done}/${total}（${rate.toFixed(1)} 份/秒${left}）`);
  }

  /** Writes one line for the user, on a line of its own. */
  note(line: string): void {
    this.#clear();
    process.stderr.write(`baogao: ${line}\n`);
  }

  /** The last word of a run, for those who see the progress. */
  end(line: string): void {
    this.#clear();
    if (this.#isShown) process.stderr.write(`${line}\n`);
  }

  #show(line: string): void {
    if (!this.#isTerminal) {
      process.stderr.write(`${line}\n`);
      return;
    }
    process.stderr.write(`\r\u001b[K${line}`);
    this.#isDrawn = true;
  }

  #clear(): void {
    if (this.#isDrawn) process.stderr.write('\r\u001b[K');
    this.#isDrawn = false;
  }
}

function duration(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} 秒`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} 分钟` : `${(seconds / 3600).toFixed(1)} 小时`;
}
