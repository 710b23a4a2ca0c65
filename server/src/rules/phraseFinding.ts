import { isPhraseOf } from '../knowledge/phrase';
import type { PhraseSlip } from '../knowledge/phraseIndex';
import { type Surroundings, surroundingsOf } from '../report/context';
import type { Prose } from '../report/prose';
import { type BlockTermHit, timesOf } from '../report/termHits';
import { faultByDate, judgeTerm, termTime } from '../report/termVerdict';
import { toIsoDate } from '../text/date';
import { inScript } from '../text/script';
import type { RawFinding, RuleContext } from './rule';
import { asOfWords } from './termFinding';

/** So many places of one slip are read in one paragraph. */
const LIMIT = 40;

/** Where slips were found: the text, the terms in its block, and whether the block is a quotation. */
export interface PhrasePlace {
  readonly prose: Prose;
  readonly hits: readonly BlockTermHit[];
  readonly isQuoted: boolean;
}

/** Slips of one kind of one phrase in a text, in order; they are one finding. */
export function bySlip(slips: readonly PhraseSlip[]): readonly (readonly PhraseSlip[])[] {
  const groups = new Map<string, PhraseSlip[]>();
  for (const slip of slips) {
    const key = `${slip.phrase.id} ${slip.kind} ${slip.members.join(' ')}`;
    const group = groups.get(key);
    if (!group) groups.set(key, [slip]);
    else if (group.length < LIMIT) group.push(slip);
  }
  return [...groups.values()];
}

/** The finding for slips of one kind, or undefined when none of them is wrong where it stands. */
export function phraseFinding(
  group: readonly PhraseSlip[],
  place: PhrasePlace,
  context: RuleContext,
): RawFinding | undefined {
  const { prose } = place;
  const wrong = group.filter((each) => isWrong(each, place, context));
  const slip = wrong[0];
  if (!slip) return undefined;
  const { phrase } = slip;
  const right = slip.kind === 'words' ? phrase.text : membersOn(slip, toIsoDate(context.asOf.date)).join('、');
  const newText = inScript(right, context.script);
  const spans = wrong.map(({ start, end }) => prose.sourceSpan(start, end));
  // A list with commas in it has a rhythm of its own; it is shown and left to the writer.
  const edits = wrong
    .filter(({ start, end, kind }) => kind === 'words' || !/[，,；;]/.test(prose.text.slice(start, end)))
    .filter(({ start, end }) => prose.isVerbatim(start, end))
    .map(({ start, end }) => ({ span: prose.sourceSpan(start, end), newText }));
  const count = wrong.length > 1 ? `本段共${wrong.length}处。` : '';
  const date = slip.from === undefined ? '' : `（${asOfWords(context.asOf)}）`;
  return {
    span: spans[0] ?? { start: 0, end: 0 },
    message: `${slipWords(slip, prose.text.slice(slip.start, slip.end))}规范表述是“${right}”${date}。${phrase.note}${count}`,
    ...(phrase.severity === undefined ? {} : { severity: phrase.severity }),
    related: spans.slice(1).map((span) => ({ message: '同一段的另一处', span })),
    fixes: edits.length > 0 ? [{ title: `改为“${newText}”`, safe: false, edits }] : [],
    data: { phrase: phrase.id, fault: slip.kind, replacement: right },
  };
}

function isWrong(slip: PhraseSlip, place: PhrasePlace, context: RuleContext): boolean {
  const { prose, hits, isQuoted } = place;
  if (isNamedByTerm(slip, prose, hits, toIsoDate(context.asOf.date))) return false;
  const around = surroundingsOf(prose.folded, timesOf(prose), slip.start, slip.end, isQuoted);
  return !around.inTitle && isWrongOn(slip, around, context);
}

/** Whether an entry of the term lists speaks of the same words; one cause is one finding. */
function isNamedByTerm(slip: PhraseSlip, prose: Prose, hits: readonly BlockTermHit[], day: string): boolean {
  return hits.some(
    ({ hit, prose: own }) =>
      own === prose &&
      hit.start < slip.end &&
      slip.start < hit.end &&
      (hit.term.rule === 'fixed-phrase' || hit.term.rule === 'outdated-term') &&
      faultByDate(hit.term, { earliest: day, latest: day }) !== undefined,
  );
}

/** A slip counts from the day the wording was fixed; before it, and in what is told of that time, it was right. */
function isWrongOn(slip: PhraseSlip, around: Surroundings, context: RuleContext): boolean {
  const day = toIsoDate(context.asOf.date);
  if (!isPhraseOf(slip.phrase, day)) return false;
  if (slip.from === undefined) return true;
  // Only what a list lacked before it grew was ever right.
  if (slip.kind === 'words' || slip.from === slip.phrase.since) return slip.from <= day;
  const old = { supersededOn: slip.from, allow: ['history', 'title', 'quotation', 'former', 'period'] as const };
  return judgeTerm(old, '', around, termTime(context.asOf, undefined, false, 'none')) !== undefined;
}

function membersOn(slip: PhraseSlip, day: string): readonly string[] {
  return slip.phrase.members.filter(({ since }) => since === undefined || since <= day).map(({ text }) => text);
}

function slipWords(slip: PhraseSlip, written: string): string {
  const names = slip.members.map((member) => `“${member}”`).join('、');
  if (slip.kind === 'order') return `“${written}”的顺序不对，`;
  if (slip.kind === 'missing') return `“${written}”缺少${names}，`;
  if (slip.kind === 'foreign') return `${names}不在“${slip.phrase.text}”之列，`;
  return `“${written}”与固定表述不一致，`;
}
