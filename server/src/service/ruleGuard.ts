import type { Rule } from '../rules/rule';

/** Milliseconds of some clock that only moves forward; the host has one, the checks have none. */
export type Clock = () => number;

/**
 * Milliseconds that one rule may take for one version of a report: a part that any machine has to spare, and a part for
 * every thousand units of text. A healthy rule takes a thousandth of it, so a busy machine does not trip it.
 */
const BUDGET = 1500;
const BUDGET_PER_THOUSAND = 4;
/** Units of source from which a block is timed rule by rule; in shorter ones only a broken rule takes long. */
const LONG_BLOCK = 1000;
/** Milliseconds for all rules on one short block, beyond which the rules are timed one by one from then on. */
const SLOW_BLOCK = 100;

/** A rule has taken more time than it may. */
export class RuleTimeout extends Error {
  constructor(milliseconds: number, budget: number) {
    super(`用了 ${Math.round(milliseconds)} 毫秒，超过限额 ${Math.round(budget)} 毫秒`);
  }
}

/**
 * Keeps the rules of one check apart: one that throws or takes too long is off for the rest of the check, and named. A rule
 * cannot be stopped in the middle; it is found out when it comes back, and is not asked again.
 */
export class RuleGuard {
  readonly failures = new Map<string, unknown>();
  readonly #clock: Clock | undefined;
  readonly #budget: number;
  readonly #spent = new Map<string, number>();
  #timesAll = false;

  /** Without a clock only what throws is found out. `length` is the report's, in UTF-16 units. */
  constructor(clock: Clock | undefined, length: number) {
    this.#clock = clock;
    this.#budget = BUDGET + (length / 1000) * BUDGET_PER_THOUSAND;
  }

  isOff(rule: Rule): boolean {
    return this.failures.size > 0 && this.failures.has(rule.id);
  }

  /** The clock to time the rules of a block with, one by one; undefined where that is not worth its cost. */
  clockFor(blockLength: number): Clock | undefined {
    return this.#timesAll || blockLength >= LONG_BLOCK ? this.#clock : undefined;
  }

  /** The time, to tell `tookSince` with. */
  now(): number {
    return this.#clock?.() ?? 0;
  }

  /** Takes note of how long all rules needed for one block that was begun at `start`. */
  blockTook(start: number): void {
    if (this.#clock && this.#clock() - start > SLOW_BLOCK) this.#timesAll = true;
  }

  /** Runs a rule; true when it came back in time and without an error. */
  run(rule: Rule, clock: Clock | undefined, work: () => void): boolean {
    const start = clock?.() ?? 0;
    try {
      work();
    } catch (error) {
      this.failures.set(rule.id, error);
      return false;
    }
    if (!clock) return true;
    const spent = (this.#spent.get(rule.id) ?? 0) + clock() - start;
    this.#spent.set(rule.id, spent);
    if (spent <= this.#budget) return true;
    this.failures.set(rule.id, new RuleTimeout(spent, this.#budget));
    return false;
  }
}
