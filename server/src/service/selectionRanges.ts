import type { PlacedBlock } from '../report/block';
import { type OutlineNode, outlinesOf } from '../report/outline';
import { isProseBlock, type Report } from '../report/report';
import { isBlank } from '../text/cjk';
import { containsSpan, type Span } from '../text/span';

/** Marks that end a sentence, and those that end a clause within one. */
const SENTENCE_ENDS = '。！？；!?;';
const CLAUSE_ENDS = `${SENTENCE_ENDS}，、：,:`;
/** Marks that belong to the sentence before them. */
const CLOSERS = '”’）》」』)';

let segmenter: Intl.Segmenter | undefined;

/**
 * What an ever larger selection takes in around an offset, from the smallest: word, clause, sentence, paragraph, section
 * by section, the whole report. Each holds the one before it.
 */
export function selectionsAt(report: Report, offset: number): Span[] {
  const spans: Span[] = [];
  const add = (span: Span | undefined) => {
    const last = spans[spans.length - 1];
    if (!span || span.end <= span.start || !containsSpan(span, { start: offset, end: offset })) return;
    if (last && (!containsSpan(span, last) || (span.start === last.start && span.end === last.end))) return;
    spans.push(span);
  };
  const index = report.blocks.findLastIndex(({ offset: start }) => start <= offset);
  const placed = report.blocks[index];
  if (placed && offset <= report.blockSpan(placed).end) {
    if (isProseBlock(placed.block)) for (const span of inProse(report, placed, offset)) add(span);
    add(report.blockSpan(placed));
  }
  if (offset < report.frontMatter.span.end) add(report.frontMatter.span);
  else for (const node of sectionsAround(report, index)) add(sectionSpan(report, node));
  add({ start: report.frontMatter.span.end, end: report.text.length });
  add({ start: 0, end: report.text.length });
  return spans;
}

function inProse(report: Report, placed: PlacedBlock, offset: number): Span[] {
  const { prose } = placed.block;
  const { text } = prose;
  // The last character that begins at or before the offset; markup belongs to what stands before it.
  let at = 0;
  while (at + 1 < text.length && placed.offset + prose.sourceStart(at + 1) <= offset) at++;
  const spans = [wordAt(text, at), between(text, at, CLAUSE_ENDS), between(text, at, SENTENCE_ENDS)];
  return spans.flatMap((span) => (span ? [report.proseSpan(placed, span.start, span.end)] : []));
}

/** The word at a prose offset, as dictionaries part Chinese text. */
function wordAt(text: string, at: number): Span | undefined {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segment = segmenter.segment(text).containing(at);
  return segment?.isWordLike ? { start: segment.index, end: segment.index + segment.segment.length } : undefined;
}

/** The passage between two of the marks; the mark at its end belongs to it when it ends a sentence. */
function between(text: string, at: number, marks: string): Span {
  const isEnd = (place: number) => marks.includes(text.charAt(place)) && !isInsideNumber(text, place);
  let start = at;
  while (start > 0 && !isEnd(start - 1)) start--;
  // What closes the sentence before does not open this one.
  while (start < at && CLOSERS.includes(text.charAt(start))) start++;
  while (start < at && isBlank(text.charCodeAt(start))) start++;
  let end = at;
  while (end < text.length && !isEnd(end)) end++;
  if (marks === SENTENCE_ENDS) {
    if (end < text.length) end++;
    while (end < text.length && CLOSERS.includes(text.charAt(end))) end++;
  }
  return { start, end };
}

/** 24,303 and 10:30. */
function isInsideNumber(text: string, at: number): boolean {
  return /[,:]/.test(text.charAt(at)) && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
}

/** The sections that hold a block, innermost first. */
function sectionsAround(report: Report, block: number): OutlineNode[] {
  const { body, synopsis } = outlinesOf(report);
  const nodes = [...body.nodes, ...(synopsis?.nodes ?? [])];
  const around = nodes.filter((node) => node.block <= block && block < node.end);
  return around.sort((a, b) => a.end - a.block - (b.end - b.block));
}

function sectionSpan(report: Report, node: OutlineNode): Span | undefined {
  const [first, last] = [report.blocks[node.block], report.blocks[node.end - 1]];
  return first && last ? { start: first.offset, end: report.blockSpan(last).end } : undefined;
}
