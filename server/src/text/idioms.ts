import { IDIOMS, RIGHT_AS_WELL } from './idiomList';
import { isMistakenFor } from './soundAlike';

/** A four-character idiom with one character replaced by one that sounds or looks like it. */
export interface IdiomSlip {
  readonly start: number;
  readonly end: number;
  /** The idiom that is meant, in Simplified script. */
  readonly right: string;
}

const LENGTH = 4;
const HALF = 2;
/** Size of the bit table that tells most places from idioms by one look; a power of two. */
const TABLE = 1 << 16;

interface IdiomTable {
  readonly right: ReadonlySet<string>;
  /** Idioms by their first and by their second half. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
  /** Bit 1 where two units may begin an idiom, bit 2 where they may end one. */
  readonly hints: Uint8Array;
}

let table: IdiomTable | undefined;

/**
 * All idioms of a folded text with exactly one wrong character. One half of such an idiom is unharmed and finds it;
 * the other half is compared. What is right itself, and words of other kinds that differ by more, are left alone.
 */
export function findIdiomSlips(folded: string): IdiomSlip[] {
  table ??= buildTable();
  const { byStart, byEnd, hints, right } = table;
  const slips: IdiomSlip[] = [];
  for (let at = 0; at + HALF <= folded.length; at++) {
    const hint = hints[slot(folded.charCodeAt(at), folded.charCodeAt(at + 1))] as number;
    if (hint === 0) continue;
    const half = folded.slice(at, at + HALF);
    const start = (hint & 1) !== 0 ? slipAt(folded, at, byStart.get(half), HALF, right) : undefined;
    const end = (hint & 2) !== 0 && at >= HALF ? slipAt(folded, at - HALF, byEnd.get(half), 0, right) : undefined;
    for (const slip of [end, start]) {
      const last = slips[slips.length - 1];
      if (slip && (!last || last.end <= slip.start)) slips.push(slip);
    }
  }
  return slips;
}

function slipAt(
  folded: string,
  start: number,
  candidates: readonly string[] | undefined,
  harmed: number,
  right: ReadonlySet<string>,
): IdiomSlip | undefined {
  if (!candidates) return undefined;
  const written = folded.slice(start, start + LENGTH);
  if (written.length < LENGTH || right.has(written)) return undefined;
  for (const idiom of candidates) {
    const same = written.charAt(harmed) === idiom.charAt(harmed);
    const wrong = same ? harmed + 1 : harmed;
    if (!same && written.charAt(harmed + 1) !== idiom.charAt(harmed + 1)) continue;
    if (isMistakenFor(written.charAt(wrong), idiom.charAt(wrong))) return { start, end: start + LENGTH, right: idiom };
  }
  return undefined;
}

function slot(first: number, second: number): number {
  return (first * 31 + second * 7) & (TABLE - 1);
}

function buildTable(): IdiomTable {
  const idioms = words(IDIOMS);
  const byStart = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  const hints = new Uint8Array(TABLE);
  const put = (map: Map<string, string[]>, half: string, idiom: string, bit: number) => {
    map.set(half, [...(map.get(half) ?? []), idiom]);
    const place = slot(half.charCodeAt(0), half.charCodeAt(1));
    hints[place] = (hints[place] as number) | bit;
  };
  for (const idiom of idioms) {
    put(byStart, idiom.slice(0, HALF), idiom, 1);
    put(byEnd, idiom.slice(HALF), idiom, 2);
  }
  return { right: new Set([...idioms, ...words(RIGHT_AS_WELL)]), byStart, byEnd, hints };
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
