import type { Attribution, Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { contains, spansTouching } from '../../text/index.ts';

/**
 * Each transcript turn is one direct statement: the source is the label, there is no cue, and the content is the turn's
 * words. A turn of several paragraphs is one attribution with several contents. Its form makes it certain.
 */
export function turnAttributions({ blocks, prose }: Tagged): Omit<Attribution, 'id'>[] {
  const turns: { source: Span[]; content: Span[]; speaker: string | undefined }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'turn') continue;
    const content = spansTouching(prose, block.span).filter((stretch) => contains(block.span, stretch));
    const last = turns.at(-1);
    if (!block.label && last && block.speaker !== undefined && last.speaker === block.speaker)
      last.content.push(...content);
    else turns.push({ source: block.label ? [block.label] : [], content: [...content], speaker: block.speaker });
  }
  return turns
    .filter(({ content }) => content.length > 0)
    .map(({ source, content }) => ({ source, cue: [], content, confidence: 1, basis: 'turn of a transcript' }));
}
