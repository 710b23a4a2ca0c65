/**
 * Characters that a pattern cannot do without. A sentence is read once and tells which clues it has; what looks for
 * averages leaves a sentence without 每 and 均 alone, and tries no pattern at any of its figures.
 */
export type Clue = number;

/** For each character the clues it belongs to, as bits. */
const table = new Int32Array(0x10000);
/** Bits of a number; more kinds of clues would need a second table. */
const BITS = 32;

let known = 0;

/**
 * The clue that one of the characters is there. Declare it beside the patterns it is for: each of them must need one
 * of the characters wherever it matches.
 */
export function clue(characters: string): Clue {
  if (known === BITS) throw new Error(`more than ${BITS} clues`);
  const bit = 1 << known++;
  for (let at = 0; at < characters.length; at++) {
    const unit = characters.charCodeAt(at);
    table[unit] = (table[unit] as number) | bit;
  }
  return bit;
}

/** All clues of a text, as bits. */
export function cluesOf(text: string, start: number, end: number): number {
  let clues = 0;
  for (let at = start; at < end; at++) clues |= table[text.charCodeAt(at)] as number;
  return clues;
}
