import type { Phrase } from './phrase';
import type { PhraseSlip } from './phraseIndex';
import { foreignItems } from './phraseListItems';

/** A member of one list found in a text. */
export interface MemberHit {
  readonly phrase: Phrase;
  /** Its place in the list. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** A list that goes on behind its last member, or began before its first, is left alone. */
const GOES_ON = /^[”"」』’]?(?:[、，,]?等|[、](?![。，]))/;
const BEGAN = /[、][“"「『‘]?$/;
/** Units around a run in which the words must stand that tell that the list is meant. */
const NEAR = 40;

/** The slip in one run of members of a list, or undefined when it is right or may be another list. */
export function judgeRun(folded: string, run: readonly MemberHit[]): PhraseSlip | undefined {
  const first = run[0] as MemberHit;
  const last = run[run.length - 1] as MemberHit;
  const { phrase } = first;
  if (phrase.onlyWith.length > 0) {
    const near = folded.slice(Math.max(0, first.start - NEAR), last.end + NEAR);
    if (!phrase.onlyWith.some((word) => near.includes(word))) return undefined;
  }
  const indexes = run.map(({ index }) => index);
  if (new Set(indexes).size < indexes.length) return undefined;
  const slip = (kind: PhraseSlip['kind'], members: readonly string[], from: string | undefined): PhraseSlip => ({
    phrase,
    start: first.start,
    end: last.end,
    kind,
    right: '',
    members,
    from: from ?? phrase.since,
    until: phrase.until,
  });
  const isSorted = indexes.every((index, at) => at === 0 || index > (indexes[at - 1] as number));
  // …科学发展观，全面贯彻习近平新时代中国特色社会主义思想: a member that follows in the sentence is not left out.
  const rest = folded.slice(last.end, last.end + 60).split('。')[0] ?? '';
  const missing = phrase.members.filter(
    ({ text }, index) => isWanted(phrase, indexes, index) && !indexes.includes(index) && !rest.includes(text),
  );
  const { items, isStrange } = foreignItems(folded, run);
  if (!isSorted) {
    // Two members alone may stand in any order for other reasons; three or the whole list may not.
    const enough = indexes.length >= Math.min(3, phrase.members.length) && items.length === 0 && !isStrange;
    return enough ? slip('order', texts(run.map(({ index }) => phrase.members[index])), undefined) : undefined;
  }
  // 产业振兴、人才支撑、文化铸魂 has one member by chance; more of its own are another list.
  if (items.length > run.length) return undefined;
  if (items.length > 0) {
    const replaced = items.flatMap(({ index }) => phrase.members[index] ?? []);
    const words = items.map(({ start, end }) => folded.slice(start, end));
    return {
      ...slip('foreign', words, latest(phrase, replaced)),
      start: Math.min(first.start, ...items.map(({ start }) => start)),
      end: Math.max(last.end, ...items.map(({ end }) => end)),
    };
  }
  if (run.length < 2 || isStrange || !phrase.complete || missing.length === 0) return undefined;
  if (BEGAN.test(folded.slice(0, first.start).slice(-2)) || GOES_ON.test(folded.slice(last.end, last.end + 3))) {
    return undefined;
  }
  return indexes.length >= 3 || indexes.length === phrase.members.length - 1
    ? slip('missing', texts(missing), latest(phrase, missing))
    : undefined;
}

/** In a list that may begin later, only what is left out inside the run counts, unless the run begins the list. */
function isWanted(phrase: Phrase, indexes: readonly number[], index: number): boolean {
  const first = Math.min(...indexes);
  return !phrase.openStart || first === 0 || (index > first && index < Math.max(...indexes));
}

function texts(members: readonly (Phrase['members'][number] | undefined)[]): readonly string[] {
  return members.flatMap((member) => member?.text ?? []);
}

/** The day from which a list without these members is incomplete: when the first of them came in. */
function latest(phrase: Phrase, missing: Phrase['members']): string | undefined {
  const days = missing.map(({ since }) => since ?? phrase.since ?? '').sort();
  return days[0] === '' ? undefined : days[0];
}
