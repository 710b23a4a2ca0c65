import { prosesOf } from '../report/blockProses';
import type { Prose } from '../report/prose';
import { residueOf } from '../report/residue';
import { fullWidthEdits } from '../text/fullWidth';
import { codeSpansIn } from '../text/htmlResidue';
import type { Span } from '../text/span';
import { DOT, HALF_MARK } from '../text/traits';
import type { Edit, Rule } from './rule';

/** Half-width punctuation in Chinese text: one finding for a paragraph or table, with one fix for all of it. */
export const punctuationWidth: Rule = {
  id: 'punctuation-width',
  title: '半角标点',
  titleEnglish: 'Half-width punctuation',
  group: '文字',
  severity: 'information',
  force: '国标',
  source: 'GB/T 15834-2011 第5.1条（标点符号的位置）',
  checkBlock(block, _context, add) {
    const proses = prosesOf(block).filter((prose) => prose.has(HALF_MARK | DOT));
    if (proses.length === 0) return;
    // A line that is to be deleted needs no other marks.
    if (residueOf(block).some((residue) => residue.whole)) return;
    const code = codeSpansIn(block.source);
    const edits: Edit[] = [];
    for (const prose of proses) {
      // The numbering mark has a rule of its own, numbering-style.
      const keep = block.mark && prose === block.prose ? [block.mark.span] : [];
      for (const { span, newText } of fullWidthEdits(prose.text, keep)) {
        const place = placeOf(prose, span);
        const isCode = code.some((passage) => passage.start <= place.start && place.end <= passage.end);
        if (!isCode && block.source.charAt(place.start) === prose.text.charAt(span.start))
          edits.push({ span: place, newText });
      }
    }
    const [first] = edits;
    if (!first) return;
    const marks = [...new Set(edits.map(({ span }) => block.source.charAt(span.start)))].join(' ');
    const count = edits.length;
    add({
      span: { start: first.span.start, end: first.span.start + 1 },
      message: `本段有${count}处半角标点（${marks}），中文里应用全角标点。`,
      fixes: [{ title: count > 1 ? `把本段${count}处改为全角` : '改为全角', safe: true, edits }],
      data: { count },
    });
  },
};

/** The edited passage in the source; only the mark itself where markup or a line break follows it. */
function placeOf(prose: Prose, span: Span): Span {
  if (prose.isVerbatim(span.start, span.end)) return prose.sourceSpan(span.start, span.end);
  return prose.sourceSpan(span.start, span.start + 1);
}
