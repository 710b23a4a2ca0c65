/**
 * A set phrase whose wording is fixed (`server/data/phrases/*.yaml`, or a workspace's own): offered as a completion,
 * and compared with what the writer wrote. Texts are Simplified. See `server/data/README.md` for every field.
 */
export interface Phrase {
  readonly id: string;
  /** The canonical wording. */
  readonly text: string;
  /** `words`: small slips in the text are reported; `list`: order and completeness of `members`; `offer`: only offered. */
  readonly kind: 'words' | 'list' | 'offer';
  /** First day of the wording and first day it is out of use, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
  /** The members of a list in their fixed order. */
  readonly members: readonly PhraseMember[];
  /** Whether leaving out a member is an error too, and not only another order. */
  readonly complete: boolean;
  /** Whether a run may begin at a later member: 邓小平理论、“三个代表”重要思想、科学发展观. */
  readonly openStart: boolean;
  /** If given, one of these must stand in the same sentence for the members to be this list. */
  readonly onlyWith: readonly string[];
  /** Other wordings that are right as well. */
  readonly variants: readonly string[];
  /** First letters of the pinyin, for completion: zlyj. */
  readonly initials: string;
  readonly severity?: 'error' | 'warning' | 'information' | 'hint';
  readonly note: string;
  readonly source: string;
  /** Where the dates were looked up and the day that was; `NOT_FOUND` when nothing was found; undefined in own lists. */
  readonly checked?: string;
  readonly examples: readonly PhraseExample[];
}

export interface PhraseMember {
  readonly text: string;
  /** First day the list has this member, `YYYY-MM-DD`. */
  readonly since?: string;
}

/** A sentence with the verdict the entry must give it; run by the tests. */
export interface PhraseExample {
  readonly text: string;
  readonly date?: string;
  readonly expect: 'report' | 'keep';
}

/** Whether the phrase is in use on a day (`YYYY-MM-DD`). */
export function isPhraseOf(phrase: Phrase, day: string): boolean {
  return (phrase.since === undefined || phrase.since <= day) && (phrase.until === undefined || day < phrase.until);
}

/** The wording of a day (`YYYY-MM-DD`): of a list that grew, only the members it had by then. */
export function phraseTextOn(phrase: Phrase, day: string): string {
  const members = phrase.members.filter(({ since }) => since === undefined || since <= day);
  return members.length === phrase.members.length ? phrase.text : members.map(({ text }) => text).join('、');
}
