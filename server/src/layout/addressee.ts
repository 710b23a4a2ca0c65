import { type FlowItem, flowItem } from './flow';
import { layOutImprint } from './imprintLayout';
import { layOutMasthead } from './mastheadLayout';
import { paginate, showsText } from './paginate';
import type { Imprint, StyledBlock, StyledReport } from './styled';

/** Elements behind the 主送机关 that decide whether text begins on its page: a chain of headings and what follows it. */
const LOOK_AHEAD = 6;

/**
 * Clause 7.3.2: where the 主送机关 are so many that the first page would show no text, they move into the 版记. They stay
 * where the page would show none without them either, and where the 版记 would outgrow its page. A working paper has no
 * 版记 to take them.
 */
export function withMovedAddressee(styled: StyledReport): StyledReport {
  const { blocks, spec } = styled;
  const at = blocks.findIndex((block) => block.role === 'addressee');
  const addressee = blocks[at];
  const paragraph = addressee?.paragraph;
  // A footnote belongs under the text that refers to it; in the 版记 there is no place for one.
  if (!addressee || !paragraph || spec.format === 'plain' || paragraph.notes?.length) return styled;
  const follower = blocks[at + 1];
  if (!follower) return styled;
  const text = `主送：${paragraph.text.replace(/[：:]$/, '')}。`;
  const none: Imprint = { addressee: undefined, copies: undefined, printer: undefined, printedOn: undefined };
  const imprint: Imprint = { ...(styled.imprint ?? none), addressee: { text, source: addressee.source } };
  const moved: StyledReport = {
    ...styled,
    // The text takes over the blank row between the title and what stands below it.
    blocks: [
      ...blocks.slice(0, at),
      { ...follower, rowsBefore: Math.max(follower.rowsBefore, addressee.rowsBefore) },
      ...blocks.slice(at + 2),
    ],
    imprint,
  };
  const isNeeded = !beginsOnFirstPage(styled, at + 1) && beginsOnFirstPage(moved, at);
  return isNeeded && layOutImprint(imprint, spec).rows <= spec.linesPerPage ? moved : styled;
}

/** Whether the first page shows some of the text that begins with the element at `start`. */
function beginsOnFirstPage({ blocks, masthead, notes, spec }: StyledReport, start: number): boolean {
  const item = (block: StyledBlock): FlowItem => flowItem(block, spec, undefined);
  const items = blocks.slice(0, start + LOOK_AHEAD).map(item);
  const rows = masthead ? layOutMasthead(masthead, spec).rows : 0;
  return showsText(paginate(items, notes.map(item), spec, rows)[0] ?? [], items);
}
