import type { Span } from '../../text/span';
import { type Block, blockFact } from '../block';
import { figuresOf, figureText, sentencesIn } from '../figures/figures';
import { Sentence } from '../figures/sentence';
import { inlineMarkers } from '../inlineMarkers';
import { type InlineRun, inlineRuns } from '../inlineRuns';
import { Notes } from '../memo';
import { isProseBlock, type Report } from '../report';
import { blocksWith, readsAlike, reportFact } from '../reportFact';
import { structuralKeyOf } from '../structuralKey';
import { itemsBelow } from './announced';
import { itemSums } from './itemSums';
import type { Relation } from './relation';

/** A relation over several blocks. Its offsets count in the texts of the blocks put one behind the other. */
export interface PassageRelation {
  readonly relation: Relation;
  /** The blocks by index in `report.blocks`, with the offset at which the text of each begins. */
  readonly blocks: readonly { readonly index: number; readonly start: number }[];
  readonly text: string;
}

/** Items and units of an item that are read; what is longer is a section and no list of figures. */
const ITEMS_LIMIT = 40;
const ITEM_LENGTH = 160;
const MOST_LENGTH = 4 * ITEM_LENGTH;

/** A list with what adds up in it. */
interface SummedList {
  /** Indexes of the first and the last block that is read for it. */
  readonly from: number;
  readonly to: number;
  readonly read: (report: Report) => readonly PassageRelation[];
  readonly sums: readonly PassageRelation[];
}

/** Totals of lists whose items stand on lines of their own, with the total in the line before or behind them. */
export function listSums(report: Report): PassageRelation[] {
  return summedLists(report).flatMap(({ sums }) => sums);
}

/** After an edit that leaves the lists themselves alone only those are read again in which it is. */
const summedLists = reportFact(findLists, (lists, change, report) => {
  if (!change.isWithinBlocks || !readsAlike(change, listFormOf)) return undefined;
  const { from, added } = change;
  return lists.map((list) => (list.to < from || list.from >= from + added.length ? list : summed(list, report)));
});

function findLists(report: Report): readonly SummedList[] {
  const found: SummedList[] = [];
  for (const index of listed(report)) {
    if (!beginsList(report, index)) continue;
    const items = itemsBelow(report, index);
    const last = items[items.length - 1];
    if (!last || items.length < 2 || items.length > ITEMS_LIMIT || last.index - index !== items.length - 1) continue;
    found.push(summed(linesOf(index, last.index), report));
  }
  for (const run of inlineRuns(report)) {
    const own = runOf(run);
    if (own) found.push(summed(own, report));
  }
  for (const index of totalLines(report)) {
    const first = firstOfLines(report, index);
    if (first !== undefined) found.push(summed(linesOf(first, index - 1), report));
  }
  return found;
}

/** The list with its sums. `read` is made elsewhere, where it cannot hold on to this version of the report. */
function summed(list: Omit<SummedList, 'sums'>, report: Report): SummedList {
  return { ...list, sums: list.read(report) };
}

/** The list of the blocks from `first` to `last`, with the lines before and behind it. */
function linesOf(first: number, last: number): Omit<SummedList, 'sums'> {
  return { from: first - 1, to: last + 1, read: (report) => sumsOfList(report, first, last) };
}

function runOf(run: InlineRun): Omit<SummedList, 'sums'> | undefined {
  const [first, last] = [run.markers[0], run.markers[run.markers.length - 1]];
  return first && last && { from: first.index - 1, to: last.index, read: (report) => sumsOfRun(report, run) };
}

const TOTAL_BELOW = /[；;。\n](?=\s{0,8}(?:以上|上述)?[^，,；;。：:\n]{0,6}(?:合计|总计|共计|总数|小计|一共|总和))/;
const TOTAL_LINE = /^(?:以上|上述)?[^，,；;。：:]{0,6}(?:合计|总计|共计|总数|小计|一共|总和)/;
const LINE_LENGTH = 40;

const isTotalLine = blockFact(
  (block) => isProseBlock(block) && !block.mark && TOTAL_LINE.test(figureText(block).trim()),
);

const totalLines = blocksWith(isTotalLine);
const listed = blocksWith(({ mark, container }) => mark?.value === 1 || container === 'list');

/** 农村党组织：143个 and its like above a line 总计：308个, without any marks; the index of the first such line. */
function firstOfLines(report: Report, total: number): number | undefined {
  const block = report.blocks[total]?.block;
  if (!block || !isTotalLine(block)) return undefined;
  let first = total;
  const isLineAt = (index: number) => {
    const line = report.blocks[index]?.block;
    return line !== undefined && isLine(line);
  };
  while (first > 0 && total - first < ITEMS_LIMIT && isLineAt(first - 1)) first--;
  return total - first >= 2 ? first : undefined;
}

