import type { Span } from '../text/span';
import { blockFact, type PlacedBlock } from './block';
import { type ElementKind, elementsOf } from './elements';
import type { NumberMark } from './marks';
import { isProseBlock, type Report } from './report';
import { reportFact, whileSame } from './reportFact';
import { structuralKeyOf } from './structuralKey';

/** A heading with the part of the report that stands below it. */
export interface OutlineNode {
  /** Index of the heading's block in `report.blocks`. */
  readonly block: number;
  /** 0 第一部分, 1 一、 2 （一） 3 1. 4 （1） 5 ①; headings without a mark get the level of their place. */
  readonly level: number;
  readonly mark: NumberMark | undefined;
  /** Prose offsets of the heading's words, without mark; empty when nothing stands behind the mark. */
  readonly heading: Span;
  /** The heading's words in Simplified script, without blanks at the ends. */
  readonly text: string;
  /** Whether body text follows in the same paragraph. */
  readonly runIn: boolean;
  readonly parent: OutlineNode | undefined;
  readonly children: readonly OutlineNode[];
  /** Index of the first block that does not belong to the section any more. */
  readonly end: number;
}

/** The headings of the body or of the 提纲, as a tree. */
export interface Outline {
  /** All headings in the order of the text. */
  readonly nodes: readonly OutlineNode[];
  readonly roots: readonly OutlineNode[];
}

/** The outlines of a report: of its body, and of the 提纲 in front of it if there is one. */
export interface Outlines {
  readonly body: Outline;
  readonly synopsis: Outline | undefined;
}

/** The headings of body and 提纲; attachments, quotations and tables have none that count here. */
export const outlinesOf = reportFact((report): Outlines => {
  const kinds = elementsOf(report);
  return {
    body: outlineOf(report, kinds, 'body'),
    synopsis: kinds.includes('outlineTitle') ? outlineOf(report, kinds, 'outline') : undefined,
  };
}, whileSame(structuralKeyOf));

/** The parts the report consists of: its top-level sections, those of 第一部分, 第二部分 where it has such. */
export function topSections(outline: Outline): readonly OutlineNode[] {
  return outline.roots.flatMap((root) => (root.level === 0 && root.children.length > 0 ? root.children : [root]));
}

interface Draft extends OutlineNode {
  readonly children: Draft[];
  parent: Draft | undefined;
  end: number;
}

/** Longest line in units that may be a heading although neither `#` nor a mark says so. */
const PLAIN_HEADING_LIMIT = 20;

function outlineOf(report: Report, kinds: readonly ElementKind[], part: ElementKind): Outline {
  const indexes = kinds.flatMap((kind, index) => (kind === part ? [index] : []));
  const last = indexes[indexes.length - 1] ?? -1;
  const offset = hashOffset(report, indexes);
  const drafts: Draft[] = [];
  for (const index of indexes) {
    const placed = report.blocks[index];
    if (!placed || placed.block.container === 'quote' || !placed.block.heading) continue;
    drafts.push(draftOf(placed, index, placed.block.mark?.level ?? Math.max(0, placed.block.depth + offset)));
  }
  if (part === 'body' && !drafts.some((draft) => draft.level <= 1)) drafts.push(...plainHeadings(report, indexes));
  drafts.sort((a, b) => a.block - b.block);
  return { nodes: drafts, roots: link(drafts, last + 1) };
}

/** The passage of a block that serves as its heading, and its words. */
const headingOf = blockFact((block) => {
  const span = block.heading ?? { start: 0, end: block.prose.text.length };
  return { span, text: block.prose.folded.slice(span.start, span.end).trim() };
});

function draftOf({ block }: PlacedBlock, index: number, level: number): Draft {
  const { span, text } = headingOf(block);
  return {
    block: index,
    level,
    mark: block.mark,
    heading: span,
    text,
    runIn: block.runIn,
    parent: undefined,
    children: [],
    end: index + 1,
  };
}

/** What to add to the number of `#` to get the level of a heading without mark. */
function hashOffset(report: Report, indexes: readonly number[]): number {
  let shallowest = Number.POSITIVE_INFINITY;
  for (const index of indexes) {
    const block = report.blocks[index]?.block;
    if (!block || block.depth === 0) continue;
    if (block.mark) return block.mark.level - block.depth;
    shallowest = Math.min(shallowest, block.depth);
  }
  return Number.isFinite(shallowest) ? 1 - shallowest : 0;
}

/** Whether the paragraph is a short line without any punctuation. */
const isPlainLine = blockFact((block): boolean => {
  if (!isProseBlock(block) || block.container !== 'none' || block.mark || block.depth > 0) return false;
  const words = block.prose.folded.trim();
  return words.length >= 2 && words.length <= PLAIN_HEADING_LIMIT && !/[，。；：？！,;:?!.\d]/.test(words);
});

/** Short lines without any punctuation, where a report numbers none of its headings; two at least, or it is chance. */
function plainHeadings(report: Report, indexes: readonly number[]): Draft[] {
  const found: Draft[] = [];
  for (const [place, index] of indexes.entries()) {
    const placed = report.blocks[index];
    if (placed && place < indexes.length - 1 && isPlainLine(placed.block)) found.push(draftOf(placed, index, 1));
  }
  return found.length >= 2 ? found : [];
}

function link(drafts: readonly Draft[], end: number): Draft[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  const close = (level: number, at: number) => {
    for (let top = open[open.length - 1]; top && top.level >= level; top = open[open.length - 1]) {
      top.end = at;
      open.pop();
    }
  };
  for (const draft of drafts) {
    close(draft.level, draft.block);
    const parent = open[open.length - 1];
    draft.parent = parent;
    if (parent) parent.children.push(draft);
    else roots.push(draft);
    open.push(draft);
  }
  close(Number.NEGATIVE_INFINITY, end);
  return roots;
}
