/** One number of a sequence as it is written. */
export interface SequenceEntry {
  readonly value: number;
  /**
   * Whether the count may begin anew here: `free` behind a new parent heading, where going on is as good; `soft`
   * where something unnumbered stands before it, such as the lead line of another list; else `no`.
   */
  readonly restart: 'no' | 'soft' | 'free';
  /** A word that is a number of the sequence only if it fits, such as a numeral without its mark. */
  readonly loose: boolean;
}

export type FaultKind = 'duplicate' | 'gap' | 'start' | 'back' | 'swapped';

/** A number that breaks its sequence. */
export interface SequenceFault {
  readonly index: number;
  readonly kind: FaultKind;
  /** The number that the sequence wants here. */
  readonly expected: number;
  /** Index of the number before it in the same count, or -1. */
  readonly previous: number;
}

/** How a sequence is best understood. */
export interface SequenceReading {
  readonly faults: readonly SequenceFault[];
  /** What each entry ought to be when all are counted through; undefined for loose words that are no numbers. */
  readonly corrected: readonly (number | undefined)[];
}

type Step = 'match' | 'restart' | 'outer' | 'skip' | 'substitute' | 'substituteFirst' | 'resync' | 'stray';

interface State {
  readonly cost: number;
  /** The number that counts as the last one. */
  readonly last: number;
  /** The last number of the list around this one, or -1. */
  readonly outer: number;
  /** Numbers in the present count, at most 2. */
  readonly length: number;
  readonly step: Step;
  readonly from: State | undefined;
}

/** A wrong number costs one; what merely is less usual costs little, so that it decides between equals. */
const COST = { outer: 0.2, soft: 0.3, skip: 0.01, resync: 1.05, stray: 1.1, unlikePolicy: 0.04, hopeless: 1.6 };
/** How often corrected numbers are read again. */
const ROUNDS = 3;
/** States kept per entry, if they are not hopeless already; so the work stays linear. */
const BEAM = 12;

/**
 * Explains a sequence with the fewest wrong numbers: in 1 2 5 4 5 the third is wrong, in 1 2 4 5 one is missing
 * before the third, in 1 2 2 3 the second 2 is. Behind a fault the count goes on from what is written, so that one
 * cause is one fault.
 */
export function explainSequence(entries: readonly SequenceEntry[]): SequenceReading {
  const reading = explainOnce(entries);
  let { corrected } = reading;
  // Where much is wrong, the corrected numbers may allow another reading; the last one stands.
  for (let round = 0; round < ROUNDS && reading.faults.length > 0; round++) {
    const again = explainOnce(
      entries.map((entry, index) => ({
        ...entry,
        value: corrected[index] ?? entry.value,
        loose: corrected[index] === undefined,
      })),
    );
    if (again.faults.length === 0) break;
    corrected = again.corrected;
  }
  return { faults: reading.faults, corrected };
}

function explainOnce(entries: readonly SequenceEntry[]): SequenceReading {
  if (isFaultless(entries)) return { faults: [], corrected: entries.map(({ value }) => value) };
  const restarts = usuallyRestarts(entries);
  let beam: State[] = [{ cost: 0, last: 0, outer: -1, length: 0, step: 'match', from: undefined }];
  for (const entry of entries) {
    const next: State[] = [];
    for (const state of beam) for (const following of successors(state, entry, restarts)) keepBest(next, following);
    next.sort((a, b) => a.cost - b.cost);
    const limit = (next[0]?.cost ?? 0) + COST.hopeless;
    beam = next.filter(({ cost }, index) => index < BEAM && cost <= limit);
  }
  const path: State[] = [];
  for (let state = beam[0]; state?.from; state = state.from) path.push(state);
  path.reverse();
  return read(entries, path, restarts);
}

/** Whether the numbers run through from one, or begin anew behind a parent; most sequences do. */
function isFaultless(entries: readonly SequenceEntry[]): boolean {
  let last = 0;
  for (const { value, restart, loose } of entries) {
    if (loose || (value !== last + 1 && !(value === 1 && restart === 'free'))) return false;
    last = value;
  }
  return true;
}

function keepBest(states: State[], state: State): void {
  const same = states.findIndex(
    ({ last, outer, length }) => last === state.last && outer === state.outer && length === state.length,
  );
  const known = states[same];
  if (!known) states.push(state);
  else if (state.cost < known.cost) states[same] = state;
}

