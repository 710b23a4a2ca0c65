import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/service/fixes';
import { formatEdits } from '../../server/src/service/format';
import { toHalfWidthDigits } from '../../server/src/text/numerals';
import { TODAY } from './check';
import { EVERY_TEXT, sessionOf } from './drafts';

/** The text as the formatter leaves it. */
export function format(text: string, settings = EVERY_TEXT): string {
  return applyEdits(text, formatEdits(sessionOf(text, settings), TODAY));
}

/** Words, figures and letters of a text, without marks and blanks. */
export function words(text: string): string {
  return toHalfWidthDigits(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Figures with the marks that belong to them, addresses and code, as they stand. */
export function untouchable(text: string): string[] {
  return [...text.matchAll(/`[^`\n]+`|[a-z]+:\/\/[!-~]+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+:\d\d/g)].map(
    ([all]) => all,
  );
}

/** Formatting keeps what the text says, and a second time changes nothing. */
export function assertFormOnly(text: string): void {
  const result = format(text);
  assert.equal(words(result), words(text), text);
  assert.deepEqual(untouchable(result), untouchable(text), text);
  assert.equal(format(result), result, '再排一次又有变化');
}
