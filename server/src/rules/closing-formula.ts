import type { Profile } from '../knowledge/profile';
import { matcherOf, squeezed } from '../knowledge/wording';
import { isClosingFormula, isCutOff } from '../report/closing';
import { elementsOf } from '../report/elements';
import { isSubstantial } from '../report/missing';
import type { Report } from '../report/report';
import { inScript } from '../text/script';
import { spanOf } from '../text/span';
import type { Rule } from './rule';

/** The sentence a paper closes with belongs to another kind of paper, or a 请示 has none. */
export const closingFormula: Rule = {
  id: 'closing-formula',
  title: '结尾用语',
  titleEnglish: 'Closing formula',
  group: '结构',
  severity: 'information',
  force: '惯例',
  source: '公文写作惯例：各文种的结尾用语',
  checkReport(report, { profile, knowledge, script }, add) {
    if (!profile || (profile.closings.length === 0 && profile.page !== 'minutes')) return;
    const own = matcherOf(profile.closings);
    const expected = literalOf(profile);
    let closed = false;
    for (const index of closingBlocks(report)) {
      const placed = report.blocks[index];
      if (!placed) continue;
      const text = placed.block.prose.folded;
      const words = squeezed(text);
      const end = text.trimEnd().length;
      if (own.fits(words)) {
        closed = true;
        if (/[。！!.]$/.test(text.trimEnd())) continue;
        const span = report.proseSpan(placed, 0, end);
        add({
          span,
          message: '结尾用语自成一段，末尾用句号。',
          fixes: [{ title: '补句号', safe: true, edits: [{ span: spanOf(span.end, span.end), newText: '。' }] }],
        });
        continue;
      }
      const kind = knowledge.profiles.find((each) => each !== profile && matcherOf(each.closings).fits(words));
      if (!kind) continue;
      closed = true;
      const span = report.proseSpan(placed, 0, end);
      const hint = expected === '' ? '这类文稿不用结尾用语，请删去。' : `${profile.name}用“${expected}”。`;
      add({
        span,
        message: `“${text.trim().replace(/[。.]$/, '')}”是${kind.name}的结尾用语。${hint}`,
        fixes:
          expected === ''
            ? []
            : [{ title: `改为“${expected}”`, safe: false, edits: [{ span, newText: inScript(expected, script) }] }],
      });
    }
    if (!closed && profile.closing === 'required') addMissing(report, profile, expected, add);
  },
};

function addMissing(
  report: Report,
  profile: Profile,
  expected: string,
  add: Parameters<NonNullable<Rule['checkReport']>>[2],
) {
  const last = report.blocks[elementsOf(report).lastIndexOf('body')];
  if (!last || !isSubstantial(report, profile, { text: 40, parts: 0 }) || isCutOff(last.block)) return;
  const text = last.block.prose.folded;
  // The formula may end the last paragraph instead of standing alone.
  const sentence =
    text
      .trimEnd()
      .replace(/[。！!.]$/, '')
      .split(/[。；]/)
      .pop() ?? '';
  const tail = squeezed(sentence);
  const wordings = profile.closings.map((closing) => squeezed(closing)).filter((closing) => closing.length >= 3);
  if (wordings.some((closing) => tail.endsWith(closing)) || matcherOf(profile.closings).fits(tail)) return;
  const span = report.blockSpan(last);
  add({
    span: spanOf(Math.max(span.start, span.end - 1), span.end),
    message: `${profile.name}正文之后应有结尾用语，如“${expected}”。`,
    fixes: [
      {
        title: `插入“${expected}”`,
        safe: false,
        edits: [{ span: spanOf(span.end, span.end), newText: `\n\n${inScript(expected, report.script)}` }],
      },
    ],
  });
}

/** Indexes of the closing formulas that stand at the end of the body. */
function closingBlocks(report: Report): number[] {
  const kinds = elementsOf(report);
  const found: number[] = [];
  for (let index = kinds.lastIndexOf('body'); index >= 0; index--) {
    if (kinds[index] !== 'body') continue;
    const block = report.blocks[index]?.block;
    if (!block || !isClosingFormula(block)) break;
    found.unshift(index);
  }
  return found;
}

/** The profile's first closing as it is written, with its full stop; empty when it has gaps or there is none. */
function literalOf(profile: Profile): string {
  const literal = profile.closings.find((closing) => !closing.includes('…'));
  return literal === undefined ? '' : `${literal.replace(/。$/, '')}。`;
}
