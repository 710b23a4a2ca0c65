import { fullWidthEdits } from '../text/fullWidth';
import { codeSpansIn } from '../text/htmlResidue';
import type { Span } from '../text/span';
import { DOT, HALF_MARK } from '../text/traits';
import type { Block } from './block';
import { prosesOf } from './blockProses';
import type { TextEdit } from './numberingEdits';
import type { Prose } from './prose';
import { residueOf } from './residue';

/** The edits that give a block's half-width marks their full width; spans count from its source. */
export function halfWidthMarks(block: Block): readonly TextEdit[] {
  const proses = prosesOf(block).filter((prose) => prose.has(HALF_MARK | DOT));
  // A line that is to be deleted needs no other marks.
  if (proses.length === 0 || residueOf(block).some((residue) => residue.whole)) return [];
  const code = codeSpansIn(block.source);
  const edits: TextEdit[] = [];
  for (const prose of proses) {
    // The numbering mark has a rule of its own, numbering-style.
    const keep = block.mark && prose === block.prose ? [block.mark.span] : [];
    for (const { span, newText } of fullWidthEdits(prose.text, keep)) {
      const place = placeOf(prose, span);
      const isCode = code.some((passage) => passage.start <= place.start && place.end <= passage.end);
      const isThere = block.source.charAt(place.start) === prose.text.charAt(span.start);
      if (!isCode && isThere) edits.push({ span: place, newText });
    }
  }
  return edits;
}

/** The edited passage in the source; only the mark itself where markup or a line break follows it. */
function placeOf(prose: Prose, span: Span): Span {
  if (prose.isVerbatim(span.start, span.end)) return prose.sourceSpan(span.start, span.end);
  return prose.sourceSpan(span.start, span.start + 1);
}
