import type { StyledReport } from '../../layout/styled';
import type { Report } from '../../report/report';
import { type Anchor, anchorKey, textOffset } from './anchors';
import type { Inserted } from './paragraphs';

/** Footnotes of a report: which elements are their texts, and where they are referred to. */
export interface Footnotes {
  /** Ids from 1 on, in the order of the first references, by the index of the element that is the note. */
  readonly notes: ReadonlyMap<number, number>;
  /** By the key of the anchor. */
  readonly references: ReadonlyMap<string, readonly Inserted[]>;
}

const REFERENCE = /\[\^([^\s[\]^]{1,32})\]/g;
const DEFINITION = /^[ \t]*\[\^([^\s[\]^]{1,32})\]:/;

/** Finds the footnotes that are referred to; a note that nothing refers to stays a paragraph. */
export function footnotesOf(report: Report, styled: StyledReport, anchors: readonly Anchor[]): Footnotes {
  const notes = new Map<number, number>();
  const references = new Map<string, Inserted[]>();
  const sources = styled.blocks.map((block) => report.text.slice(block.source.start, block.source.end));
  const definitions = new Map<string, number>();
  for (const [index, block] of styled.blocks.entries()) {
    const label = block.paragraph?.origin ? DEFINITION.exec(sources[index] ?? '')?.[1] : undefined;
    if (label !== undefined && !definitions.has(label)) definitions.set(label, index);
  }
  if (definitions.size === 0) return { notes, references };
  for (const anchor of anchors) {
    const source = sources[anchor.block] ?? '';
    if (!anchor.paragraph.origin || !source.includes('[^')) continue;
    const begin = styled.blocks[anchor.block]?.source.start ?? 0;
    for (const match of source.matchAll(REFERENCE)) {
      const note = definitions.get(match[1] ?? '');
      const start = begin + match.index;
      const end = start + match[0].length;
      // Word has no notes to notes; and a place that belongs to another cell is not this paragraph's.
      if (note === undefined || note === anchor.block || definitions.has(labelOf(source))) continue;
      if (anchor.cell && (start < anchor.span.start || start > anchor.span.end)) continue;
      const at = textOffset(anchor, start);
      // What the reader sees is no reference but text, such as code.
      if (textOffset(anchor, end) !== at) continue;
      const id = notes.get(note) ?? notes.size + 1;
      notes.set(note, id);
      const key = anchorKey(anchor.block, anchor.cell);
      references.set(key, [...(references.get(key) ?? []), { at, inline: { kind: 'footnote', id } }]);
    }
  }
  return { notes, references };
}

function labelOf(source: string): string {
  return DEFINITION.exec(source)?.[1] ?? '';
}
