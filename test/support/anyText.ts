import { fc } from './fastCheck';

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Any Unicode text of whole code points. The same as fast-check's `fc.string({ unit: 'binary' })`, which takes the better
 * part of a second to build a table of them all before the first text.
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const codePoint = fc
    .nat(0x10ffff - SURROGATES.count)
    .map((at) => (at < SURROGATES.first ? at : at + SURROGATES.count));
  return fc.array(codePoint, { maxLength }).map((points) => String.fromCodePoint(...points));
}
