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
const UNITS = 0x10000;
const FIRST_IDEOGRAPH = 0x3400;
/** Size of the bit table that tells most places from idioms by one look; a power of two. */
const TABLE = 1 << 16;

interface IdiomTable {
  readonly right: ReadonlySet<string>;
  /** Idioms by their first and by their second half. */
  readonly byStart: ReadonlyMap<number, readonly string[]>;
  readonly byEnd: ReadonlyMap<number, readonly string[]>;
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
  let unit = folded.charCodeAt(0);
  for (let at = 1; at < folded.length; at++) {
    const first = unit;
    unit = folded.charCodeAt(at);
    if (first < FIRST_IDEOGRAPH || unit < FIRST_IDEOGRAPH) continue;
    const hint = hints[slot(first, unit)] as number;
    if (hint === 0) continue;
    const half = first * UNITS + unit;
    const start = (hint & 1) !== 0 ? slipAt(folded, at - 1, byStart.get(half), HALF, right) : undefined;
    const end = (hint & 2) !== 0 && at > HALF ? slipAt(folded, at - 1 - HALF, byEnd.get(half), 0, right) : undefined;
    if (end) push(slips, end);
    if (start) push(slips, start);
  }
  return slips;
}

/** One stretch of text is one slip. */
function push(slips: IdiomSlip[], slip: IdiomSlip): void {
  const last = slips[slips.length - 1];
  if (!last || last.end <= slip.start) slips.push(slip);
}

function slipAt(
  folded: string,
  start: number,
  candidates: readonly string[] | undefined,
  harmed: number,
  right: ReadonlySet<string>,
): IdiomSlip | undefined {
  if (!candidates) return undefined;
  if (start + LENGTH > folded.length) return undefined;
  const first = folded.charCodeAt(start + harmed);
  const second = folded.charCodeAt(start + harmed + 1);
  for (const idiom of candidates) {
    const isFirstRight = first === idiom.charCodeAt(harmed);
    const isSecondRight = second === idiom.charCodeAt(harmed + 1);
    if (isFirstRight === isSecondRight) continue;
    const wrong = isFirstRight ? harmed + 1 : harmed;
    if (!isMistakenFor(folded.charAt(start + wrong), idiom.charAt(wrong))) continue;
    const end = start + LENGTH;
    if (!right.has(folded.slice(start, end))) return { start, end, right: idiom };
  }
  return undefined;
}

function slot(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ second) & (TABLE - 1);
}

function buildTable(): IdiomTable {
  const idioms = words(IDIOMS);
  const byStart = new Map<number, string[]>();
  const byEnd = new Map<number, string[]>();
  const hints = new Uint8Array(TABLE);
  const put = (map: Map<number, string[]>, half: string, idiom: string, bit: number) => {
    const first = half.charCodeAt(0);
    const second = half.charCodeAt(1);
    const key = first * UNITS + second;
    const known = map.get(key);
    if (known) known.push(idiom);
    else map.set(key, [idiom]);
    const place = slot(first, second);
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
