import { isQuotationMark, PatternTrie, withoutQuotes } from '../text/patternTrie';
import { foldUnit } from '../text/script';
import type { Phrase } from './phrase';
import type { PhraseSlip } from './phraseIndex';

/** A member of one list found in a text. */
interface MemberHit {
  readonly phrase: Phrase;
  /** Its place in the list. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What may stand between two members of one list. */
const JOINT = /^[”"」』’]?(?:[、，,；;]|[、，,]?(?:和|与|及|以及))[“"「『‘]?$/;
/** A list that goes on behind its last member, or began before its first, is left alone. */
const GOES_ON = /^[”"」』’]?(?:[、，,]?等|[、](?![。，]))/;
const BEGAN = /[、][“"「『‘]?$/;
/** What stands before the last member of a list. */
const LAST_JOINT = /^[”"」』’]?(?:[、，,](?:和|与|及|以及)?|和|与|及|以及)[“"「『‘]?/;
/** From this many members on, a list with all members but one, and another word in its place, is misquoted. */
const LEAST_REPLACED = 4;
/** Something else between two members: 、责任意识、 */
const FOREIGN = /^[”"」』’]?、([^、，。；：！？,;:\s]{2,12})、[“"「『‘]?$/;

/** Makes the finder of lists whose members are out of order, left out or replaced. */
export function createListFinder(phrases: readonly Phrase[]): (folded: string) => PhraseSlip[] {
  const places = new Map<string, { phrase: Phrase; index: number }[]>();
  for (const phrase of phrases) {
    for (const [index, member] of phrase.members.entries()) {
      const key = withoutQuotes(member.text);
      places.set(key, [...(places.get(key) ?? []), { phrase, index }]);
    }
  }
  const texts = [...places.keys()];
  const trie = new PatternTrie(texts, foldUnit);
  return (folded) => {
    if (texts.length === 0) return [];
    const runs = new Map<Phrase, MemberHit[]>();
    const slips: PhraseSlip[] = [];
    const close = (run: readonly MemberHit[]) => {
      const slip = run.length >= 2 ? judgeRun(folded, run) : undefined;
      if (slip) slips.push(slip);
    };
    for (const match of trie.longestMatches(folded)) {
      for (const { phrase, index } of places.get(texts[match.pattern] ?? '') ?? []) {
        const hit = { phrase, index, ...withMarks(folded, match.start, match.end, phrase.members[index]?.text ?? '') };
        const run = runs.get(phrase);
        const last = run?.[run.length - 1];
        if (run && last && isJoined(folded.slice(last.end, hit.start), phrase)) run.push(hit);
        else {
          if (run) close(run);
          runs.set(phrase, [hit]);
        }
      }
    }
    for (const run of runs.values()) close(run);
    return slips;
  };
}

/** Takes the quotation marks at the ends of a member into the passage where the text has them too. */
function withMarks(folded: string, start: number, end: number, member: string): { start: number; end: number } {
  const opens = isQuotationMark(member.charCodeAt(0)) && isQuotationMark(folded.charCodeAt(start - 1));
  const closes = isQuotationMark(member.charCodeAt(member.length - 1)) && isQuotationMark(folded.charCodeAt(end));
  return { start: opens ? start - 1 : start, end: closes ? end + 1 : end };
}

function isJoined(between: string, phrase: Phrase): boolean {
  const canBeReplaced = phrase.complete || phrase.members.length >= LEAST_REPLACED;
  return between.length <= 18 && (JOINT.test(between) || (canBeReplaced && FOREIGN.test(between)));
}

/**
 * The other word in a list that has all its members but one: between its neighbours, 道路自信、理论自信、体制自信、文化自信, or at
 * the end, 创新、协调、绿色、开放、共赢的. Only a word as long as the member it replaces counts; `end` is where the list ends.
 */
function replacedMember(
  folded: string,
  run: readonly MemberHit[],
  missing: Phrase['members'],
  foreign: readonly string[],
): { word: string; end: number } | undefined {
  const last = run[run.length - 1] as MemberHit;
  const { members } = last.phrase;
  const [left] = missing;
  if (!left || missing.length > 1 || members.length < LEAST_REPLACED) return undefined;
  const place = members.indexOf(left);
  if (foreign.length === 1) {
    const behind = run[place];
    const word = foreign[0] as string;
    const gap = behind ? folded.slice(Math.max(0, behind.start - word.length - 3), behind.start) : '';
    const isThere = gap.includes(word) && !GOES_ON.test(folded.slice(last.end, last.end + 3));
    return isThere && word.length === left.text.length ? { word, end: last.end } : undefined;
  }
  const joint = LAST_JOINT.exec(folded.slice(last.end, last.end + 8));
  if (foreign.length > 0 || place !== members.length - 1 || !joint) return undefined;
  const start = last.end + joint[0].length;
  const word = folded.slice(start, start + left.text.length);
  const isWord = word.length === left.text.length && !/[、，。；：！？,;:\s“”"「」『』等]/.test(word);
  return isWord && !/^[、和与及]/.test(folded.slice(start + word.length))
    ? { word, end: start + word.length }
    : undefined;
}

function judgeRun(folded: string, run: readonly MemberHit[]): PhraseSlip | undefined {
  const first = run[0] as MemberHit;
  const last = run[run.length - 1] as MemberHit;
  const { phrase } = first;
  if (phrase.onlyWith.length > 0) {
    const near = folded.slice(Math.max(0, first.start - 40), last.end + 40);
    if (!phrase.onlyWith.some((word) => near.includes(word))) return undefined;
  }
  const indexes = run.map(({ index }) => index);
  if (new Set(indexes).size < indexes.length) return undefined;
  const foreign = run.slice(1).flatMap((hit, at) => {
    const match = FOREIGN.exec(folded.slice((run[at] as MemberHit).end, hit.start));
    return match?.[1] === undefined ? [] : [match[1]];
  });
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
  const began = BEGAN.test(folded.slice(0, first.start).slice(-2));
  const isOpen = began || GOES_ON.test(folded.slice(last.end, last.end + 3));
  const replaced = isSorted && !began ? replacedMember(folded, run, missing, foreign) : undefined;
  if (replaced) return { ...slip('foreign', [replaced.word], latest(phrase, missing)), end: replaced.end };
  if (!isSorted) {
    // Two members alone may stand in any order for other reasons; three or the whole list may not.
    const enough = indexes.length >= Math.min(3, phrase.members.length) && foreign.length === 0;
    return enough ? slip('order', texts(run.map(({ index }) => phrase.members[index])), undefined) : undefined;
  }
  if (!phrase.complete || missing.length === 0 || isOpen) return undefined;
  if (foreign.length > 0) {
    return missing.length >= foreign.length && indexes.length * 2 >= phrase.members.length
      ? slip('foreign', foreign, latest(phrase, missing))
      : undefined;
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
