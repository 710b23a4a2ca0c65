import { isQuotationMark, PatternTrie, withoutQuotes } from '../text/patternTrie';
import { foldUnit } from '../text/script';
import type { Phrase } from './phrase';
import type { PhraseSlip } from './phraseIndex';
import { judgeRun, type MemberHit } from './phraseListRun';

/** What may stand between two members of one list. */
const JOINT = /^[”"」』’]?(?:[、，,；;]|[、，,]?(?:和|与|及|以及))[“"「『‘]?$/;
/** Something else between two members, up to three times: 、责任意识、 */
const FOREIGN =
  /^[”"」』’]?(?:[、，,]["“「『‘]?[^、，。；：！？,;:\s“”"「」『』‘’]{2,14}[”"」』’]?){1,3}[、，,][“"「『‘]?$/;
/** Longest stretch between two members of one list, in units. */
const GAP_LIMIT = 36;

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
      const slip = judgeRun(folded, run);
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
  return between.length <= GAP_LIMIT && (JOINT.test(between) || (phrase.members.length >= 3 && FOREIGN.test(between)));
}
