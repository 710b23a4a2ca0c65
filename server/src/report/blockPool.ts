import type { Block, PlacedBlock } from './block';

/** What a block is besides its source: the same source in the same form says the same. */
export type BlockForm = Pick<Block, 'kind' | 'depth' | 'container' | 'listDepth' | 'startsLine'>;

/**
 * The blocks that an edit may have left as they were although their chunk has changed: lines without blank lines between
 * them are one chunk, as pasted reports mostly are.
 */
export class BlockPool {
  readonly #placed: Iterable<PlacedBlock>;
  #bySource: Map<string, Block[]> | undefined;

  constructor(placed: Iterable<PlacedBlock>) {
    this.#placed = placed;
  }

  /** A block of this source and form, if there is one. */
  find(source: string, form: BlockForm): Block | undefined {
    this.#bySource ??= bySource(this.#placed);
    return this.#bySource.get(source)?.find((block) => isLike(block, form));
  }
}

function bySource(all: Iterable<PlacedBlock>): Map<string, Block[]> {
  const map = new Map<string, Block[]>();
  for (const { block } of all) {
    const known = map.get(block.source);
    if (!known) map.set(block.source, [block]);
    else if (!known.some((each) => isLike(each, block))) known.push(block);
  }
  return map;
}

function isLike(block: Block, form: BlockForm): boolean {
  return (
    block.kind === form.kind &&
    block.depth === form.depth &&
    block.container === form.container &&
    block.listDepth === form.listDepth &&
    block.startsLine === form.startsLine
  );
}
