import { isPhraseOf } from '../knowledge/phrase';
import type { PhraseIndex, PhraseSlip } from '../knowledge/phraseIndex';
import { type Block, blockFact } from '../report/block';
import { prosesOf } from '../report/blockProses';
import { surroundingsOf } from '../report/context';
import type { Prose } from '../report/prose';
import { type BlockTermHit, termHitsOf } from '../report/termHits';
import { faultByDate, judgeInPlace, judgeTerm, termTime } from '../report/termVerdict';
import { timeAnchorsIn } from '../report/timeAnchors';
import { toIsoDate } from '../text/date';
import { inScript } from '../text/script';
import { type MaskedWord, maskedWordsIn } from './maskedWords';
import type { Add, Rule, RuleContext } from './rule';
import { asOfWords, byTerm, termFinding } from './termFinding';

/** Set phrases misquoted, with members missing or out of order, masked or mutilated. */
export const fixedPhrase: Rule = {
  id: 'fixed-phrase',
  title: '固定表述有误',
  titleEnglish: 'Misquoted set phrase',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '中央文件的规范表述，见固定表述库各条所注',
  checkBlock(block, context, add) {
    const hits = termHitsOf(context.knowledge.terms, block);
    const entries = hits.filter(({ hit }) => hit.term.rule === 'fixed-phrase');
    for (const group of byTerm(entries.filter((hit) => judgeInPlace(hit.hit.term, hit.surroundings(), context.asOf)))) {
      add(termFinding(block, group, 'wrong', context));
    }
    for (const { prose, slips, masked } of slipsOf(context.knowledge.phrases, block)) {
      for (const slip of slips)
        if (!isNamedByTerm(slip, prose, hits, context)) addSlip(slip, prose, block, context, add);
      addMasked(masked, prose, context, add);
    }
  },
};

interface ProseSlips {
  readonly prose: Prose;
  readonly slips: readonly PhraseSlip[];
  readonly masked: readonly MaskedWord[];
}

const facts = new WeakMap<PhraseIndex, (block: Block) => readonly ProseSlips[]>();

/** Slips and masks of a block, kept as long as the block; dates are looked at later. */
function slipsOf(index: PhraseIndex, block: Block): readonly ProseSlips[] {
  let fact = facts.get(index);
  if (!fact) {
    fact = blockFact((each) =>
      prosesOf(each)
        .map((prose) => ({ prose, slips: index.find(prose.folded), masked: maskedWordsIn(prose.folded) }))
        .filter(({ slips, masked }) => slips.length + masked.length > 0),
    );
    facts.set(index, fact);
  }
  return fact(block);
}

/** Whether an entry of the term lists speaks of the same words; one cause is one finding. */
function isNamedByTerm(slip: PhraseSlip, prose: Prose, hits: readonly BlockTermHit[], { asOf }: RuleContext): boolean {
  const day = toIsoDate(asOf.date);
  return hits.some(
    ({ hit, prose: own }) =>
      own === prose &&
      hit.start < slip.end &&
      slip.start < hit.end &&
      (hit.term.rule === 'fixed-phrase' || hit.term.rule === 'outdated-term') &&
      faultByDate(hit.term, { earliest: day, latest: day }) !== undefined,
  );
}

function addSlip(slip: PhraseSlip, prose: Prose, block: Block, context: RuleContext, add: Add): void {
  const day = toIsoDate(context.asOf.date);
  const around = surroundingsOf(
    prose.folded,
    timeAnchorsIn(prose.folded),
    slip.start,
    slip.end,
    block.container === 'quote',
  );
  if (around.inTitle || !isWrongOn(slip, around, context)) return;
  const { phrase } = slip;
  const right = slip.kind === 'words' ? phrase.text : membersOn(slip, day).join('、');
  const written = prose.text.slice(slip.start, slip.end);
  // A list with commas in it has a rhythm of its own; it is shown and left to the writer.
  const canFix = prose.isVerbatim(slip.start, slip.end) && (slip.kind === 'words' || !/[，,；;]/.test(written));
  const span = prose.sourceSpan(slip.start, slip.end);
  const newText = inScript(right, context.script);
  add({
    span,
    message: `${slipWords(slip, written)}规范表述是“${right}”${dateWords(slip, context)}。${phrase.note}`,
    ...(phrase.severity === undefined ? {} : { severity: phrase.severity }),
    fixes: canFix ? [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }] : [],
    data: { phrase: phrase.id, fault: slip.kind, replacement: right },
  });
}

/** A slip counts from the day the wording was fixed; before it, and in what is told of that time, it was right. */
function isWrongOn(slip: PhraseSlip, around: ReturnType<typeof surroundingsOf>, context: RuleContext): boolean {
  const day = toIsoDate(context.asOf.date);
  if (!isPhraseOf(slip.phrase, day)) return false;
  if (slip.from === undefined || slip.kind === 'words') return slip.from === undefined || slip.from <= day;
  const old = {
    supersededOn: slip.from,
    allow: ['history', 'title', 'quotation', 'former', 'period'] as const,
  };
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

function dateWords(slip: PhraseSlip, context: RuleContext): string {
  return slip.from === undefined ? '' : `（${asOfWords(context.asOf)}）`;
}

/** One finding for all masks of one word in a paragraph. */
function addMasked(masked: readonly MaskedWord[], prose: Prose, context: RuleContext, add: Add): void {
  const groups = new Map<string, MaskedWord[]>();
  for (const word of masked) {
    const group = groups.get(word.newText);
    if (group) group.push(word);
    else groups.set(word.newText, [word]);
  }
  for (const group of groups.values()) {
    const first = group[0] as MaskedWord;
    const spans = group.map(({ wordStart, wordEnd }) => prose.sourceSpan(wordStart, wordEnd));
    const edits = group
      .filter(({ start, end }) => prose.isVerbatim(start, end))
      .map(({ start, end, newText }) => ({
        span: { start: prose.sourceStart(start), end: prose.sourceStart(start) + end - start },
        newText: inScript(newText, context.script),
      }));
    const count = group.length > 1 ? `本段共${group.length}处。` : '';
    add({
      span: spans[0] ?? { start: 0, end: 0 },
      message: `“${first.written}”是被屏蔽或改写过的字样，应写全称“${first.meant}”。${count}`,
      related: spans.slice(1).map((span) => ({ message: '同一段的另一处', span })),
      fixes: edits.length > 0 ? [{ title: `补全为“${inScript(first.meant, context.script)}”`, safe: true, edits }] : [],
      data: { fault: 'masked', replacement: first.meant },
    });
  }
}
