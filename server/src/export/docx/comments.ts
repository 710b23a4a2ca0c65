import type { Span } from '../../text/span';
import { type Anchor, anchorKey, textOffset } from './anchors';
import type { Inserted } from './paragraphs';
import { type WordComment, wordText } from './wordModel';

/** A remark on a passage of the report, to be shown as a comment; one paragraph for each line. */
export interface Remark {
  readonly span: Span;
  readonly lines: readonly string[];
}

/** Comments, and where they begin and end, by the key of the anchor. */
export interface PlacedComments {
  readonly comments: readonly WordComment[];
  readonly marks: ReadonlyMap<string, readonly Inserted[]>;
}

/**
 * Places remarks at their passages; a passage that goes over several paragraphs is marked up to the end of the first.
 * A remark on something that is not printed (a key of the front matter, say) goes to the nearest paragraph before it,
 * or to the first; so does one on a footnote, in which Word allows no comments.
 */
export function placeComments(remarks: readonly Remark[], anchors: readonly Anchor[]): PlacedComments {
  const comments: WordComment[] = [];
  const marks = new Map<string, Inserted[]>();
  const places = anchors.filter((anchor) => anchor.paragraph.text !== '');
  for (const { span, lines } of remarks) {
    const anchor = anchorFor(span, places);
    if (!anchor) continue;
    const id = comments.length;
    comments.push({ id, lines: lines.map(wordText) });
    const { length } = anchor.paragraph.text;
    const start = Math.min(textOffset(anchor, span.start), length - 1);
    const isInside = span.start < anchor.span.end && span.end > anchor.span.start;
    const end = isInside ? Math.max(start + 1, Math.min(length, textOffset(anchor, span.end))) : length;
    const key = anchorKey(anchor.block, anchor.cell);
    const own = marks.get(key) ?? [];
    own.push({ at: isInside ? start : 0, inline: { kind: 'commentStart', id } });
    own.push({ at: end, inline: { kind: 'commentEnd', id } });
    marks.set(key, own);
  }
  return { comments, marks };
}

function anchorFor(span: Span, anchors: readonly Anchor[]): Anchor | undefined {
  const inside = anchors.find(
    (anchor) => anchor.span.start < Math.max(span.end, span.start + 1) && span.start < anchor.span.end,
  );
  if (inside) return inside;
  const before = anchors.filter((anchor) => anchor.paragraph.origin && anchor.span.end <= span.start);
  return before[before.length - 1] ?? anchors[0];
}