/** Whether the counts begin anew behind most of the parents, as against running through. */
function usuallyRestarts(entries: readonly SequenceEntry[]): boolean {
  let balance = 0;
  for (let index = 1; index < entries.length; index++) {
    const entry = entries[index];
    if (entry?.restart !== 'free' || entry.loose) continue;
    if (entry.value === 1) balance++;
    else if (entry.value === (entries[index - 1]?.value ?? 0) + 1) balance--;
  }
  return balance >= 0;
}

function successors(state: State, entry: SequenceEntry, restarts: boolean): State[] {
  const found: State[] = [];
  // A new parent ends the lists around its items.
  const around = entry.restart === 'free' ? -1 : state.outer;
  const go = (step: Step, cost: number, last: number, outer = around, length = Math.min(2, state.length + 1)) =>
    found.push({ cost: state.cost + cost, last, outer, length, step, from: state });
  const { value } = entry;
  if (entry.loose) go('skip', COST.skip, state.last, around, state.length);
  if (value === state.last + 1) go('match', 0, value);
  if (value === around + 1 && around > 0) go('outer', COST.outer, value, -1, 2);
  if (value === 1 && state.last > 0) {
    if (entry.restart === 'free') go('restart', 0, 1, -1, 1);
    if (entry.restart === 'soft' && state.length > 1) {
      go('restart', COST.soft, 1, -1, 1);
      if (around < 0) go('restart', COST.soft, 1, state.last, 1);
    }
  }
  // A first item may have items of its own kind below it: 1. 1. 2. 2. with lead lines.
  if (value === 1 && entry.restart === 'soft' && state.length === 1 && around < 0)
    go('restart', COST.soft + COST.outer + 0.6, 1, state.last, 1);
  if (entry.loose) return found;
  const isFirst = state.last === 0;
  const free = entry.restart === 'free' && !isFirst;
  if (value !== state.last + 1) go('substitute', 1 + (free && restarts ? COST.unlikePolicy : 0), state.last + 1);
  if (free && value !== 1) go('substituteFirst', 1 + (restarts ? 0 : COST.unlikePolicy), 1, -1, 1);
  if (value > 0 && value !== state.last + 1) go('resync', COST.resync, value, -1);
  if (!isFirst && !(free && restarts)) go('stray', COST.stray, state.last, around, state.length);
  return found;
}

function read(entries: readonly SequenceEntry[], path: readonly State[], restarts: boolean): SequenceReading {
  const faults: SequenceFault[] = [];
  const corrected: (number | undefined)[] = [];
  let count = 0;
  let around = -1;
  let previous = -1;
  for (const [index, state] of path.entries()) {
    const entry = entries[index];
    const before = state.from;
    if (!entry || !before) continue;
    if (state.step === 'skip') {
      corrected.push(undefined);
      continue;
    }
    const isFree = entry.restart === 'free' && before.last > 0;
    const newParent = isFree && restarts && (state.step === 'resync' || state.step === 'stray');
    const begins = state.step === 'restart' || state.step === 'substituteFirst' || newParent;
    if (begins) {
      around = state.outer >= 0 ? count : -1;
      count = 1;
    } else if (state.step === 'outer') {
      count = around + 1;
      around = -1;
    } else count++;
    corrected.push(count);
    const isFault = state.step !== 'match' && state.step !== 'restart' && state.step !== 'outer';
    if (isFault) {
      const expected = begins ? 1 : before.last + 1;
      faults.push({ index, expected, kind: kindOf(entry.value, expected, before.last), previous });
    }
    previous = index;
  }
  return { faults: mergeSwaps(entries, faults), corrected };
}

function kindOf(value: number, expected: number, last: number): FaultKind {
  if (expected === 1) return 'start';
  if (value === last) return 'duplicate';
  return value > expected ? 'gap' : 'back';
}

/** Two neighbours that changed places are one cause. */
function mergeSwaps(entries: readonly SequenceEntry[], faults: readonly SequenceFault[]): SequenceFault[] {
  const merged: SequenceFault[] = [];
  for (let at = 0; at < faults.length; at++) {
    const fault = faults[at];
    const next = faults[at + 1];
    if (!fault) continue;
    const swapped =
      next?.index === fault.index + 1 &&
      entries[fault.index]?.value === next.expected &&
      entries[next.index]?.value === fault.expected;
    merged.push(swapped ? { ...fault, kind: 'swapped' } : fault);
    if (swapped) at++;
  }
  return merged;
}
