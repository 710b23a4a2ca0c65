import { replacementOn, type Term } from '../knowledge/term';
import type { TermIndex } from '../knowledge/termIndex';
import type { AsOf } from '../report/asOf';
import type { BlockTermHit } from '../report/termHits';
import { faultByDate, type TermFault } from '../report/termVerdict';
import { parseDate, toChineseDate, toIsoDate } from '../text/date';
import { fold, inScript } from '../text/script';
import { type Span, shiftSpan } from '../text/span';
import type { Edit, FindingData, Fix, RawFinding, RuleContext } from './rule';

const SOURCE_WORDS: Readonly<Record<AsOf['source'], string>> = {
  given: '指定日期',
  提法日期: '提法日期',
  成文日期: '成文日期',
  报告期: '报告期',
  标题: '标题中的时间',
  正文: '正文中最晚的日期',
  today: '今天的日期',
};

/** A replacement that names several possibilities is shown but not put in. */
const SEVERAL = /[/／；;→（(]|或|等/;

/** “按成文日期2026年3月5日判断”: which date a term was judged by and where it was found. */
export function asOfWords(asOf: AsOf): string {
  return `按${SOURCE_WORDS[asOf.source]}${toChineseDate(asOf.date)}判断`;
}

/** A term in a block that stands `offset` units behind the place from which spans count. */
export interface PlacedTermHit extends BlockTermHit {
  readonly offset: number;
}

/** One finding for all hits of one term in one block; spans count from the block's source. */
export function termFinding(hits: readonly BlockTermHit[], fault: TermFault, context: RuleContext): RawFinding {
  return placedTermFinding(
    hits.map((hit) => ({ ...hit, offset: 0 })),
    '本段',
    fault,
    context,
  );
}

/** One finding for all hits of one term in a stretch of text, named by `scope`. */
export function placedTermFinding(
  hits: readonly PlacedTermHit[],
  scope: '本段' | '全文',
  fault: TermFault,
  context: RuleContext,
): RawFinding {
  const first = hits[0] as PlacedTermHit;
  const { term } = first.hit;
  const replacement = replacementFor(term, fault, context.knowledge.terms, toIsoDate(context.asOf.date));
  const spans = hits.map(spanOf);
  const words = wordsOf(first);
  const count = hits.length > 1 ? `${scope}共${hits.length}处。` : '';
  const related = spans.slice(1).map((span) => ({ message: `${scope}的另一处`, span }));
  return {
    span: spans[0] ?? { start: 0, end: 0 },
    message: `${faultWords(words, term, fault, context.asOf)}${sentence(term.note)}${advice(term, replacement, fault)}${count}`,
    ...(term.severity === undefined ? {} : { severity: term.severity }),
    ...(related.length > 0 ? { related } : {}),
    fixes: fault === 'anachronism' ? [] : fixes(hits, replacement, context),
    data: dataOf(term, fault, replacement),
  };
}

function spanOf({ hit, prose, offset }: PlacedTermHit): Span {
  return shiftSpan(prose.sourceSpan(hit.start, hit.end), offset);
}

function wordsOf({ hit, prose }: BlockTermHit): string {
  return prose.text.slice(hit.start, hit.end);
}

/** Longest chain of replacements that is followed. */
const CHAIN_LIMIT = 6;

/**
 * The wording to offer on a day. A replacement that is itself outdated on that day is replaced in turn; one that did
 * not exist yet is not offered. A wrong name is only put right, whatever became of the thing.
 */
function replacementFor(term: Term, fault: TermFault, index: TermIndex, day: string): string | undefined {
  let text = replacementOn(term, day);
  if (fault !== 'outdated') return text;
  for (let step = 0; step < CHAIN_LIMIT && text !== undefined; step++) {
    const time = { earliest: day, latest: day };
    const current: string = text;
    const next = index
      .find(current, fold(current))
      .find((hit) => hit.term.verdict === 'report' && hit.term.rule === 'outdated-term' && faultByDate(hit.term, time));
    if (!next) return text;
    const newer = faultByDate(next.term, time) === 'outdated' ? replacementOn(next.term, day) : undefined;
    const isPlain = newer !== undefined && newer !== current && !SEVERAL.test(newer);
    text = isPlain ? current.slice(0, next.start) + newer + current.slice(next.end) : undefined;
  }
  return undefined;
}

/** Hits of one block by term, in order of their first place. */
export function byTerm(hits: readonly BlockTermHit[]): readonly (readonly BlockTermHit[])[] {
  const groups = new Map<Term, BlockTermHit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.hit.term);
    if (group) group.push(hit);
    else groups.set(hit.hit.term, [hit]);
  }
  return [...groups.values()];
}

function faultWords(words: string, term: Term, fault: TermFault, asOf: AsOf): string {
  if (fault === 'outdated') {
    return `“${words}”已不是现行提法（${asOfWords(asOf)}，${dayWords(term.supersededOn)}起不再使用）。`;
  }
  if (fault === 'anachronism') {
    return `“${words}”当时还没有提出（${asOfWords(asOf)}，${dayWords(term.validFrom)}起才有）。`;
  }
  if (term.rule === 'misspelling') return `“${words}”写法有误。`;
  if (term.rule === 'conversion-slip') return `“${words}”像是简繁转换、识别或改写软件留下的错误。`;
  return `“${words}”不是规范的提法。`;
}

function dayWords(day: string | undefined): string {
  const date = day === undefined ? undefined : parseDate(day);
  return date ? toChineseDate(date) : '';
}

function sentence(note: string): string {
  return note === '' || /[。！？]$/.test(note) ? note : `${note}。`;
}

function advice(term: Term, replacement: string | undefined, fault: TermFault): string {
  if (fault === 'anachronism') return '请核对成文日期，或换用当时的提法。';
  if (replacement === undefined || term.note.includes(`“${replacement}”`)) return '';
  const isPlain = !SEVERAL.test(replacement);
  return isPlain ? `建议改为“${replacement}”。` : `建议改为：${replacement.replace(/。$/, '')}。`;
}

function fixes(hits: readonly PlacedTermHit[], replacement: string | undefined, context: RuleContext): readonly Fix[] {
  const edits = hits
    .filter(({ hit, prose }) => prose.isVerbatim(hit.start, hit.end))
    .flatMap((each): Edit[] => {
      const newText = newTextFor(each, replacement, context);
      return newText === undefined ? [] : [{ span: spanOf(each), newText }];
    });
  const [first] = edits;
  if (!first) return [];
  const { safe } = (hits[0] as PlacedTermHit).hit.term;
  const count = edits.length > 1 ? `（${edits.length}处）` : '';
  return [{ title: `改为“${first.newText}”${count}`, safe, edits }];
}

/** The words to put in, in the writer's script: the replacement, or the words with single characters exchanged. */
function newTextFor(each: PlacedTermHit, replacement: string | undefined, context: RuleContext): string | undefined {
  const { swap } = each.hit.term;
  if (swap.length > 0) {
    const newText = swap.reduce((text, { from, to }) => text.replaceAll(from, to), wordsOf(each));
    return newText === wordsOf(each) ? undefined : newText;
  }
  return replacement === undefined || SEVERAL.test(replacement) ? undefined : inScript(replacement, context.script);
}

function dataOf(term: Term, fault: TermFault, replacement: string | undefined): FindingData {
  return {
    term: term.id,
    fault,
    validFrom: term.validFrom ?? null,
    supersededOn: term.supersededOn ?? null,
    replacement: replacement ?? null,
  };
}
