import type { PlacedBlock } from '../report/block';
import { commentWords } from '../report/markdown';
import type { PageSpec } from './pageSpec';
import { setTable } from './setTable';
import type { StyledBlock } from './styled';

const TURN = /^(?:横排|橫排|横向|橫向|landscape)$/i;
const KEEP_UPRIGHT = /^(?:竖排|豎排|直排|纵向|縱向|portrait)$/i;
/** Blocks that may stand between the writer's wish and the table that it is about: a caption, a unit. */
const WITHIN = 4;

/** What the writer wants of the next table behind an offset. */
export interface TurnWish {
  readonly offset: number;
  readonly isTurned: boolean;
}

/** The wish that a comment of the report expresses, if it is one: `<!-- 横排 -->`, `<!-- 竖排 -->`. */
export function turnWish({ block, offset }: PlacedBlock): TurnWish | undefined {
  if (block.kind !== 'comment') return undefined;
  const words = commentWords(block.source) ?? '';
  if (TURN.test(words)) return { offset, isTurned: true };
  return KEEP_UPRIGHT.test(words) ? { offset, isTurned: false } : undefined;
}

/**
 * Turns the tables that the writer wants turned, and those whose columns have no room on an upright page for characters
 * that can be read (clause 8, A4 纸型的表格横排). With a table go its caption and unit, and the headings or the mark of the
 * attachment that may not part from it.
 */
export function withTurnedTables(
  blocks: readonly StyledBlock[],
  wishes: readonly TurnWish[],
  spec: PageSpec,
): readonly StyledBlock[] {
  const turned = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (!block.table) continue;
    const wish = wishes.findLast(({ offset }) => offset < block.source.start && isNear(blocks, offset, index));
    if (!(wish?.isTurned ?? setTable(block.table, spec).isCramped)) continue;
    let start = index;
    while (goesAlong(blocks[start - 1], wish?.isTurned === true ? wish.offset : undefined)) start--;
    const end = blocks[index + 1]?.role === 'caption' && !isAbove(blocks, index + 1) ? index + 1 : index;
    for (let at = start; at <= end; at++) turned.add(at);
  }
  if (turned.size === 0) return blocks;
  return blocks.map((block, index) => (turned.has(index) ? { ...block, isTurned: true } : block));
}

/** Whether no other table, and not much else, stands between a wish and the table at `index`. */
function isNear(blocks: readonly StyledBlock[], offset: number, index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const block = blocks[at];
    if (!block || block.source.start < offset) return true;
    if (block.table || index - at >= WITHIN) return false;
  }
  return true;
}

/** Whether a block above a turned table belongs to it; `wished` is where the writer's wish stands. */
function goesAlong(block: StyledBlock | undefined, wished: number | undefined): boolean {
  if (!block || block.table || block.role === 'title' || block.role === 'titleNote') return false;
  if (wished !== undefined && block.source.start > wished) return true;
  return block.keepWithNext;
}

/** Whether a caption stands above another figure rather than below the one before it. */
function isAbove(blocks: readonly StyledBlock[], caption: number): boolean {
  const next = blocks[caption + 1];
  return next?.table !== undefined || next?.image !== undefined;
}
