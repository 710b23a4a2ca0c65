import { type Block, blockFact } from '../report/block';
import { prosesOf } from '../report/blockProses';
import { surroundingsOf } from '../report/context';
import type { Prose } from '../report/prose';
import { termHitsOf } from '../report/termHits';
import { judgeInPlace } from '../report/termVerdict';
import { findIdiomSlips, type IdiomSlip } from '../text/idioms';
import { inScript } from '../text/script';
import type { RawFinding, Rule, RuleContext } from './rule';
import { byTerm, termFinding } from './termFinding';

/** Words that are wrong in every context, and pairs where the neighbouring words decide. */
export const misspelling: Rule = {
  id: 'misspelling',
  title: '错别字',
  titleEnglish: 'Misspelling',
  group: '提法',
  severity: 'warning',
  force: '惯例',
  source: '《现代汉语词典》《第一批异形词整理表》（GF 1001—2001）及提法库各条所注',
  checkBlock(block, context, add) {
    const hits = termHitsOf(context.knowledge.terms, block).filter(
      ({ hit }) =>
        hit.term.rule === 'misspelling' && (hit.term.script === undefined || hit.term.script === context.script),
    );
    for (const group of byTerm(hits.filter((hit) => judgeInPlace(hit.hit.term, hit.surroundings(), context.asOf)))) {
      add(termFinding(group, 'wrong', context));
    }
    for (const { prose, slips } of idiomsOf(block)) {
      for (const slip of slips) if (!isNamedByTerm(prose, slip, context)) add(idiomFinding(prose, slip, context));
    }
  },
};

interface ProseIdioms {
  readonly prose: Prose;
  readonly slips: readonly IdiomSlip[];
}

/** Idioms with a wrong character in each piece of text of a block; what stands in a title is the title's own. */
const idiomsOf = blockFact((block: Block): readonly ProseIdioms[] =>
  prosesOf(block).flatMap((prose) => {
    const slips = findIdiomSlips(prose.folded).filter(
      ({ start, end }) => !surroundingsOf(prose.folded, [], start, end).inTitle,
    );
    return slips.length > 0 ? [{ prose, slips }] : [];
  }),
);

/** Characters to each side of an idiom in which an entry of the term lists may begin or end. */
const NEIGHBOURHOOD = 12;

/** Whether an entry of the term lists speaks of the writing of the words, be it to report or to keep them. */
function isNamedByTerm(prose: Prose, { start, end }: IdiomSlip, context: RuleContext): boolean {
  const from = Math.max(0, start - NEIGHBOURHOOD);
  const to = end + NEIGHBOURHOOD;
  const hits = context.knowledge.terms.find(prose.text.slice(from, to), prose.folded.slice(from, to));
  return hits.some(
    ({ term, ...hit }) =>
      (term.verdict === 'keep' || term.rule === 'misspelling' || term.rule === 'conversion-slip') &&
      from + hit.start < end &&
      start < from + hit.end,
  );
}

function idiomFinding(prose: Prose, { start, end, right }: IdiomSlip, context: RuleContext): RawFinding {
  const span = prose.sourceSpan(start, end);
  const newText = inScript(right, context.script);
  const isVerbatim = prose.isVerbatim(start, end);
  return {
    span,
    message: `“${prose.text.slice(start, end)}”写法有误，应为“${newText}”。`,
    fixes: isVerbatim ? [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }] : [],
    data: { idiom: right, replacement: newText },
  };
}
