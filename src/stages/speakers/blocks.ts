import type { Block } from '../../document/index.ts';

/** Index of the block that holds a place, or of the last before it; -1 where none begins before it. */
export function blockIndexAt(blocks: readonly Block[], at: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.span[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const blockAt = (blocks: readonly Block[], at: number): Block | undefined => blocks[blockIndexAt(blocks, at)];