/** Whether the block is no more than a name with its figure. */
const isLine = blockFact((block): boolean => {
  if (!isProseBlock(block) || block.mark || block.depth > 0 || block.container !== 'none') return false;
  const text = figureText(block);
  if (text.length > LINE_LENGTH) return false;
  const figures = figuresOf(block).sentences.flatMap((sentence) => sentence.figures);
  const [figure, ...more] = figures;
  return figure !== undefined && more.length === 0 && /^[。；;，,、\s]*$/.test(text.slice(figure.span.end));
});

/** All that tells where lists are, of one block. */
const listFormOf = blockFact((block): unknown =>
  inlineMarkers(block).length > 0 ? block : `${structuralKeyOf(block)} ${isLine(block)} ${isTotalLine(block)}`,
);

function beginsList(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block || !isProseBlock(block)) return false;
  if (block.mark) return block.mark.value === 1;
  return block.container === 'list' && report.blocks[index - 1]?.block.container !== 'list';
}

function sumsOfList(report: Report, first: number, last: number): PassageRelation[] {
  const passage = new Passage();
  for (let index = first - 1; index <= last + 1; index++) {
    const block = report.blocks[index]?.block;
    // Of what stands around the list a heading right above it may tell the total: 一、全年办实事46件.
    if (!block || !isProseBlock(block) || (index > last && block.mark)) continue;
    const isItem = index >= first && index <= last;
    if (isItem && figureText(block).length > ITEM_LENGTH) return [];
    const span = passage.add(block, index);
    // A line 合计2432万元 without a mark goes on the paragraph of the last item.
    const total = index === last ? figureText(block).search(TOTAL_BELOW) : -1;
    if (isItem) passage.items.push(total < 0 ? span : { start: span.start, end: span.start + total });
  }
  return passage.sums();
}

/** 一是…二是…三是 at the beginning of paragraphs, or in the paragraph below the total. */
function sumsOfRun(report: Report, { markers }: InlineRun): PassageRelation[] {
  const [first] = markers;
  const last = markers[markers.length - 1];
  const isList = first?.leading && last && markers.length >= 2 && markers.length <= ITEMS_LIMIT;
  if (!isList || markers.some(({ value }, at) => value !== at + 1)) return [];
  const passage = new Passage();
  for (let index = first.index - 1; index <= last.index; index++) {
    const block = report.blocks[index]?.block;
    if (!block || !isProseBlock(block)) continue;
    const { start, end } = passage.add(block, index);
    const own = markers.filter((marker) => marker.index === index);
    // What stands between two items that are paragraphs is part of neither.
    if (index >= first.index && own.length === 0) return [];
    for (const [at, marker] of own.entries()) {
      const item = { start: start + marker.start, end: own[at + 1] ? start + (own[at + 1]?.start ?? 0) : end };
      if (item.end - item.start > ITEM_LENGTH) return [];
      passage.items.push(item);
    }
  }
  // A total in the paragraph of the list itself is found there.
  const border = passage.blocks[1]?.start ?? 0;
  return passage.sums().filter(({ relation: { span } }) => span.start < border);
}

/**
 * What was read last of a passage; after most edits it reads the same. Kept in its longest block, which is least likely to
 * stand elsewhere as well.
 */
const readings = new Notes<Block, { text: string; items: string; relations: readonly Relation[] }>();

/** Blocks one behind the other, read as one text. */
class Passage {
  readonly blocks: { index: number; start: number }[] = [];
  readonly items: Span[] = [];
  #text = '';
  #longest: Block | undefined;

  /** Adds a block and returns its place. */
  add(block: Block, index: number): Span {
    const own = figureText(block);
    const start = this.#text.length;
    this.blocks.push({ index, start });
    if (!this.#longest || own.length > figureText(this.#longest).length) this.#longest = block;
    // Of what stands around a list only the sentence next to it matters.
    this.#text += `${own.length > MOST_LENGTH ? ' '.repeat(own.length) : own}\n`;
    return { start, end: this.#text.length };
  }

  sums(): PassageRelation[] {
    const { blocks } = this;
    const text = this.#text;
    return this.#relations(text).map((relation) => ({ relation, blocks, text }));
  }

  #relations(text: string): readonly Relation[] {
    const items = this.items.map(({ start, end }) => `${start}-${end}`).join();
    const known = this.#longest && readings.get(this.#longest);
    if (known?.text === text && known.items === items) return known.relations;
    const joined = Sentence.join(sentencesIn(text));
    const relations = joined ? itemSums(joined, this.items) : [];
    if (this.#longest) readings.set(this.#longest, { text, items, relations });
    return relations;
  }
}
