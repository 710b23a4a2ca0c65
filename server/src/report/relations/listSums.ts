import type { Span } from '../../text/span';
import { figuresOf, figureText, sentencesIn } from '../figures/figures';
import { Sentence } from '../figures/sentence';
import { isProseBlock, type Report } from '../report';
import { itemsBelow } from './announced';
import { itemSum } from './itemSums';
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

/** Totals of lists whose items stand on lines of their own, with the total in the line before or behind them. */
export function listSums(report: Report): PassageRelation[] {
  const found: PassageRelation[] = [];
  for (let index = 0; index < report.blocks.length; index++) {
    if (!beginsList(report, index)) continue;
    const items = itemsBelow(report, index);
    const last = items[items.length - 1];
    if (!last || items.length < 2 || items.length > ITEMS_LIMIT || last.index - index !== items.length - 1) continue;
    const relation = listSum(report, index, last.index);
    if (relation) found.push(relation);
  }
  for (let index = 2; index < report.blocks.length; index++) {
    const first = firstOfLines(report, index);
    const relation = first === undefined ? undefined : listSum(report, first, index - 1);
    if (relation) found.push(relation);
  }
  return found;
}

const TOTAL_LINE = /^(?:以上|上述)?[^，,；;。：:]{0,6}(?:合计|总计|共计|总数|小计|一共|总和)/;
const LINE_LENGTH = 40;

/** 农村党组织：143个 and its like above a line 总计：308个, without any marks; the index of the first such line. */
function firstOfLines(report: Report, total: number): number | undefined {
  const block = report.blocks[total]?.block;
  if (!block || !isProseBlock(block) || block.mark || !TOTAL_LINE.test(figureText(block).trim())) return undefined;
  let first = total;
  while (first > 0 && total - first < ITEMS_LIMIT && isLine(report, first - 1)) first--;
  return total - first >= 2 ? first : undefined;
}

/** Whether the block is no more than a name with its figure. */
function isLine(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block || !isProseBlock(block) || block.mark || block.depth > 0 || block.container !== 'none') return false;
  const text = figureText(block);
  if (text.length > LINE_LENGTH) return false;
  const figures = figuresOf(block).sentences.flatMap((sentence) => sentence.figures);
  const [figure, ...more] = figures;
  return figure !== undefined && more.length === 0 && /^[。；;，,、\s]*$/.test(text.slice(figure.span.end));
}

function beginsList(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block || !isProseBlock(block)) return false;
  if (block.mark) return block.mark.value === 1;
  return block.container === 'list' && report.blocks[index - 1]?.block.container !== 'list';
}

function listSum(report: Report, first: number, last: number): PassageRelation | undefined {
  const blocks: { index: number; start: number }[] = [];
  const items: Span[] = [];
  let text = '';
  for (let index = first - 1; index <= last + 1; index++) {
    const block = report.blocks[index]?.block;
    const isItem = index >= first && index <= last;
    if (!block || !isProseBlock(block) || (!isItem && block.mark)) continue;
    const own = figureText(block);
    if (isItem && own.length > ITEM_LENGTH) return undefined;
    const start = text.length;
    blocks.push({ index, start });
    // Of what stands around the list only the sentence next to it matters.
    text += `${own.length > 4 * ITEM_LENGTH ? ' '.repeat(own.length) : own}\n`;
    if (isItem) items.push({ start, end: text.length });
  }
  const joined = Sentence.join(sentencesIn(text));
  const relation = joined && itemSum(joined, items);
  return relation && { relation, blocks, text };
}
