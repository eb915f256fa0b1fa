import { type Block, isAside } from '../../document/index.ts';
import { firstIndex } from '../../text/index.ts';

/** Index of the block that contains a position, or of the last one before it; -1 if none begins before it. */
export const blockIndexAt = (blocks: readonly Block[], at: number): number =>
  firstIndex(blocks.length, (index) => (blocks[index]?.span[0] ?? 0) <= at) - 1;

export const blockAt = (blocks: readonly Block[], at: number): Block | undefined => blocks[blockIndexAt(blocks, at)];

/** The block before another, captions passed over. */
export function textBefore(blocks: readonly Block[], index: number): Block | undefined {
  let at = index - 1;
  for (let block = blocks[at]; block && isAside(block); block = blocks[at]) at -= 1;
  return blocks[at];
}
