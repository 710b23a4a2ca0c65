import { announcedCounts } from '../report/announcedCounts';
import { attachmentsOf } from '../report/attachments';
import { captionsOf } from '../report/captions';
import type { MarkLevel } from '../report/marks';
import { numeralLike } from '../report/markText';
import { type NumberedCount, numberingOf } from '../report/numbering';
import { countThrough } from '../report/numberingEdits';
import { type ReferenceTarget, referencesOf } from '../report/references';
import { countedParts } from '../report/referenceTargets';
import type { Report } from '../report/report';
import { explainSequence, type SequenceEntry } from '../report/sequence';
import type { Edit } from '../rules/rule';
import type { Span } from '../text/span';

/** What renumbering changes; all edits belong into one undo step. */
export interface Renumbering {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly Edit[];
  /** How many of the edits change marks and captions, references to them, and announced counts. */
  readonly marks: number;
  readonly references: number;
  readonly counts: number;
  /** Marks that belong to a sequence with a number that could not be written, e.g. because of markup inside it. */
  readonly skipped: readonly Span[];
}

/** Old number to new number; undefined where the old one stood twice, so that nobody knows which was meant. */
type Moves = Map<string, number | undefined>;

/**
 * Counts the report's numbers through: all of them, or those of one level only. What stands behind the marks is kept,
 * references (见第三部分, 附件2) and announced counts (六个方面) move along. Quotations keep their numbers. A second
 * renumbering changes nothing.
 */
export function renumber(report: Report, level?: MarkLevel): Renumbering {
  const marks: Edit[] = [];
  const skipped: Span[] = [];
  const moved = new Set<NumberedCount>();
  for (const count of numberingOf(report)) {
    if (count.isQuoted || (level !== undefined && count.level !== level)) continue;
    const edits = countThrough(report, count);
    if (edits) {
      marks.push(...edits);
      if (edits.length > 0) moved.add(count);
    } else skipped.push(...count.items.map(({ placed, span }) => report.proseSpan(placed, span.start, span.end)));
  }
  const moves = new Map<ReferenceTarget, Moves>();
  for (const unit of ['部分', '章', '节'] as const) {
    const count = countedParts(report, unit);
    if (!count || !moved.has(count)) continue;
    moves.set(unit, movesOf(count.items.map(({ value }, index) => [String(value), count.corrected[index]])));
  }
  if (level === undefined) marks.push(...renumberLists(report, moves));
  const references = moveReferences(report, moves);
  const counts = [...moved].flatMap((count) => announcedCounts(report, count));
  return {
    edits: inOrder([...marks, ...references, ...counts]),
    marks: marks.length,
    references: references.length,
    counts: counts.length,
    skipped,
  };
}

/** Sorted, each place once: one sentence may announce two sequences. */
function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  return sorted.filter((edit, index) => index === 0 || edit.span.start >= (sorted[index - 1]?.span.end ?? 0));
}

function movesOf(pairs: readonly (readonly [string, number | undefined])[]): Moves {
  const moves: Moves = new Map();
  for (const [from, to] of pairs) moves.set(from, moves.has(from) && moves.get(from) !== to ? undefined : to);
  return moves;
}

interface Listed {
  readonly value: number | undefined;
  readonly numeral: string;
  readonly numeralSpan: Span;
}

/** Captions, the attachment note and the attachments themselves. */
function renumberLists(report: Report, moves: Map<ReferenceTarget, Moves>): Edit[] {
  const edits: Edit[] = [];
  const captions = captionsOf(report).filter(({ chapter, isInAttachment }) => chapter === '' && !isInAttachment);
  for (const kind of new Set(captions.map((caption) => caption.kind))) {
    edits.push(
      ...countList(
        captions.filter((caption) => caption.kind === kind),
        kind,
        'no',
        moves,
      ),
    );
  }
  const { noted, labels } = attachmentsOf(report);
  edits.push(...countList(labels, '附件', 'soft', moves));
  // The note decides what 附件2 means; it comes last so that its numbers hold.
  edits.push(...countList(noted, '附件', 'no', moves));
  return edits;
}

function countList(
  all: readonly Listed[],
  target: ReferenceTarget,
  restart: SequenceEntry['restart'],
  moves: Map<ReferenceTarget, Moves>,
): Edit[] {
  const listed = all.filter((each) => each.value !== undefined);
  if (listed.length < 2) return [];
  const entries = listed.map(({ value }) => ({ value: value ?? 0, restart, loose: false }));
  const { corrected } = explainSequence(entries);
  const edits: Edit[] = [];
  for (const [index, { value, numeral, numeralSpan }] of listed.entries()) {
    const number = corrected[index];
    const newText = number === undefined || number === value ? undefined : numeralLike(numeral, number);
    if (newText !== undefined) edits.push({ span: numeralSpan, newText });
  }
  if (edits.length > 0) moves.set(target, movesOf(listed.map(({ value }, index) => [String(value), corrected[index]])));
  return edits;
}

function moveReferences(report: Report, moves: ReadonlyMap<ReferenceTarget, Moves>): Edit[] {
  const edits: Edit[] = [];
  for (const { target, number, value, numeral, numeralSpan } of referencesOf(report)) {
    const to = moves.get(target)?.get(number);
    const newText = to === undefined || to === value ? undefined : numeralLike(numeral, to);
    if (newText !== undefined && report.slice(numeralSpan).length === numeral.length) {
      edits.push({ span: numeralSpan, newText });
    }
  }
  return edits;
}
