import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { applyEdits } from '../../server/src/service/fixes';
import { structureEdits } from '../../server/src/service/structure';

/** Pasted text as structuring leaves it. */
export function structure(text: string): string {
  return applyEdits(text, structureEdits(Report.parse(text)));
}

/** All that is neither blank nor markup that structuring may add. */
function words(text: string): string {
  return text.replace(/[\s\u3000\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad#|\\-]+/g, '');
}

/** Structuring keeps every word and mark, and a second time changes nothing. */
export function assertOnlyStructured(text: string): void {
  const result = structure(text);
  assert.equal(words(result), words(text));
  assert.equal(structure(result), result, `再整理一次又有变化：\n${text}`);
}
