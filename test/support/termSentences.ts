import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/rule';
import { parseDate } from '../../server/src/text/date';
import { check } from './check';

/** Day of the report, sentence, the term in it, and whether it is wrong there (✗) or right (✓). */
export type TermSentence = readonly [day: string, sentence: string, term: string, mark: '✗' | '✓'];

/** What the rules for terms say at the term, in a report of the day that has this sentence alone. */
export function findingsAtTerm([day, sentence, term]: TermSentence): readonly Finding[] {
  const asOf = parseDate(day);
  assert.ok(asOf);
  const start = sentence.indexOf(term);
  assert.ok(start >= 0, '句子里没有这个词');
  const { findings } = check(sentence, { levels: {}, asOf }, ['outdated-term', 'fixed-phrase']);
  return findings.filter(({ span }) => span.start < start + term.length && start < span.end);
}
