import type { Tagged } from '../../document/index.ts';
import { holding, type Span } from '../../text/index.ts';

/**
 * What is said in a headline and what is said below it are two: of contents on both sides of a headline's end, only those
 * on the side of their cue.
 */
export function besideHeadlines({ blocks }: Tagged, contents: readonly Span[], [cue]: readonly Span[]): Span[] {
  const home = cue && holding(blocks, cue);
  if (!home) return [...contents];
  return contents.filter((content) => {
    const block = holding(blocks, content);
    return block === home || (block?.kind !== 'headline' && home.kind !== 'headline');
  });
}
