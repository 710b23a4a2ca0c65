import type { Script } from '../text/script';
import { changeBetween, type TextChange } from '../text/textChange';
import type { PlacedBlock } from './block';
import type { FrontMatter } from './frontMatter';

/** All that a report is made of; what is derived from it may be kept together with it. */
export interface ReportState {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly PlacedBlock[];
  readonly script: Script;
}

/** What an edit did to a report: in place of the blocks `removed` from index `from` on it has those `added`. */
export interface ReportChange {
  readonly before: ReportState;
  readonly from: number;
  readonly removed: readonly PlacedBlock[];
  readonly added: readonly PlacedBlock[];
  /** The passage of the text that was edited; undefined when the text is the same. */
  readonly text: TextChange | undefined;
  /** Whether nothing but these blocks has changed: no blanks between blocks, no front matter, no script. */
  readonly isWithinBlocks: boolean;
}

/** What has changed from one state of a report to another; `text` where it is known what has of the text. */
export function changeOf(
  before: ReportState,
  after: ReportState,
  text = changeBetween(before.text, after.text),
): ReportChange {
  const { from, removedEnd, addedEnd } = changedBlocks(before.blocks, after.blocks);
  const removed = before.blocks.slice(from, removedEnd);
  const added = after.blocks.slice(from, addedEnd);
  const isWithinBlocks =
    before.frontMatter === after.frontMatter &&
    before.script === after.script &&
    (text === undefined || (holds(removed, text.start, text.beforeEnd) && holds(added, text.start, text.afterEnd)));
  return { before, from, removed, added, text, isWithinBlocks };
}

function changedBlocks(before: readonly PlacedBlock[], after: readonly PlacedBlock[]) {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from]?.block === after[from]?.block) from++;
  let removedEnd = before.length;
  let addedEnd = after.length;
  while (removedEnd > from && addedEnd > from && before[removedEnd - 1]?.block === after[addedEnd - 1]?.block) {
    removedEnd--;
    addedEnd--;
  }
  return { from, removedEnd, addedEnd };
}

/** Whether the passage lies between the beginning of the first block and the end of the last. */
function holds(blocks: readonly PlacedBlock[], start: number, end: number): boolean {
  const [first, last] = [blocks[0], blocks[blocks.length - 1]];
  return (
    first !== undefined && last !== undefined && first.offset <= start && end <= last.offset + last.block.source.length
  );
}
